"""(1) Append: the group-committing store against the library's own recorder and a raw locked append.

All three write to one server, with fsync and synchronous commit on, under a lock that keeps positions in the
order of commits. The library's recorder runs in threads on psycopg, as it does in any application. The raw
append is what asyncpg can do at best one transaction at a time: one call of a function that takes the lock
and inserts the same rows into the same table, without idempotency key, expected version or notification.

Run `python -m benchmarks.append`; `--quick` takes seconds and proves nothing but that it runs.
"""

from __future__ import annotations

import argparse
import asyncio
import contextlib
import tempfile
import threading
import time
from collections.abc import Awaitable, Callable, Iterator
from pathlib import Path
from urllib.parse import parse_qs, urlsplit
from uuid import UUID, uuid4

import asyncpg
import uvloop
from eventsourcing.persistence import StoredEvent
from eventsourcing.postgres import PostgresApplicationRecorder, PostgresDatastore

from benchmarks.measure import Rates, Row, rate, ratio, rounds, write
from eventstore import Append, EventsTable, Metadata, PendingEvent, PostgresEventStore
from eventstore.append_function import SESSION_SETTINGS
from services.operations.embedded_postgres import EmbeddedPostgres

WRITERS = (1, 4, 16)
EVENTS = (1, 30)
TOPIC = "ReadingRecorded"
PAYLOAD = b'{"indicator":"5f0f4c1e-94a3-4b7e-9a55-2f7f0d8f1a10","value":"61.5","note":"' + b"x" * 60 + b'"}'
SAID = Metadata(
    council_id=uuid4(),
    contract_id=uuid4(),
    actor_id=uuid4(),
    role="provider",
    correlation_id=uuid4(),
    causation_id=uuid4(),
    source="web",
)

RAW_TABLE = EventsTable("raw", "events")
RAW_APPEND = f"""CREATE FUNCTION raw.locked_append(stream uuid, versions bigint[], types text[],
    schema_versions integer[], payloads bytea[], council uuid, contract uuid, actor uuid, correlation uuid,
    causation uuid, acting text, origin text) RETURNS bigint
LANGUAGE plpgsql AS $$
DECLARE
    head bigint;
BEGIN
    PERFORM pg_advisory_xact_lock(1);
    SELECT coalesce(max(position), 0) INTO head FROM {RAW_TABLE.events};
    INSERT INTO {RAW_TABLE.events} (position, version, recorded_at, stream_id, council_id, contract_id,
        actor_id, correlation_id, causation_id, schema_version, type, role, source, payload)
    SELECT head + n, v, clock_timestamp(), stream, council, contract, actor, correlation, causation, sv, t,
        acting, origin, p
    FROM unnest(versions, types, schema_versions, payloads) WITH ORDINALITY u(v, t, sv, p, n);
    RETURN head;
END
$$"""  # noqa: S608 - the table is the benchmark's own
RAW_CALL = "SELECT raw.locked_append($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)"

Work = Callable[[], Awaitable[object]]


def stock_rate(dsn: str, writers: int, events: int, seconds: float) -> float:
    """Return the library's transactions a second."""
    address = urlsplit(dsn)
    datastore = PostgresDatastore(
        dbname=address.path.strip("/"),
        host=parse_qs(address.query)["host"][0],
        port=5432,
        user=address.username or "",
        password="",
        pool_size=writers,
        schema="stock",
    )
    recorder = PostgresApplicationRecorder(datastore, events_table_name="stored_events")
    recorder.create_table()
    try:
        return _threads(lambda: recorder.insert_events(_stock_events(events)), writers, seconds)
    finally:
        datastore.close()


def _stock_events(events: int) -> list[StoredEvent]:
    stream = uuid4()
    return [StoredEvent(stream, version, TOPIC, PAYLOAD) for version in range(1, events + 1)]


def _threads(work: Callable[[], object], writers: int, seconds: float) -> float:
    counts = [0] * writers
    begin = threading.Barrier(writers + 1)
    end = threading.Event()

    def run(number: int) -> None:
        work()
        begin.wait()
        while not end.is_set():
            work()
            counts[number] += 1

    threads = [threading.Thread(target=run, args=(number,)) for number in range(writers)]
    for thread in threads:
        thread.start()
    begin.wait()
    started = time.perf_counter()
    end.wait(seconds)
    end.set()
    for thread in threads:
        thread.join()
    return sum(counts) / (time.perf_counter() - started)


async def _coroutines(works: list[Work], seconds: float) -> float:
    for work in works:
        await work()
    started = time.perf_counter()

    async def run(work: Work) -> int:
        count = 0
        while time.perf_counter() - started < seconds:
            await work()
            count += 1
        return count

    counts = await asyncio.gather(*map(run, works))
    return sum(counts) / (time.perf_counter() - started)


