"""How far contracts came: the same as on each contract's pages, and a portfolio of them laid side by side."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any
from uuid import UUID

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from msgspec.structs import asdict, replace
from sqlalchemy.ext.asyncio import AsyncEngine

from domain.contract.changes import IndicatorRetired
from domain.contract.commands import (
    AgreeRevision,
    DraftChange,
    DraftRevision,
    ProposeRevision,
    SetExpectation,
)
from domain.contract.terms import Expectation
from domain.measures.outcome import MovementCounts, OutcomeSummary
from domain.provider_return.commands import OpenReturn, SubmitReturn
from domain.provider_return.content import Reading, asked_of
from domain.provider_return.model import return_id
from domain.shared.figures import Score
from domain.shared.values import Baseline, ExpectedPoint, Period
from eventstore.connection import Pool
from projections.distances.queries import PAGE, outcome_distances, portfolio_distances
from projections.distances.results import DistanceFilters, PortfolioDistances
from projections.known import METADATA
from projections.portfolio.queries import Filters
from projections.projector.rebuild import rebuild
from projections.projector.runner import Projector
from projections.read_models import READ_MODELS
from tests.integration.projections.conftest import projected, seen_by
from tests.integration.projections.histories import history
from tests.integration.projections.three_periods import (
    REFINED,
    three_periods,
)
from tests.integration.projections.told import check, kept
from tests.integration.projections.world import Ids, World, furnish
from tests.unit.domain.examples import (
    AWARD,
    CALENDAR,
    CONFIDENCE,
    CONTRACT,
    COUNCIL,
    FRIENDSHIP,
    HOPEFUL,
    LEAD,
    LONELY,
    MAP,
    PARTNER,
    SPRING,
    WELL_BEING,
    an_id,
)
from tests.unit.projections.given import MemoryLog

DISTANCES = next(model for model in READ_MODELS if model.name == "distances")
TODAY = date(2026, 9, 15)
SUMMER = CALENDAR.periods(date(2026, 7, 1), date(2026, 9, 30))[0]
ROSE, FELL, STOOD, NEW, BARE = (Ids(number).contract for number in range(1, 6))
OTHERS_SCORE = replace(WELL_BEING, way_of_measuring="By post")
a_history = st.builds(history, st.integers(0, 2**32), st.integers(20, 70))


@settings(
    max_examples=15,
    deadline=None,
    phases=(Phase.explicit, Phase.reuse, Phase.generate),  # a smaller seed is not a simpler history
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(world=a_history)
async def test_at_every_position_a_distance_is_what_the_contract_s_pages_tell(
    pool: Pool, readers: AsyncEngine, world: World
) -> None:
    await _emptied(pool)
    await projected(pool, world.events)
    async with seen_by(readers, COUNCIL) as connection:
        for position in range(len(world.events) + 1):
            await check(connection, CONTRACT, position)


async def _emptied(pool: Pool) -> None:
    """One database serves all examples."""
    tables = await pool.fetch("SELECT tablename FROM pg_tables WHERE schemaname = 'projections'")
    for (name,) in tables:
        if name in {table.name for table in METADATA.tables.values()}:
            await pool.execute(f'DELETE FROM projections."{name}"')  # noqa: S608 - a table's name


async def test_before_and_after_a_revision_a_distance_is_what_the_contract_s_pages_tell(
    pool: Pool, readers: AsyncEngine
) -> None:
    world = three_periods()
    await projected(pool, world.events)
    async with seen_by(readers, COUNCIL) as connection:
        told = [await check(connection, CONTRACT, position) for position in range(len(world.events) + 1)]
        rows = await kept(connection, CONTRACT, len(world.events))
    assert (told[0], told[-1]) == (0, 3)
    assert rows[HOPEFUL.indicator_id].title == REFINED.title
    assert rows[LONELY.indicator_id].outcome_id == FRIENDSHIP.outcome_id


async def test_in_batches_of_any_size_only_current_rows_carry_what_the_next_are_made_of(pool: Pool) -> None:
    world = three_periods()
    projector = Projector(pool, MemoryLog(world.events), batch=3)
    await projector.prepare()
    await projector.drain()
    ended = "SELECT count(*) FROM projections.distance WHERE known_to IS NOT NULL"
    assert await pool.fetchval(ended) > 0
    assert await pool.fetchval(f"{ended} AND history IS NOT NULL") == 0
    assert await pool.fetchval("SELECT count(history) FROM projections.distance") == 3


async def test_rows_made_anew_past_where_the_old_ones_had_come_to_are_the_same_as_those(pool: Pool) -> None:
    world = three_periods()
    half = len(world.events) - 8
    await projected(pool, world.events[:half])
    rebuilt = await rebuild(pool, MemoryLog(world.events), DISTANCES)
    assert (rebuilt.position, rebuilt.differences) == (len(world.events), 0)


@pytest.fixture
def world() -> World:
    """Beside a contract that reports nothing, others whose scores rose, fell and stood; two have none yet."""
    world = World()
    furnish(world)
    scored = replace(MAP, indicators=(HOPEFUL, WELL_BEING))
    by_post = replace(MAP, indicators=(OTHERS_SCORE,), activities=())
    for stream_id, title, area, agreed, scores in (
        (ROSE, "Walks", "Health", scored, ("20", "30")),
        (FELL, "Clubs", "Health", scored, ("20", "10")),
        (STOOD, "Visits", "Housing", by_post, ("20", "20")),
        (NEW, "Café", "Housing", scored, ()),
        (BARE, "Allotments", "Housing", None, ()),
    ):
        award = replace(
            AWARD, stream_id=stream_id, title=title, service_area=area, arrangement="single", partner_ids=()
        )
        award = replace(award, lead_provider_id=PARTNER if stream_id == FELL else LEAD)
        assert world.do(award, contract_id=stream_id)
        if agreed is not None:
            assert world.do(replace(agreed, stream_id=stream_id), contract_id=stream_id)
        for period, score in zip((SPRING, SUMMER), scores, strict=False):
            _score(world, stream_id, period, score)
    return world


def _score(world: World, contract_id: UUID, period: Period, score: str) -> None:
    stream_id = return_id(contract_id, period)
    reading = Reading(indicator_id=WELL_BEING.indicator_id, figure=Score(score=Decimal(score), people=40))
    opened = OpenReturn(
        stream_id=stream_id,
        contract_id=contract_id,
        period=period,
        due_on=CALENDAR.due_on(period),
        locks_on=CALENDAR.locks_on(period),
        asked=(asked_of(WELL_BEING),),
    )
    assert world.do(opened, contract_id=contract_id)
    assert world.do(SubmitReturn(stream_id=stream_id, readings=(reading,)), contract_id=contract_id)


class Look:
    """Asks for distances, by default as a commissioner sees them at the end of the log."""

    def __init__(self, readers: AsyncEngine, world: World) -> None:
        self._readers, self._world = readers, world

    async def page(self, *contracts: UUID, as_of: int = 0, **asked: Any) -> PortfolioDistances:
        """A page of the portfolio."""
        paging = {name: asked.pop(name) for name in ("offset", "order") if name in asked}
        of_contracts = {name: asked.pop(name) for name in Filters.__struct_fields__ if name in asked}
        filters = DistanceFilters(contracts=Filters(**of_contracts), **asked)
        async with seen_by(self._readers, COUNCIL, *contracts) as connection:
            return await portfolio_distances(
                connection, filters, today=TODAY, as_of=as_of or len(self._world.events), **paging
            )

    async def found(self, *contracts: UUID, **asked: Any) -> list[UUID]:
        """The contracts that the filters let through, in order."""
        page = await self.page(*contracts, **asked)
        assert page.total == len(page.contracts)
        return [each.contract.contract_id for each in page.contracts]


@pytest.fixture
async def look(pool: Pool, readers: AsyncEngine, world: World) -> Look:
    """The world's events, projected."""
    await projected(pool, world.events)
    return Look(readers, world)


