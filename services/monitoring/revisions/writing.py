"""The form in which a change is written: what it holds at first, and the change that it comes to."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from uuid import UUID

import msgspec

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
    defined_by,
)
from domain.contract.terms import Activity, Terms
from domain.framework.definitions import Indicator, Outcome
from domain.shared.values import Prompt
from services.monitoring.definitions import indicator_values, outcome_values, read_indicator, read_outcome
from services.monitoring.forms import Form
from services.monitoring.revisions.expecting import expectation_values, read_expectation
from services.monitoring.revisions.ground import Ground
from services.monitoring.revisions.kinds import About, Kind

PLACES: Mapping[str, str] = {
    "change": "",
    "change.path.*": "path.*.value",
    "change.baseline": "baseline.value",
}
"""Where the form says what the domain says about a change."""


class Task(msgspec.Struct, frozen=True, kw_only=True):
    """One change to be written.

    Attributes:
        kind: what kind of change.
        about: what it is about; of something new, the framework's definition that it begins from, if any.
        ground: what stands without the revision.
        after: what would follow from the revision's other changes.
        outcomes: those of the framework that could be added.
        indicators: those of the framework that could be added.
    """

    kind: Kind
    about: About
    ground: Ground
    after: Terms
    outcomes: Sequence[Outcome] = ()
    indicators: Sequence[Indicator] = ()

    @property
    def begins_from(self) -> Outcome | Indicator | Activity | None:
        """The definition that the form holds at first."""
        terms = self.ground.terms
        match self.kind, self.about:
            case "outcome_refined", UUID() as about:
                return terms.outcome(about)
            case "indicator_refined", UUID() as about:
                return terms.indicator(about)
            case "activity_refined", UUID() as about:
                return terms.activity(about)
            case "outcome_added", UUID() as about:
                return next((known for known in self.outcomes if known.outcome_id == about), None)
            case "indicator_added", UUID() as about:
                return next((known for known in self.indicators if known.indicator_id == about), None)
            case _:
                return None


def values_at_first(task: Task) -> Mapping[str, object]:
    """What the fields hold before anybody types: what is in force, or what the framework says."""
    if task.kind == "expectation_reset" and isinstance(task.about, UUID):
        return expectation_values(task.ground.expected.get(task.about))
    return _defined_values(task.begins_from)


def values_of(change: Change) -> Mapping[str, object]:
    """What the fields hold for a change that is written already."""
    if isinstance(change, ExpectationReset):
        return expectation_values(change.expectation)
    return _defined_values(defined_by(change))


def _defined_values(definition: Outcome | Indicator | Activity | Prompt | None) -> Mapping[str, object]:
    match definition:
        case Outcome():
            return outcome_values(definition)
        case Indicator():
            return indicator_values(definition)
        case Activity():
            names = ("title", "outputs", "outcome_ids", "indicator_ids", "way_of_measuring")
            return {name: getattr(definition, name) for name in names}
        case Prompt(text=text):
            return {"text": text}
        case None:
            return {}


def _groups(task: Task) -> tuple[str, ...]:
    """The groups for whom the indicator of which something is expected is asked apart."""
    about = task.about if isinstance(task.about, UUID) else UUID(int=0)
    known = task.after.indicator(about) or task.ground.terms.indicator(about)
    return () if known is None else known.disaggregations


def read_change(task: Task, form: Form) -> Change | None:
    """The change that was typed; None where something is wrong, and then the form says what."""
    match task.kind:
        case "outcome_added" | "outcome_refined":
            return _outcome(task, form)
        case "indicator_added" | "indicator_refined":
            return _indicator(task, form)
        case "activity_added" | "activity_refined":
            return _activity(task, form)
        case "expectation_reset":
            expectation = read_expectation(form, _id(task, form), _groups(task))
            return None if expectation is None else ExpectationReset(expectation=expectation)
        case "prompt_added":
            text = form.text("text", required="Write the question.")
            return PromptAdded(prompt=Prompt(prompt_id=str(task.about or form.new_id("prompt")), text=text))
        case "prompt_retired":
            return PromptRetired(prompt_id=str(task.about))
        case "outcome_retired":
            return OutcomeRetired(outcome_id=_id(task, form))
        case "indicator_retired":
            return IndicatorRetired(indicator_id=_id(task, form))
        case "activity_retired":
            return ActivityRetired(activity_id=_id(task, form))


def _outcome(task: Task, form: Form) -> Change | None:
    outcome = read_outcome(form, _id(task, form))
    if outcome is None:
        return None
    return OutcomeAdded(outcome=outcome) if task.kind == "outcome_added" else OutcomeRefined(outcome=outcome)


def _indicator(task: Task, form: Form) -> Change | None:
    allowed = [known.outcome_id for known in task.after.outcomes]
    indicator = read_indicator(form, _id(task, form), allowed)
    if indicator is None:
        return None
    if task.kind == "indicator_added":
        return IndicatorAdded(indicator=indicator)
    return IndicatorRefined(indicator=indicator)


def _activity(task: Task, form: Form) -> Change | None:
    activity = Activity(
        activity_id=_id(task, form),
        title=form.text("title", required="Say what is done."),
        outputs=form.text("outputs"),
        outcome_ids=form.ids("outcome_ids", [known.outcome_id for known in task.after.outcomes]),
        indicator_ids=form.ids("indicator_ids", [known.indicator_id for known in task.after.indicators]),
        way_of_measuring=form.text("way_of_measuring"),
    )
    if form.problems:
        return None
    if task.kind == "activity_added":
        return ActivityAdded(activity=activity)
    return ActivityRefined(activity=activity)


def _id(task: Task, form: Form) -> UUID:
    """Of something new its own id, the same however often the form is sent."""
    return task.about if isinstance(task.about, UUID) else form.new_id(task.kind)
