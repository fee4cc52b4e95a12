"""What pages are told of one contract: its terms, returns, trajectories and timeline."""

from __future__ import annotations

from collections.abc import AsyncIterator
from datetime import date, timedelta
from decimal import Decimal

import pytest
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine

from domain.provider_return.commands import (
    AnswerQuery,
    SubmitReturn,
)
from domain.provider_return.content import Reading
from domain.provider_return.events import ReadingRestated
from domain.shared.figures import Count, number_of
from eventstore.connection import Pool
from projections.contracts.queries import contract, contracts, contracts_of_organisation
from projections.contracts.results import Contract
from projections.returns.queries import due, history_of_figure, return_page
from projections.timeline.queries import timeline
from projections.trajectories.queries import trajectories
from tests.integration.projections.conftest import projected, seen_by
from tests.integration.projections.three_periods import (
    FALLS_RETURN,
    REFINED,
    SIXTY,
    STORY,
    SUMMERS_RETURN,
    do,
    three_periods,
)
from tests.integration.projections.world import Ids, World, award
from tests.unit.domain.examples import (
    CONFIDENCE,
    CONTRACT,
    COUNCIL,
    FRIENDSHIP,
    HALF_ARE_HOPEFUL,
    HOPEFUL,
    LEAD,
    LONELY,
    PARTNER,
    RETURN,
    WELL_BEING,
    an_id,
)


@pytest.fixture
def world() -> World:
    """Three periods of one contract."""
    return three_periods()


@pytest.fixture
async def connection(pool: Pool, readers: AsyncEngine, world: World) -> AsyncIterator[AsyncConnection]:
    """A reader's connection to the world."""
    await projected(pool, world.events)
    async with seen_by(readers, COUNCIL) as opened:
        yield opened


async def test_the_portfolio_names_council_and_lead_provider(
    connection: AsyncConnection, world: World
) -> None:
    (row,) = await contracts(connection, as_of=len(world.events))
    assert (row.council_name, row.lead_provider_name) == ("Ashmere 0", "Kite Youth 0")


async def test_a_contract_before_its_award_is_not_there(connection: AsyncConnection, world: World) -> None:
    awarded = next(event.position for event in world.events if event.topic == "ContractAwarded")
    assert await contract(connection, CONTRACT, as_of=awarded - 1) is None
    assert await trajectories(connection, CONTRACT, as_of=awarded - 1) is None
    known = await contract(connection, CONTRACT, as_of=awarded)
    assert known is not None
    assert known.outcomes == ()


async def test_a_contract_shows_the_terms_of_the_day(connection: AsyncConnection, world: World) -> None:
    position = len(world.events)
    before = await contract(connection, CONTRACT, as_of=position, on=date(2026, 9, 30))
    after = await contract(connection, CONTRACT, as_of=position)
    assert before is not None
    assert after is not None
    assert _titles(before) == [HOPEFUL.title, WELL_BEING.title]
    assert _titles(after) == [REFINED.title, WELL_BEING.title, LONELY.title]
    assert after.terms_on == date(2026, 10, 1)
    assert [(party.name, party.part) for party in after.parties] == [
        ("Kite Youth 0", "lead_provider"),
        ("Harbour Trust 0", "partner"),
    ]
    assert [(each.standing, each.reason) for each in after.revisions] == [("in_effect", "Asked more plainly")]


def _titles(page: Contract) -> list[str]:
    return [known.definition.title for each in page.outcomes for known in each.indicators]


async def test_an_organisation_works_under_the_contracts_that_it_leads_or_shares(
    connection: AsyncConnection, world: World
) -> None:
    for organisation_id, found in ((LEAD, (CONTRACT,)), (PARTNER, (CONTRACT,)), (an_id(98), ())):
        of_organisation = await contracts_of_organisation(
            connection, organisation_id, as_of=len(world.events)
        )
        assert of_organisation == found


async def test_returns_are_listed_by_the_day_they_are_due_with_the_questions_that_wait(
    connection: AsyncConnection, world: World
) -> None:
    rows = await due(connection, LEAD, as_of=len(world.events))
    assert [row.return_id for row in rows] == [RETURN, SUMMERS_RETURN, FALLS_RETURN]
    assert [row.standing for row in rows] == ["accepted", "submitted", "open"]
    assert [row.open_queries for row in rows] == [0, 1, 0]
    assert [row.submissions for row in rows] == [1, 2, 0]
    assert await due(connection, an_id(98), as_of=len(world.events)) == ()


async def test_a_return_shows_each_indicator_beside_the_period_before_and_what_was_expected(
    connection: AsyncConnection, world: World
) -> None:
    page = await return_page(connection, SUMMERS_RETURN, as_of=len(world.events))
    assert page is not None
    (outcome,) = page.outcomes
    hopeful, score = outcome.indicators
    assert outcome.outcome == CONFIDENCE
    assert hopeful.definition == HOPEFUL
    assert hopeful.reading is not None
    assert hopeful.reading.figure == SIXTY.figure
    assert hopeful.previous is not None
    assert hopeful.previous.same_definition
    assert (hopeful.previous.return_id, hopeful.previous.reading.told) == (RETURN, "restated")
    assert score.previous is not None
    assert score.previous.reading.missing == "not_collected"
    assert (hopeful.expected, score.expected) == (None, None)  # nothing was expected before March 2027


