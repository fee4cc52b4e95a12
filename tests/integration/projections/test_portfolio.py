"""The contracts of a council: which a filter lets through, in which order, and what one can choose from."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any
from uuid import UUID

import pytest
from msgspec.structs import replace
from sqlalchemy.ext.asyncio import AsyncEngine

from domain.contract.commands import AddPartner, EndContract, RemovePartner
from domain.framework.commands import RetireOutcome
from eventstore.connection import Pool
from projections.contracts.results import ContractRow
from projections.portfolio.queries import PAGE, Choices, Filters, Portfolio, portfolio, state_of
from tests.integration.projections.conftest import projected, seen_by
from tests.integration.projections.world import Ids, World, furnish
from tests.unit.domain.examples import (
    AWARD,
    CONFIDENCE,
    CONTRACT,
    COUNCIL,
    FRAMEWORK,
    FRIENDSHIP,
    LEAD,
    MAP,
    PARTNER,
    an_id,
)

TODAY = date(2026, 9, 15)
CLUBS, CAFE, VISITS, WALKS = (Ids(number).contract for number in range(1, 5))


@pytest.fixture
def world() -> World:
    """Beside the first contract four more: of other areas, providers and terms; one has no impact map."""
    world = World()
    furnish(world)
    both = {"framework_id": FRAMEWORK, "council_id": COUNCIL}
    one, alone = {"arrangement": "single", "partner_ids": ()}, an_id(6)
    for stream_id, changes in (
        (CLUBS, {"title": "Clubs 100% theirs", "reference": "A_1", "lead_provider_id": PARTNER, **one}),
        (CAFE, {"title": "Café", "reference": "AB1", "service_area": "Mental health"}),
        (
            VISITS,
            {"title": "Visits", "service_area": "Mental health", "starts_on": TODAY + timedelta(days=1)},
        ),
        (WALKS, {"title": "Walks", "service_area": "", "lead_provider_id": alone, **one}),
    ):
        award = replace(AWARD, stream_id=stream_id, **both, **changes)
        mapped = replace(MAP, stream_id=stream_id, outcomes=(CONFIDENCE,))
        commands = (award,) if stream_id == WALKS else (award, mapped)
        assert world.do(*commands, contract_id=stream_id)
    ended = EndContract(stream_id=CAFE, on=date(2026, 6, 30), reason="It moved")
    assert world.do(ended, contract_id=CAFE)
    return world


class Look:
    """Asks for the portfolio of a world, by default as a commissioner sees it at the end of its log."""

    def __init__(self, readers: AsyncEngine, world: World) -> None:
        self._readers, self._world = readers, world

    async def whole(
        self, *contracts: UUID, as_of: int = 0, offset: int = 0, council_id: UUID = COUNCIL, **filters: Any
    ) -> Portfolio:
        """The portfolio through these filters."""
        async with seen_by(self._readers, council_id, *contracts) as connection:
            return await portfolio(
                connection,
                Filters(**filters),
                today=TODAY,
                as_of=as_of or len(self._world.events),
                offset=offset,
            )

    async def found(self, *contracts: UUID, **asked: Any) -> list[UUID]:
        """The contracts that the filters let through, in order."""
        whole = await self.whole(*contracts, **asked)
        assert whole.total == len(whole.contracts)
        return [row.contract_id for row in whole.contracts]


@pytest.fixture
async def asked(pool: Pool, readers: AsyncEngine, world: World) -> Look:
    """The world's events, projected."""
    await projected(pool, world.events)
    return Look(readers, world)


async def test_without_a_filter_all_are_listed_by_service_area_and_title(asked: Look) -> None:
    assert await asked.found() == [WALKS, CAFE, VISITS, CLUBS, CONTRACT]
    whole = await asked.whole()
    assert (whole.of_all, whole.outcome) == (5, "")
    assert whole.choices.service_areas == ("Mental health", "Young people")
    names = [(provider.organisation_id, provider.name) for provider in whole.choices.providers]
    assert names == [(PARTNER, "Harbour Trust 0"), (LEAD, "Kite Youth 0")]


async def test_a_contract_is_listed_although_nobody_knows_its_provider_s_name(asked: Look) -> None:
    (row,) = (await asked.whole(words="Walks")).contracts
    assert isinstance(row, ContractRow)
    assert row.lead_provider_name in (None, "")


async def test_contracts_of_one_service_area(asked: Look) -> None:
    assert await asked.found(service_area="Mental health") == [CAFE, VISITS]
    assert await asked.found(service_area="mental") == []


async def test_contracts_of_one_provider_whether_it_leads_or_is_a_partner(asked: Look) -> None:
    assert await asked.found(provider_id=LEAD) == [CAFE, VISITS, CONTRACT]
    assert await asked.found(provider_id=PARTNER) == [CAFE, VISITS, CLUBS, CONTRACT]
    assert await asked.found(provider_id=an_id(98)) == []


async def test_a_partner_counts_from_when_it_joins_until_it_has_left(
    pool: Pool, readers: AsyncEngine, world: World
) -> None:
    of = {"stream_id": CLUBS, "organisation_id": LEAD}
    before = len(world.events)
    assert world.do(AddPartner(on=date(2026, 5, 1), **of), contract_id=CLUBS)
    joined = len(world.events)
    assert world.do(RemovePartner(on=date(2026, 5, 1), reason="Closed", **of), contract_id=CLUBS)
    await projected(pool, world.events)
    asked = Look(readers, world)
    assert CLUBS not in await asked.found(provider_id=LEAD, as_of=before)
    assert CLUBS in await asked.found(provider_id=LEAD, as_of=joined)
    assert CLUBS not in await asked.found(provider_id=LEAD)


