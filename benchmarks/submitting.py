"""(3) HTTP: submitting a return of thirty readings, against the same handler on the library's stock recorder.

The monitoring service runs as `fingerpost serve monitoring` runs it, in a process of its own: uvicorn, the
session's check, whose return it is under row-level security, the domain's decision, the append. Sixteen
connections each submit one return after the other through the JSON API, every request another return. Of the
two services only the write side differs: ours, or an application of the library on `eventsourcing.postgres`
(psycopg in a pool of threads, with its table lock), which keeps nothing about an event but the event and
checks no idempotency key. All else costs both the same, and so the ratio is far below that of the append.

Nobody projects meanwhile, and requests say that they do not wait for it: how fast events become rows is
benchmark (2).

Run `python -m benchmarks.submitting`; `--quick` takes seconds and proves nothing but that it runs.
"""

from __future__ import annotations

import argparse
import asyncio
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Generator
from contextlib import contextmanager

import asyncpg
import httpx
import msgspec

from benchmarks.append import server
from benchmarks.measure import Row, rate, ratio, rounds, write
from benchmarks.submitting_load import rate_of
from benchmarks.submitting_server import CONNECTIONS, SCHEMA, StockFingerpost
from domain.provider_return.events import ReturnOpened
from projections.positions import LOG
from services.access import FORM_HEADER, Access, Cookies, form_token, keeping, reading_only
from services.access.service import SignedIn
from services.application.application import Fingerpost
from services.monitoring.api.returns import Submission
from services.operations.migrations import migrate
from services.operations.projecting import projector
from tests.load.world import INDICATORS, PASSWORD, SUBMITTER, furnish, stream_of, submission


class Size(msgspec.Struct, frozen=True, kw_only=True):
    """How much is measured.

    Attributes:
        rounds: turns of each contender.
        ours, stock: submissions of a turn, so many that turns take about as long.
        warming: submissions of each before the first turn.
    """

    rounds: int = 5
    ours: int = 1_200
    stock: int = 800
    warming: int = 100

    @property
    def returns(self) -> int:
        """Returns that are opened beforehand: nobody submits twice to one."""
        return self.rounds * (self.ours + self.stock) + 2 * self.warming


async def prepare(url: str, returns: int) -> str:
    """Open the returns, in our log and in the library's tables, and sign in; the session's cookie."""
    token = await open_and_sign_in(url, returns)
    await _begin_stock(url)
    return token


async def open_and_sign_in(url: str, returns: int) -> str:
    """Open so many returns, and sign in whoever submits them; the session's cookie."""
    await migrate(url)
    keeper, reader = keeping(url), reading_only(url)
    access = Access(keeper, reader, Cookies(secure=False))
    async with Fingerpost(url) as fingerpost:
        await furnish(fingerpost, access, returns)
    async with projector(url) as made:
        await made.drain()
    connection = await asyncpg.connect(url)
    await connection.execute("ANALYZE")
    for setting in ("fsync", "synchronous_commit"):
        assert await connection.fetchval(f"SHOW {setting}") == "on", f"{setting} must be on"
    await connection.close()
    signed_in = await access.sign_in(SUBMITTER.email, PASSWORD, address="127.0.0.1", cookie_header=None)
    await keeper.dispose()
    await reader.dispose()
    assert isinstance(signed_in, SignedIn)
    return signed_in.token


async def _begin_stock(url: str) -> None:
    """Open the returns in the library's tables as well."""
    connection = await asyncpg.connect(url)
    await connection.execute(f"CREATE SCHEMA {SCHEMA}")
    async with StockFingerpost(url) as stock:
        await connection.execute(
            f"INSERT INTO {SCHEMA}.{stock.recorder.events_table_name} "  # noqa: S608 - its own name
            "(originator_id, originator_version, topic, state) "
            f"SELECT stream_id, version, type, payload FROM {LOG.events} WHERE type = $1 ORDER BY position",
            ReturnOpened.__name__,
        )
    await connection.close()


def request(number: int, token: str) -> bytes:
    """A whole request that submits one return."""
    command = submission(number)
    body = msgspec.json.encode(Submission(readings=command.readings, narratives=command.narratives))
    head = (
        f"POST /api/returns/{stream_of(number)}/submission HTTP/1.1",
        "Host: 127.0.0.1",
        f"Cookie: {Cookies(secure=False).name('session')}={token}",
        f"{FORM_HEADER}: {form_token(token)}",
        f"Idempotency-Key: submission-{number}",
        "Prefer: wait=0",
        "Content-Type: application/json",
        f"Content-Length: {len(body)}",
    )
    return "\r\n".join([*head, "", ""]).encode() + body


@contextmanager
def serving(contender: str, url: str) -> Generator[int]:
    """Serve on one write side in a process of its own; its port, once it answers."""
    with socket.create_server(("127.0.0.1", 0)) as listening:
        port: int = listening.getsockname()[1]
    command = (sys.executable, "-m", "benchmarks.submitting_server", contender, url, str(port))
    process = subprocess.Popen(command)
    try:
        while not _answers(port):
            assert process.poll() is None, "the service ended"
            time.sleep(0.05)
        yield port
    finally:
        process.terminate()
        process.wait()


def _answers(port: int) -> bool:
    try:
        return httpx.get(f"http://127.0.0.1:{port}/readyz", trust_env=False).is_success
    except httpx.TransportError:
        return False


def measure(url: str, size: Size) -> Row:
    """Let both submit, in turns, and return the figures.

    Args:
        url: an empty database, reached through a socket.
        size: how much is measured.
    """
    token = asyncio.run(prepare(url, size.returns))
    numbers = iter(range(size.returns))

    def contender(port: int, submissions: int) -> Callable[[], float]:
        def run() -> float:
            return rate_of(port, [request(next(numbers), token) for _ in range(submissions)], CONNECTIONS)

        return run

    with serving("ours", url) as ours, serving("stock", url) as stock:
        for port in (ours, stock):
            contender(port, size.warming)()
        found = rounds(
            size.rounds, {"ours": contender(ours, size.ours), "stock": contender(stock, size.stock)}
        )
    return Row(
        benchmark="submitting",
        yardstick="the same handler on eventsourcing's PostgreSQL recorder",
        writers=CONNECTIONS,
        events=len(INDICATORS),
        ratio=ratio(found, "ours", "stock"),
        absolute={f"{name}_requests_per_second": rate(found, name) for name in ("ours", "stock")},
    )


def main() -> None:
    """Measure, print and write down."""
    parser = argparse.ArgumentParser(description="Measure submitting over HTTP.")
    parser.add_argument("--quick", action="store_true", help="seconds instead of minutes; writes nothing")
    quick: bool = parser.parse_args().quick
    with server() as url:
        row = measure(url, Size(rounds=1, ours=200, stock=100, warming=20) if quick else Size())
    print(f"submitting: {row.writers} connections: {row.ratio:6.2f} times {row.yardstick}")
    for name, figure in row.absolute.items():
        print(f"submitting: {name}: {figure}")
    if not quick:
        write([row])


if __name__ == "__main__":
    main()
