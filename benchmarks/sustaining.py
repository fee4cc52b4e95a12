"""(5) Sixty submissions a second of thirty readings each, sustained, with the read models following.

The monitoring service runs with its projector as `fingerpost serve monitoring` runs it, in a process of its
own. Submissions come through the JSON API at an even pace, each at its moment whether or not those before it
are answered, and are timed from that moment on. Beside them somebody looks ten times a second how long the
oldest event has been waiting that a read model does not speak of yet.

The yardstick is what is asked of it: the slowest submission of a hundred within 500 ms, the longest wait of a
hundred within 2 s. The ratio says how many times quicker it is.

Run `python -m benchmarks.sustaining`; it takes ten minutes and the time to open 36,000 returns. `--quick`
takes seconds and proves nothing but that it runs.
"""

from __future__ import annotations

import argparse
import asyncio
import multiprocessing
import threading
import time
from collections.abc import Generator, Sequence
from contextlib import contextmanager
from multiprocessing.connection import Connection

import asyncpg
import msgspec

from benchmarks.append import server
from benchmarks.measure import Row, write
from benchmarks.submitting import open_and_sign_in, request, serving
from benchmarks.sustaining_load import latencies
from projections.known import SCHEMA
from projections.positions import LOG
from tests.load.world import INDICATORS

ANSWERED, SHOWN = 0.5, 2.0
"""Seconds within which ninety-nine of a hundred are answered, and shown."""
LOOK_EVERY = 0.1


class Size(msgspec.Struct, frozen=True, kw_only=True):
    """How much is measured.

    Attributes:
        a_second: submissions a second.
        seconds: for how long.
        warming: submissions before, at the same pace, that are not timed.
    """

    a_second: int = 60
    seconds: int = 600
    warming: int = 300
    connections: int = 64

    @property
    def returns(self) -> int:
        """Returns that are opened beforehand: nobody submits twice to one."""
        return self.a_second * self.seconds + self.warming


def measure(url: str, size: Size) -> list[Row]:
    """Submit at an even pace while somebody watches the read models.

    Args:
        url: an empty database, reached through a socket.
        size: how much is measured.
    """
    token = asyncio.run(open_and_sign_in(url, size.returns))
    requests = [request(number, token) for number in range(size.returns)]
    with serving("projecting", url) as port:
        every = 1 / size.a_second
        latencies(port, requests[: size.warming], every, size.connections)
        with _watching(url) as waits:
            answered = latencies(port, requests[size.warming :], every, size.connections)
    return [
        _row("sustaining: answered", answered, ANSWERED, size),
        _row("sustaining: shown", waits, SHOWN, size),
    ]


def _row(name: str, seconds: Sequence[float], limit: float, size: Size) -> Row:
    p99 = percentile(seconds, 99)
    return Row(
        benchmark=name,
        yardstick=f"a limit of {limit:g} s for 99 of 100",
        writers=size.connections,
        events=len(INDICATORS),
        ratio=round(limit / max(p99, 0.0001), 2),
        absolute={
            "submissions_per_second": size.a_second,
            "seconds": size.seconds,
            "p50_ms": round(percentile(seconds, 50) * 1000, 1),
            "p99_ms": round(p99 * 1000, 1),
            "longest_ms": round(max(seconds) * 1000, 1),
        },
    )


def percentile(values: Sequence[float], per_cent: int) -> float:
    """The value that so many of a hundred do not exceed (nearest rank)."""
    ordered = sorted(values)
    return ordered[max(0, -(-len(ordered) * per_cent // 100) - 1)]


@contextmanager
def _watching(url: str) -> Generator[list[float]]:
    """Look at the read models meanwhile, from a process of its own; the waits that were seen."""
    here, there = multiprocessing.get_context("spawn").Pipe()
    watcher = multiprocessing.get_context("spawn").Process(target=watch, args=(url, there))
    waits: list[float] = []
    watcher.start()
    assert here.recv() == "watching"
    yield waits
    here.send("stop")
    waits.extend(here.recv())
    watcher.join()


def watch(url: str, told: Connection) -> None:
    """Note how long the oldest event has been waiting, until told to stop."""
    stop = threading.Event()

    async def looking() -> list[float]:
        connection = await asyncpg.connect(url)
        found: list[float] = []
        told.send("watching")
        while not stop.is_set():
            found.append(float(await connection.fetchval(_OLDEST)))
            await asyncio.sleep(LOOK_EVERY)
        await connection.close()
        return found

    def waiting() -> None:
        told.recv()
        stop.set()

    threading.Thread(target=waiting, daemon=True).start()
    told.send(asyncio.run(looking()))


_OLDEST = (
    f"SELECT coalesce(extract(epoch FROM clock_timestamp() - (SELECT recorded_at FROM {LOG.events} "  # noqa: S608
    f"WHERE position > (SELECT min(position) FROM {SCHEMA}.checkpoint) ORDER BY position LIMIT 1)), 0)"
)
"""Seconds since the first event that some read model does not speak of yet was recorded; 0 without one."""


def main() -> None:
    """Measure, print and write down."""
    parser = argparse.ArgumentParser(description="Measure submissions at a steady pace.")
    parser.add_argument("--quick", action="store_true", help="seconds instead of minutes; writes nothing")
    quick: bool = parser.parse_args().quick
    started = time.monotonic()
    with server() as url:
        rows = measure(url, Size(seconds=5, warming=60) if quick else Size())
    for row in rows:
        print(f"{row.benchmark}: {row.ratio:6.2f} times quicker than {row.yardstick}: {dict(row.absolute)}")
    print(f"took {time.monotonic() - started:.0f} s in all")
    if not quick:
        write(rows)


if __name__ == "__main__":
    main()
