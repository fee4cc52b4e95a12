"""An award names its parties once, runs between two believable days, and happens once."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any
from uuid import UUID

import pytest
from msgspec.structs import replace

from domain.contract.commands import (
    AgreeRevision,
    ContractCommand,
    EndContract,
    ScheduleBreakPoint,
    SetExpectation,
)
from domain.contract.rules.award import check_framework
from domain.contract.terms import CommonDataItem, ComplianceCheck
from domain.framework.model import AgreedVersion, Framework
from domain.shared.errors import AlreadyDone, Invalid, NotFound
from domain.shared.values import Money, Prompt
from tests.unit.domain.contract.decider import contract
from tests.unit.domain.examples import (
    AWARD,
    AWARDED,
    CONFIDENCE,
    CONTRACT,
    COUNCIL,
    EXPECTATION,
    HOPEFUL,
    LEAD,
    MAP,
    PARTNER,
    PROMPT,
    an_id,
)
from tests.unit.domain.scenario import assert_readable

AGE = CommonDataItem(item_id="age", title="Age of the people who came", categories=("11 to 15", "16 to 19"))
INSURED = ComplianceCheck(check_id="insurance", statement="Our insurance is valid.")


def test_an_award_records_all_that_was_agreed() -> None:
    contract.given().when(AWARD).then(AWARDED)


def test_an_award_records_what_every_return_must_report_and_confirm() -> None:
    given = {"common_dataset": (AGE, replace(AGE, item_id="people")), "compliance_checks": (INSURED,)}
    contract.given().when(replace(AWARD, **given)).then(replace(AWARDED, **given))


def test_a_contract_is_awarded_once() -> None:
    contract.given(AWARDED).when(AWARD).then_refused(AlreadyDone, "“Youth service” is already awarded")


@pytest.mark.parametrize(
    ("changes", "field", "saying"),
    [
        ({"reference": " "}, "reference", "its reference"),
        ({"title": ""}, "title", "a title"),
        ({"ends_on": date(2026, 3, 31)}, "ends_on", "ends before it starts"),
        ({"ends_on": date(9999, 12, 31)}, "ends_on", "1900 to 2200"),
        ({"starts_on": date(226, 4, 1)}, "starts_on", "1900 to 2200"),
        ({"partner_ids": (LEAD,)}, "partner_ids", "Name it once"),
        ({"partner_ids": (PARTNER, PARTNER)}, "partner_ids", "named twice"),
        ({"partner_ids": ()}, "partner_ids", "at least one partner of the consortium"),
        ({"partner_ids": (), "arrangement": "alliance"}, "partner_ids", "of the alliance"),
        ({"prompts": (PROMPT, Prompt(prompt_id="story", text="?"))}, "prompts", "the same name"),
        ({"prompts": (replace(PROMPT, text=" "),)}, "prompts", "Write each narrative question out"),
        ({"common_dataset": (AGE, replace(AGE, title="Age now"))}, "common_dataset", "the same name"),
        (
            {"common_dataset": (replace(AGE, categories=("11 to 15", "11 to 15")),)},
            "common_dataset",
            "the same group twice",
        ),
        ({"compliance_checks": (INSURED, INSURED)}, "compliance_checks", "the same name"),
        ({"value": Money(pounds=Decimal(-1))}, "value", "below zero"),
    ],
)
def test_an_award_that_breaks_a_rule_is_refused(changes: dict[str, Any], field: str, saying: str) -> None:
    contract.given().when(replace(AWARD, **changes)).then_refused(Invalid, saying, field=field)


def test_all_that_is_wrong_with_an_award_is_said_at_once() -> None:
    contract.given().when(replace(AWARD, reference="", title="")).then_refused_for(
        (Invalid, "reference"), (Invalid, "title")
    )


@pytest.mark.parametrize(
    "changes",
    [
        {"starts_on": date(1900, 1, 1), "ends_on": date(1900, 1, 1)},
        {"ends_on": date(2200, 12, 31)},
        {"value": Money(pounds=Decimal(0))},
    ],
)
def test_a_term_of_one_day_the_furthest_years_and_no_money_are_allowed(changes: dict[str, Any]) -> None:
    assert contract.given().when(replace(AWARD, **changes)).decided()


@pytest.mark.parametrize("day", [date(1899, 12, 31), date(2201, 1, 1)])
def test_years_beyond_are_taken_for_a_slip(day: date) -> None:
    contract.given().when(replace(AWARD, starts_on=day, ends_on=day)).then_refused_for(
        (Invalid, "starts_on"), (Invalid, "ends_on")
    )


@pytest.mark.parametrize("arrangement", ["single", "in_house"])
def test_a_provider_alone_needs_no_partners(arrangement: str) -> None:
    alone = replace(AWARD, arrangement=arrangement, partner_ids=())
    assert contract.given().when(alone).decided()


@pytest.mark.parametrize(
    "command",
    [
        MAP,
        SetExpectation(stream_id=CONTRACT, expectation=EXPECTATION),
        ScheduleBreakPoint(stream_id=CONTRACT, break_point_id=an_id(50), on=date(2027, 4, 1)),
        AgreeRevision(stream_id=CONTRACT, revision_id=an_id(60), agreed_by="commissioner", draft=1),
        EndContract(stream_id=CONTRACT, on=date(2027, 4, 1), reason="No money"),
    ],
)
def test_nothing_happens_to_a_contract_before_it_is_awarded(command: ContractCommand) -> None:
    contract.given().when(command).then_refused(NotFound, "Award it first")


def test_a_contract_reports_on_the_periods_of_its_term() -> None:
    periods = contract.after(AWARDED).periods()
    assert len(periods) == 12
    assert (periods[0].label, periods[-1].label) == ("April to June 2026", "January to March 2029")
    assert contract.after().periods() == ()


AGREED = AgreedVersion(outcomes=(CONFIDENCE,), indicators=(HOPEFUL,))
FRAMEWORK_OF_COUNCIL = Framework(council_id=COUNCIL, title="Youth", versions=(AGREED,))


def test_a_contract_is_made_on_an_agreed_version_of_a_framework_of_its_council() -> None:
    assert check_framework(FRAMEWORK_OF_COUNCIL, COUNCIL, 1) == AGREED


@pytest.mark.parametrize(
    ("framework", "council", "version", "field", "saying"),
    [
        (Framework(), COUNCIL, 1, "framework_id", "There is no such framework"),
        (FRAMEWORK_OF_COUNCIL, an_id(99), 1, "framework_id", "Choose one of the council's"),
        (FRAMEWORK_OF_COUNCIL, COUNCIL, 2, "framework_version", "has no agreed version 2"),
        (FRAMEWORK_OF_COUNCIL, COUNCIL, 0, "framework_version", "Agree the framework first"),
    ],
)
def test_a_contract_is_not_made_on_what_was_never_agreed_or_is_anothers(
    framework: Framework, council: UUID, version: int, field: str, saying: str
) -> None:
    with pytest.raises(NotFound, match=saying) as refused:
        check_framework(framework, council, version)
    assert refused.value.field == field
    assert_readable(refused.value)