def our_rate(dsn: str, writers: int, events: int, seconds: float) -> float:
    """Return our transactions a second, through one appender."""

    async def measure() -> float:
        async with PostgresEventStore(dsn, EventsTable("ours", "events")) as store:

            async def work() -> None:
                await store.append(_our_append(uuid4(), events))

            return await _coroutines([work] * writers, seconds)

    return uvloop.run(measure())


def _our_append(stream: UUID, events: int) -> Append:
    return Append(
        stream_id=stream,
        expected_version=0,
        events=[
            PendingEvent(stream, version, TOPIC, PAYLOAD, metadata=SAID) for version in range(1, events + 1)
        ],
    )


def raw_rate(dsn: str, writers: int, events: int, seconds: float) -> float:
    """Return the transactions a second of raw asyncpg, a connection a writer."""

    async def measure() -> float:
        # With the settings that our own appender has, which serve it too.
        connections = [
            await asyncpg.connect(dsn, server_settings=dict(SESSION_SETTINGS)) for _ in range(writers)
        ]
        try:
            return await _coroutines([_raw_work(each, events) for each in connections], seconds)
        finally:
            for each in connections:
                await each.close()

    return uvloop.run(measure())


def _raw_work(connection: asyncpg.Connection[asyncpg.Record], events: int) -> Work:
    async def work() -> None:
        await connection.fetchval(
            RAW_CALL,
            uuid4(),
            list(range(1, events + 1)),
            [TOPIC] * events,
            [1] * events,
            [PAYLOAD] * events,
            SAID.council_id,
            SAID.contract_id,
            SAID.actor_id,
            SAID.correlation_id,
            SAID.causation_id,
            SAID.role,
            SAID.source,
        )

    return work


async def prepare(dsn: str) -> None:
    """Create the three contenders' tables, and see to it that a commit means what it says."""
    for schema in ("ours", "raw"):
        await PostgresEventStore(dsn, EventsTable(schema, "events")).create_tables()
    connection = await asyncpg.connect(dsn)
    try:
        await connection.execute("CREATE SCHEMA IF NOT EXISTS stock")
        await connection.execute(RAW_APPEND)
        for setting in ("fsync", "synchronous_commit"):
            assert await connection.fetchval(f"SHOW {setting}") == "on", f"{setting} must be on"
    finally:
        await connection.close()


def rows_of(found: list[Rates], writers: int, events: int) -> list[Row]:
    """Return the figures of one cell: against the library, and against raw asyncpg."""
    names = ("ours", "stock", "raw")
    absolute = {f"{name}_transactions_per_second": rate(found, name) for name in names}
    absolute["ours_events_per_second"] = round(rate(found, "ours") * events, 1)
    return [
        Row(
            benchmark="append",
            yardstick=yardstick,
            writers=writers,
            events=events,
            ratio=ratio(found, "ours", name),
            absolute=absolute,
        )
        for name, yardstick in (
            ("stock", "eventsourcing's PostgreSQL recorder"),
            ("raw", "raw locked asyncpg append"),
        )
    ]


def measure(dsn: str, count: int, seconds: float) -> Iterator[Row]:
    """Measure every number of writers with every number of events, and yield the figures.

    Args:
        dsn: an empty database, reached through a socket.
        count: rounds; every contender has its turn in each.
        seconds: how long a turn is.
    """
    asyncio.run(prepare(dsn))
    for writers in WRITERS:
        for events in EVENTS:
            contenders = {
                name: (lambda run=run, w=writers, e=events: run(dsn, w, e, seconds))
                for name, run in (("ours", our_rate), ("stock", stock_rate), ("raw", raw_rate))
            }
            yield from rows_of(rounds(count, contenders), writers, events)


@contextlib.contextmanager
def server() -> Iterator[str]:
    """Start a server of the benchmark's own and yield its address."""
    with (
        tempfile.TemporaryDirectory(prefix="fingerpost-bench-") as folder,
        EmbeddedPostgres(Path(folder) / "data") as started,
    ):
        yield started.url


def main() -> None:
    """Measure, print and write down."""
    parser = argparse.ArgumentParser(description="Measure the append.")
    parser.add_argument("--quick", action="store_true", help="seconds instead of minutes; writes nothing")
    quick: bool = parser.parse_args().quick
    with server() as dsn:
        rows: list[Row] = []
        for row in measure(dsn, count=1 if quick else 5, seconds=0.05 if quick else 1.5):
            rows.append(row)
            cell = f"{row.writers:2} writers, {row.events:2} events"
            print(f"append: {cell}: {row.ratio:6.2f} times {row.yardstick}", flush=True)
    if not quick:
        write(rows)


if __name__ == "__main__":
    main()
