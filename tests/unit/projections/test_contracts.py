"""What contracts make of events."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import msgspec
import pytest
from msgspec.structs import replace

from domain.contract.events import (
    BreakPointScheduled,
    ExpectationSet,
    RevisionAgreed,
    RevisionProposed,
    RevisionTookEffect,
    RevisionWithdrawn,
)
from domain.contract.terms import (
    Change,
    Expectation,
    ExpectationReset,
    IndicatorAdded,
    IndicatorRefined,
    IndicatorRetired,
)
from domain.framework.definitions import Indicator
from domain.shared.values import Money
from projections.contracts.tables import (
    ACTIVITY,
    BREAK_POINT,
    EXPECTATION,
    FROM_THE_START,
    INDICATOR,
    OUTCOME,
    PARTY,
    REVISION,
)
from projections.contracts.tables import CONTRACT as CONTRACTS
from tests.unit.domain.examples import (
    AWARDED,
    CONTRACT,
    HOPEFUL,
    LEAD,
    LONELY,
    MAP,
    MAPPED,
    PARTNER,
    WELL_BEING,
    an_id,
)
from tests.unit.domain.examples import EXPECTATION as EXPECTED
from tests.unit.projections.given import current, happened, moment, versions

AUTUMN = date(2026, 10, 1)
PROPOSED = RevisionProposed(
    revision_id=an_id(60),
    proposed_by="commissioner",
    break_point_id=None,
    effective_from=AUTUMN,
    changes=(IndicatorRetired(indicator_id=WELL_BEING.indicator_id),),
    reason="Nobody could answer it.",
)


def took_effect(*changes: Change) -> RevisionTookEffect:
    """The revision with these changes."""
    return RevisionTookEffect(revision_id=PROPOSED.revision_id, effective_from=AUTUMN, changes=changes)


def test_a_contract_is_kept_as_it_was_awarded() -> None:
    awarded = replace(AWARDED, value=Money(pounds=Decimal("250000.50")))
    (row,) = current("contracts", CONTRACTS, happened(CONTRACT, awarded))
    assert row["contract_id"] == CONTRACT
    assert row["reference"] == awarded.reference
    assert row["value_in_pounds"] == Decimal("250000.50")
    assert row["awarded_at"] == moment(1)


def test_a_contract_without_a_stated_value_has_none() -> None:
    (row,) = current("contracts", CONTRACTS, happened(CONTRACT, AWARDED))
    assert row["value_in_pounds"] is None


def test_the_lead_provider_comes_before_its_partners() -> None:
    rows = sorted(current("contracts", PARTY, happened(CONTRACT, AWARDED)), key=lambda row: row["place"])
    assert [(row["organisation_id"], row["part"]) for row in rows] == [
        (LEAD, "lead_provider"),
        (PARTNER, "partner"),
    ]


def test_the_impact_map_holds_from_the_start() -> None:
    events = happened(CONTRACT, AWARDED, MAPPED)
    assert len(current("contracts", OUTCOME, events)) == len(MAP.outcomes)
    assert len(current("contracts", ACTIVITY, events)) == len(MAP.activities)
    rows = sorted(current("contracts", INDICATOR, events), key=lambda row: row["place"])
    assert [row["indicator_id"] for row in rows] == [known.indicator_id for known in MAP.indicators]
    assert {row["effective_from"] for row in rows} == {FROM_THE_START}


@pytest.mark.parametrize(
    ("change", "definition"),
    [
        (IndicatorAdded(indicator=LONELY), LONELY),
        (IndicatorRefined(indicator=replace(HOPEFUL, title="Hope")), replace(HOPEFUL, title="Hope")),
        (IndicatorRetired(indicator_id=WELL_BEING.indicator_id), None),
    ],
    ids=["added", "refined", "retired"],
)
def test_a_revision_adds_a_version_from_its_day_and_leaves_the_earlier_one(
    change: Change, definition: Indicator | None
) -> None:
    events = happened(CONTRACT, AWARDED, MAPPED, PROPOSED, took_effect(change))
    with_revision = current("contracts", INDICATOR, events)
    (row,) = [row for row in with_revision if row["effective_from"] == AUTUMN]
    stored = row["definition"]
    assert (stored and msgspec.json.decode(stored, type=Indicator)) == definition
    assert row["revision_id"] == PROPOSED.revision_id
    unrevised = [row for row in with_revision if row["effective_from"] == FROM_THE_START]
    assert len(unrevised) == len(MAP.indicators)


def test_an_expectation_holds_from_the_start_until_a_revision_resets_it() -> None:
    reset = Expectation(indicator_id=HOPEFUL.indicator_id)
    events = happened(
        CONTRACT,
        AWARDED,
        MAPPED,
        ExpectationSet(expectation=EXPECTED),
        PROPOSED,
        took_effect(ExpectationReset(expectation=reset)),
    )
    rows = {row["effective_from"]: row for row in current("contracts", EXPECTATION, events)}
    assert msgspec.json.decode(rows[FROM_THE_START]["expectation"], type=Expectation) == EXPECTED
    assert msgspec.json.decode(rows[AUTUMN]["expectation"], type=Expectation) == reset
    assert rows[AUTUMN]["recorded_at"] == moment(5)


def test_a_break_point_is_kept_with_its_day_and_purpose() -> None:
    scheduled = BreakPointScheduled(break_point_id=an_id(50), on=AUTUMN, purpose="Look afresh")
    (row,) = current("contracts", BREAK_POINT, happened(CONTRACT, scheduled))
    assert (row["falls_on"], row["purpose"]) == (AUTUMN, "Look afresh")


def test_a_revision_passes_from_proposed_to_agreed_to_in_effect() -> None:
    agreed = RevisionAgreed(revision_id=PROPOSED.revision_id, agreed_by="lead_provider")
    events = happened(CONTRACT, PROPOSED, agreed, took_effect())
    rows = versions("contracts", REVISION, events)
    assert [row["standing"] for row in rows] == ["proposed", "agreed", "in_effect"]
    assert (rows[-1]["settled_by"], rows[-1]["settled_at"]) == ("lead_provider", moment(2))
    assert rows[-1]["reason"] == PROPOSED.reason


def test_a_withdrawn_revision_says_who_withdrew_it_and_why() -> None:
    withdrawn = RevisionWithdrawn(revision_id=PROPOSED.revision_id, withdrawn_by="commissioner", reason="No")
    (row,) = current("contracts", REVISION, happened(CONTRACT, PROPOSED, withdrawn))
    assert (row["standing"], row["settled_by"], row["withdrawn_because"]) == (
        "withdrawn",
        "commissioner",
        "No",
    )
