"""What a framework holds is written anew or retired, and nobody's words are lost unseen."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from domain.framework.commands import (
    DefineOutcome,
    FrameworkCommand,
    RenameFramework,
    RetireIndicator,
    RetireOutcome,
    RetireQualityCharacteristic,
    ReviseIndicator,
    ReviseOutcome,
    ReviseQualityCharacteristic,
)
from domain.framework.definitions import Outcome, QualityCharacteristic
from domain.framework.events import (
    FrameworkEvent,
    FrameworkOpened,
    FrameworkRenamed,
    IndicatorDefined,
    IndicatorRetired,
    IndicatorRevised,
    OutcomeDefined,
    OutcomeRetired,
    OutcomeRevised,
    QualityCharacteristicDefined,
    QualityCharacteristicRetired,
    QualityCharacteristicRevised,
)
from domain.framework.model import Framework, decide, evolve
from domain.shared.errors import AlreadyDone, EditedMeanwhile, Invalid, NotFound
from tests.unit.domain.examples import (
    CONFIDENCE,
    COUNCIL,
    FRAMEWORK,
    FRIENDSHIP,
    HOPEFUL,
    LONELY,
    WELL_BEING,
    an_id,
)
from tests.unit.domain.scenario import Decider

framework = Decider(Framework(), decide, evolve)
OPENED = FrameworkOpened(council_id=COUNCIL, title="Youth", service_area="Young people", level="service")
KIND = QualityCharacteristic(characteristic_id=an_id(40), statement="Everyone is greeted by name.")
DEFINED: tuple[FrameworkEvent, ...] = (
    OPENED,
    OutcomeDefined(outcome=CONFIDENCE, draft=1),
    OutcomeDefined(outcome=FRIENDSHIP, draft=2),
    IndicatorDefined(indicator=HOPEFUL, draft=3),
    IndicatorDefined(indicator=LONELY, draft=4),
    IndicatorDefined(indicator=WELL_BEING, draft=5),
    QualityCharacteristicDefined(characteristic=KIND, draft=6),
)
defined = framework.given(*DEFINED)

TRUST = replace(CONFIDENCE, statement="Young people trust themselves.")
CALM = replace(CONFIDENCE, statement="Young people are at ease.")
OFTEN = replace(HOPEFUL, title="Young people who often look forward")
WARM = replace(KIND, statement="Everyone is greeted warmly.")
TRUST_WRITTEN = ReviseOutcome(stream_id=FRAMEWORK, outcome=TRUST, edition=1)
OFTEN_WRITTEN = ReviseIndicator(stream_id=FRAMEWORK, indicator=OFTEN, edition=3)
WARM_WRITTEN = ReviseQualityCharacteristic(stream_id=FRAMEWORK, characteristic=WARM, edition=6)


@pytest.mark.parametrize(
    ("command", "event"),
    [
        (TRUST_WRITTEN, OutcomeRevised(outcome=TRUST, draft=7)),
        (OFTEN_WRITTEN, IndicatorRevised(indicator=OFTEN, draft=7)),
        (WARM_WRITTEN, QualityCharacteristicRevised(characteristic=WARM, draft=7)),
    ],
)
def test_what_is_written_anew_makes_the_next_draft(command: FrameworkCommand, event: FrameworkEvent) -> None:
    defined.when(command).then(event)


def test_a_definition_written_anew_keeps_its_place() -> None:
    revised = framework.after(
        *DEFINED, OutcomeRevised(outcome=TRUST, draft=7), IndicatorRevised(indicator=OFTEN, draft=8)
    )
    assert revised.outcomes == (TRUST, FRIENDSHIP)
    assert revised.indicators == (OFTEN, LONELY, WELL_BEING)
    assert revised.draft == 8


@pytest.mark.parametrize(
    "command",
    [
        replace(TRUST_WRITTEN, outcome=CONFIDENCE),
        replace(OFTEN_WRITTEN, indicator=HOPEFUL),
        replace(WARM_WRITTEN, characteristic=KIND),
        replace(TRUST_WRITTEN, outcome=CONFIDENCE, edition=0),
        RenameFramework(stream_id=FRAMEWORK, title=" Youth ", service_area="Young people "),
    ],
)
def test_saving_what_stands_there_already_changes_nothing(command: FrameworkCommand) -> None:
    defined.when(command).then_nothing()


@pytest.mark.parametrize(
    ("meanwhile", "command"),
    [
        (OutcomeRevised(outcome=CALM, draft=7), TRUST_WRITTEN),
        (IndicatorRevised(indicator=replace(HOPEFUL, unit="per cent"), draft=7), OFTEN_WRITTEN),
        (
            QualityCharacteristicRevised(characteristic=replace(KIND, statement="Hello!"), draft=7),
            WARM_WRITTEN,
        ),
    ],
)
def test_whoever_writes_over_what_they_have_not_seen_is_told_and_loses_nothing(
    meanwhile: FrameworkEvent, command: ReviseOutcome | ReviseIndicator | ReviseQualityCharacteristic
) -> None:
    overtaken = framework.given(*DEFINED, meanwhile)
    overtaken.when(command).then_refused(EditedMeanwhile, "Your words are kept here: look at both")
    assert overtaken.when(replace(command, edition=7)).decided()


def test_two_who_write_at_different_things_do_not_disturb_each_other() -> None:
    framework.given(*DEFINED, OutcomeRevised(outcome=TRUST, draft=7)).when(OFTEN_WRITTEN).then(
        IndicatorRevised(indicator=OFTEN, draft=8)
    )


def test_two_who_write_the_same_words_are_of_one_mind() -> None:
    framework.given(*DEFINED, OutcomeRevised(outcome=TRUST, draft=7)).when(TRUST_WRITTEN).then_nothing()


def test_what_comes_back_after_it_was_retired_is_not_taken_for_what_was_read_before() -> None:
    again = (
        OutcomeRetired(outcome_id=CONFIDENCE.outcome_id, draft=9),
        OutcomeDefined(outcome=CALM, draft=10),
    )
    framework.given(*DEFINED, *again).when(TRUST_WRITTEN).then_refused(EditedMeanwhile, "look at both")


@pytest.mark.parametrize(
    ("command", "field", "saying"),
    [
        (replace(TRUST_WRITTEN, outcome=replace(CONFIDENCE, statement=" ")), "statement", "what change"),
        (replace(WARM_WRITTEN, characteristic=replace(KIND, statement="")), "statement", "what the quality"),
        (RenameFramework(stream_id=FRAMEWORK, title=" ", service_area="Young people"), "title", "a title"),
    ],
)
def test_what_is_written_anew_still_says_something(
    command: FrameworkCommand, field: str, saying: str
) -> None:
    defined.when(command).then_refused(Invalid, saying, field=field)


def test_an_indicator_moves_only_to_an_outcome_of_the_framework() -> None:
    moved, lost = (replace(HOPEFUL, outcome_id=to) for to in (FRIENDSHIP.outcome_id, an_id(99)))
    defined.when(replace(OFTEN_WRITTEN, indicator=moved)).then(IndicatorRevised(indicator=moved, draft=7))
    defined.when(replace(OFTEN_WRITTEN, indicator=lost)).then_refused(
        NotFound, "Define the outcome first", field="outcome_id"
    )


def test_an_outcome_that_is_retired_takes_its_indicators_with_it_and_no_others() -> None:
    retire = RetireOutcome(stream_id=FRAMEWORK, outcome_id=CONFIDENCE.outcome_id)
    gone = (
        IndicatorRetired(indicator_id=HOPEFUL.indicator_id, draft=7),
        IndicatorRetired(indicator_id=WELL_BEING.indicator_id, draft=8),
        OutcomeRetired(outcome_id=CONFIDENCE.outcome_id, draft=9),
    )
    defined.when(retire).then(*gone)
    left = framework.after(*DEFINED, *gone)
    assert (left.outcomes, left.indicators) == ((FRIENDSHIP,), (LONELY,))


def test_an_outcome_without_indicators_is_retired_alone() -> None:
    framework.given(OPENED, OutcomeDefined(outcome=CONFIDENCE, draft=1)).when(
        RetireOutcome(stream_id=FRAMEWORK, outcome_id=CONFIDENCE.outcome_id)
    ).then(OutcomeRetired(outcome_id=CONFIDENCE.outcome_id, draft=2))


def test_an_indicator_or_a_quality_is_retired_alone() -> None:
    defined.when(RetireIndicator(stream_id=FRAMEWORK, indicator_id=HOPEFUL.indicator_id)).then(
        IndicatorRetired(indicator_id=HOPEFUL.indicator_id, draft=7)
    )
    retire = RetireQualityCharacteristic(stream_id=FRAMEWORK, characteristic_id=KIND.characteristic_id)
    gone = QualityCharacteristicRetired(characteristic_id=KIND.characteristic_id, draft=7)
    defined.when(retire).then(gone)
    assert framework.after(*DEFINED, gone).characteristics == ()


@pytest.mark.parametrize(
    "command",
    [
        TRUST_WRITTEN,
        OFTEN_WRITTEN,
        WARM_WRITTEN,
        RetireOutcome(stream_id=FRAMEWORK, outcome_id=CONFIDENCE.outcome_id),
        RetireIndicator(stream_id=FRAMEWORK, indicator_id=HOPEFUL.indicator_id),
        RetireQualityCharacteristic(stream_id=FRAMEWORK, characteristic_id=KIND.characteristic_id),
    ],
)
def test_what_is_not_in_the_framework_is_neither_written_anew_nor_retired(command: FrameworkCommand) -> None:
    framework.given(OPENED).when(command).then_refused(NotFound, "Somebody may have taken it out")


def test_a_retired_outcome_may_be_defined_again_at_the_end() -> None:
    retired = OutcomeRetired(outcome_id=CONFIDENCE.outcome_id, draft=9)
    back = DefineOutcome(stream_id=FRAMEWORK, outcome=CONFIDENCE)
    given = framework.given(*DEFINED, retired)
    given.when(back).then(OutcomeDefined(outcome=CONFIDENCE, draft=10))
    assert framework.after(*given.events, OutcomeDefined(outcome=CONFIDENCE, draft=10)).outcomes == (
        FRIENDSHIP,
        CONFIDENCE,
    )
    framework.given(*DEFINED).when(back).then_refused(
        AlreadyDone, "already in the framework", field="outcome_id"
    )


def test_a_framework_is_called_otherwise_without_making_a_draft() -> None:
    rename = RenameFramework(stream_id=FRAMEWORK, title=" Young people ", service_area=" Youth work ")
    renamed = FrameworkRenamed(title="Young people", service_area="Youth work")
    defined.when(rename).then(renamed)
    after = framework.after(*DEFINED, renamed)
    assert (after.title, after.service_area, after.draft) == ("Young people", "Youth work", 6)


@pytest.mark.parametrize(
    "command",
    [
        DefineOutcome(stream_id=FRAMEWORK, outcome=Outcome(outcome_id=an_id(12), statement="It is safe.")),
        replace(TRUST_WRITTEN, outcome=replace(TRUST, level="service")),
    ],
)
def test_a_community_level_framework_holds_no_outcome_of_a_service(command: FrameworkCommand) -> None:
    of_all = replace(CONFIDENCE, level="community")
    given = framework.given(replace(OPENED, level="community"), OutcomeDefined(outcome=of_all, draft=1))
    given.when(command).then_refused(Invalid, "Make the outcome one at community level", field="level")


def test_a_community_level_framework_holds_community_level_outcomes() -> None:
    of_all = replace(CONFIDENCE, level="community")
    framework.given(replace(OPENED, level="community")).when(
        DefineOutcome(stream_id=FRAMEWORK, outcome=of_all)
    ).then(OutcomeDefined(outcome=of_all, draft=1))


def test_a_services_framework_may_hold_outcomes_of_both_levels() -> None:
    of_all = Outcome(outcome_id=an_id(12), statement="The town is safe.", level="community")
    defined.when(DefineOutcome(stream_id=FRAMEWORK, outcome=of_all)).then(
        OutcomeDefined(outcome=of_all, draft=7)
    )