def counts(away: int = 0, untold: int = 0, held: int = 0, wanted: int = 0) -> MovementCounts:
    """So many indicators moved which way."""
    return MovementCounts(
        moved_wanted_way=wanted, held=held, moved_away=away, cannot_be_told=untold, not_judged=0
    )


def summary(away: int = 0, untold: int = 0) -> OutcomeSummary:
    """So many indicators moved which way, none of them towards a target."""
    of = asdict(counts(away, untold))
    return OutcomeSummary(**of, least_progress=None, most_progress=None)


async def test_what_needs_talk_first_stands_first(look: Look) -> None:
    assert await look.found() == [FELL, NEW, CONTRACT, ROSE, STOOD, BARE]


async def test_contracts_can_be_listed_by_title(look: Look) -> None:
    assert await look.found(order="title") == [BARE, NEW, FELL, STOOD, ROSE, CONTRACT]


async def test_a_cell_counts_the_indicators_of_an_outcome_by_their_movement(look: Look) -> None:
    page = await look.page()
    first, last = page.contracts[0], page.contracts[-1]
    (cell,) = first.cells
    assert (cell.outcome, cell.latest_on) == (CONFIDENCE, SUMMER.ends_on)
    assert (cell.summary, first.counts) == (summary(away=1, untold=1), counts(away=1, untold=1))
    assert (last.cells, last.counts) == ((), counts())


