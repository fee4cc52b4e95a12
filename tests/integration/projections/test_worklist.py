"""What needs a person: everything appears when it should, goes when it should, and is sorted and counted."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any
from uuid import UUID

import pytest
from msgspec.structs import replace
from sqlalchemy.ext.asyncio import AsyncEngine

from domain.contract.changes import PromptAdded
from domain.contract.commands import (
    AgreeRevision,
    CloseBreakPoint,
    DraftChange,
    DraftRevision,
    EndContract,
    ExtendContract,
    MoveBreakPoint,
    ProposeRevision,
    RedraftRevision,
    RefuseRevision,
    ScheduleBreakPoint,
    WithdrawRevision,
)
from domain.contract.terms import Party
from domain.provider_return.commands import AcceptReturn, AnswerQuery, LiftLock, QueryReturn, SendBackReturn
from domain.shared.facts import Command
from domain.shared.values import Prompt
from eventstore.connection import Pool
from projections.worklist.needs import NEEDS
from projections.worklist.queries import Item, Worklist, worklist
from tests.integration.projections.conftest import projected, seen_by
from tests.integration.projections.three_periods import submission
from tests.integration.projections.world import Ids, World, furnish, furnished
from tests.unit.domain.examples import (
    AWARD,
    CONTRACT,
    COUNCIL,
    HALF_ARE_HOPEFUL,
    LEAD,
    MAP,
    OPEN,
    PARTNER,
    RETURN,
    SCORE_OF_24,
    an_id,
)

DUE, LOCKS, ENDS = OPEN.due_on, OPEN.locks_on, AWARD.ends_on
REVISION, POINT = an_id(60), an_id(40)
A_DAY = timedelta(days=1)
BEFORE_ALL = date(2026, 4, 10)
"""A day on which nothing is needed of the world as it is furnished."""

Answer = list[tuple[str, date]]


class Look:
    """Asks for the list of a world, at any position of its log, on any day."""

    def __init__(self, readers: AsyncEngine, world: World) -> None:
        self._readers, self._world = readers, world

    async def whole(
        self, today: date, *contracts: UUID, council_id: UUID = COUNCIL, **asked: Any
    ) -> Worklist:
        """The list as a commissioner reads it, or whoever else is named."""
        asked = {"party": "commissioner", "as_of": len(self._world.events), **asked}
        async with seen_by(self._readers, council_id, *contracts) as connection:
            return await worklist(connection, today=today, **asked)

    async def needs(self, today: date, **asked: Any) -> Answer:
        """Why a person is needed and by which day."""
        found = await self.whole(today, **asked)
        assert found.total == len(found.items) == sum(found.counts.values())
        return [(item.need, item.due_on) for item in found.items]


def do(world: World, *commands: Command, number: int = 0) -> None:
    """Do something under a contract; a rule that forbids it is the test's mistake."""
    assert world.do(*commands, contract_id=Ids(number).contract), commands


async def look(pool: Pool, readers: AsyncEngine, world: World) -> Look:
    """The world's events, projected."""
    await projected(pool, world.events)
    return Look(readers, world)


@pytest.fixture
def world() -> World:
    """One contract that runs to March 2029, whose first return is open."""
    return furnished()


# Returns


async def test_a_return_is_late_after_it_was_due_and_locked_after_it_locks(
    pool: Pool, readers: AsyncEngine, world: World
) -> None:
    asked = await look(pool, readers, world)
    assert await asked.needs(DUE) == []
    assert await asked.needs(DUE + A_DAY) == [("return_late", DUE)]
    assert await asked.needs(LOCKS) == [("return_late", DUE)]
    assert await asked.needs(LOCKS + A_DAY) == [("return_locked", DUE)]


async def test_a_locked_return_is_only_late_while_its_lock_is_lifted(
    pool: Pool, readers: AsyncEngine, world: World
) -> None:
    until = LOCKS + timedelta(days=12)
    do(world, LiftLock(stream_id=RETURN, reason="Flood", until=until))
    asked = await look(pool, readers, world)
    assert await asked.needs(until) == [("return_late", DUE)]
    assert await asked.needs(until + A_DAY) == [("return_locked", DUE)]
    assert await asked.needs(until, as_of=len(world.events) - 1) == [("return_locked", DUE)]


