"""The server's private folder for its socket: new at each start, with a path short enough for one."""

import os
import shutil
import tempfile
from pathlib import Path
from typing import Final

from services.operations.embedded_postgres.account import Account
from services.operations.embedded_postgres.binaries import Binaries
from services.operations.embedded_postgres.cluster import admit
from services.operations.embedded_postgres.errors import EmbeddedPostgresError
from services.operations.embedded_postgres.programs import run

_OWNER: Final = "folder"  # a file that names the database folder that a runtime folder serves
_PLACES: Final = ("/tmp", "/var/tmp", "/run")  # noqa: S108 - a private folder is made in one of them
_LONGEST: Final = 80  # bytes; a socket's whole path may have 107, on macOS 103


def make_runtime(folder: Path, binaries: Binaries, account: Account) -> tuple[Path, Binaries]:
    """Make the folder, note it as the link ``run`` in ``folder``, and say which binaries ``account`` can run.

    Raises:
        EmbeddedPostgresError: if no temporary folder of the system serves.
    """
    places = dict.fromkeys([tempfile.gettempdir(), *_PLACES])
    for place in map(Path, places):
        writable = place.is_dir() and os.access(place, os.W_OK | os.X_OK)
        if len(bytes(place)) > _LONGEST or not writable or not account.can_use(place):
            continue
        remove_runtime(folder)
        runtime = Path(tempfile.mkdtemp(prefix="fingerpost-", dir=place))
        (folder / "run").symlink_to(runtime)
        (runtime / _OWNER).write_text(str(folder), encoding="utf-8")
        admit(runtime, account)
        account.own(runtime)
        usable = binaries.reachable_by(account, runtime)
        if _runs(usable, account):
            return runtime, usable
    raise EmbeddedPostgresError(
        f"The account {account.name} can run PostgreSQL in none of the temporary folders {', '.join(places)}."
    )


def find_runtime(folder: Path) -> Path:
    """Where the server of ``folder`` has its socket, if it runs."""
    return (folder / "run").resolve()


def remove_runtime(folder: Path) -> None:
    """Remove the runtime folder that was noted, also after a server that was killed.

    If ``folder`` is a copy of another, its note leads to what serves the other: that stays.
    """
    owner = folder / "run" / _OWNER
    if owner.exists() and owner.read_text(encoding="utf-8") == str(folder):
        shutil.rmtree(find_runtime(folder))
    (folder / "run").unlink(missing_ok=True)


def _runs(binaries: Binaries, account: Account) -> bool:
    """Whether ``account`` can run the server's program: not if its place is mounted ``noexec``."""
    try:
        return run([str(binaries.program("postgres")), "--version"], **account.under()).returncode == 0
    except PermissionError:
        return False
