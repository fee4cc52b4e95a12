"""The database and the service as an installation runs them, each a process that can be killed."""

from __future__ import annotations

import asyncio
import os
import signal
import socket
import subprocess
import sys
from pathlib import Path
from types import TracebackType
from typing import Self

import httpx

from services.operations.embedded_postgres import EmbeddedPostgres

COMMAND = (sys.executable, "-m", "services.operations.command", "serve", "all")
START = 120.0
"""Seconds within which a service must be ready, on a machine that has other things to do."""
PAUSE = 0.05


class Database:
    """The embedded server of an installation's folder. Its keeper starts it again when it is killed."""

    def __init__(self, data: Path) -> None:
        self._server = EmbeddedPostgres(data / "postgresql")
        self.url = self._server.url

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._server.close()

    def kill(self) -> None:
        """Kill the postmaster and every process that it started: nothing is finished or tidied up."""
        pid_file = self._server.folder / "data" / "postmaster.pid"
        postmaster = int(pid_file.read_text(encoding="utf-8").split("\n", 1)[0])
        for pid in (postmaster, *children_of(postmaster)):
            _kill(pid)


class Service:
    """`fingerpost serve all` on an installation's folder: both web services and the projector.

    Args:
        data: the installation's folder; the service writes its log beside it.
    """

    def __init__(self, data: Path) -> None:
        self._data = data
        self._port = _free_port()
        self._process: subprocess.Popen[bytes] | None = None
        self.address = f"http://127.0.0.1:{self._port}"
        self.log = data.with_name("service.log")

    def start(self) -> None:
        """Start it; it is ready some time later."""
        bare = {name: value for name, value in os.environ.items() if not name.startswith("FINGERPOST_")}
        settings = {"DATA": str(self._data), "PORT": str(self._port), "LOG": "warning"}
        with self.log.open("ab") as log:
            self._process = subprocess.Popen(
                COMMAND,
                env=bare | {f"FINGERPOST_{name}": value for name, value in settings.items()},
                stdout=log,
                stderr=log,
            )

    async def until_ready(self) -> None:
        """Wait until it says that it can serve.

        Raises:
            TimeoutError: where it does not come so far.
        """
        async with httpx.AsyncClient(base_url=self.address, trust_env=False) as http, asyncio.timeout(START):
            while not await _is_ready(http):
                assert self.alive, f"The service ended by itself; see {self.log}."
                await asyncio.sleep(PAUSE)

    @property
    def alive(self) -> bool:
        """Whether the process runs."""
        return self._process is not None and self._process.poll() is None

    def kill(self) -> None:
        """Kill it in the middle of whatever it does."""
        self._end(signal.SIGKILL)

    def stop(self) -> None:
        """Ask it to finish what it does and end."""
        self._end(signal.SIGTERM)

    def _end(self, how: signal.Signals) -> None:
        if self._process is not None:
            self._process.send_signal(how)
            self._process.wait()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, where: TracebackType | None
    ) -> None:
        self.kill()


def children_of(pid: int) -> list[int]:
    """The processes that a process has started, by the system's own account of them (Linux)."""
    found: list[int] = []
    for entry in Path("/proc").glob("[0-9]*/stat"):
        try:
            # The name in brackets may hold anything; the parent is the second word after it.
            parent = int(entry.read_text(encoding="utf-8").rpartition(")")[2].split()[1])
        except FileNotFoundError:  # it ended while we looked
            continue
        if parent == pid:
            found.append(int(entry.parent.name))
    return found


async def _is_ready(http: httpx.AsyncClient) -> bool:
    try:
        return (await http.get("/readyz")).status_code == httpx.codes.OK
    except httpx.TransportError:
        return False


def _kill(pid: int) -> None:
    try:
        os.kill(pid, signal.SIGKILL)
    except ProcessLookupError:
        """It went with its postmaster."""


def _free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as listening:
        port: int = listening.getsockname()[1]
    return port
