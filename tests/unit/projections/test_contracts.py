"""What contracts make of events."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import msgspec
import pytest
from msgspec.structs import replace

from domain.contract.changes import (
    ActivityRetired,
    Change,
    ExpectationReset,
    IndicatorAdded,
    IndicatorRefined,
    IndicatorRetired,
    OutcomeRetired,
    PromptAdded,
    ReasonedChange,
)
from domain.contract.events import (
    BreakPointMoved,
    BreakPointScheduled,
    ChangeDrafted,
    ChangeDropped,
    ContractEnded,
    ContractExtended,
    ExpectationSet,
    PartnerJoined,
    PartnerLeft,
    RevisionAgreed,
    RevisionCommented,
    RevisionDrafted,
    RevisionProposed,
    RevisionRefused,
    RevisionTookEffect,
    RevisionWithdrawn,
)
from domain.contract.terms import Expectation
from domain.framework.definitions import Indicator
from domain.shared.values import Money, Prompt
from projections.contracts.tables import (
    ACTIVITY,
    BREAK_POINT,
    EXPECTATION,
    FROM_THE_START,
    INDICATOR,
    LIFE,
    OUTCOME,
    PARTY,
    PROMPT,
    REVISION,
    REVISION_CHANGE,
    REVISION_COMMENT,
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
RETIRED = IndicatorRetired(indicator_id=WELL_BEING.indicator_id)
DRAFTED = RevisionDrafted(
    revision_id=an_id(60),
    drafted_by="commissioner",
    break_point_id=None,
    effective_from=AUTUMN,
    reason="Nobody could answer it.",
)
WRITTEN = ChangeDrafted(
    revision_id=an_id(60),
    change_id=an_id(61),
    draft=2,
    drafted_by="commissioner",
    change=RETIRED,
    reason="It is long.",
)
PROPOSED = RevisionProposed(
    revision_id=an_id(60),
    proposed_by="commissioner",
    break_point_id=None,
    effective_from=AUTUMN,
    changes=(ReasonedChange(change_id=an_id(61), change=RETIRED, reason="It is long."),),
    reason="Nobody could answer it.",
)
BEGUN = (AWARDED, MAPPED, DRAFTED, WRITTEN, PROPOSED)


def took_effect(*changes: Change) -> RevisionTookEffect:
    """The revision with these changes."""
    reasoned = tuple(
        ReasonedChange(change_id=an_id(70 + number), change=change, reason="So asked.")
        for number, change in enumerate(changes)
    )
    return RevisionTookEffect(revision_id=PROPOSED.revision_id, effective_from=AUTUMN, changes=reasoned)


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
    events = happened(CONTRACT, *BEGUN, took_effect(change))
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
        DRAFTED,
        WRITTEN,
        PROPOSED,
        took_effect(ExpectationReset(expectation=reset)),
    )
    rows = {row["effective_from"]: row for row in current("contracts", EXPECTATION, events)}
    assert msgspec.json.decode(rows[FROM_THE_START]["expectation"], type=Expectation) == EXPECTED
    assert msgspec.json.decode(rows[AUTUMN]["expectation"], type=Expectation) == reset
    assert rows[AUTUMN]["recorded_at"] == moment(7)


def test_a_break_point_is_kept_with_its_day_and_purpose() -> None:
    scheduled = BreakPointScheduled(break_point_id=an_id(50), on=AUTUMN, purpose="Look afresh")
    (row,) = current("contracts", BREAK_POINT, happened(CONTRACT, scheduled))
    assert (row["falls_on"], row["purpose"]) == (AUTUMN, "Look afresh")


def test_a_break_point_that_is_moved_keeps_its_purpose() -> None:
    scheduled = BreakPointScheduled(break_point_id=an_id(50), on=AUTUMN, purpose="Look afresh")
    moved = BreakPointMoved(break_point_id=an_id(50), on=date(2026, 11, 1), reason="Half-term")
    (row,) = current("contracts", BREAK_POINT, happened(CONTRACT, scheduled, moved))
    assert (row["falls_on"], row["purpose"]) == (date(2026, 11, 1), "Look afresh")


def test_what_a_revision_retires_has_no_definition_from_its_day_on() -> None:
    changes = (
        OutcomeRetired(outcome_id=MAP.outcomes[1].outcome_id),
        ActivityRetired(activity_id=MAP.activities[0].activity_id),
        PromptAdded(prompt=Prompt(prompt_id="more", text="What else?")),
    )
    events = happened(CONTRACT, *BEGUN, took_effect(*changes))
    for table, defined in ((OUTCOME, False), (ACTIVITY, False), (PROMPT, True)):
        (row,) = [row for row in current("contracts", table, events) if row["effective_from"] == AUTUMN]
        assert (row["definition"] is not None) is defined
        assert row["revision_id"] == DRAFTED.revision_id


def test_a_revision_passes_from_draft_to_proposal_to_effect() -> None:
    agreed = RevisionAgreed(revision_id=PROPOSED.revision_id, agreed_by="lead_provider")
    rows = versions("contracts", REVISION, happened(CONTRACT, *BEGUN, agreed, took_effect()))
    assert [row["standing"] for row in rows] == ["drafted", "drafted", "proposed", "proposed", "in_effect"]
    assert [row["draft"] for row in rows] == [1, 2, 2, 2, 2]
    assert (rows[-1]["settled_by"], rows[-1]["settled_at"]) == ("lead_provider", moment(6))
    assert (rows[-1]["reason"], rows[-1]["proposed_at"]) == (DRAFTED.reason, moment(5))


def test_writing_in_a_proposal_takes_it_back_to_a_draft() -> None:
    again = replace(WRITTEN, draft=3, drafted_by="lead_provider", reason="It is too long.")
    events = happened(CONTRACT, *BEGUN, again)
    (revision,) = current("contracts", REVISION, events)
    (change,) = current("contracts", REVISION_CHANGE, events)
    assert (revision["standing"], revision["proposed_by"], revision["draft"]) == ("drafted", None, 3)
    assert (change["edition"], change["drafted_by"], change["reason"]) == (
        3,
        "lead_provider",
        "It is too long.",
    )


def test_a_change_that_is_dropped_is_there_no_longer() -> None:
    dropped = ChangeDropped(revision_id=an_id(60), change_id=an_id(61), draft=3, dropped_by="lead_provider")
    assert current("contracts", REVISION_CHANGE, happened(CONTRACT, *BEGUN, dropped)) == []


def test_what_is_said_of_a_change_is_kept_beside_it() -> None:
    said = RevisionCommented(
        revision_id=an_id(60), comment_id=an_id(62), said_by="lead_provider", change_id=an_id(61), words="Yes"
    )
    (row,) = current("contracts", REVISION_COMMENT, happened(CONTRACT, *BEGUN, said))
    assert (row["change_id"], row["said_by"], row["words"], row["said_at"]) == (
        an_id(61),
        "lead_provider",
        "Yes",
        moment(6),
    )


@pytest.mark.parametrize(
    ("event", "standing"),
    [
        (RevisionWithdrawn(revision_id=an_id(60), withdrawn_by="commissioner", reason="No"), "withdrawn"),
        (RevisionRefused(revision_id=an_id(60), refused_by="commissioner", reason="No"), "refused"),
    ],
)
def test_a_revision_that_came_to_nothing_says_who_ended_it_and_why(
    event: RevisionWithdrawn | RevisionRefused, standing: str
) -> None:
    (row,) = current("contracts", REVISION, happened(CONTRACT, *BEGUN, event))
    assert (row["standing"], row["settled_by"], row["settled_because"]) == (standing, "commissioner", "No")


def test_a_contract_that_is_extended_or_ended_has_another_last_day() -> None:
    extended = ContractExtended(ends_on=date(2030, 3, 31), reason="It works")
    (row,) = current("contracts", CONTRACTS, happened(CONTRACT, AWARDED, extended))
    assert (row["ends_on"], row["ended_early"]) == (date(2030, 3, 31), False)
    ended = ContractEnded(on=date(2027, 6, 30), reason="It closed")
    events = happened(CONTRACT, AWARDED, extended, ended)
    (row,) = current("contracts", CONTRACTS, events)
    assert (row["ends_on"], row["ended_early"]) == (date(2027, 6, 30), True)
    lives = sorted(current("contracts", LIFE, events), key=lambda row: row["position"])
    assert [(row["what"], row["falls_on"], row["reason"]) for row in lives] == [
        ("extended", date(2030, 3, 31), "It works"),
        ("ended", date(2027, 6, 30), "It closed"),
    ]


def test_a_partner_that_joins_comes_last_and_one_that_leaves_is_a_party_no_longer() -> None:
    joined = PartnerJoined(organisation_id=an_id(80), on=AUTUMN)
    left = PartnerLeft(organisation_id=PARTNER, on=AUTUMN, reason="It closed")
    events = happened(CONTRACT, AWARDED, joined, left)
    rows = sorted(current("contracts", PARTY, events), key=lambda row: row["place"])
    assert [(row["organisation_id"], row["part"]) for row in rows] == [
        (LEAD, "lead_provider"),
        (an_id(80), "partner"),
    ]
    lives = sorted(current("contracts", LIFE, events), key=lambda row: row["position"])
    assert [(row["what"], row["organisation_id"]) for row in lives] == [
        ("joined", an_id(80)),
        ("left", PARTNER),
    ]
