"""As of a position, every answer is what a projection of only the events up to it would give."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

import asyncpg
import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from sqlalchemy.ext.asyncio import AsyncEngine

from domain.contract.model import Contract
from eventstore import RecordedEvent
from eventstore.connection import Pool
from projections.contracts import queries as contracts
from projections.known import METADATA, SCHEMA
from projections.projector.install import PROJECTOR, READER, install
from projections.projector.projection import Projection
from projections.read_models import READ_MODELS
from tests.integration.projections.answers import everything, known
from tests.integration.projections.conftest import seen_by
from tests.integration.projections.histories import DAYS, INDICATORS, history
from tests.integration.projections.world import Ids, World
from tests.unit.domain.examples import COUNCIL
from tests.unit.projections.given import MemoryLog

FRESH = "fresh"
INDICATOR_IDS = [indicator.indicator_id for indicator in INDICATORS]

a_history = st.builds(history, st.integers(0, 2**32), st.integers(0, 70))
on_real_postgres = settings(
    max_examples=25,
    deadline=None,
    # A smaller seed is not a simpler history, and each try costs a second.
    phases=(Phase.explicit, Phase.reuse, Phase.generate),
    # One database serves all examples; each empties the tables it uses.
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)


@pytest.fixture
async def two_schemas(administrator: asyncpg.Connection[asyncpg.Record], pool: Pool) -> Pool:
    """Read models twice: where they live, and beside for a projection of only the first events."""
    await administrator.execute(
        f"CREATE SCHEMA {FRESH}; GRANT USAGE, CREATE ON SCHEMA {FRESH} TO {PROJECTOR}; "
        f"GRANT USAGE ON SCHEMA {FRESH} TO {READER}"
    )
    async with pool.acquire() as connection, connection.transaction():
        await install(connection, READ_MODELS, SCHEMA)
        await install(connection, READ_MODELS, FRESH)
    return pool


@on_real_postgres
@given(
    world=a_history,
    cuts=st.lists(st.integers(0, 200), max_size=8),
    limit=st.integers(1, 40),
    chosen=st.integers(0, 2**16),
)
async def test_the_past_is_what_it_was(  # noqa: PLR0913, PLR0917 - what is random, and the database
    two_schemas: Pool, readers: AsyncEngine, world: World, cuts: list[int], limit: int, chosen: int
) -> None:
    events = world.events
    position = chosen % (len(events) + 1)
    await _project(two_schemas, SCHEMA, events, cuts, limit)
    await _project(two_schemas, FRESH, events[:position], (), 5_000)
    ids = known(events, INDICATOR_IDS)
    async with seen_by(readers, COUNCIL) as connection:
        remembered = await everything(connection, ids, position)
        await connection.execution_options(schema_translate_map={SCHEMA: FRESH})
        lived = await everything(connection, ids, position)
    for question, answer in lived.items():
        assert remembered[question] == answer, question


@on_real_postgres
@given(world=a_history)
async def test_terms_are_those_that_the_contract_itself_would_tell(
    two_schemas: Pool, readers: AsyncEngine, world: World
) -> None:
    await _project(two_schemas, SCHEMA, world.events, (), 7)
    state = world.state(Ids(0).contract)
    assert isinstance(state, Contract)
    for day in (*DAYS, date(2026, 4, 1), date(2028, 1, 1)):
        async with seen_by(readers, COUNCIL) as connection:
            found = await contracts.contract(connection, Ids(0).contract, as_of=len(world.events), on=day)
        terms = state.terms_on(day)
        assert found is not None
        assert terms is not None
        shown = {known.definition for outcome in found.outcomes for known in outcome.indicators}
        assert shown == set(terms.indicators)


async def _project(
    pool: Pool, schema: str, events: Sequence[RecordedEvent], cuts: Sequence[int], limit: int
) -> None:
    """Project events into emptied tables: the log grows by leaps, and each is taken in batches."""
    log = MemoryLog()
    async with pool.acquire() as connection:
        for table in METADATA.tables.values():
            if table.name != "checkpoint":
                await connection.execute(f'DELETE FROM {schema}."{table.name}"')  # noqa: S608
        await connection.execute(f"UPDATE {schema}.checkpoint SET position = 0")  # noqa: S608
        for cut in (*sorted(cuts), len(events)):
            log.events = list(events[:cut])
            for projection in (Projection(model, log, schema) for model in READ_MODELS):
                while (step := await projection.step(connection, limit)).more:
                    pass
                assert step.outcome != "stopped"
