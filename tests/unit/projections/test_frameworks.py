"""What frameworks make of events."""

from __future__ import annotations

from datetime import date

import msgspec

from domain.framework.definitions import Indicator, Outcome, QualityCharacteristic, TookPart
from domain.framework.events import (
    FrameworkAgreed,
    FrameworkOpened,
    IndicatorDefined,
    OutcomeDefined,
    QualityCharacteristicDefined,
)
from projections.frameworks.tables import CHARACTERISTIC, FRAMEWORK, INDICATOR, OUTCOME, VERSION
from tests.unit.domain.examples import CONFIDENCE, COUNCIL, HOPEFUL, WELL_BEING, an_id
from tests.unit.domain.examples import FRAMEWORK as FRAMEWORK_ID
from tests.unit.projections.given import current, happened, moment, versions

OPENED = FrameworkOpened(council_id=COUNCIL, title="Young people", service_area="Youth")
AGREED = FrameworkAgreed(framework_version=1, agreed_on=date(2026, 3, 1), took_part=TookPart(providers=2))
EVENTS = happened(
    FRAMEWORK_ID,
    OPENED,
    OutcomeDefined(outcome=CONFIDENCE),
    IndicatorDefined(indicator=WELL_BEING),
    IndicatorDefined(indicator=HOPEFUL),
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
    assert [row["agreed_version"] for row in versions("frameworks", FRAMEWORK, EVENTS)] == [None, 1]


def test_a_quality_characteristic_is_kept_in_its_words() -> None:
    kindness = QualityCharacteristic(characteristic_id=an_id(40), statement="People are met with kindness.")
    defined = QualityCharacteristicDefined(characteristic=kindness)
    (row,) = current("frameworks", CHARACTERISTIC, happened(FRAMEWORK_ID, OPENED, defined))
    assert (row["characteristic_id"], row["statement"]) == (kindness.characteristic_id, kindness.statement)