async def test_the_period_before_does_not_compare_where_the_definition_changed(
    connection: AsyncConnection, world: World
) -> None:
    page = await return_page(connection, FALLS_RETURN, as_of=len(world.events))
    assert page is not None
    confidence, friendship = page.outcomes
    (hopeful,) = confidence.indicators
    assert hopeful.definition == REFINED
    assert hopeful.reading is None
    assert hopeful.previous is not None
    assert not hopeful.previous.same_definition
    assert (friendship.outcome, friendship.indicators[0].previous) == (FRIENDSHIP, None)


async def test_a_question_is_closed_by_sending_back_and_an_answer_by_submitting_without_it(
    connection: AsyncConnection, world: World
) -> None:
    page = await return_page(connection, SUMMERS_RETURN, as_of=len(world.events))
    assert page is not None
    assert [(query.question, query.waits) for query in page.queries] == [
        ("Nobody asked?", False),
        ("How many?", True),
    ]
    assert page.prompts[0].answer is None
    sent_back = next(event.position for event in world.events if event.topic == "ReturnSentBack")
    then = await return_page(connection, SUMMERS_RETURN, as_of=sent_back)
    assert then is not None
    assert (then.summary.standing, then.summary.sent_back_because) == ("sent_back", "Ask them")
    assert then.prompts[0].answer == STORY.text


async def test_an_answered_question_waits_no_longer(pool: Pool, readers: AsyncEngine, world: World) -> None:
    assert do(world, AnswerQuery(stream_id=SUMMERS_RETURN, query_id=an_id(71), answer="Fifty-five"))
    await projected(pool, world.events)
    async with seen_by(readers, COUNCIL) as opened:
        page = await return_page(opened, SUMMERS_RETURN, as_of=len(world.events))
    assert page is not None
    assert (page.summary.open_queries, page.queries[-1].answer) == (0, "Fifty-five")


async def test_a_trajectory_has_series_points_and_every_correction(
    connection: AsyncConnection, world: World
) -> None:
    found = await trajectories(connection, CONTRACT, as_of=len(world.events))
    assert found is not None
    confidence, friendship = found.outcomes
    hopeful, score = confidence.indicators
    assert [series.definition.title for series in hopeful.series] == [HOPEFUL.title, REFINED.title]
    read = [(point.period.label, point.now.figure) for point in hopeful.points]
    assert [(label, number_of(figure)) for label, figure in read if figure] == [
        ("April to June 2026", Decimal(60)),
        ("July to September 2026", Decimal(60)),
    ]
    spring = hopeful.points[0]
    assert spring.first.figure == HALF_ARE_HOPEFUL.figure
    assert [each.reason for each in spring.restatements] == ["A group was left out"]
    assert hopeful.expected.baseline_on(date(2026, 9, 30)) is not None
    assert [point.now.missing for point in score.points] == ["not_collected", None]
    assert friendship.indicators[0].points == ()
    assert friendship.indicators[0].series[0].effective_from == date(2026, 10, 1)


async def test_before_a_correction_the_figure_was_what_was_reported_first(
    connection: AsyncConnection, world: World
) -> None:
    restated = next(event.position for event in world.events if event.topic == "ReadingRestated")
    before = await trajectories(connection, CONTRACT, as_of=restated - 1)
    assert before is not None
    assert before.outcomes[0].indicators[0].points[0].now.figure == HALF_ARE_HOPEFUL.figure
    history = await history_of_figure(connection, RETURN, HOPEFUL.indicator_id, as_of=len(world.events))
    assert [version.told for version in history] == ["reported", "restated"]
    assert history[-1].position == restated


async def test_the_timeline_is_newest_first_and_counts_a_submission_once(
    connection: AsyncConnection, world: World
) -> None:
    position = len(world.events)
    entries = await timeline(connection, CONTRACT, as_of=position)
    positions = [entry.position for entry in entries]
    assert positions == sorted(positions, reverse=True)
    assert not {"ReadingRecorded", "NarrativeRecorded"} & {entry.type for entry in entries}
    every = await timeline(connection, CONTRACT, as_of=position, every_part=True)
    assert sum(entry.type == "ReadingRecorded" for entry in every) == 6
    restated = next(entry for entry in entries if entry.type == "ReadingRestated")
    assert isinstance(restated.fact, ReadingRestated)
    assert restated.fact.reading == SIXTY
    assert restated.period is not None
    assert (restated.return_id, restated.period.label) == (RETURN, "April to June 2026")
    assert next(entry for entry in entries if entry.type == "ContractAwarded").period is None


async def test_the_timeline_is_paged_by_position(connection: AsyncConnection, world: World) -> None:
    whole = await timeline(connection, CONTRACT, as_of=len(world.events), limit=500)
    paged: list[object] = []
    before: int | None = None
    while page := await timeline(connection, CONTRACT, as_of=len(world.events), before=before, limit=4):
        paged.extend(page)
        before = page[-1].position
    assert paged == list(whole)


async def test_one_contract_s_answers_hold_nothing_of_another(
    pool: Pool, readers: AsyncEngine, world: World
) -> None:
    award(world, 5)
    count = Reading(indicator_id=LONELY.indicator_id, figure=Count(count=3))
    world.now += timedelta(days=1)
    assert not do(world, SubmitReturn(stream_id=FALLS_RETURN, readings=(count,)))  # hope is asked for too
    await projected(pool, world.events)
    async with seen_by(readers, COUNCIL) as opened:
        other = await trajectories(opened, Ids(5).contract, as_of=len(world.events))
        assert other is not None
        assert not any(known.points for each in other.outcomes for known in each.indicators)
        assert len(await contracts(opened, as_of=len(world.events))) == 2