async def test_the_sums_are_of_all_pages_and_of_what_the_filters_let_through(look: Look) -> None:
    assert (await look.page()).counts == counts(away=1, untold=6, held=1, wanted=1)
    assert (await look.page(service_area="Housing")).counts == counts(untold=2, held=1)
    assert (await look.page(words="nowhere")) == PortfolioDistances(contracts=(), total=0, counts=counts())


async def test_progress_is_given_from_the_least_to_the_most_and_what_is_behind_is_counted(
    pool: Pool, readers: AsyncEngine, world: World
) -> None:
    for contract_id in (ROSE, FELL):
        expectation = Expectation(
            indicator_id=WELL_BEING.indicator_id,
            baseline=Baseline(value=Decimal(15), on=date(2026, 3, 31), people=40),
            path=(ExpectedPoint(on=SPRING.ends_on, value=Decimal(25)),),
        )
        agreed = SetExpectation(stream_id=contract_id, expectation=expectation)
        assert world.do(agreed, contract_id=contract_id)
    await projected(pool, world.events)
    page = await Look(readers, world).page()
    cells = {each.contract.contract_id: each.cells[0].summary for each in page.contracts if each.cells}
    travelled = {known: (cell.least_progress, cell.most_progress) for known, cell in cells.items()}
    assert travelled[FELL] == (Decimal("-0.5"), Decimal("-0.5"))
    assert travelled[ROSE] == (Decimal("1.5"), Decimal("1.5"))
    behind = {each.contract.contract_id: sum(cell.behind for cell in each.cells) for each in page.contracts}
    assert (behind[FELL], behind[ROSE]) == (1, 0)


async def test_contracts_are_filtered_as_in_the_portfolio(look: Look) -> None:
    assert await look.found(provider_id=PARTNER) == [FELL, CONTRACT]
    assert await look.found(service_area="Health") == [FELL, ROSE]
    assert await look.found(words="café") == [NEW]
    assert await look.found(state="ended") == []


async def test_outcomes_are_filtered_by_what_the_contract_says_of_them(
    pool: Pool, readers: AsyncEngine, world: World
) -> None:
    tagged = replace(
        CONFIDENCE,
        level="community",
        bottom_line="economic",
        well_being_element="good_feelings",
        five_ways=("give", "connect"),
        prevention_level="upstream",
    )
    stream_id = an_id(90)
    assert world.do(replace(AWARD, stream_id=stream_id, title="Tagged"), contract_id=stream_id)
    assert world.do(replace(MAP, stream_id=stream_id, outcomes=(tagged,)), contract_id=stream_id)
    await projected(pool, world.events)
    look = Look(readers, world)
    for tag, value in (
        ("level", "community"),
        ("bottom_line", "economic"),
        ("well_being_element", "good_feelings"),
        ("five_ways", "connect"),
        ("prevention_level", "upstream"),
    ):
        assert await look.found(**{tag: value}) == [stream_id], tag
    assert stream_id not in await look.found(level="service")
    assert await look.found(five_ways="be_active") == []


async def test_indicators_are_filtered_by_the_end_of_their_latest_period(look: Look) -> None:
    assert await look.found(latest_from=SUMMER.ends_on) == [FELL, STOOD, ROSE]
    assert await look.found(latest_until=SPRING.ends_on) == []
    assert await look.found(latest_from=SPRING.ends_on, latest_until=SUMMER.ends_on) == [FELL, STOOD, ROSE]
    assert (await look.page(latest_from=SUMMER.ends_on)).counts == counts(away=1, held=1, wanted=1)