async def test_contracts_that_are_still_to_start_that_run_and_that_have_ended(asked: Look) -> None:
    assert await asked.found(state="to_start") == [VISITS]
    assert await asked.found(state="running") == [WALKS, CLUBS, CONTRACT]
    assert await asked.found(state="ended") == [CAFE]
    for row in (await asked.whole()).contracts:
        assert row.contract_id in await asked.found(state=state_of(row, TODAY))


@pytest.mark.parametrize(
    ("day", "state"),
    [
        (AWARD.starts_on - timedelta(days=1), "to_start"),
        (AWARD.starts_on, "running"),
        (AWARD.ends_on, "running"),
        (AWARD.ends_on + timedelta(days=1), "ended"),
    ],
)
async def test_first_and_last_day_are_of_the_term(asked: Look, day: date, state: str) -> None:
    (row,) = (await asked.whole(words=AWARD.title)).contracts
    assert state_of(row, day) == state


async def test_words_are_looked_for_in_title_and_reference_whatever_their_case(asked: Look) -> None:
    assert await asked.found(words="youth") == [CONTRACT]
    assert await asked.found(words="ys-01") == [WALKS, VISITS, CONTRACT]
    assert await asked.found(words="CAFÉ") == [CAFE]


async def test_what_a_search_would_take_for_a_pattern_is_looked_for_as_it_stands(asked: Look) -> None:
    assert await asked.found(words="%") == [CLUBS]
    assert await asked.found(words="0% t") == [CLUBS]
    assert await asked.found(words="A_1") == [CLUBS]
    assert await asked.found(words="_") == [CLUBS]
    assert await asked.found(words="\\") == []
    assert await asked.found(words="' OR 1=1 --") == []


async def test_contracts_that_work_for_an_outcome_while_they_run(asked: Look) -> None:
    confident = {"outcome_id": CONFIDENCE.outcome_id}
    assert await asked.found(**confident) == [CLUBS, CONTRACT]
    assert await asked.found(outcome_id=FRIENDSHIP.outcome_id) == [CONTRACT]
    assert await asked.found(outcome_id=an_id(98)) == []
    assert (await asked.whole(**confident)).outcome == CONFIDENCE.statement
    assert (await asked.whole(outcome_id=an_id(98))).outcome == ""


async def test_an_outcome_that_left_its_framework_is_named_as_long_as_it_was_known(
    pool: Pool, readers: AsyncEngine, world: World
) -> None:
    before = len(world.events)
    assert world.do(RetireOutcome(stream_id=FRAMEWORK, outcome_id=FRIENDSHIP.outcome_id))
    await projected(pool, world.events)
    asked = Look(readers, world)
    friends = {"outcome_id": FRIENDSHIP.outcome_id}
    assert (await asked.whole(**friends)).outcome == ""
    assert await asked.found(**friends) == [CONTRACT]
    assert (await asked.whole(as_of=before, **friends)).outcome == FRIENDSHIP.statement


async def test_filters_narrow_together_and_what_there_is_to_choose_from_stays(asked: Look) -> None:
    some = await asked.whole(service_area="Mental health", state="ended", words="c", provider_id=LEAD)
    assert [row.contract_id for row in some.contracts] == [CAFE]
    whole = await asked.whole()
    assert (some.of_all, some.choices) == (5, whole.choices)


async def test_as_of_an_earlier_position_later_awards_and_endings_are_not_known(
    asked: Look, world: World
) -> None:
    awarded = next(
        event.position
        for event in world.events
        if event.topic == "ContractAwarded" and event.originator_id == CAFE
    )
    assert await asked.found(as_of=awarded) == [CAFE, CLUBS, CONTRACT]
    assert await asked.found(as_of=awarded, state="ended") == []
    assert (await asked.whole(as_of=awarded - 1)).choices.service_areas == ("Young people",)


async def test_whoever_sees_one_contract_is_not_told_of_another_in_the_choices_either(asked: Look) -> None:
    whole = await asked.whole(CLUBS)
    assert [row.contract_id for row in whole.contracts] == [CLUBS]
    assert (whole.of_all, whole.total) == (1, 1)
    assert whole.choices.service_areas == ("Young people",)
    assert [provider.name for provider in whole.choices.providers] == ["Harbour Trust 0"]
    assert await asked.found(CLUBS, provider_id=LEAD) == []


async def test_another_council_sees_nothing(asked: Look) -> None:
    whole = await asked.whole(council_id=an_id(77))
    nothing = Choices(service_areas=(), providers=())
    assert whole == Portfolio(contracts=(), total=0, of_all=0, choices=nothing, outcome="")


async def test_pages_joined_are_the_whole_and_one_after_the_last_is_the_last(
    pool: Pool, readers: AsyncEngine
) -> None:
    world = World()
    furnish(world)
    for number in range(2 * PAGE):
        stream_id = an_id(1000 + number)
        award = replace(AWARD, stream_id=stream_id, title=f"Service {number:03}")
        assert world.do(award, contract_id=stream_id)
    await projected(pool, world.events)
    asked = Look(readers, world)
    pages = [await asked.whole(offset=offset) for offset in range(0, 4 * PAGE, PAGE)]
    assert [len(page.contracts) for page in pages] == [PAGE, PAGE, 1, 1]
    assert {page.total for page in pages} == {2 * PAGE + 1}
    titles = [row.title for page in pages[:3] for row in page.contracts]
    assert titles == [*(f"Service {number:03}" for number in range(2 * PAGE)), AWARD.title]
    assert pages[3] == pages[2]
    one = await asked.whole(offset=PAGE, words="service 00")
    assert (one.total, len(one.contracts)) == (10, 10)
