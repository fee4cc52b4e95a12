"""All rows that were current at a position: the same by either way of asking, few of other times visited."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import AsyncIterator, Iterator
from typing import Any
from uuid import UUID

import asyncpg
import pytest
from sqlalchemy import Select, select
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine

from eventstore.connection import Pool
from projections.distances.tables import DISTANCE
from projections.known import DIALECT, all_known, as_known
from tests.integration.projections.conftest import projected, seen_by
from tests.unit.domain.examples import COUNCIL, an_id

OTHER_COUNCIL = an_id(77)
EDGES = [1, 2, 3, 4, 7, 8, 9, 15, 16, 17, 255, 256, 257, 1023, 1024, 1025]
"""Lengths of life at which the number of binary digits changes, and their neighbours."""
HEAD = 5000


def versions(key: UUID, seed: int) -> list[tuple[UUID, int, int | None]]:
    """One row's versions, end to end, each as long as one of the edges; the last may be current still."""
    chosen = random.Random(seed)  # noqa: S311 - an example is to be the same every time
    position, found = 1 + seed % 5, list[tuple[UUID, int, int | None]]()
    while position < HEAD:
        ends = position + chosen.choice(EDGES)
        found.append((key, position, ends if ends < HEAD else None))
        position = ends + chosen.choice((0, 0, 1, 5))
    return found


@pytest.fixture
async def connection(
    pool: Pool, administrator: asyncpg.Connection[asyncpg.Record], readers: AsyncEngine
) -> AsyncIterator[AsyncConnection]:
    """A reader's, of a council with many rows beside another that has as many."""
    await projected(pool, ())
    for council_id in (COUNCIL, OTHER_COUNCIL):
        rows = [
            (council_id, council_id, *version)
            for number in range(60)
            for version in versions(an_id(1000 + number), number)
        ]
        await administrator.executemany(
            "INSERT INTO projections.distance (council_id, contract_id, indicator_id, known_from, known_to) "
            "VALUES ($1, $2, $3, $4, $5)",
            rows,
        )
    await administrator.execute("VACUUM ANALYZE projections.distance")
    async with seen_by(readers, COUNCIL) as opened:
        yield opened


COLUMNS = ("contract_id", "known_from", "known_to")


async def test_all_rows_that_were_current_at_a_position(connection: AsyncConnection) -> None:
    chosen = random.Random(4)  # noqa: S311 - an example is to be the same every time
    columns = [DISTANCE.c[name] for name in COLUMNS]
    for position in (0, 1, HEAD - 1, HEAD, 10 * HEAD, *chosen.sample(range(HEAD), 60)):
        expected = await _rows(connection, select(*columns).where(as_known(DISTANCE, position)))
        assert await _rows(connection, select(all_known(DISTANCE, COLUMNS, position))) == expected, position
        assert bool(expected) == (position > 0)


async def test_what_is_asked_of_all_rows_visits_few_of_another_time(connection: AsyncConnection) -> None:
    await connection.exec_driver_sql("SET LOCAL enable_seqscan = off")  # as it is for few rows
    every = await _visited(connection, select(DISTANCE.c.movement).where(as_known(DISTANCE, HEAD)))
    for position in (HEAD // 2, HEAD):
        asked = select(all_known(DISTANCE, ("contract_id", "movement"), position))
        found = sum((await _rows(connection, asked)).values())
        visited = await _visited(connection, asked)
        assert visited.keys() == {"Index Only Scan"}
        assert found <= visited.total() <= 4 * found < every.total()


async def _rows(connection: AsyncConnection, asked: Select[Any]) -> Counter[tuple[Any, ...]]:
    return Counter(tuple(row) for row in await connection.execute(asked))


async def _visited(connection: AsyncConnection, asked: Select[Any]) -> Counter[str]:
    """How many rows of the table a statement looks at, by the way in which it does."""
    statement = asked.compile(dialect=DIALECT)
    given = tuple(statement.params[name] for name in statement.positiontup or ())
    told = await connection.exec_driver_sql(f"EXPLAIN (ANALYZE, FORMAT JSON) {statement}", given)
    found = Counter[str]()
    for node in _nodes(told.scalar_one()[0]["Plan"]):
        if node.get("Relation Name") == "distance":
            rows = node["Actual Rows"] + node.get("Rows Removed by Filter", 0)
            found[node["Node Type"]] += round(rows * node["Actual Loops"])
    return found


def _nodes(plan: dict[str, Any]) -> Iterator[dict[str, Any]]:
    yield plan
    for below in plan.get("Plans", ()):
        yield from _nodes(below)