async def test_as_of_an_earlier_position_nothing_later_is_counted(look: Look, world: World) -> None:
    mapped = next(
        event.position
        for event in world.events
        if event.topic == "ImpactMapAgreed" and event.originator_id == FELL
    )
    page = await look.page(as_of=mapped)
    assert [each.contract.contract_id for each in page.contracts] == [FELL, CONTRACT, ROSE]
    assert page.counts == counts(untold=5, wanted=1)


async def test_whoever_sees_one_contract_is_told_of_no_other(look: Look) -> None:
    page = await look.page(ROSE)
    assert [each.contract.contract_id for each in page.contracts] == [ROSE]
    assert (page.total, page.counts) == (1, counts(untold=1, wanted=1))


async def test_a_retired_indicator_is_counted_apart(pool: Pool, readers: AsyncEngine, world: World) -> None:
    _retire(world, FELL, WELL_BEING.indicator_id)
    await projected(pool, world.events)
    page = await Look(readers, world).page()
    fell = next(each for each in page.contracts if each.contract.contract_id == FELL)
    (cell,) = fell.cells
    assert (cell.summary, cell.retired) == (summary(untold=1), 1)
    assert page.counts == counts(untold=6, held=1, wanted=1)


def _retire(world: World, contract_id: UUID, indicator_id: UUID) -> None:
    of = {"stream_id": contract_id, "revision_id": an_id(60)}
    drafted = DraftRevision(
        drafted_by="commissioner", effective_from=date(2027, 4, 1), reason="Nobody asks", **of
    )
    written = DraftChange(
        change_id=an_id(61),
        drafted_by="commissioner",
        change=IndicatorRetired(indicator_id=indicator_id),
        reason="Nobody asks",
        **of,
    )
    proposed = ProposeRevision(proposed_by="commissioner", draft=2, **of)
    agreed = AgreeRevision(agreed_by="lead_provider", draft=2, **of)
    assert world.do(drafted, written, proposed, contract_id=contract_id)
    assert world.do(agreed, contract_id=contract_id)


async def test_pages_joined_are_the_whole_and_one_after_the_last_is_the_last(
    pool: Pool, readers: AsyncEngine
) -> None:
    world = World()
    furnish(world)
    for number in range(2 * PAGE):
        award = replace(AWARD, stream_id=an_id(1000 + number), title=f"Service {number:03}")
        assert world.do(award, contract_id=award.stream_id)
    await projected(pool, world.events)
    look = Look(readers, world)
    pages = [await look.page(offset=offset, order="title") for offset in range(0, 4 * PAGE, PAGE)]
    assert [len(page.contracts) for page in pages] == [PAGE, PAGE, 1, 1]
    titles = [each.contract.title for page in pages[:3] for each in page.contracts]
    assert titles == [*(f"Service {number:03}" for number in range(2 * PAGE)), AWARD.title]
    assert pages[3] == pages[2]


async def test_an_outcome_is_told_of_every_contract_that_works_for_it(
    pool: Pool, readers: AsyncEngine, world: World
) -> None:
    await projected(pool, world.events)
    async with seen_by(readers, COUNCIL) as connection:
        found = await outcome_distances(connection, CONFIDENCE.outcome_id, as_of=len(world.events))
        nothing = await outcome_distances(connection, an_id(98), as_of=len(world.events))
    assert [each.contract.contract_id for each in found.contracts] == [NEW, FELL, STOOD, ROSE, CONTRACT]
    assert nothing.contracts == ()
    fell = found.contracts[1]
    assert fell.contract.lead_provider_id == PARTNER
    assert [(known.title, known.movement, known.latest) for known in fell.indicators] == [
        (HOPEFUL.title, "cannot_be_told", None),
        (WELL_BEING.title, "moved_away", Decimal(10)),
    ]


async def test_only_indicators_of_one_id_and_one_definition_are_alike(
    pool: Pool, readers: AsyncEngine, world: World
) -> None:
    await projected(pool, world.events)
    async with seen_by(readers, COUNCIL) as connection:
        found = await outcome_distances(connection, CONFIDENCE.outcome_id, as_of=len(world.events))
    alike = [{known.contract_id for known in group} for group in found.alike]
    assert alike == [{NEW, FELL, ROSE, CONTRACT}, {NEW, FELL, ROSE, CONTRACT}]
    assert found.unlike == 1
