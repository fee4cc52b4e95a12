"""A revision and the terms it is held against, for tests."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any
from uuid import UUID

from domain.contract.changes import Change
from domain.contract.terms import Activity, Expectation, Terms
from domain.shared.values import Baseline, ExpectedPoint
from projections.contracts.results import (
    ExpectationVersion,
    Expected,
    IndicatorVersion,
    Revision,
    RevisionChange,
    Version,
)
from projections.contracts.terms import TermsThroughTime
from services.monitoring.revisions.ground import Ground
from tests.factories import CONFIDENCE, HOPEFUL, INDICATORS, OUTCOMES, PROMPTS, an_id

START, LATER = date(2025, 4, 1), date(2026, 4, 1)
REVISION = an_id(81)
BEFORE, SETTLED, AFTERWARDS = (datetime(2025, month, 1, 9, tzinfo=UTC) for month in (4, 10, 12))
CLUBS = Activity(
    activity_id=an_id(71),
    title="Clubs",
    outcome_ids=(CONFIDENCE.outcome_id,),
    indicator_ids=(HOPEFUL.indicator_id,),
)
HOPED_FOR = Expectation(
    indicator_id=HOPEFUL.indicator_id,
    baseline=Baseline(value=Decimal(40), on=date(2025, 3, 31), people=50),
    path=(ExpectedPoint(on=date(2025, 9, 30), value=Decimal(46)),),
)
TERMS = Terms(
    effective_from=START, outcomes=OUTCOMES, indicators=INDICATORS, activities=(CLUBS,), prompts=PROMPTS
)
GROUND = Ground(TERMS, {HOPEFUL.indicator_id: HOPED_FOR})


def a_revision(*changes: Change, **otherwise: Any) -> Revision:
    """A revision that is being worked on, with these changes."""
    nothing = dict.fromkeys(
        ("break_point_id", "proposed_by", "proposed_at", "settled_by", "settled_at", "settled_because")
    )
    held: dict[str, Any] = {
        "revision_id": REVISION,
        "drafted_by": "lead_provider",
        "drafted_at": BEFORE,
        "effective_from": LATER,
        "reason": "A year has passed.",
        "edition": 1,
        "draft": 1 + len(changes),
        "standing": "drafted",
        "changes": tuple(
            RevisionChange(
                change_id=an_id(90 + number),
                change=change,
                reason="It helps.",
                edition=2 + number,
                drafted_by="lead_provider",
                actor_id=None,
                drafted_at=BEFORE,
            )
            for number, change in enumerate(changes)
        ),
        "comments": (),
    }
    return Revision(**(nothing | held | otherwise))


def version(
    definition: Any, *, since: date = START, by: UUID | None = None, at: datetime = BEFORE
) -> Version[Any]:
    """One version of an outcome, activity or question."""
    return Version(effective_from=since, definition=definition, revision_id=by, recorded_at=at)


def terms_with(
    indicators: Mapping[UUID, tuple[IndicatorVersion, ...]],
    expected: Mapping[UUID, tuple[ExpectationVersion, ...]] = {},
    **versions: Any,
) -> TermsThroughTime:
    """Terms with every version of them."""
    kinds = ("outcome_versions", "activity_versions", "prompt_versions")
    return TermsThroughTime(
        indicators=indicators,
        expected={known: Expected(versions=given) for known, given in expected.items()},
        **({kind: {} for kind in kinds} | versions),
    )
