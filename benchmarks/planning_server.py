"""The monitoring service for benchmark (4), over one database, and how fast it answers with a page.

python -m benchmarks.planning_server DATABASE_URL PORT
"""

from __future__ import annotations

import http.client
import socket
import subprocess
import sys
import time
from collections.abc import Generator
from contextlib import ExitStack, contextmanager
from typing import cast

import httpx
import msgspec
from starlette.types import ASGIApp

from demonstration.acts import NOW
from services.monitoring.app import create_app
from services.operations.serving import serve
from services.settings import Settings

_PAUSE = 0.05


class Database(msgspec.Struct, frozen=True):
    """A database to serve.

    Attributes:
        url: migrated, and with its read models.
        session: the Cookie header of a person who has signed in.
    """

    url: str
    session: str


class Pages(msgspec.Struct, frozen=True):
    """A service that answers on a port with the pages of whoever has the session."""

    port: int
    session: str

    def rate(self, address: str, times: int) -> float:
        """Pages a second, asked for one after the other on one connection.

        Raises:
            AssertionError: where one is answered otherwise than with a page.
        """
        connection = http.client.HTTPConnection("127.0.0.1", self.port)
        try:
            self._get(connection, address)
            started = time.perf_counter()
            for _ in range(times):
                self._get(connection, address)
            return times / (time.perf_counter() - started)
        finally:
            connection.close()

    def _get(self, connection: http.client.HTTPConnection, address: str) -> None:
        connection.request("GET", address, headers={"Cookie": self.session})
        answer = connection.getresponse()
        body = answer.read()
        assert answer.status == httpx.codes.OK, (address, answer.status, body[:500])


@contextmanager
def serving(*databases: Database) -> Generator[tuple[Pages, ...]]:
    """Serve each database in a process of its own, at the demonstration's moment, once all answer."""
    with ExitStack() as stack:
        started = [(stack.enter_context(_process(each.url)), each.session) for each in databases]
        for (process, port), _ in started:
            while not _answers(port):
                assert process.poll() is None, "the service ended"
                time.sleep(_PAUSE)
        yield tuple(Pages(port, session) for (_, port), session in started)


@contextmanager
def _process(url: str) -> Generator[tuple[subprocess.Popen[bytes], int]]:
    with socket.create_server(("127.0.0.1", 0)) as listening:
        port: int = listening.getsockname()[1]
    process = subprocess.Popen((sys.executable, "-m", "benchmarks.planning_server", url, str(port)))
    try:
        yield process, port
    finally:
        process.terminate()
        process.wait()


def _answers(port: int) -> bool:
    try:
        return httpx.get(f"http://127.0.0.1:{port}/readyz", trust_env=False).is_success
    except httpx.TransportError:
        return False


def main() -> None:
    """Serve until told to stop."""
    url, port = sys.argv[1:]
    settings = Settings(database_url=url, port=int(port), log="warning", clock=NOW)
    # Litestar describes the same protocol in types of its own.
    serve(cast("ASGIApp", create_app(settings)), settings, projecting=False)


if __name__ == "__main__":
    main()
