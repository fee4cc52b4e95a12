"""A framework grows, is agreed in versions, and an agreed version never changes."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest
from msgspec.structs import replace

from domain.framework.commands import (
    AgreeFramework,
    DefineIndicator,
    DefineOutcome,
    DefineQualityCharacteristic,
    FrameworkCommand,
    OpenFramework,
)
from domain.framework.definitions import Outcome, QualityCharacteristic, TookPart
from domain.framework.events import (
    FrameworkAgreed,
    FrameworkOpened,
    FrameworkRenamed,
    IndicatorDefined,
    OutcomeDefined,
    QualityCharacteristicDefined,
)
from domain.framework.model import Framework, decide, evolve
from domain.shared.errors import AlreadyDone, EditedMeanwhile, Invalid, NotFound, NotInState
from tests.unit.domain.examples import CONFIDENCE, COUNCIL, FRAMEWORK, FRIENDSHIP, HOPEFUL, LONELY, an_id
from tests.unit.domain.scenario import Decider

framework = Decider(Framework(), decide, evolve)
OPEN = OpenFramework(stream_id=FRAMEWORK, council_id=COUNCIL, title="Youth", service_area="Young people")
OPENED = FrameworkOpened(council_id=COUNCIL, title="Youth", service_area="Young people", level="service")
OUTCOME = OutcomeDefined(outcome=CONFIDENCE, draft=1)
INDICATOR = IndicatorDefined(indicator=HOPEFUL, draft=2)
SECOND_OUTCOME = OutcomeDefined(outcome=FRIENDSHIP, draft=3)
KIND = QualityCharacteristic(characteristic_id=an_id(40), statement="Everyone is greeted by name.")
WHO = TookPart(people_who_use_services=9, providers=3, commissioners=2)
AGREED = FrameworkAgreed(framework_version=1, draft=2, agreed_on=date(2026, 3, 2), took_part=WHO)
AGREE = AgreeFramework(stream_id=FRAMEWORK, agreed_on=date(2026, 7, 10), took_part=WHO)


def test_a_framework_opens_with_a_title() -> None:
    framework.given().when(OPEN).then(OPENED)


def test_a_framework_may_be_opened_at_community_level() -> None:
    framework.given().when(replace(OPEN, level="community", service_area="")).then(
        replace(OPENED, level="community", service_area="")
    )


def test_a_title_and_a_service_area_are_kept_without_the_spaces_about_them() -> None:
    framework.given().when(replace(OPEN, title=" Youth ", service_area=" Young people ")).then(OPENED)


def test_a_framework_needs_a_title() -> None:
    untitled = OpenFramework(stream_id=FRAMEWORK, council_id=COUNCIL, title=" ", service_area="")
    framework.given().when(untitled).then_refused(Invalid, "title", field="title")


def test_a_framework_opens_once() -> None:
    framework.given(OPENED).when(OPEN).then_refused(AlreadyDone, "“Youth” is already open")


@pytest.mark.parametrize(
    "command",
    [
        DefineOutcome(stream_id=FRAMEWORK, outcome=CONFIDENCE),
        DefineIndicator(stream_id=FRAMEWORK, indicator=HOPEFUL),
        DefineQualityCharacteristic(stream_id=FRAMEWORK, characteristic=KIND),
        AGREE,
    ],
)
def test_nothing_is_defined_or_agreed_before_a_framework_is_open(command: FrameworkCommand) -> None:
    framework.given().when(command).then_refused(NotFound, "Open it first")


def test_an_outcome_is_defined_once_and_with_a_statement() -> None:
    define = DefineOutcome(stream_id=FRAMEWORK, outcome=CONFIDENCE)
    silent = DefineOutcome(stream_id=FRAMEWORK, outcome=Outcome(outcome_id=an_id(12), statement=" "))
    framework.given(OPENED).when(define).then(OUTCOME)
    framework.given(OPENED, OUTCOME).when(define).then_refused(
        AlreadyDone, "already in the framework", field="outcome_id"
    )
    framework.given(OPENED).when(silent).then_refused(Invalid, "what change", field="statement")


def test_an_indicator_is_defined_once_and_for_an_outcome_of_the_framework() -> None:
    define = DefineIndicator(stream_id=FRAMEWORK, indicator=HOPEFUL)
    framework.given(OPENED, OUTCOME).when(define).then(INDICATOR)
    framework.given(OPENED).when(define).then_refused(
        NotFound, "Define the outcome first", field="outcome_id"
    )
    framework.given(OPENED, OUTCOME, INDICATOR).when(define).then_refused(
        AlreadyDone, "already in the framework", field="indicator_id"
    )


def test_a_quality_characteristic_is_defined_once_and_with_a_statement() -> None:
    define = DefineQualityCharacteristic(stream_id=FRAMEWORK, characteristic=KIND)
    defined = QualityCharacteristicDefined(characteristic=KIND, draft=1)
    silent = DefineQualityCharacteristic(
        stream_id=FRAMEWORK, characteristic=QualityCharacteristic(characteristic_id=an_id(41), statement="")
    )
    framework.given(OPENED).when(define).then(defined)
    framework.given(OPENED, defined).when(define).then_refused(
        AlreadyDone, "already in the framework", field="characteristic_id"
    )
    framework.given(OPENED).when(silent).then_refused(Invalid, "what the quality is", field="statement")


def test_agreeing_makes_the_next_version_and_says_who_took_part() -> None:
    framework.given(OPENED, OUTCOME, INDICATOR).when(AGREE).then(
        FrameworkAgreed(framework_version=1, draft=2, agreed_on=AGREE.agreed_on, took_part=WHO)
    )
    framework.given(OPENED, OUTCOME, INDICATOR, AGREED, SECOND_OUTCOME).when(AGREE).then(
        FrameworkAgreed(framework_version=2, draft=3, agreed_on=AGREE.agreed_on, took_part=WHO)
    )


def test_a_framework_without_an_indicator_cannot_be_agreed() -> None:
    framework.given(OPENED, OUTCOME).when(AGREE).then_refused(NotInState, "at least one outcome")


def test_a_framework_is_agreed_again_only_after_a_change() -> None:
    agreed = framework.given(OPENED, OUTCOME, INDICATOR, AGREED)
    agreed.when(AGREE).then_refused(NotInState, "Nothing has changed")
    renamed = FrameworkRenamed(title="Young people", service_area="")
    framework.given(*agreed.events, renamed).when(AGREE).then_refused(NotInState, "Nothing has changed")


def test_a_framework_is_agreed_as_those_who_agree_had_it_before_them() -> None:
    seen = replace(AGREE, draft=2)
    framework.given(OPENED, OUTCOME, INDICATOR).when(seen).then(
        FrameworkAgreed(framework_version=1, draft=2, agreed_on=AGREE.agreed_on, took_part=WHO)
    )
    framework.given(OPENED, OUTCOME, INDICATOR, SECOND_OUTCOME).when(seen).then_refused(
        EditedMeanwhile, "Look at it again before you agree it"
    )


def test_a_framework_is_agreed_today_or_earlier_as_london_counts_days() -> None:
    on_the_11th = AgreeFramework(stream_id=FRAMEWORK, agreed_on=date(2026, 7, 11), took_part=WHO)
    half_past_midnight_in_london = datetime(2026, 7, 10, 23, 30, tzinfo=UTC)
    given = framework.given(OPENED, OUTCOME, INDICATOR)
    given.when(on_the_11th).then_refused(Invalid, "a day to come", field="agreed_on")
    assert given.when(on_the_11th, at=half_past_midnight_in_london).decided()


def test_an_agreed_version_holds_what_it_was_agreed_with_and_never_more() -> None:
    later = framework.after(
        OPENED,
        OUTCOME,
        INDICATOR,
        AGREED,
        SECOND_OUTCOME,
        IndicatorDefined(indicator=LONELY, draft=4),
    )
    assert later.agreed(1).outcomes == (CONFIDENCE,)
    assert later.agreed(1).indicators == (HOPEFUL,)
    assert later.outcomes == (CONFIDENCE, FRIENDSHIP)


def test_each_agreed_version_is_found_by_its_number() -> None:
    second = FrameworkAgreed(framework_version=2, draft=3, agreed_on=date(2026, 5, 4), took_part=WHO)
    grown = framework.after(OPENED, OUTCOME, INDICATOR, AGREED, SECOND_OUTCOME, second)
    assert grown.agreed(1).outcomes == (CONFIDENCE,)
    assert grown.agreed(2).outcomes == (CONFIDENCE, FRIENDSHIP)


@pytest.mark.parametrize("version", [0, 2, -1])
def test_a_version_that_was_never_agreed_is_not_found(version: int) -> None:
    with pytest.raises(NotFound, match="has no agreed version") as missing:
        framework.after(OPENED, OUTCOME, INDICATOR, AGREED).agreed(version)
    assert missing.value.field == "framework_version"
