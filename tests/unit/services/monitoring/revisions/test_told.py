"""A change beside what stands now, in words."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import msgspec
import pytest

from domain.contract.changes import (
    ActivityRefined,
    ActivityRetired,
    Change,
    ExpectationReset,
    IndicatorRefined,
    IndicatorRetired,
    OutcomeAdded,
    OutcomeRefined,
    OutcomeRetired,
    PromptAdded,
    PromptRetired,
    revised,
)
from domain.contract.terms import Expectation
from domain.framework.definitions import Outcome
from domain.shared.values import ExpectedPoint, Prompt
from services.monitoring.revisions.told import differences
from tests.factories import CONFIDENCE, HOPEFUL, SAVINGS, WELL_BEING, an_id
from tests.unit.services.monitoring.revisions.making import CLUBS, GROUND, LATER, TERMS

QUIET = Outcome(outcome_id=an_id(44), statement="Streets are quiet")
DARE = msgspec.structs.replace(CONFIDENCE, statement="Young people dare")
QUIZ = msgspec.structs.replace(CLUBS, title="Quiz nights", outcome_ids=(QUIET.outcome_id,))
MORE = Expectation(
    indicator_id=HOPEFUL.indicator_id, path=(ExpectedPoint(on=date(2027, 3, 31), value=Decimal(60)),)
)
Rows = list[tuple[str, str, str]]


def rows(*changes: Change) -> Rows:
    """What the first of the changes puts otherwise."""
    after = revised(TERMS, changes, LATER)
    return [(each.part, each.before, each.after) for each in differences(changes[0], GROUND, after)]


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (OutcomeRefined(outcome=DARE), [("Outcome", CONFIDENCE.statement, "Young people dare")]),
        (OutcomeRetired(outcome_id=SAVINGS.outcome_id), [("Outcome", SAVINGS.statement, "")]),
        (IndicatorRetired(indicator_id=WELL_BEING.indicator_id), [("Indicator", "Well-being score", "")]),
        (ActivityRetired(activity_id=CLUBS.activity_id), [("Activity", "Clubs", "")]),
        (PromptAdded(prompt=Prompt(prompt_id="who", text="Who came?")), [("Question", "", "Who came?")]),
        (PromptRetired(prompt_id="story"), [("Question", "What changed for somebody in this period?", "")]),
        (OutcomeRefined(outcome=CONFIDENCE), []),
    ],
)
def test_only_what_differs_is_told(change: Change, said: Rows) -> None:
    assert rows(change) == said


def test_what_is_gone_meanwhile_is_told_as_it_is_proposed() -> None:
    gone = msgspec.structs.replace(DARE, outcome_id=an_id(999))
    assert ("Outcome", "", "Young people dare") in rows(OutcomeRefined(outcome=gone))
    assert rows(OutcomeRetired(outcome_id=an_id(999))) == []


def test_what_the_same_revision_adds_is_called_by_its_name() -> None:
    said = rows(ActivityRefined(activity=QUIZ), OutcomeAdded(outcome=QUIET))
    assert ("Done for", CONFIDENCE.statement, "Streets are quiet") in said


def test_a_baseline_that_is_not_named_anew_stays() -> None:
    assert rows(ExpectationReset(expectation=MORE)) == [
        ("What is hoped for", "46% by 30 September 2025", "60% by 31 March 2027")
    ]


def test_a_baseline_of_another_definition_does_not_stay() -> None:
    otherwise = msgspec.structs.replace(HOPEFUL, way_of_measuring="Asked twice")
    said = rows(ExpectationReset(expectation=MORE), IndicatorRefined(indicator=otherwise))
    assert ("Where it started", "40% on 31 March 2025, from 50 people. Measured then", "") in said
