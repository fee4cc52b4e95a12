"""The process that starts the server, starts it again when it was killed, and stops it after the last user.

It runs by itself, in a session of its own: a Ctrl-C or a kill aimed at the process that opened the server
must not reach a server that others use.
"""

import os
import signal
import subprocess
import sys
from pathlib import Path
from typing import Final

import msgspec

from services.operations.embedded_postgres import locks
from services.operations.embedded_postgres.account import Account
from services.operations.embedded_postgres.cluster import data_path, options
from services.operations.embedded_postgres.programs import start_with_us
from services.operations.embedded_postgres.runtime import remove_runtime

_PATIENCE: Final = 60.0  # seconds for an orderly stop


class Orders(msgspec.Struct, frozen=True):
    """What the keeper is to keep: the server ``program`` on ``folder``/data, its socket in ``runtime``."""

    folder: str
    runtime: str
    program: str
    account: Account


def keep(orders: Orders) -> None:
    """Run the server until nobody shares the ``users`` lock any more, or until it ends by itself."""
    folder = Path(orders.folder)
    users = locks.open_lock(folder, "users")
    alone = False
    killed = True
    while killed and not alone:
        server = _start(orders)
        alone = _wait(server, users)
        if alone:
            _stop(server)
        # A server that was killed is started again; one that gave up would only give up again.
        killed = server.returncode < 0
    remove_runtime(folder)


def _start(orders: Orders) -> subprocess.Popen[bytes]:
    folder = Path(orders.folder)
    lock = locks.open_lock(folder, "server")
    locks.take(lock)  # waits for the children of a postmaster that was killed
    _remove_stale_pid_file(folder / "data")
    with data_path(folder / "data", orders.account) as (path, descriptor):
        command = [orders.program, "-D", path, *options(folder, Path(orders.runtime))]
        server = start_with_us(command, [descriptor, lock], **orders.account.under())
    os.close(lock)  # the server holds it from now on
    return server


def _wait(server: subprocess.Popen[bytes], users: int) -> bool:
    """Wait for the server's end (False) or the last user's (True)."""
    while True:
        if locks.try_take(users):
            return True
        try:
            server.wait(timeout=0.25)
        except subprocess.TimeoutExpired:
            continue
        return False


def _stop(server: subprocess.Popen[bytes]) -> None:
    server.send_signal(signal.SIGINT)  # PostgreSQL's "fast" shutdown: sessions end, everything is written
    try:
        server.wait(_PATIENCE)
    except subprocess.TimeoutExpired:
        server.send_signal(signal.SIGQUIT)
        server.wait()


def _remove_stale_pid_file(data: Path) -> None:
    """Remove what a killed server left; its pid may belong to anybody by now and would stop the start.

    We hold the ``server`` lock, so no server of ours works here. One that somebody started by hand would have
    ``data`` as its working directory: then the file stays, and PostgreSQL itself refuses.
    """
    path = data / "postmaster.pid"
    if path.exists():
        pid = path.read_text(encoding="utf-8", errors="replace").split("\n", 1)[0].strip()
        working_directory = Path("/proc", pid, "cwd")
        if not (working_directory.exists() and working_directory.samefile(data)):
            path.unlink()


def main() -> None:
    """Detach, then keep what the first argument (JSON) orders."""
    orders = msgspec.json.decode(sys.argv[1], type=Orders)
    if os.fork() == 0:
        os.setsid()
        keep(orders)
