"""The form of a change: what it holds is read again as the same change, and what is wrong is said."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import msgspec
import pytest

from domain.contract.changes import (
    ActivityAdded,
    ActivityRefined,
    ActivityRetired,
    Change,
    ExpectationReset,
    IndicatorAdded,
    IndicatorRefined,
    IndicatorRetired,
    OutcomeAdded,
    OutcomeRefined,
    OutcomeRetired,
    PromptAdded,
    PromptRetired,
)
from domain.contract.terms import Expectation
from domain.shared.values import ExpectedPoint, Prompt
from services.monitoring.forms import Form, Values
from services.monitoring.problems import Unknown
from services.monitoring.revisions.kinds import KINDS, Kind, about_in, about_of, kind_in, kind_of
from services.monitoring.revisions.writing import Task, read_change, values_at_first, values_of
from tests.factories import CONFIDENCE, HOPEFUL, WELL_BEING
from tests.unit.services.monitoring.revisions.making import CLUBS, GROUND, HOPED_FOR, TERMS

CHANGES: tuple[Change, ...] = (
    OutcomeAdded(outcome=CONFIDENCE),
    OutcomeRefined(outcome=CONFIDENCE),
    OutcomeRetired(outcome_id=CONFIDENCE.outcome_id),
    IndicatorAdded(indicator=WELL_BEING),
    IndicatorRefined(indicator=WELL_BEING),
    IndicatorRetired(indicator_id=WELL_BEING.indicator_id),
    ActivityAdded(activity=CLUBS),
    ActivityRefined(activity=CLUBS),
    ActivityRetired(activity_id=CLUBS.activity_id),
    ExpectationReset(expectation=HOPED_FOR),
    PromptAdded(prompt=Prompt(prompt_id="who", text="Who came?")),
    PromptRetired(prompt_id="story"),
)


def a_task(kind: Kind, about: object = "") -> Task:
    return Task(kind=kind, about=about_in(kind, str(about)), ground=GROUND, after=TERMS)


def test_there_is_a_form_for_every_kind_of_change() -> None:
    assert tuple(kind_of(change) for change in CHANGES) == KINDS


@pytest.mark.parametrize("change", CHANGES, ids=kind_of)
def test_a_change_is_read_as_it_was_shown(change: Change) -> None:
    form = Form(Values.of(values_of(change)))
    task = Task(kind=kind_of(change), about=about_of(change), ground=GROUND, after=TERMS)
    assert read_change(task, form) == change
    assert not form.problems


@pytest.mark.parametrize("kind", ["outcome_refined", "indicator_refined", "activity_refined"])
def test_the_form_begins_with_what_is_in_force(kind: Kind) -> None:
    change = next(each for each in CHANGES if kind_of(each) == kind)
    task = Task(kind=kind, about=about_of(change), ground=GROUND, after=TERMS)
    assert read_change(task, Form(Values.of(values_at_first(task)))) == change


def test_the_form_of_an_expectation_begins_with_the_one_that_counts() -> None:
    task = a_task("expectation_reset", HOPEFUL.indicator_id)
    form = Form(Values.of(values_at_first(task)))
    assert read_change(task, form) == ExpectationReset(expectation=HOPED_FOR)


def test_something_new_may_begin_with_what_the_framework_says_and_keeps_its_id() -> None:
    task = msgspec.structs.replace(a_task("outcome_added", CONFIDENCE.outcome_id), outcomes=(CONFIDENCE,))
    assert read_change(task, Form(Values.of(values_at_first(task)))) == OutcomeAdded(outcome=CONFIDENCE)


def test_something_new_has_one_id_however_often_it_is_sent() -> None:
    typed = Values.of({"key": "one", "title": "Quiz nights"})
    first, again = (read_change(a_task("activity_added"), Form(typed)) for _ in range(2))
    assert isinstance(first, ActivityAdded)
    assert first == again


def test_points_of_a_path_may_be_typed_in_any_order() -> None:
    typed = {
        "path.0.on": date(2027, 3, 31),
        "path.0.value": "60",
        "path.4.on": date(2026, 3, 31),
        "path.4.value": "50",
        "baseline.quality": "measured",
    }
    change = read_change(a_task("expectation_reset", HOPEFUL.indicator_id), Form(Values.of(typed)))
    assert change == ExpectationReset(
        expectation=Expectation(
            indicator_id=HOPEFUL.indicator_id,
            path=(
                ExpectedPoint(on=date(2026, 3, 31), value=Decimal(50)),
                ExpectedPoint(on=date(2027, 3, 31), value=Decimal(60)),
            ),
        )
    )


def test_half_a_point_and_half_a_baseline_are_asked_for() -> None:
    form = Form(Values.of({"path.0.value": "60", "path.1.on": date(2027, 3, 31), "baseline.people": "-1"}))
    assert read_change(a_task("expectation_reset", HOPEFUL.indicator_id), form) is None
    assert set(form.wrong) == {
        "path.0.on.day",
        "path.1.value",
        "baseline.value",
        "baseline.on.day",
        "baseline.quality",
    }


def test_a_kind_or_a_thing_that_cannot_be_is_not_known() -> None:
    for wrong in ("", "outcome", "outcome_lost"):
        with pytest.raises(Unknown):
            kind_in(wrong)
    with pytest.raises(Unknown):
        about_in("outcome_refined", "x")
    assert about_in("outcome_added", "") is None
    assert about_in("prompt_retired", "story") == "story"
