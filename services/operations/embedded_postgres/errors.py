"""What can go wrong with the embedded PostgreSQL, in sentences that an operator can act on."""

import errno
import shutil
from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path

from services.operations.errors import OperationsError

_ROOM_FOR_A_REASON = 64 * 1024  # bytes


class EmbeddedPostgresError(OperationsError):
    """The embedded PostgreSQL cannot be used; the text says why and what to do."""


class DiskFullError(EmbeddedPostgresError):
    """There is no room left on the disk that holds the database."""

    def __init__(self, folder: Path) -> None:
        super().__init__(
            f"The disk that holds the database folder {folder} is full. "
            "Free some space, or choose a folder on another disk with FINGERPOST_DATA, and start again."
        )


def explained(folder: Path, what_failed: str, output: str) -> EmbeddedPostgresError:
    """The error for what a PostgreSQL program wrote before it gave up on ``folder``.

    On a disk without any room there is none for the reason either, so that is looked at as well.
    """
    said = "No space left on device" in output or "Disk quota exceeded" in output
    if said or (not output and shutil.disk_usage(folder).free < _ROOM_FOR_A_REASON):
        return DiskFullError(folder)
    last_lines = "\n".join(output.splitlines()[-5:]) or "It gave no reason."
    return EmbeddedPostgresError(f"{what_failed} in {folder}:\n{last_lines}")


@contextmanager
def disk_full_explained(folder: Path) -> Generator[None]:
    """Turn the system's "no space" inside the block into :class:`DiskFullError`; pass on anything else."""
    try:
        yield
    except OSError as error:
        if error.errno in {errno.ENOSPC, errno.EDQUOT}:
            raise DiskFullError(folder) from error
        raise
