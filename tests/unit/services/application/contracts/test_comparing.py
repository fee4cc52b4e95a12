"""A contract that is there already is passed over if it is the same, and told of if it is not."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal

import pytest
from msgspec.structs import replace

from domain.contract.commands import ScheduleBreakPoint
from domain.contract.events import BreakPointMoved, ContractAwarded, ContractExtended
from domain.shared.facts import Fact
from domain.shared.values import Prompt
from services.application.contracts.agreement import Agreement
from services.application.contracts.workbook.planning import Plan, Planner
from services.application.streams import CONTRACT as CONTRACTS
from tests.unit.domain.examples import FRAMEWORK, FRIENDSHIP, an_id
from tests.unit.services.application.contracts.making import (
    CONTRACT,
    EXPECTED,
    GROWING_UP,
    KNOWN,
    NOW,
    WHOLE,
    Rows,
    planned,
    with_changes,
    workbook,
)

AGREEMENT: Agreement = planned(WHOLE).new[0].agreement
CONTRACT_ID = AGREEMENT.award.stream_id


def facts_of(agreement: Agreement) -> tuple[Fact, ...]:
    return CONTRACTS.decide_all(CONTRACTS.empty, agreement.commands, NOW)


def again(sheets: Mapping[str, Rows], facts: Sequence[Fact]) -> Plan:
    """The plan of importing a workbook where its contract has these facts."""
    newer = replace(GROWING_UP, versions=(*GROWING_UP.versions, *GROWING_UP.versions))
    return Planner(workbook(sheets), KNOWN).plan({FRAMEWORK: newer}, {CONTRACT_ID: facts}, NOW)


def told(sheets: Mapping[str, Rows], facts: Sequence[Fact]) -> list[str]:
    return [problem.address for problem in again(sheets, facts).problems]


def test_the_same_contract_is_passed_over_even_when_a_newer_version_was_agreed() -> None:
    plan = again(WHOLE, facts_of(AGREEMENT))
    assert not plan.problems
    assert not plan.new
    assert [contract.is_there for contract in plan.contracts] == [True]


def test_what_became_of_the_contract_since_is_its_own_life() -> None:
    later = (
        BreakPointMoved(
            break_point_id=AGREEMENT.break_points[0].break_point_id, on=date(2027, 6, 1), reason="Summer"
        ),
        ContractExtended(ends_on=date(2030, 3, 31), reason="It works."),
    )
    assert not told(WHOLE, (*facts_of(AGREEMENT), *later))


def test_ids_that_nobody_sees_are_not_compared() -> None:
    award = replace(
        AGREEMENT.award,
        prompts=tuple(replace(known, prompt_id=f"q{known.prompt_id}") for known in AGREEMENT.award.prompts),
        partner_ids=tuple(reversed(AGREEMENT.award.partner_ids)),
    )
    point = ScheduleBreakPoint(
        stream_id=CONTRACT_ID, break_point_id=an_id(5), on=date(2027, 4, 1), purpose="After a year"
    )
    assert AGREEMENT.impact_map is not None
    activities = tuple(replace(known, activity_id=an_id(70)) for known in AGREEMENT.impact_map.activities)
    by_hand = replace(
        AGREEMENT,
        award=award,
        break_points=(point,),
        impact_map=replace(AGREEMENT.impact_map, activities=activities),
    )
    assert not told(WHOLE, facts_of(by_hand))


@pytest.mark.parametrize(
    ("sheet", "rows", "cell"),
    [
        ("Contracts", [with_changes(CONTRACT, Title="Youth clubs")], "Contracts!B2"),
        ("Contracts", [with_changes(CONTRACT, Last_day=date(2028, 3, 31))], "Contracts!J2"),
        ("Contracts", [with_changes(CONTRACT, Value_in_pounds=Decimal(1))], "Contracts!K2"),
        ("Contracts", [with_changes(CONTRACT, Version=Decimal(2))], "Contracts!E2"),
        ("Contracts", [with_changes(CONTRACT, Days_until_due=Decimal(30))], "Contracts!L2"),
        ("Questions", [{"Reference": "YS-01", "Question": "Why?"}], "Questions!B2"),
        ("Outcomes", [{"Reference": "YS-01", "Outcome": FRIENDSHIP.statement}], "Outcomes!B2"),
        ("Activities", [{"Reference": "YS-01", "Activity": "Choir"}], "Activities!B2"),
        ("Expectations", [with_changes(EXPECTED, Baseline=Decimal(41))], "Expectations!B2"),
        ("Break points", [{"Reference": "YS-01", "Day": date(2027, 5, 1)}], "Break points!B2"),
    ],
)
def test_another_contract_under_the_reference_is_told_at_the_cell_that_differs(
    sheet: str, rows: Rows, cell: str
) -> None:
    sheets = {**WHOLE, sheet: rows}
    if sheet == "Outcomes":
        sheets |= {"Activities": [], "Expectations": []}
    assert cell in told(sheets, facts_of(AGREEMENT))
    plan = again(sheets, facts_of(AGREEMENT))
    assert all("“YS-01” was awarded before, with another" in known.sentence for known in plan.problems)
    assert not plan.contracts


def test_a_contract_without_its_map_is_another() -> None:
    bare = facts_of(Agreement(award=AGREEMENT.award))
    assert "Outcomes!B2" in told(WHOLE, bare)


def test_a_contract_that_was_awarded_under_another_id_is_found_by_its_reference() -> None:
    elsewhere = an_id(500)
    known = replace(KNOWN, contracts={"ys-01": (elsewhere,)})
    planner = Planner(workbook(WHOLE), known)
    assert planner.contract_ids == {elsewhere, CONTRACT_ID}
    plan = planner.plan({FRAMEWORK: GROWING_UP}, {elsewhere: facts_of(AGREEMENT)}, NOW)
    assert [contract.is_there for contract in plan.contracts] == [True]


def test_two_contracts_under_one_reference_cannot_be_told_apart() -> None:
    known = replace(KNOWN, contracts={"ys-01": (an_id(500), an_id(501))})
    facts = facts_of(AGREEMENT)
    plan = Planner(workbook(WHOLE), known).plan(
        {FRAMEWORK: GROWING_UP}, {an_id(500): facts, an_id(501): facts}, NOW
    )
    assert [problem.address for problem in plan.problems] == ["Contracts!A2"]


def test_more_questions_than_the_workbook_asks_are_another_contract() -> None:
    award = replace(AGREEMENT.award, prompts=(*AGREEMENT.award.prompts, Prompt(prompt_id="more", text="?")))
    facts = facts_of(replace(AGREEMENT, award=award))
    assert isinstance(facts[0], ContractAwarded)
    assert told(WHOLE, facts) == ["Questions!B2"]