async def test_a_submitted_return_is_to_look_at_until_it_is_accepted(
    pool: Pool, readers: AsyncEngine, world: World
) -> None:
    do(world, submission(RETURN, HALF_ARE_HOPEFUL, SCORE_OF_24))
    submitted = len(world.events)
    do(world, AcceptReturn(stream_id=RETURN))
    asked = await look(pool, readers, world)
    assert await asked.needs(BEFORE_ALL, as_of=submitted) == [("return_to_look_at", DUE)]
    assert await asked.needs(LOCKS + A_DAY, as_of=submitted) == [("return_to_look_at", DUE)]
    assert await asked.needs(LOCKS + A_DAY) == []


async def test_a_question_waits_for_its_answer_and_then_the_return_is_to_look_at_again(
    pool: Pool, readers: AsyncEngine, world: World
) -> None:
    do(world, submission(RETURN, HALF_ARE_HOPEFUL, SCORE_OF_24))
    for query in (71, 72):
        do(world, QueryReturn(stream_id=RETURN, query_id=an_id(query), question="Why?"))
    found: list[int] = []
    for query in (71, 72):
        found.append(len(world.events))
        do(world, AnswerQuery(stream_id=RETURN, query_id=an_id(query), answer="So."))
    asked = await look(pool, readers, world)
    for waiting in found:
        assert await asked.needs(BEFORE_ALL, as_of=waiting) == [("return_to_answer", DUE)]
    assert await asked.needs(BEFORE_ALL) == [("return_to_look_at", DUE)]


async def test_sending_back_closes_a_question_and_the_return_can_be_late_again(
    pool: Pool, readers: AsyncEngine, world: World
) -> None:
    do(world, submission(RETURN, HALF_ARE_HOPEFUL, SCORE_OF_24))
    do(world, QueryReturn(stream_id=RETURN, query_id=an_id(71), question="Why?"))
    do(world, SendBackReturn(stream_id=RETURN, reason="A group is missing"))
    sent_back = len(world.events)
    do(world, submission(RETURN, HALF_ARE_HOPEFUL, SCORE_OF_24))
    again = len(world.events)
    do(world, QueryReturn(stream_id=RETURN, query_id=an_id(72), question="And this?"))
    asked = await look(pool, readers, world)
    assert await asked.needs(DUE, as_of=sent_back) == []
    assert await asked.needs(DUE + A_DAY, as_of=sent_back) == [("return_late", DUE)]
    assert await asked.needs(LOCKS + A_DAY, as_of=sent_back) == [("return_locked", DUE)]
    assert await asked.needs(DUE, as_of=again) == [("return_to_look_at", DUE)]
    assert await asked.needs(DUE) == [("return_to_answer", DUE)]


async def test_the_last_return_of_a_contract_that_is_over_is_still_wanted(
    pool: Pool, readers: AsyncEngine, world: World
) -> None:
    asked = await look(pool, readers, world)
    assert await asked.needs(ENDS + A_DAY) == [("return_locked", DUE)]


# Revisions


def drafted(world: World, by: Party = "commissioner", number: int = 0) -> Mapping[str, Any]:
    """A revision with one change, from October on; what names it."""
    of = {"stream_id": Ids(number).contract, "revision_id": REVISION}
    outline = {"effective_from": date(2026, 10, 1), "reason": "It is asked more plainly"}
    change = PromptAdded(prompt=Prompt(prompt_id="next", text="What next?"))
    do(world, DraftRevision(drafted_by=by, **outline, **of), number=number)
    said = {"change": change, "reason": "They ask for it", "drafted_by": by}
    do(world, DraftChange(change_id=an_id(61), **said, **of), number=number)
    return of


