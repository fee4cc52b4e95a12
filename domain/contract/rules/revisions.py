"""The rules of a revision, each with the sentence a person reads when it is broken."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from uuid import UUID

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
    Subject,
    revised,
    subject_of,
)
from domain.contract.rules.expectations import check_expectation
from domain.contract.state import Contract, Revision
from domain.contract.terms import Activity, Expectation, Terms
from domain.framework.definitions import Indicator, Outcome
from domain.shared.days import in_words
from domain.shared.errors import (
    AlreadyDone,
    DomainError,
    EditedMeanwhile,
    Invalid,
    NotFound,
    NotInState,
    Several,
    refuse_all,
)
from domain.shared.values import Prompt

CALLED = {
    "outcome": "outcome",
    "indicator": "indicator",
    "expectation": "expectation",
    "activity": "activity",
    "prompt": "question",
}


def check_outline(state: Contract, effective_from: date, reason: str, today: date) -> None:
    """A revision says why, and counts from a day on which nothing has been asked for yet.

    Raises:
        DomainError: all that is wrong with it.
    """
    errors: list[DomainError] = (
        [] if reason.strip() else [Invalid("Say why the change is proposed.", field="reason")]
    )
    refuse_all([*errors, *_wrong_day(state, effective_from, today)])


def check_break_point(state: Contract, break_point_id: UUID | None) -> None:
    """A revision belongs to a break point that there is, or to none.

    Raises:
        NotFound: where there is no such break point.
    """
    if break_point_id is not None and break_point_id not in state.break_points:
        raise NotFound("There is no such break point. Schedule it first.", field="break_point_id")


def check_change(terms: Terms, revision: Revision, change_id: UUID) -> None:
    """One change of a draft fits the terms, beside the draft's other changes.

    Raises:
        DomainError: all that is wrong with it, beside `change` and its parts.
    """
    changes = [known.change for known in revision.changes]
    place = next(place for place, known in enumerate(revision.changes) if known.change_id == change_id)
    after = revised(terms, changes, revision.effective_from)
    errors = _wrong_change(changes[place], terms, after, "change")
    about = subject_of(changes[place])
    if sum(subject_of(known) == about for known in changes) > 1:
        errors.append(_twice(about, "change"))
    refuse_all(errors)


def check_revision(state: Contract, revision: Revision, terms: Terms, today: date) -> None:
    """A revision changes something, says why, and fits the terms as they are now.

    Raises:
        DomainError: all that is wrong with it, each beside its part; `changes.0` is the first change.
    """
    errors: list[DomainError] = []
    try:
        check_outline(state, revision.effective_from, revision.reason, today)
    except DomainError as error:
        errors.append(error)
    if not revision.changes:
        errors.append(Invalid("Propose at least one change.", field="changes"))
    changes = [known.change for known in revision.changes]
    errors.extend(_asked_for_already(state, revision, terms, today))
    errors.extend(_wrong_together(changes, terms, revision.effective_from))
    refuse_all(errors)


def check_not_stale(state: Contract, revision: Revision) -> None:
    """No other revision has changed the same thing since a change was written.

    Raises:
        NotInState: where one has.
    """
    for known in revision.changes:
        subject = subject_of(known.change)
        if state.touched.get(subject.id, 0) > known.written_on:
            raise NotInState(
                f"Another revision has changed the same {CALLED[subject.kind]} since this was written. "
                "Look at the change, save it again and propose it afresh."
            )


def check_draft(seen: int, revision: Revision) -> None:
    """Whoever proposes or agrees has the present draft before them.

    Raises:
        EditedMeanwhile: where somebody has written in it since.
    """
    if seen != revision.draft:
        raise EditedMeanwhile(
            "Somebody changed this revision after you opened the page. Look at it again before you go on."
        )


def _wrong_day(state: Contract, effective_from: date, today: date) -> list[DomainError]:
    began = state.terms[-1].effective_from
    if not began < effective_from <= state.ends_on:
        return [
            Invalid(
                f"The change must count from a day after {in_words(began)}, when the present "
                f"terms began, and no later than {in_words(state.ends_on)}, when the contract ends.",
                field="effective_from",
            )
        ]
    over = state.last_ended(today)
    if over is None or effective_from > over.ends_on:
        return []
    return [
        Invalid(
            f"The return for {over.label} asks for what was in force on {in_words(over.ends_on)}, its last "
            f"day. Let the change count from {in_words(over.ends_on + timedelta(days=1))} or later.",
            field="effective_from",
        )
    ]


def _asked_for_already(state: Contract, revision: Revision, terms: Terms, today: date) -> list[DomainError]:
    """An indicator is not retired under a return that is due or was sent."""
    over = state.last_ended(today)
    if state.award is None or over is None or revision.effective_from > over.ends_on:
        return []
    due = in_words(state.award.calendar.due_on(over))
    return [
        Invalid(
            f"“{indicator.title}” is asked for in the return for {over.label}, due by {due}. "
            f"Retire it from {in_words(over.ends_on + timedelta(days=1))} or later.",
            field=f"changes.{place}",
        )
        for place, known in enumerate(revision.changes)
        if isinstance(known.change, IndicatorRetired)
        and (indicator := terms.indicator(known.change.indicator_id)) is not None
    ]


def _wrong_together(changes: Sequence[Change], terms: Terms, effective_from: date) -> list[DomainError]:
    after = revised(terms, changes, effective_from)
    errors: list[DomainError] = []
    if changes and not after.indicators:
        errors.append(Invalid("Keep at least one indicator, or there is nothing to report.", field="changes"))
    seen: set[Subject] = set()
    for place, change in enumerate(changes):
        field, about = f"changes.{place}", subject_of(change)
        if about in seen:
            errors.append(_twice(about, field))
        seen.add(about)
        errors.extend(_wrong_change(change, terms, after, field))
    return errors


def _twice(about: Subject, field: str) -> DomainError:
    """A thing may change once: of two changes, one would be lost unseen."""
    return Invalid(f"One {CALLED[about.kind]} is changed twice here. Keep one change.", field=field)


def _wrong_change(change: Change, terms: Terms, after: Terms, field: str) -> list[DomainError]:
    match change:
        case OutcomeAdded() | OutcomeRefined() | OutcomeRetired():
            return _wrong_outcome(change, terms, after, field)
        case IndicatorAdded() | IndicatorRefined() | IndicatorRetired():
            return _wrong_indicator(change, terms, after, field)
        case ActivityAdded() | ActivityRefined() | ActivityRetired():
            return _wrong_activity(change, terms, after, field)
        case ExpectationReset(expectation=expectation):
            return _wrong_expectation(expectation, after, field)
        case PromptAdded(prompt=prompt):
            return _wrong_prompt(prompt, terms, field)
        case PromptRetired(prompt_id=prompt_id):
            known = terms.prompt(prompt_id)
            return [] if known else [NotFound("The question to retire is not asked now.", field=field)]


def _wrong_expectation(expectation: Expectation, after: Terms, field: str) -> list[DomainError]:
    try:
        check_expectation(expectation, after, field=field)
    except Several as several:
        return list(several.errors)
    except DomainError as error:
        return [error]
    return []


def _wrong_outcome(
    change: OutcomeAdded | OutcomeRefined | OutcomeRetired, terms: Terms, after: Terms, field: str
) -> list[DomainError]:
    match change:
        case OutcomeAdded(outcome=outcome):
            errors = _without_words(outcome, field)
            if terms.outcome(outcome.outcome_id) is not None:
                errors.append(AlreadyDone(f"“{outcome.statement}” is already worked for.", field=field))
            return errors
        case OutcomeRefined(outcome=outcome):
            errors = _without_words(outcome, field)
            if terms.outcome(outcome.outcome_id) is None:
                errors.append(NotFound(f"“{outcome.statement}” is not worked for now.", field=field))
            return errors
        case OutcomeRetired(outcome_id=outcome_id):
            known = terms.outcome(outcome_id)
            if known is None:
                return [NotFound("The outcome to retire is not worked for now.", field=field)]
            left = [each.title for each in after.indicators if each.outcome_id == outcome_id]
            if not left:
                return []
            return [
                Invalid(
                    f"“{left[0]}” still works for “{known.statement}”. Retire its indicators in the same "
                    "revision, or let them work for another outcome.",
                    field=field,
                )
            ]


def _without_words(outcome: Outcome, field: str) -> list[DomainError]:
    if outcome.statement.strip():
        return []
    return [Invalid("Say in a sentence what change the outcome is.", field=f"{field}.statement")]


def _wrong_indicator(
    change: IndicatorAdded | IndicatorRefined | IndicatorRetired, terms: Terms, after: Terms, field: str
) -> list[DomainError]:
    match change:
        case IndicatorAdded(indicator=indicator):
            errors = _without_outcome(indicator, after, field)
            if terms.indicator(indicator.indicator_id) is not None:
                errors.insert(0, AlreadyDone(f"“{indicator.title}” is already read.", field=field))
            return errors
        case IndicatorRefined(indicator=indicator):
            errors = _without_outcome(indicator, after, field)
            if terms.indicator(indicator.indicator_id) is None:
                errors.insert(0, NotFound(f"“{indicator.title}” is not read now.", field=field))
            return errors
        case IndicatorRetired(indicator_id=indicator_id):
            known = terms.indicator(indicator_id)
            return [] if known else [NotFound("The indicator to retire is not read now.", field=field)]


def _without_outcome(indicator: Indicator, after: Terms, field: str) -> list[DomainError]:
    if after.outcome(indicator.outcome_id) is not None:
        return []
    return [NotFound(f"“{indicator.title}” is for no outcome of this contract.", field=field)]


def _wrong_activity(
    change: ActivityAdded | ActivityRefined | ActivityRetired, terms: Terms, after: Terms, field: str
) -> list[DomainError]:
    match change:
        case ActivityAdded(activity=activity):
            errors = _misnamed(activity, after, field)
            if terms.activity(activity.activity_id) is not None:
                errors.append(AlreadyDone(f"“{activity.title}” is already done.", field=field))
            return errors
        case ActivityRefined(activity=activity):
            errors = _misnamed(activity, after, field)
            if terms.activity(activity.activity_id) is None:
                errors.append(NotFound(f"“{activity.title}” is not done now.", field=field))
            return errors
        case ActivityRetired(activity_id=activity_id):
            known = terms.activity(activity_id)
            return [] if known else [NotFound("The activity to end is not done now.", field=field)]


def _misnamed(activity: Activity, after: Terms, field: str) -> list[DomainError]:
    errors: list[DomainError] = []
    if not activity.title.strip():
        errors.append(Invalid("Say what is done.", field=f"{field}.title"))
    outcomes = {known.outcome_id for known in after.outcomes}
    indicators = {known.indicator_id for known in after.indicators}
    if not set(activity.outcome_ids) <= outcomes or not set(activity.indicator_ids) <= indicators:
        errors.append(
            NotFound(
                f"“{activity.title}” names an outcome or indicator that is not one of the contract's.",
                field=field,
            )
        )
    return errors


def _wrong_prompt(prompt: Prompt, terms: Terms, field: str) -> list[DomainError]:
    if not prompt.text.strip():
        return [Invalid("Write the question.", field=f"{field}.text")]
    if terms.prompt(prompt.prompt_id) is not None:
        return [AlreadyDone("This question is already asked.", field=field)]
    return []
