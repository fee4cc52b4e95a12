"""An indicator beside its like: whose figures count, which are the same, and who sees how many."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any
from uuid import UUID

import pytest
from msgspec.structs import replace
from sqlalchemy.ext.asyncio import AsyncEngine

from domain.contract.changes import IndicatorRefined
from domain.contract.commands import AgreeRevision, DraftChange, DraftRevision, ProposeRevision
from domain.measures.comparators import Comparator
from domain.organisation.commands import ChangeOrganisation, RegisterOrganisation
from domain.provider_return.commands import OpenReturn, RestateReading, SubmitReturn
from domain.provider_return.content import Reading, asked_of
from domain.provider_return.model import return_id
from domain.shared.figures import Figure, Proportion
from domain.shared.values import Period
from eventstore.connection import Pool
from projections.comparators.queries import Compared, PeerPeriod, compared
from tests.integration.projections.conftest import projected, seen_by
from tests.integration.projections.world import World, furnish
from tests.unit.domain.examples import AWARD, CALENDAR, CONTRACT, COUNCIL, HOPEFUL, MAP, SPRING, an_id

CLUBS = "youth clubs"
SUMMER, FALL = CALENDAR.periods(date(2026, 7, 1), date(2026, 12, 31))
FIRST, SECOND = an_id(2000), an_id(2001)
OF_FIVE = Comparator(median=Decimal(30), lower=Decimal(20), upper=Decimal(40), providers=5)


def out_of_100(number: int) -> Figure:
    return Proportion(numerator=number, denominator=100)


class Clubs:
    """A world in which providers each have a contract on one framework and read one indicator."""

    def __init__(self) -> None:
        self.world = World()
        furnish(self.world)

    def provider(self, number: int, peer_group: str = CLUBS) -> UUID:
        """A provider with a contract of that number."""
        organisation_id = an_id(1000 + number)
        registered = RegisterOrganisation(
            stream_id=organisation_id,
            council_id=COUNCIL,
            name=f"Club {number}",
            kind="charity",
            peer_group=peer_group,
        )
        assert self.world.do(registered)
        return self.award(2000 + number, organisation_id)

    def award(self, number: int, organisation_id: UUID) -> UUID:
        """A contract that the provider leads alone."""
        contract_id = an_id(number)
        awarded = replace(
            AWARD,
            stream_id=contract_id,
            lead_provider_id=organisation_id,
            arrangement="single",
            partner_ids=(),
        )
        assert self.world.do(awarded, replace(MAP, stream_id=contract_id), contract_id=contract_id)
        return contract_id

    def read(self, contract_id: UUID, figure: Figure | None, period: Period = SPRING) -> None:
        """The contract's return for a period: a figure, or none as it was not collected."""
        stream_id = return_id(contract_id, period)
        opened = OpenReturn(
            stream_id=stream_id,
            contract_id=contract_id,
            period=period,
            due_on=CALENDAR.due_on(period),
            locks_on=CALENDAR.locks_on(period),
            asked=(asked_of(HOPEFUL),),
        )
        reading = Reading(
            indicator_id=HOPEFUL.indicator_id, figure=figure, missing=None if figure else "not_collected"
        )
        submitted = SubmitReturn(stream_id=stream_id, readings=(reading,))
        assert self.world.do(opened, submitted, contract_id=contract_id)

    def restate(self, contract_id: UUID, figure: Figure) -> None:
        """The figure for spring is corrected."""
        reading = Reading(indicator_id=HOPEFUL.indicator_id, figure=figure)
        restated = RestateReading(
            stream_id=return_id(contract_id, SPRING), reading=reading, reason="Counted anew"
        )
        assert self.world.do(restated, contract_id=contract_id)

    def refine(self, contract_id: UUID, from_day: date) -> None:
        """From a day on the contract measures the indicator in another way."""
        of: dict[str, Any] = {"stream_id": contract_id, "revision_id": an_id(60)}
        refined = IndicatorRefined(indicator=replace(HOPEFUL, title="Hopeful, asked by a friend"))
        by: dict[str, Any] = {"drafted_by": "commissioner"}
        done = [
            self.world.do(command, contract_id=contract_id)
            for command in (
                DraftRevision(effective_from=from_day, reason="Asked more plainly", **by, **of),
                DraftChange(change_id=an_id(61), change=refined, reason="Long words", **by, **of),
                ProposeRevision(proposed_by="commissioner", draft=2, **of),
                AgreeRevision(agreed_by="lead_provider", draft=2, **of),
            )
        ]
        assert all(done)


@pytest.fixture
def clubs() -> Clubs:
    """Five clubs that read 10 to 50 per cent in spring."""
    made = Clubs()
    for number in range(5):
        made.read(made.provider(number), out_of_100(10 * (number + 1)))
    return made


class Look:
    """Asks what is compared, by default as a commissioner sees it at the end of the log."""

    def __init__(self, pool: Pool, readers: AsyncEngine) -> None:
        self._pool, self._readers = pool, readers

    async def whole(
        self, clubs: Clubs, contract_id: UUID = FIRST, *, seen: tuple[UUID, ...] = (), as_of: int = 0
    ) -> Compared:
        """All periods of one contract."""
        await projected(self._pool, clubs.world.events)
        async with seen_by(self._readers, COUNCIL, *seen) as connection:
            return await compared(
                connection,
                contract_id,
                HOPEFUL.indicator_id,
                as_of=as_of or len(clubs.world.events),
            )

    async def spring(self, clubs: Clubs, contract_id: UUID = FIRST, as_of: int = 0) -> PeerPeriod:
        """The first period."""
        return (await self.whole(clubs, contract_id, as_of=as_of)).periods[0]