@pytest.mark.parametrize("proposed_by", ["commissioner", "lead_provider"])
async def test_a_revision_waits_for_whoever_did_not_propose_it(
    pool: Pool, readers: AsyncEngine, world: World, proposed_by: Party
) -> None:
    of = drafted(world)
    do(world, ProposeRevision(proposed_by=proposed_by, draft=2, **of))
    asked, since = await look(pool, readers, world), date(2026, 10, 1)
    before = len(world.events) - 1
    for party in ("commissioner", "lead_provider"):
        assert await asked.needs(BEFORE_ALL, party=party, as_of=before) == [("revision_drafted", since)]
        need = "revision_waiting" if party == proposed_by else "revision_to_answer"
        assert await asked.needs(BEFORE_ALL, party=party) == [(need, since)]


async def test_writing_in_a_proposal_takes_it_back_to_being_worked_on(
    pool: Pool, readers: AsyncEngine, world: World
) -> None:
    of = drafted(world)
    do(world, ProposeRevision(proposed_by="commissioner", draft=2, **of))
    outline = {"effective_from": date(2027, 1, 1), "reason": "Not before the winter", "edition": 1}
    do(world, RedraftRevision(drafted_by="lead_provider", **outline, **of))
    asked = await look(pool, readers, world)
    (item,) = (await asked.whole(BEFORE_ALL)).items
    assert (item.need, item.due_on, item.detail) == (
        "revision_drafted",
        date(2027, 1, 1),
        "Not before the winter",
    )


@pytest.mark.parametrize(
    "settling",
    [
        AgreeRevision(stream_id=CONTRACT, revision_id=REVISION, agreed_by="lead_provider", draft=2),
        RefuseRevision(stream_id=CONTRACT, revision_id=REVISION, refused_by="lead_provider", reason="No"),
        WithdrawRevision(stream_id=CONTRACT, revision_id=REVISION, withdrawn_by="commissioner", reason="No"),
    ],
    ids=lambda command: type(command).__name__,
)
async def test_a_revision_that_is_settled_needs_nobody(
    pool: Pool, readers: AsyncEngine, world: World, settling: Command
) -> None:
    of = drafted(world)
    do(world, ProposeRevision(proposed_by="commissioner", draft=2, **of))
    proposed = len(world.events)
    do(world, settling)
    asked = await look(pool, readers, world)
    assert [need for need, _ in await asked.needs(BEFORE_ALL, as_of=proposed)] == ["revision_waiting"]
    assert await asked.needs(BEFORE_ALL) == []


async def test_a_revision_of_a_contract_that_is_over_needs_nobody(
    pool: Pool, readers: AsyncEngine, world: World
) -> None:
    drafted(world)
    asked = await look(pool, readers, world)
    assert "revision_drafted" in dict(await asked.needs(ENDS))
    assert "revision_drafted" not in dict(await asked.needs(ENDS + A_DAY))


# Break points


async def test_a_break_point_is_near_for_sixty_days_and_then_stays_due_until_it_is_closed(
    pool: Pool, readers: AsyncEngine, world: World
) -> None:
    on = date(2026, 6, 30)
    do(world, ScheduleBreakPoint(stream_id=CONTRACT, break_point_id=POINT, on=on, purpose="A first look"))
    scheduled = len(world.events)
    do(world, CloseBreakPoint(stream_id=CONTRACT, break_point_id=POINT, note="All stays"))
    asked = await look(pool, readers, world)
    assert await asked.needs(on - timedelta(days=61), as_of=scheduled) == []
    assert await asked.needs(on - timedelta(days=60), as_of=scheduled) == [("break_point_near", on)]
    assert await asked.needs(on - A_DAY, as_of=scheduled) == [("break_point_near", on)]
    assert await asked.needs(on, as_of=scheduled) == [("break_point_due", on)]
    assert ("break_point_due", on) in await asked.needs(ENDS, as_of=scheduled)
    assert await asked.needs(on) == []


async def test_a_break_point_that_was_moved_is_near_by_its_new_day(
    pool: Pool, readers: AsyncEngine, world: World
) -> None:
    before, after = date(2026, 5, 1), date(2027, 5, 1)
    of = {"stream_id": CONTRACT, "break_point_id": POINT}
    do(world, ScheduleBreakPoint(on=before, purpose="A first look", **of))
    do(world, MoveBreakPoint(on=after, reason="Too early", **of))
    asked = await look(pool, readers, world)
    assert await asked.needs(before) == []
    (item,) = (await asked.whole(after, among={"break_point_due"})).items
    assert (item.due_on, item.about, item.detail) == (after, POINT, "A first look")


