"""(2) Projecting 200,000 events: the projector against the library's `ProjectionRunner` and set-based SQL.

All three make the same rows of the read model `returns` of the same log on one server, with the same columns
and indexes, every version of a row kept. The library commits each event by itself and is timed over its first
few thousand events; its rate does not grow with their number. Set-based SQL is one statement a table over the
whole log. All rows are compared before anything is timed.

Run `python -m benchmarks.projecting`; `--quick` takes seconds and proves nothing but that it runs.
"""

from __future__ import annotations

import argparse
import asyncio
import gc
import time

import asyncpg
import uvloop

from benchmarks.append import server
from benchmarks.measure import Rates, Row, rate, ratio, rounds, write
from benchmarks.projecting_log import LOG, PER_RETURN, fill
from benchmarks.projecting_sql import SCHEMA as IN_SQL
from benchmarks.projecting_sql import STATEMENTS
from benchmarks.projecting_stock import SCHEMA as STOCK
from benchmarks.projecting_stock import copy_log, stock_rate
from eventstore import Database, PostgresEventStore
from projections.known import SCHEMA as OURS
from projections.projector.install import PROJECTOR, install
from projections.projector.projection import BATCH
from projections.projector.runner import Projector
from projections.read_models import READ_MODELS
from services.operations.migrations import migrate

EVENTS = 200_000
RETURNS = next(model for model in READ_MODELS if model.name == "returns")
TABLES = [table.name for table in RETURNS.tables]


class Contenders:
    """The three, each on tables of its own, emptied before its turn.

    Args:
        url: a migrated database that holds the log.
        events: how many events the log has.
        few: how many of them the library is timed over.
    """

    def __init__(self, url: str, events: int, few: int) -> None:
        self._url = url
        self._events = events
        self._few = few

    def ours(self) -> float:
        """Events a second of the projector."""
        return uvloop.run(self._ours())

    def sql(self) -> float:
        """Events a second of set-based SQL."""
        return uvloop.run(self._sql())

    def stock(self) -> float:
        """Events a second of the library."""
        uvloop.run(self._empty(STOCK, "DROP TABLE IF EXISTS stock.returns_tracking"))
        return stock_rate(self._url, self._few)

    async def _ours(self) -> float:
        await self._empty(OURS, f"UPDATE {OURS}.checkpoint SET position = 0")  # noqa: S608
        database = Database(self._url, role=PROJECTOR)
        async with database.pool() as pool, PostgresEventStore(database, LOG) as store:
            projector = Projector(pool, store, [RETURNS])
            gc.collect()
            gc.freeze()  # as a service does when it has started
            started = time.perf_counter()
            position = await projector.drain()
            seconds = time.perf_counter() - started
            gc.unfreeze()
        assert position == self._events
        return self._events / seconds

    async def _sql(self) -> float:
        await self._empty(IN_SQL)
        connection = await Database(self._url, role=PROJECTOR).connect()
        started = time.perf_counter()
        async with connection.transaction():
            for statement, types in STATEMENTS:
                await connection.execute(statement, types)
        seconds = time.perf_counter() - started
        await connection.close()
        return self._events / seconds

    async def _empty(self, schema: str, also: str = "") -> None:
        connection = await asyncpg.connect(self._url)
        await connection.execute(f"TRUNCATE {', '.join(f'{schema}.{table}' for table in TABLES)}; {also}")
        await connection.execute("CHECKPOINT")  # what one wrote is not for the next to sync
        await connection.close()

    async def compare(self) -> None:
        """See that the projector and the SQL make the same rows, and the library as many of its events."""
        connection = await asyncpg.connect(self._url)
        for table in TABLES:
            first = f"SELECT count(*) FROM {OURS}.{table} WHERE known_from <= {self._few}"  # noqa: S608
            stock = f"SELECT count(*) FROM {STOCK}.{table}"  # noqa: S608
            assert await connection.fetchval(first) == await connection.fetchval(stock), table
            ours, other = f"TABLE {OURS}.{table}", f"TABLE {IN_SQL}.{table}"
            differing = f"({ours} EXCEPT ALL {other}) UNION ALL ({other} EXCEPT ALL {ours})"
            assert await connection.fetchval(f"SELECT count(*) FROM ({differing}) d") == 0, table  # noqa: S608
        await connection.close()


async def prepare(url: str, events: int) -> None:
    """Create the three contenders' tables, and record the log."""
    await migrate(url)
    connection = await asyncpg.connect(url)
    await fill(connection, events)
    for schema in (IN_SQL, STOCK):
        await connection.execute(
            f"CREATE SCHEMA {schema}; GRANT USAGE, CREATE ON SCHEMA {schema} TO {PROJECTOR}"
        )
    await connection.close()
    projecting = await Database(url, role=PROJECTOR).connect()
    for schema in (OURS, IN_SQL, STOCK):
        async with projecting.transaction():
            await install(projecting, [RETURNS], schema)
    await projecting.close()


def rows_of(found: list[Rates], events: int) -> list[Row]:
    """The figures: against the library, and against set-based SQL."""
    absolute = {f"{name}_events_per_second": rate(found, name) for name in ("ours", "stock", "sql")}
    yardsticks = (("stock", "eventsourcing's ProjectionRunner"), ("sql", "set-based SQL of the same rows"))
    return [
        Row(
            benchmark="projecting",
            yardstick=yardstick,
            writers=1,
            events=BATCH,
            ratio=ratio(found, "ours", name),
            absolute={**absolute, "events_projected": events},
        )
        for name, yardstick in yardsticks
    ]


def measure(url: str, count: int, events: int, few: int) -> list[Row]:
    """Measure the three in turns.

    Args:
        url: an empty database, reached through a socket.
        count: rounds.
        events: how many events the log has.
        few: how many of them the library is timed over.
    """
    events -= events % PER_RETURN
    asyncio.run(prepare(url, events))
    copy_log(url, few)
    contenders = Contenders(url, events, few)
    for contender in (contenders.ours, contenders.sql, contenders.stock):
        contender()
    asyncio.run(contenders.compare())
    turns = {"ours": contenders.ours, "stock": contenders.stock, "sql": contenders.sql}
    return rows_of(rounds(count, turns), events)


def main() -> None:
    """Measure, print and write down."""
    parser = argparse.ArgumentParser(description="Measure the projector.")
    parser.add_argument("--quick", action="store_true", help="seconds instead of minutes; writes nothing")
    quick: bool = parser.parse_args().quick
    with server() as url:
        rows = measure(url, 1, 5_000, 300) if quick else measure(url, 5, EVENTS, 5_000)
    for row in rows:
        many = row.absolute["events_projected"]
        print(f"projecting {many:.0f} events: {row.ratio:6.2f} times {row.yardstick}")
    if not quick:
        write(rows)


if __name__ == "__main__":
    main()
