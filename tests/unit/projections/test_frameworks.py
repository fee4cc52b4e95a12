"""What frameworks make of events."""

from __future__ import annotations

from datetime import date

import msgspec

from domain.framework.definitions import Indicator, Outcome, QualityCharacteristic, TookPart
from domain.framework.events import (
    FrameworkAgreed,
    FrameworkOpened,
    FrameworkRenamed,
    IndicatorDefined,
    IndicatorRetired,
    IndicatorRevised,
    OutcomeDefined,
    OutcomeRetired,
    QualityCharacteristicDefined,
)
from projections.frameworks.tables import CHARACTERISTIC, FRAMEWORK, INDICATOR, OUTCOME, VERSION
from tests.unit.domain.examples import CONFIDENCE, COUNCIL, HOPEFUL, WELL_BEING, an_id
from tests.unit.domain.examples import FRAMEWORK as FRAMEWORK_ID
from tests.unit.projections.given import current, happened, moment, versions

OPENED = FrameworkOpened(council_id=COUNCIL, title="Young people", service_area="Youth", level="service")
AGREED = FrameworkAgreed(
    framework_version=1, draft=3, agreed_on=date(2026, 3, 1), took_part=TookPart(providers=2)
)
EVENTS = happened(
    FRAMEWORK_ID,
    OPENED,
    OutcomeDefined(outcome=CONFIDENCE, draft=1),
    IndicatorDefined(indicator=WELL_BEING, draft=2),
    IndicatorDefined(indicator=HOPEFUL, draft=3),
    AGREED,
    contract_id=None,
)


def test_outcomes_and_indicators_stand_in_the_order_in_which_they_were_defined() -> None:
    (outcome,) = current("frameworks", OUTCOME, EVENTS)
    assert msgspec.json.decode(outcome["definition"], type=Outcome) == CONFIDENCE
    rows = sorted(current("frameworks", INDICATOR, EVENTS), key=lambda row: row["place"])
    assert [msgspec.json.decode(row["definition"], type=Indicator) for row in rows] == [WELL_BEING, HOPEFUL]


def test_an_agreed_version_remembers_the_position_at_which_the_framework_stood_so() -> None:
    (version,) = current("frameworks", VERSION, EVENTS)
    assert version["framework_version"] == 1
    assert version["agreed_at_position"] == 5
    assert version["recorded_at"] == moment(5)


def test_a_framework_shows_its_newest_agreed_version_and_none_before_that() -> None:
    rows = versions("frameworks", FRAMEWORK, EVENTS)
    assert [row["agreed_version"] for row in rows] == [None, None, None, None, 1]
    assert [(row["draft"], row["agreed_draft"]) for row in rows] == [(0, 0), (1, 0), (2, 0), (3, 0), (3, 3)]


def test_what_is_written_anew_stands_where_it_stood_in_the_draft_that_wrote_it() -> None:
    plainer = msgspec.structs.replace(WELL_BEING, title="How well people feel")
    revised = happened(FRAMEWORK_ID, IndicatorRevised(indicator=plainer, draft=4), contract_id=None, after=5)
    rows = sorted(current("frameworks", INDICATOR, [*EVENTS, *revised]), key=lambda row: row["place"])
    assert [msgspec.json.decode(row["definition"], type=Indicator) for row in rows] == [plainer, HOPEFUL]
    assert [row["edition"] for row in rows] == [4, 3]


def test_what_is_retired_is_there_no_longer_and_the_draft_counts_on() -> None:
    retired = IndicatorRetired(indicator_id=WELL_BEING.indicator_id, draft=4)
    gone = OutcomeRetired(outcome_id=CONFIDENCE.outcome_id, draft=5)
    events = [*EVENTS, *happened(FRAMEWORK_ID, retired, gone, contract_id=None, after=5)]
    assert [row["indicator_id"] for row in current("frameworks", INDICATOR, events)] == [HOPEFUL.indicator_id]
    assert current("frameworks", OUTCOME, events) == []
    (row,) = current("frameworks", FRAMEWORK, events)
    assert (row["draft"], row["agreed_draft"]) == (5, 3)


def test_a_framework_can_be_called_otherwise() -> None:
    renamed = FrameworkRenamed(title="Children", service_area="Family")
    (row,) = current("frameworks", FRAMEWORK, happened(FRAMEWORK_ID, OPENED, renamed))
    assert (row["title"], row["service_area"]) == ("Children", "Family")


def test_a_quality_characteristic_is_kept_in_its_words() -> None:
    kindness = QualityCharacteristic(characteristic_id=an_id(40), statement="People are met with kindness.")
    defined = QualityCharacteristicDefined(characteristic=kindness, draft=1)
    (row,) = current("frameworks", CHARACTERISTIC, happened(FRAMEWORK_ID, OPENED, defined))
    assert (row["characteristic_id"], row["statement"]) == (kindness.characteristic_id, kindness.statement)