async def test_a_break_point_after_the_contract_has_ended_needs_nobody(
    pool: Pool, readers: AsyncEngine, world: World
) -> None:
    ended_on = date(2026, 12, 31)
    for number, on in enumerate((date(2026, 12, 1), date(2027, 1, 15))):
        do(world, ScheduleBreakPoint(stream_id=CONTRACT, break_point_id=an_id(40 + number), on=on))
    do(world, EndContract(stream_id=CONTRACT, on=ended_on, reason="The money ran out"))
    asked, points = await look(pool, readers, world), {"break_point_near", "break_point_due"}
    within, after = date(2026, 12, 1), date(2027, 1, 15)
    assert await asked.needs(ended_on, among=points) == [("break_point_due", within)]
    assert await asked.needs(ended_on + A_DAY, among=points) == []
    before = len(world.events) - 1
    assert await asked.needs(ended_on, among=points, as_of=before) == [
        ("break_point_due", within),
        ("break_point_near", after),
    ]


# Contracts


async def test_a_contract_without_an_impact_map_needs_one_before_it_starts_and_until_it_ends(
    pool: Pool, readers: AsyncEngine, world: World
) -> None:
    ids, starts_on = Ids(1), date(2026, 9, 1)
    do(world, replace(AWARD, stream_id=ids.contract, starts_on=starts_on), number=1)
    asked, need = await look(pool, readers, world), {"contract_without_map", "contract_ending"}
    for today in (BEFORE_ALL, starts_on, ENDS):
        assert ("contract_without_map", starts_on) in await asked.needs(today, among=need)
    assert await asked.needs(ENDS + A_DAY, among=need) == []
    awarded = next(event.position for event in world.events if event.topic == "ContractAwarded")
    assert await asked.needs(BEFORE_ALL, as_of=awarded) == [("contract_without_map", AWARD.starts_on)]
    assert await asked.needs(BEFORE_ALL, as_of=awarded + 1) == []


async def test_a_contract_ends_soon_in_its_last_180_days_and_is_then_gone(
    pool: Pool, readers: AsyncEngine, world: World
) -> None:
    asked, need = await look(pool, readers, world), {"contract_ending"}
    assert await asked.needs(ENDS - timedelta(days=181), among=need) == []
    assert await asked.needs(ENDS - timedelta(days=180), among=need) == [("contract_ending", ENDS)]
    assert await asked.needs(ENDS, among=need) == [("contract_ending", ENDS)]
    assert await asked.needs(ENDS + A_DAY, among=need) == []


async def test_an_extended_contract_ends_soon_later(pool: Pool, readers: AsyncEngine, world: World) -> None:
    later = date(2030, 3, 31)
    do(world, ExtendContract(stream_id=CONTRACT, ends_on=later, reason="It works"))
    asked, need = await look(pool, readers, world), {"contract_ending"}
    assert await asked.needs(ENDS, among=need) == []
    assert await asked.needs(later, among=need) == [("contract_ending", later)]
    assert await asked.needs(ENDS, among=need, as_of=len(world.events) - 1) == [("contract_ending", ENDS)]


async def test_a_short_contract_does_not_end_soon_before_it_has_started(
    pool: Pool, readers: AsyncEngine, world: World
) -> None:
    starts_on, ends_on = date(2026, 9, 1), date(2026, 11, 30)
    ids = Ids(1)
    short = replace(AWARD, stream_id=ids.contract, starts_on=starts_on, ends_on=ends_on)
    do(world, short, replace(MAP, stream_id=ids.contract), number=1)
    asked, need = await look(pool, readers, world), {"contract_ending"}
    assert await asked.needs(starts_on - A_DAY, among=need) == []
    assert await asked.needs(starts_on, among=need) == [("contract_ending", ends_on)]


# The list


@pytest.fixture
def busy() -> World:
    """Three contracts with four needs each by the middle of September 2026."""
    world = World()
    for number in range(3):
        furnish(world, number)
        of = {"stream_id": Ids(number).contract}
        for place, on in enumerate((date(2026, 8, 1) + number * A_DAY, date(2026, 11, 1))):
            do(world, ScheduleBreakPoint(break_point_id=an_id(40 + place), on=on, **of), number=number)
        drafted(world, "lead_provider", number)
    return world