@pytest.fixture
def look(pool: Pool, readers: AsyncEngine) -> Look:
    """Projects a world and asks."""
    return Look(pool, readers)


async def test_a_figure_stands_among_those_of_its_group_its_own_included(clubs: Clubs, look: Look) -> None:
    found = await look.whole(clubs)
    assert found == Compared(
        peer_group=CLUBS, periods=(PeerPeriod(period=SPRING, among=OF_FIVE, gave=5, gave_none=0),)
    )


async def test_of_another_group_nobody_counts(clubs: Clubs, look: Look) -> None:
    clubs.read(clubs.provider(5, "sports clubs"), out_of_100(99))
    assert (await look.spring(clubs)).among == OF_FIVE
    assert await look.spring(clubs, an_id(2005)) == PeerPeriod(period=SPRING, among=None, gave=1, gave_none=0)


async def test_who_joins_a_group_counts_from_then_on_and_not_on_pages_of_before(
    clubs: Clubs, look: Look
) -> None:
    clubs.read(clubs.provider(5, "sports clubs"), out_of_100(60))
    before = len(clubs.world.events)
    joins = ChangeOrganisation(stream_id=an_id(1005), name="Club 5", kind="charity", peer_group=CLUBS)
    assert clubs.world.do(joins)
    assert (await look.spring(clubs)).gave == 6
    assert (await look.spring(clubs, an_id(2005))).gave == 6
    assert (await look.spring(clubs, as_of=before)).among == OF_FIVE


async def test_who_is_in_no_group_is_compared_with_nobody(clubs: Clubs, look: Look) -> None:
    clubs.read(clubs.provider(5, ""), out_of_100(99))
    clubs.read(clubs.provider(6, ""), out_of_100(99))
    assert await look.whole(clubs, an_id(2005)) == Compared(peer_group="", periods=())
    assert await look.whole(clubs, CONTRACT) == Compared(peer_group="", periods=())


async def test_who_was_asked_and_gave_no_figure_or_a_share_of_few_is_counted_apart(
    clubs: Clubs, look: Look
) -> None:
    clubs.read(clubs.provider(5), None)
    clubs.read(clubs.provider(6), Proportion(numerator=1, denominator=9))
    clubs.provider(7)
    assert await look.spring(clubs) == PeerPeriod(period=SPRING, among=OF_FIVE, gave=5, gave_none=2)


async def test_a_provider_sees_its_own_figure_and_is_compared_with_none(clubs: Clubs, look: Look) -> None:
    found = await look.whole(clubs, seen=(FIRST,))
    assert found.periods == (PeerPeriod(period=SPRING, among=None, gave=1, gave_none=0),)


async def test_whoever_does_not_see_the_contract_is_told_of_no_figure(clubs: Clubs, look: Look) -> None:
    assert await look.whole(clubs, seen=(SECOND,)) == Compared(peer_group="", periods=())


async def test_periods_are_those_of_the_contract_and_stand_beside_the_same_days_only(
    clubs: Clubs, look: Look
) -> None:
    for number in (0, 1, 2):
        clubs.read(an_id(2000 + number), out_of_100(80), FALL)
    clubs.read(an_id(2003), out_of_100(80), SUMMER)
    found = await look.whole(clubs)
    assert [(each.period, each.gave) for each in found.periods] == [(SPRING, 5), (FALL, 3)]
    other = await look.whole(clubs, an_id(2003))
    assert [(each.period, each.gave) for each in other.periods] == [(SPRING, 5), (SUMMER, 1)]


async def test_figures_compare_as_long_as_they_are_measured_in_one_way(clubs: Clubs, look: Look) -> None:
    clubs.refine(SECOND, SUMMER.starts_on)
    for number in range(5):
        clubs.read(an_id(2000 + number), out_of_100(50), SUMMER)
    assert [each.gave for each in (await look.whole(clubs)).periods] == [5, 4]
    assert [each.gave for each in (await look.whole(clubs, SECOND)).periods] == [5, 1]


async def test_a_provider_that_reads_it_twice_has_no_one_figure_and_is_left_out(
    clubs: Clubs, look: Look
) -> None:
    clubs.read(clubs.provider(5), out_of_100(90))
    clubs.read(clubs.award(3000, an_id(1005)), out_of_100(95))
    assert (await look.spring(clubs)).among == OF_FIVE


async def test_as_of_an_earlier_position_what_came_later_is_not_known(clubs: Clubs, look: Look) -> None:
    whole = len(clubs.world.events)
    clubs.restate(SECOND, out_of_100(70))
    assert (await look.spring(clubs)).among == replace(
        OF_FIVE, median=Decimal(40), lower=Decimal(30), upper=Decimal(50)
    )
    assert (await look.spring(clubs, as_of=whole)).among == OF_FIVE
    assert (await look.spring(clubs, as_of=whole - 2)).gave == 4
