"""Open the embedded PostgreSQL: start it, or join the processes that use it already."""

import os
import sys
import time
from pathlib import Path
from types import TracebackType
from typing import Final, Self
from urllib.parse import quote

import msgspec

from services.operations.embedded_postgres import locks
from services.operations.embedded_postgres.account import server_account
from services.operations.embedded_postgres.binaries import Binaries
from services.operations.embedded_postgres.cluster import (
    DATABASE,
    FOLDER_SETTING,
    SUPERUSER,
    initialise,
)
from services.operations.embedded_postgres.errors import EmbeddedPostgresError, disk_full_explained, explained
from services.operations.embedded_postgres.keeper import Orders
from services.operations.embedded_postgres.keeper import main as keeper_main
from services.operations.embedded_postgres.programs import run, start_detached
from services.operations.embedded_postgres.runtime import find_runtime, make_runtime, remove_runtime

_PATIENCE: Final = 300.0  # seconds; a server that was killed first replays what it had promised
_PAUSE: Final = 0.05


class EmbeddedPostgres:
    """A PostgreSQL server on ``folder``, shared with every process that opens it, until :meth:`close`.

    ``url`` is its address for asyncpg: a socket in a folder that only its account may enter. The server stops
    when its last user has closed it or has died, however it died.
    """

    def __init__(self, folder: Path, binaries: Binaries | None = None, patience: float = _PATIENCE) -> None:
        """Open the server of ``folder``, which is made if missing.

        Args:
            folder: where the database lives. Data, locks and log go there and nowhere else.
            binaries: which PostgreSQL; default: the wheel's.
            patience: seconds to wait for a server to answer.

        Raises:
            DiskFullError: if there is no room for it.
            EmbeddedPostgresError: if the server cannot be had for another reason.
        """
        self._binaries = binaries or Binaries.of_wheel()
        self._patience = patience
        with disk_full_explained(folder):
            folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            self.folder = folder.resolve()
            self._users = locks.open_lock(self.folder, "users")
            try:
                with locks.alone(self.folder, "start"):
                    locks.share(self._users)  # waits for a keeper that is just stopping
                    self._join_or_start()
            except BaseException:
                os.close(self._users)
                raise

    @property
    def url(self) -> str:
        """The address of the database, for asyncpg."""
        return f"postgresql://{SUPERUSER}@/{DATABASE}?host={quote(str(find_runtime(self.folder)))}"

    def close(self) -> None:
        """Stop using the server. If nobody else uses it, it has stopped when this returns."""
        keeper = locks.open_lock(self.folder, "keeper")
        try:
            while self._nobody_else_uses_it() and not locks.try_take(keeper):
                time.sleep(_PAUSE)
        finally:
            os.close(keeper)
            os.close(self._users)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, where: TracebackType | None
    ) -> None:
        self.close()

    def _join_or_start(self) -> None:
        deadline = time.monotonic() + self._patience
        started = False
        while True:
            # The keeper before the server: a server that answers without a keeper is about to stop.
            with locks.if_free(self.folder, "keeper") as keeper:
                if keeper is not None:
                    if started:
                        raise explained(self.folder, "The database server did not start", self._log_text())
                    self._start(keeper)
                    started = True
            if self._ask("postgres", f"show {FOLDER_SETTING}") == str(self.folder):
                break
            if time.monotonic() > deadline:
                raise EmbeddedPostgresError(
                    f"The database server of {self.folder} runs but has not answered for "
                    f"{self._patience:.0f} seconds. Its log is {self._log}."
                )
            time.sleep(_PAUSE)
        exists = f"select oid from pg_database where datname = '{DATABASE}'"  # noqa: S608 - a name of ours
        if not self._ask("postgres", exists):
            self._ask("postgres", f"create database {DATABASE}")

    def _start(self, keeper: int) -> None:
        account = server_account(self.folder / "data")
        locks.wait_for(self.folder, "server")  # whose keeper was killed and which may be stopping yet
        try:
            runtime, binaries = make_runtime(self.folder, self._binaries, account)
            initialise(self.folder / "data", binaries, account)
        except BaseException:
            remove_runtime(self.folder)
            raise
        orders = Orders(str(self.folder), str(runtime), str(binaries.program("postgres")), account)
        program = f"from {keeper_main.__module__} import main; main()"
        command = [sys.executable, "-c", program, msgspec.json.encode(orders).decode()]
        start_detached(command, [keeper], self._log)

    def _ask(self, database: str, statement: str) -> str | None:
        """The server's answer to one statement, or None where there is none to be had."""
        socket = str(find_runtime(self.folder))
        where = ["-h", socket, "-U", SUPERUSER, "-d", database]
        done = run([str(self._binaries.program("psql")), "-XAtq", *where, "-c", statement])
        return done.stdout.strip() if done.returncode == 0 else None

    def _nobody_else_uses_it(self) -> bool:
        """Whether no other process shares ``users``; gives up our own share in asking."""
        if locks.try_take(self._users):
            locks.let_go(self._users)
            return True
        shared = locks.try_share(self._users)
        locks.let_go(self._users)
        return not shared  # neither alone nor shared: the keeper has it and is stopping the server

    @property
    def _log(self) -> Path:
        return self.folder / "postgresql.log"

    def _log_text(self) -> str:
        return self._log.read_text(encoding="utf-8", errors="replace")
