"""The database cluster's folder: made whole or not at all, and the options that the server runs with."""

import os
import shutil
from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from services.operations.embedded_postgres.account import Account, own_account
from services.operations.embedded_postgres.binaries import Binaries
from services.operations.embedded_postgres.errors import explained
from services.operations.embedded_postgres.programs import run

DATABASE: Final = "fingerpost"
SUPERUSER: Final = "fingerpost"
FOLDER_SETTING: Final = "fingerpost.folder"
"""A setting of the server that holds its folder's real path. ``data_directory`` cannot serve: under root the
server is handed its folder as a descriptor and knows it by no path."""

_TUNING: Final = {
    "max_connections": "200",  # the pools of both services and the projector, and some to spare
    "shared_buffers": "256MB",
    "work_mem": "16MB",
    "maintenance_work_mem": "128MB",
    "max_wal_size": "2GB",
    "random_page_cost": "1.1",
    "jit": "off",  # short queries only: compiling them costs more than it saves
    "log_checkpoints": "off",
    "timezone": "UTC",
    "log_timezone": "UTC",
}


@contextmanager
def data_path(data: Path, account: Account) -> Generator[tuple[str, int]]:
    """A path by which ``account`` can enter ``data``, and the descriptor to hand to its programs for that.

    Root may have put the data where only root can go. So root opens the folder, and the server enters it by
    the descriptor: no folder's mode is touched and the server gets no privilege.
    """
    descriptor = os.open(data, os.O_RDONLY | os.O_DIRECTORY)
    try:
        by_descriptor = account.dropped and Path("/proc/self/fd").is_dir()
        yield (f"/proc/self/fd/{descriptor}" if by_descriptor else str(data)), descriptor
    finally:
        os.close(descriptor)


def initialise(data: Path, binaries: Binaries, account: Account) -> None:
    """Make the cluster ``data`` if it is missing: beside its place first, so that half of one never counts.

    Raises:
        DiskFullError: if there is no room.
        EmbeddedPostgresError: if ``initdb`` refuses for another reason.
    """
    if data.exists():
        return
    partial = data.with_name("data.partial")
    shutil.rmtree(partial, ignore_errors=True)
    partial.mkdir(mode=0o700)
    account.own(partial)
    with data_path(partial, account) as (path, descriptor):
        command = [
            str(binaries.program("initdb")),
            "-D",
            path,
            f"--username={SUPERUSER}",
            "--auth=peer",
            "--locale=C.UTF-8",
            "--encoding=UTF8",
            "--data-checksums",
        ]
        done = run(command, [descriptor], **account.under())
    if done.returncode != 0:
        shutil.rmtree(partial, ignore_errors=True)
        raise explained(data.parent, "The database could not be created", done.stdout)
    partial.rename(data)


def admit(runtime: Path, account: Account) -> None:
    """Let in, by the socket alone, this process's account and the server's own; the kernel says who calls.

    The rules are written into a new ``runtime`` each time, before it is handed to the server: root never
    writes into a folder where the server could have laid a link.
    """
    names = sorted({own_account().name, account.name})
    _write(runtime / "pg_hba.conf", "local all all peer map=fingerpost\n", account)
    _write(
        runtime / "pg_ident.conf", "".join(f'fingerpost "{name}" {SUPERUSER}\n' for name in names), account
    )


def options(folder: Path, runtime: Path) -> list[str]:
    """The server's options: a socket in ``runtime`` and no TCP."""
    settings = {
        **_TUNING,
        "listen_addresses": "",
        "hba_file": str(runtime / "pg_hba.conf"),
        "ident_file": str(runtime / "pg_ident.conf"),
        "unix_socket_directories": f'"{runtime}"',
        "unix_socket_permissions": "0700",
        FOLDER_SETTING: str(folder),
    }
    return [word for name, value in settings.items() for word in ("-c", f"{name}={value}")]


def _write(path: Path, text: str, account: Account) -> None:
    path.write_text(text, encoding="utf-8")
    account.own(path)