IN_SEPTEMBER = date(2026, 9, 15)


async def test_what_is_due_first_stands_first_and_is_named_with_whose_it_is(
    pool: Pool, readers: AsyncEngine, busy: World
) -> None:
    found = await (await look(pool, readers, busy)).whole(IN_SEPTEMBER)
    days = [item.due_on for item in found.items]
    assert days == sorted(days)
    assert found.counts == {
        "return_locked": 3,
        "break_point_due": 3,
        "revision_drafted": 3,
        "break_point_near": 3,
    }
    assert [item.contract_id for item in found.items if item.need == "break_point_due"] == [
        Ids(number).contract for number in range(3)
    ]
    (first, *_) = found.items
    assert first == Item(
        need="return_locked",
        due_on=DUE,
        contract_id=CONTRACT,
        contract_title=AWARD.title,
        contract_reference=AWARD.reference,
        service_area=AWARD.service_area,
        lead_provider_id=LEAD,
        lead_provider_name="Kite Youth 0",
        about=RETURN,
        detail="April to June 2026",
    )


async def test_pages_joined_are_the_whole_and_one_after_the_last_is_the_last(
    pool: Pool, readers: AsyncEngine, busy: World
) -> None:
    asked = await look(pool, readers, busy)
    whole = (await asked.whole(IN_SEPTEMBER)).items
    pages = [await asked.whole(IN_SEPTEMBER, offset=offset, limit=5) for offset in range(0, 20, 5)]
    assert tuple(item for page in pages[:3] for item in page.items) == whole
    assert {page.total for page in pages} == {12}
    assert [len(page.items) for page in pages] == [5, 5, 2, 2]
    assert pages[3] == pages[2]


async def test_one_need_can_be_asked_for_and_all_are_counted(
    pool: Pool, readers: AsyncEngine, busy: World
) -> None:
    asked = await look(pool, readers, busy)
    whole = await asked.whole(IN_SEPTEMBER)
    for need in NEEDS:
        one = await asked.whole(IN_SEPTEMBER, need=need)
        assert one.items == tuple(item for item in whole.items if item.need == need)
        assert (one.total, one.counts) == (len(one.items), whole.counts)
    some = await asked.whole(IN_SEPTEMBER, among={"return_locked", "return_late"})
    assert some.counts == {"return_locked": 3}


async def test_only_the_lead_provider_is_told_on_a_provider_s_own_list(
    pool: Pool, readers: AsyncEngine, busy: World
) -> None:
    asked, ids = await look(pool, readers, busy), Ids(1)
    led = await asked.whole(IN_SEPTEMBER, party="lead_provider", lead_provider_id=ids(LEAD))
    assert {item.contract_id for item in led.items} == {ids.contract}
    assert (led.total, len(led.items)) == (4, 4)
    partner = await asked.whole(IN_SEPTEMBER, party="lead_provider", lead_provider_id=ids(PARTNER))
    assert (partner.total, partner.counts) == (0, {})


async def test_nobody_is_told_of_contracts_that_are_not_theirs(
    pool: Pool, readers: AsyncEngine, busy: World
) -> None:
    asked, ids = await look(pool, readers, busy), Ids(2)
    one = await asked.whole(IN_SEPTEMBER, ids.contract)
    assert {item.contract_id for item in one.items} == {ids.contract}
    assert one.total == 4
    elsewhere = await asked.whole(IN_SEPTEMBER, council_id=an_id(77))
    assert (elsewhere.total, elsewhere.items) == (0, ())


async def test_a_list_of_an_earlier_position_holds_what_was_known_then(
    pool: Pool, readers: AsyncEngine, busy: World
) -> None:
    asked = await look(pool, readers, busy)
    awarded = [event.position for event in busy.events if event.topic == "ContractAwarded"]
    for number, position in enumerate(awarded):
        before = await asked.whole(IN_SEPTEMBER, as_of=position - 1)
        assert {item.contract_id for item in before.items} == {Ids(each).contract for each in range(number)}
