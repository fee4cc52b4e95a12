"""The rules of a revision, each with the sentence a person reads when it is broken."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from uuid import UUID

from domain.contract.changes import Change, IndicatorRetired, Subject, revised, subject_of
from domain.contract.rules.changes import wrong_change
from domain.contract.state import Contract, Revision
from domain.contract.terms import Terms
from domain.shared.days import in_words
from domain.shared.errors import (
    DomainError,
    EditedMeanwhile,
    Invalid,
    NotFound,
    NotInState,
    refuse_all,
)

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
    errors = wrong_change(changes[place], terms, after, "change")
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
        errors.extend(wrong_change(change, terms, after, field))
    return errors


def _twice(about: Subject, field: str) -> DomainError:
    """A thing may change once: of two changes, one would be lost unseen."""
    return Invalid(f"One {CALLED[about.kind]} is changed twice here. Keep one change.", field=field)
