"""Which changes a council works for: the same as one would count by hand from the log itself."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any
from uuid import UUID

import pytest
from msgspec.structs import replace
from sqlalchemy.ext.asyncio import AsyncEngine

from domain.codec import CODEC
from domain.contract.changes import OutcomeAdded, OutcomeRefined, OutcomeRetired
from domain.contract.commands import (
    AgreeImpactMap,
    AgreeRevision,
    DraftChange,
    DraftRevision,
    EndContract,
    ProposeRevision,
)
from domain.contract.events import ContractEvent
from domain.contract.state import Contract
from domain.framework.commands import DefineOutcome, RetireOutcome, ReviseOutcome
from domain.framework.definitions import BottomLine, Outcome, PreventionLevel, WellBeingElement
from domain.framework.events import FrameworkEvent
from domain.framework.model import Framework
from eventstore.connection import Pool
from projections.coverage.queries import FEW, PAGE, Cell, Covered, coverage, covered_outcomes
from services.application.streams import CONTRACT as CONTRACTS
from services.application.streams import FRAMEWORK as FRAMEWORKS
from tests.integration.projections.conftest import projected, seen_by
from tests.integration.projections.world import World, furnish
from tests.unit.domain.examples import (
    AWARD,
    CONFIDENCE,
    CONTRACT,
    COUNCIL,
    FRAMEWORK,
    FRIENDSHIP,
    HOPEFUL,
    an_id,
)

OCTOBER, ENDS = date(2026, 10, 1), AWARD.ends_on
A_DAY = timedelta(days=1)
PLAIN = Cell("social", None, None)


def an_outcome(
    number: int,
    line: BottomLine,
    element: WellBeingElement | None = None,
    prevention: PreventionLevel | None = None,
) -> Outcome:
    """An outcome of a place in the view."""
    return Outcome(
        outcome_id=an_id(100 + number),
        statement=f"Outcome {number}.",
        bottom_line=line,
        well_being_element=element,
        prevention_level=prevention,
    )


RIVER = an_outcome(1, "environmental", "external_conditions", "upstream")
WALKS = an_outcome(2, "environmental", "good_feelings", "upstream")
CALM = an_outcome(3, "social", "good_feelings", "downstream")
GLAD = an_outcome(4, "social", "good_feelings", "downstream")
WAGES = an_outcome(5, "economic", None, "midstream")
MORE = (RIVER, WALKS, CALM, GLAD, WAGES)


@pytest.fixture
def world() -> World:
    """A framework with outcomes in several places, and three contracts; two were revised, one is over."""
    world = World()
    furnish(world)
    assert world.do(*(DefineOutcome(stream_id=FRAMEWORK, outcome=outcome) for outcome in MORE))
    for number, (outcomes, changes) in enumerate(
        (
            ((CONFIDENCE, CALM, GLAD), {}),
            ((CALM, RIVER), {"starts_on": OCTOBER}),
            ((CONFIDENCE, WAGES), {"ends_on": date(2028, 3, 31)}),
        ),
        start=1,
    ):
        award(world, number, outcomes, **changes)
    revise(world, CONTRACT, OutcomeRetired(outcome_id=FRIENDSHIP.outcome_id), OutcomeAdded(outcome=WALKS))
    revise(world, an_id(501), OutcomeRefined(outcome=replace(CALM, statement="Calmer.")))
    assert world.do(
        EndContract(stream_id=an_id(503), on=date(2026, 9, 30), reason="Moved"), contract_id=an_id(503)
    )
    return world


def award(world: World, number: int, outcomes: tuple[Outcome, ...], **changes: Any) -> None:
    """One more contract, that works for these outcomes."""
    stream_id = an_id(500 + number)
    command = replace(AWARD, stream_id=stream_id, title=f"Contract {number:02}", **changes)
    indicator = replace(HOPEFUL, outcome_id=outcomes[0].outcome_id)
    mapped = AgreeImpactMap(stream_id=stream_id, outcomes=outcomes, indicators=(indicator,))
    assert world.do(command, mapped, contract_id=stream_id)


def revise(world: World, contract_id: UUID, *changes: Any, since: date = OCTOBER) -> None:
    """Let both parties agree to changes from a day on."""
    revision_id = UUID(int=contract_id.int + (since.toordinal() << 32))
    of = {"stream_id": contract_id, "revision_id": revision_id}
    drafts = (
        DraftChange(
            change_id=an_id(600 + number), drafted_by="commissioner", change=change, reason="It is time", **of
        )
        for number, change in enumerate(changes)
    )
    done = world.do(
        DraftRevision(drafted_by="commissioner", effective_from=since, reason="It is time", **of),
        *drafts,
        ProposeRevision(proposed_by="commissioner", draft=1 + len(changes), **of),
        AgreeRevision(agreed_by="lead_provider", draft=1 + len(changes), **of),
        contract_id=contract_id,
    )
    assert done


def by_hand(world: World, today: date, as_of: int) -> Mapping[Cell, Covered]:
    """The view as it follows from the facts of the log, one stream after the other."""
    contracts: dict[UUID, Contract] = defaultdict(lambda: CONTRACTS.empty)
    framework: Framework = FRAMEWORKS.empty
    for event in world.events[:as_of]:
        fact = CODEC.decode(event.topic, event.schema_version, event.state)
        if isinstance(fact, ContractEvent):
            contracts[event.originator_id] = CONTRACTS.evolve(contracts[event.originator_id], fact)
        elif isinstance(fact, FrameworkEvent):
            framework = FRAMEWORKS.evolve(framework, fact)
    working: dict[UUID, set[UUID]] = defaultdict(set)
    for contract_id, contract in contracts.items():
        assert contract.award is not None
        terms = contract.terms_on(today)
        if terms is not None and contract.award.starts_on <= today <= contract.ends_on:
            for outcome in terms.outcomes:
                working[outcome.outcome_id].add(contract_id)
    places: dict[Cell, list[UUID]] = defaultdict(list)
    for outcome in framework.outcomes:
        cell = Cell(outcome.bottom_line, outcome.well_being_element, outcome.prevention_level)
        places[cell].append(outcome.outcome_id)
    return {
        cell: Covered(len(ids), len({known for each in ids for known in working[each]}))
        for cell, ids in places.items()
    }


async def cells(
    readers: AsyncEngine, today: date, as_of: int, *contracts: UUID, council_id: UUID = COUNCIL
) -> Mapping[Cell, Covered]:
    """The view, as a commissioner sees it."""
    async with seen_by(readers, council_id, *contracts) as connection:
        return await coverage(connection, today=today, as_of=as_of)


DAYS = (
    AWARD.starts_on - A_DAY,
    AWARD.starts_on,
    date(2026, 9, 30),
    OCTOBER,
    date(2027, 1, 1),
    ENDS,
    ENDS + A_DAY,
)


async def test_every_place_holds_what_one_counts_by_hand_on_every_day_and_at_every_position(
    pool: Pool, readers: AsyncEngine, world: World
) -> None:
    retired = RetireOutcome(stream_id=FRAMEWORK, outcome_id=GLAD.outcome_id)
    moved = replace(WAGES, prevention_level="upstream")
    edition = world.state(FRAMEWORK).editions[WAGES.outcome_id]  # type: ignore[attr-defined]
    assert world.do(retired, ReviseOutcome(stream_id=FRAMEWORK, outcome=moved, edition=edition))
    await projected(pool, world.events)
    for today in DAYS:
        for as_of in (0, *range(2, len(world.events), 3), len(world.events)):
            found = await cells(readers, today, as_of)
            assert found == by_hand(world, today, as_of), (today, as_of)


async def test_a_place_that_nobody_named_is_a_gap_and_one_that_nobody_works_for_is_not(
    pool: Pool, readers: AsyncEngine, world: World
) -> None:
    await projected(pool, world.events)
    found = await cells(readers, OCTOBER, len(world.events))
    assert found[PLAIN] == Covered(2, 2), (
        "confidence and friendship; the contract that is over counts no more"
    )
    assert found[Cell("social", "good_feelings", "downstream")] == Covered(2, 2)
    assert found[Cell("economic", None, "midstream")] == Covered(1, 0)
    assert Cell("economic", "good_feelings", "upstream") not in found
    assert sum(each.outcomes for each in found.values()) == 7


async def test_an_outcome_that_a_revision_retires_counts_until_the_day_before(
    pool: Pool, readers: AsyncEngine, world: World
) -> None:
    await projected(pool, world.events)
    for today, friends, walkers in ((OCTOBER - A_DAY, 1, 0), (OCTOBER, 0, 1)):
        named = await working(readers, world, today)
        assert len(named[FRIENDSHIP.statement]) == friends
        assert len(named[WALKS.statement]) == walkers


async def test_an_outcome_that_comes_back_counts_again(
    pool: Pool, readers: AsyncEngine, world: World
) -> None:
    again, once_more = date(2027, 1, 1), date(2027, 4, 1)
    revise(world, CONTRACT, OutcomeAdded(outcome=FRIENDSHIP), since=again)
    revise(world, CONTRACT, OutcomeRetired(outcome_id=FRIENDSHIP.outcome_id), since=once_more)
    await projected(pool, world.events)
    for today, count in ((again - A_DAY, 0), (again, 1), (once_more - A_DAY, 1), (once_more, 0)):
        assert len((await working(readers, world, today))[FRIENDSHIP.statement]) == count


async def working(readers: AsyncEngine, world: World, today: date) -> Mapping[str, list[str]]:
    """The titles of the contracts that work for each outcome, by its statement."""
    async with seen_by(readers, COUNCIL) as connection:
        listed, total = await covered_outcomes(connection, None, today=today, as_of=len(world.events))
    assert total == len(listed)
    assert all(known.contracts == len(known.named) for known in listed)
    return {known.outcome.statement: [each.title for each in known.named] for known in listed}


async def test_an_outcome_names_the_running_contracts_that_work_for_it(
    pool: Pool, readers: AsyncEngine, world: World
) -> None:
    await projected(pool, world.events)
    assert await working(readers, world, OCTOBER) == {
        CONFIDENCE.statement: ["Contract 01", AWARD.title],
        FRIENDSHIP.statement: [],
        RIVER.statement: ["Contract 02"],
        WALKS.statement: [AWARD.title],
        CALM.statement: ["Contract 01", "Contract 02"],
        GLAD.statement: ["Contract 01"],
        WAGES.statement: [],
    }


async def test_a_contract_is_named_once_however_often_its_outcome_was_refined(
    pool: Pool, readers: AsyncEngine, world: World
) -> None:
    revise(world, an_id(501), OutcomeRefined(outcome=CALM), since=date(2027, 1, 1))
    await projected(pool, world.events)
    assert (await working(readers, world, date(2027, 2, 1)))[CALM.statement] == ["Contract 01", "Contract 02"]


async def test_one_place_can_be_asked_for(pool: Pool, readers: AsyncEngine, world: World) -> None:
    await projected(pool, world.events)
    position = len(world.events)
    async with seen_by(readers, COUNCIL) as connection:
        for cell, covered in (await coverage(connection, today=OCTOBER, as_of=position)).items():
            listed, total = await covered_outcomes(connection, cell, today=OCTOBER, as_of=position)
            assert len(listed) == total == covered.outcomes
            assert {_place(known.outcome) for known in listed} == {cell}
        nowhere = Cell("economic", "good_feelings", "upstream")
        assert await covered_outcomes(connection, nowhere, today=OCTOBER, as_of=position) == ((), 0)


def _place(outcome: Outcome) -> Cell:
    return Cell(outcome.bottom_line, outcome.well_being_element, outcome.prevention_level)


async def test_many_contracts_are_counted_and_not_named(
    pool: Pool, readers: AsyncEngine, world: World
) -> None:
    for number in range(10, 10 + FEW - 1):
        award(world, number, (RIVER,))
    await projected(pool, world.events)
    assert len((await working(readers, world, OCTOBER))[RIVER.statement]) == FEW
    award(world, 20, (RIVER,))
    await projected(pool, world.events)
    async with seen_by(readers, COUNCIL) as connection:
        listed, _ = await covered_outcomes(connection, _place(RIVER), today=OCTOBER, as_of=len(world.events))
    assert [(known.contracts, known.named) for known in listed] == [(FEW + 1, ())]


async def test_outcomes_are_paged_in_the_order_of_their_framework(
    pool: Pool, readers: AsyncEngine, world: World
) -> None:
    many = tuple(an_outcome(10 + number, "economic") for number in range(PAGE))
    assert world.do(*(DefineOutcome(stream_id=FRAMEWORK, outcome=outcome) for outcome in many))
    await projected(pool, world.events)
    async with seen_by(readers, COUNCIL) as connection:
        pages = [
            await covered_outcomes(connection, None, today=OCTOBER, as_of=len(world.events), offset=offset)
            for offset in (0, PAGE, 2 * PAGE)
        ]
    assert {total for _, total in pages} == {7 + PAGE}
    listed = [known.outcome for page, _ in pages[:2] for known in page]
    assert listed == [CONFIDENCE, FRIENDSHIP, *MORE, *many]
    assert pages[2] == pages[1]


async def test_whoever_sees_one_contract_is_told_of_no_other(
    pool: Pool, readers: AsyncEngine, world: World
) -> None:
    await projected(pool, world.events)
    found = await cells(readers, OCTOBER, len(world.events), an_id(502))
    assert sum(each.outcomes for each in found.values()) == 7, "frameworks are the whole council's"
    assert found[Cell("social", "good_feelings", "downstream")].contracts == 1
    assert found[PLAIN].contracts == 0
    assert await cells(readers, OCTOBER, len(world.events), council_id=an_id(77)) == {}
