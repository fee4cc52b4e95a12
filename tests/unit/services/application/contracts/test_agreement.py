"""What stands in an award's way is said at once, each thing beside the part that it is about."""

from __future__ import annotations

from datetime import UTC, date, datetime
from decimal import Decimal

from msgspec.structs import replace

from domain.contract.commands import ScheduleBreakPoint, SetExpectation
from domain.contract.terms import Expectation
from domain.framework.model import AgreedVersion, Framework
from domain.organisation.model import Organisation
from domain.shared.values import Baseline, ExpectedPoint
from services.application import streams
from services.application.contracts.agreement import Agreement, Surroundings, problems_of
from tests.unit.domain.examples import (
    AWARD,
    CONFIDENCE,
    CONTRACT,
    COUNCIL,
    EXPECTATION,
    FRIENDSHIP,
    HOPEFUL,
    LEAD,
    LONELY,
    MAP,
    PARTNER,
    WELL_BEING,
    an_id,
)

NOW = datetime(2026, 2, 1, 9, tzinfo=UTC)
FRAMEWORK = Framework(
    council_id=COUNCIL,
    title="Growing up well",
    versions=(AgreedVersion(outcomes=(CONFIDENCE, FRIENDSHIP), indicators=(HOPEFUL, WELL_BEING, LONELY)),),
)
AROUND = Surroundings(
    framework=FRAMEWORK,
    organisations={
        LEAD: Organisation(council_id=COUNCIL, name="Brightside"),
        PARTNER: Organisation(council_id=COUNCIL, name="Kestrel"),
    },
)


def expecting(expectation: Expectation) -> SetExpectation:
    return SetExpectation(stream_id=CONTRACT, expectation=expectation)


def break_point(on: date) -> ScheduleBreakPoint:
    return ScheduleBreakPoint(stream_id=CONTRACT, break_point_id=an_id(60), on=on)


GOOD = Agreement(
    award=AWARD,
    impact_map=MAP,
    expectations=(expecting(EXPECTATION),),
    break_points=(break_point(date(2027, 4, 1)),),
)
TOO_MUCH = Expectation(
    indicator_id=WELL_BEING.indicator_id,
    baseline=Baseline(value=Decimal(20), on=date(2026, 3, 31)),
    path=(
        ExpectedPoint(on=date(2027, 3, 31), value=Decimal(30)),
        ExpectedPoint(on=date(2028, 3, 31), value=Decimal(36)),
    ),
)


def fields(agreement: Agreement, surroundings: Surroundings = AROUND) -> list[str]:
    return [error.field for error in problems_of(agreement, surroundings, NOW)]


def test_a_good_agreement_has_no_problems_and_would_be_recorded() -> None:
    assert not problems_of(GOOD, AROUND, NOW)
    facts = streams.CONTRACT.decide_all(streams.CONTRACT.empty, GOOD.commands, NOW)
    assert [type(fact).__name__ for fact in facts] == [
        "ContractAwarded",
        "ImpactMapAgreed",
        "ExpectationSet",
        "BreakPointScheduled",
    ]


def test_a_map_can_be_agreed_later() -> None:
    assert not problems_of(Agreement(award=AWARD), AROUND, NOW)


def test_an_organisation_that_the_council_does_not_know_is_no_party() -> None:
    strangers = {LEAD: Organisation(council_id=an_id(99), name="Of elsewhere"), PARTNER: Organisation()}
    around = replace(AROUND, organisations=strangers)
    assert fields(GOOD, around) == ["lead_provider_id", "partner_ids.0"]


def test_a_contract_is_made_on_an_agreed_version_of_the_council_s_framework() -> None:
    assert fields(replace(GOOD, award=replace(AWARD, framework_version=2))) == ["framework_version"]
    foreign = replace(AROUND, framework=replace(FRAMEWORK, council_id=an_id(99)))
    assert fields(GOOD, foreign) == ["framework_id"]


def test_the_map_holds_what_was_agreed_word_for_word() -> None:
    other = replace(MAP, indicators=(replace(HOPEFUL, title="Hope"), WELL_BEING))
    assert fields(replace(GOOD, impact_map=other)) == ["indicators"]


def test_an_expectation_s_problem_stands_beside_its_point() -> None:
    agreement = replace(GOOD, expectations=(expecting(EXPECTATION), expecting(TOO_MUCH)))
    (error,) = problems_of(agreement, AROUND, NOW)
    assert error.field == "expectations.1.path.1"
    assert "Give a figure from 7 to 35." in error.message


def test_an_expectation_of_an_indicator_outside_the_map_stands_beside_the_whole() -> None:
    stray = Expectation(indicator_id=LONELY.indicator_id)
    assert fields(replace(GOOD, expectations=(expecting(stray),))) == ["expectations.0"]


def test_a_break_point_falls_within_the_term() -> None:
    late = break_point(date(2031, 1, 1))
    assert fields(replace(GOOD, break_points=(late,))) == ["break_points.0.on"]


def test_one_refusal_does_not_hide_those_after_it() -> None:
    agreement = Agreement(
        award=replace(AWARD, title=" ", partner_ids=()),
        impact_map=replace(MAP, outcomes=(FRIENDSHIP,), activities=()),
        expectations=(expecting(TOO_MUCH),),
        break_points=(break_point(date(2020, 1, 1)),),
    )
    assert fields(agreement) == [
        "title",
        "partner_ids",
        "indicators",
        "indicators",
        "expectations.0.path.1",
        "break_points.0.on",
    ]


def test_a_wrong_term_is_not_held_against_its_break_points() -> None:
    backwards = replace(AWARD, ends_on=date(2025, 1, 1))
    assert fields(replace(GOOD, award=backwards)) == ["ends_on"]
