"""Whatever page is asked for as of a position, it shows what a replay of the log up to there would show."""

from __future__ import annotations

import json
import random
import re
import secrets
from collections.abc import AsyncIterator, Mapping, Sequence
from typing import Any
from uuid import UUID

import asyncpg
import pytest
from plotly.utils import PlotlyJSONEncoder
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine

from demonstration.acts import NOW
from demonstration.people import PERSON
from domain.shared.days import local_day
from eventstore import PostgresEventStore, RecordedEvent
from eventstore.connection import Database, Pool
from projections.known import SCHEMA
from projections.positions import LOG
from projections.projector.install import PROJECTOR, READER, install
from projections.projector.projection import Projection
from projections.read_models import READ_MODELS
from projections.trajectories.queries import trajectories
from services.access import Access, Cookies, keeping, reading_only
from services.dashboards.place import Place
from services.dashboards.reading import Reading
from services.dashboards.refusals import NothingThere
from services.dashboards.views.every import VIEWS
from services.dashboards.views.view import View
from services.presentation.as_of import Asked

POSITIONS = 200
VIEWS_EACH = 3
"""Tried at each position; over all positions every view has its turn many times."""
FRESH = "fresh"
PEOPLE = {known.council_id: known for known in (PERSON["auditor"].person, PERSON["england"].person)}
HERE = Place(path="/dashboards/somewhere", query={})


class UpTo:
    """The log as it was when it had come to a position."""

    def __init__(self, log: PostgresEventStore) -> None:
        self._log = log
        self.position = 0

    async def head(self) -> int:
        return self.position

    async def read_log(
        self, after: int = 0, types: Sequence[str] = (), *, limit: int = 500, until: int | None = None
    ) -> Sequence[RecordedEvent]:
        end = self.position if until is None else min(until, self.position)
        return await self._log.read_log(after, types, limit=limit, until=end)


@pytest.fixture
async def database(demonstration_url: str) -> AsyncIterator[tuple[Pool, UpTo]]:
    """The demonstration with a second, empty set of read models beside its own, and its log."""
    administrator = await asyncpg.connect(demonstration_url)
    await administrator.execute(
        f"CREATE SCHEMA {FRESH}; GRANT USAGE, CREATE ON SCHEMA {FRESH} TO {PROJECTOR}; "
        f"GRANT USAGE ON SCHEMA {FRESH} TO {READER}"
    )
    await administrator.close()
    projecting = Database(demonstration_url, role=PROJECTOR)
    async with PostgresEventStore(projecting, LOG) as log, projecting.pool() as pool:
        async with pool.acquire() as connection, connection.transaction():
            await install(connection, READ_MODELS, FRESH)
        yield pool, UpTo(log)


@pytest.fixture
async def reader(demonstration_url: str) -> AsyncIterator[AsyncEngine]:
    engine = reading_only(demonstration_url)
    yield engine
    await engine.dispose()


@pytest.fixture
async def access(demonstration_url: str, reader: AsyncEngine) -> AsyncIterator[Access]:
    keeper = keeping(demonstration_url)
    yield Access(keeper, reader, Cookies(secure=False))
    await keeper.dispose()


def chance_of(seed: int) -> random.Random:
    """The same choices for the same seed."""
    return random.Random(seed)  # noqa: S311 - which positions are tried is no secret


@pytest.mark.timeout(1_200)  # it replays the whole log, and makes more than a thousand pages
async def test_every_view_as_of_a_position_is_what_a_replay_up_to_it_shows(
    database: tuple[Pool, UpTo], access: Access
) -> None:
    pool, log = database
    seed = secrets.randbits(32)
    chance = chance_of(seed)
    events = await _every_event(log)
    shown: set[str] = set()
    for position in sorted(chance.sample(range(1, len(events) + 1), POSITIONS)):
        await _replay(pool, log, position)
        about = _last_with_a_contract(events[:position])
        if about is None or about.council_id not in PEOPLE:
            continue
        async with access.reading_as(PEOPLE[about.council_id]) as connection:
            remembered = await _pages(access, connection, about, position, chance_of(seed + position))
            await connection.execution_options(schema_translate_map={SCHEMA: FRESH})
            lived = await _pages(access, connection, about, position, chance_of(seed + position))
        assert remembered == lived, f"seed {seed}, position {position}"
        shown |= {pattern for pattern, page in lived.items() if page != "nothing there"}
    assert shown == {view.pattern for view in VIEWS}, f"seed {seed}"


async def _every_event(log: UpTo) -> list[RecordedEvent]:
    log.position = 2**62
    found: list[RecordedEvent] = []
    while page := await log.read_log(found[-1].position if found else 0, limit=5_000):
        found += page
    return found


async def _replay(pool: Pool, log: UpTo, position: int) -> None:
    """Bring the second read models from where they are to the position."""
    log.position = position
    async with pool.acquire() as connection:
        for model in READ_MODELS:
            step = await Projection(model, log, FRESH).catch_up(connection)
            assert step.outcome != "stopped"


def _last_with_a_contract(events: Sequence[RecordedEvent]) -> RecordedEvent | None:
    return next((event for event in reversed(events) if event.contract_id is not None), None)


async def _pages(
    access: Access, connection: AsyncConnection, about: RecordedEvent, position: int, chance: random.Random
) -> Mapping[str, str]:
    """Some views of the contract that an event is about, as text that can be compared."""
    assert about.council_id is not None
    assert about.contract_id is not None
    reading = Reading(
        access=access,
        person=PEOPLE[about.council_id],
        connection=connection,
        place=HERE,
        asked=Asked(position=position),
        as_of=position,
        today=local_day(NOW),
    )
    ids = await _ids(connection, about.contract_id, position, chance)
    able = [view for view in VIEWS if set(re.findall(r"{(\w+)}", view.pattern)) <= ids.keys()]
    tried = chance.sample(able, min(VIEWS_EACH, len(able)))
    return {view.pattern: await _page(view, reading, ids) for view in tried}


async def _ids(
    connection: AsyncConnection, contract_id: UUID, position: int, chance: random.Random
) -> dict[str, UUID]:
    """The ids of one of the contract's outcomes, of one of its indicators and of a return that reads it."""
    found = await trajectories(connection, contract_id, as_of=position)
    ids = {"contract_id": contract_id}
    outcomes = [] if found is None else [each for each in found.outcomes if each.indicators]
    if outcomes:
        outcome = chance.choice(outcomes)
        indicator = chance.choice(outcome.indicators)
        ids |= {"outcome_id": outcome.outcome.outcome_id, "indicator_id": indicator.indicator_id}
        if indicator.points:
            ids["return_id"] = chance.choice(indicator.points).return_id
    return ids


async def _page(view: View, reading: Reading, ids: Mapping[str, UUID]) -> str:
    try:
        page = await view.page(reading, ids)
    except NothingThere:
        return "nothing there"
    told: Any = (page.title, page.caption, page.heading, page.parts, repr(page.charts), repr(page.numbers))
    return json.dumps(told, cls=PlotlyJSONEncoder, default=str)
