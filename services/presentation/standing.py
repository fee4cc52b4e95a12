"""Where a return stands, in words first and colour second."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime
from typing import Literal, NamedTuple

import msgspec

from domain.shared.days import in_words, local_day
from projections.returns.results import ReturnRow
from services.presentation.words import counted

Colour = Literal["red", "orange", "yellow", "blue", "green", "grey"]


class Reason(NamedTuple):
    """Why somebody brought the return to where it stands: what they did, and their words."""

    what: str
    words: str


class StandingWords(msgspec.Struct, frozen=True):
    """A short word for a tag, a sentence that says what it means, and whether the provider must act.

    Attributes:
        tag: one or two words.
        colour: of the tag. Red only where somebody must act on a problem.
        sentence: what it means for whoever reads it, with its day.
        to_do: whether the provider has something to do.
        because: the reasons that people gave.
    """

    tag: str
    colour: Colour
    sentence: str
    to_do: bool
    because: tuple[Reason, ...] = ()


def standing(row: ReturnRow, today: date) -> StandingWords:
    """Where a return stands on a day, in words that are right for all who read them."""
    match row.standing:
        case "accepted" | "submitted":
            return _sent(row)
        case "sent_back":
            mend = f"Sent back{_on(row.sent_back_at)}, to be mended and submitted again."
            return _unsent(row, today, "Sent back", mend)
        case "open":
            return _unsent(row, today, "Due", f"Due by {in_words(row.due_on)}.")


def is_locked(row: ReturnRow, today: date) -> bool:
    """Whether the return can only be submitted once a commissioner has lifted its lock."""
    return is_past_lock(row, today) and not _is_lifted(row, today)


def is_past_lock(row: ReturnRow, today: date) -> bool:
    """Whether the return waits to be submitted after the day on which it locks, its lock lifted or not."""
    return row.standing in ("open", "sent_back") and today > row.locks_on


def _is_lifted(row: ReturnRow, today: date) -> bool:
    return row.lock_lifted_until is not None and today <= row.lock_lifted_until


def _sent(row: ReturnRow) -> StandingWords:
    sent, corrected = _submitted(row), _corrected(row)
    if row.accepted_at is not None:
        accepted = f"{sent} Accepted{_on(row.accepted_at)}.{corrected}"
        restated = row.restated_at is not None and row.restated_at > row.accepted_at
        return StandingWords("Restated" if restated else "Accepted", "green", accepted, to_do=False)
    if row.open_queries:
        waiting = counted(
            row.open_queries,
            "question waits for an answer, asked",
            "questions wait for an answer, the last asked",
        )
        queried = f"{sent}{corrected} {waiting}{_on(row.queried_at)}."
        return StandingWords("Queried", "orange", queried, to_do=True)
    if row.answered_at is not None:
        answered = f"{sent}{corrected} What was asked is answered, the last{_on(row.answered_at)}."
        return StandingWords("Answered", "blue", answered, to_do=False)
    return StandingWords("Submitted", "blue", f"{sent}{corrected}", to_do=False)


def _submitted(row: ReturnRow) -> str:
    again = " again" if row.submissions > 1 else ""
    late = ", after it was due" if row.late else ", on time"
    return f"Submitted{again}{_on(row.submitted_at)}{late}."


def _corrected(row: ReturnRow) -> str:
    return f" A figure was corrected{_on(row.restated_at)}." if row.restated_at else ""


def _unsent(row: ReturnRow, today: date, tag: str, sentence: str) -> StandingWords:
    because = tuple(_reasons(row, today))
    sent_back = f"{sentence} " if row.standing == "sent_back" else ""
    if is_locked(row, today):
        locked = (
            f"{sent_back}It locked after {in_words(row.locks_on)}, because it was not submitted by then. "
            "A commissioner can lift the lock."
        )
        return StandingWords("Locked", "red", locked, to_do=True, because=because)
    if today > row.due_on:
        late = f"{sent_back}It was due by {in_words(row.due_on)}. {_still(row, today)}"
        return StandingWords("Late", "red", late, to_do=True, because=because)
    if row.standing == "open" and today <= row.period.ends_on:
        coming = f"Its period ends on {in_words(row.period.ends_on)}. {sentence}"
        return StandingWords("Not yet due", "grey", coming, to_do=False)
    colour: Colour = "yellow" if row.standing == "open" else "orange"
    return StandingWords(tag, colour, sentence, to_do=True, because=because)


def _still(row: ReturnRow, today: date) -> str:
    """Until when a late return is let in."""
    if row.lock_lifted_until is not None and is_past_lock(row, today):
        return f"Its lock is lifted: it can be submitted until {in_words(row.lock_lifted_until)}."
    return f"It can still be submitted until {in_words(row.locks_on)}."


def _reasons(row: ReturnRow, today: date) -> Iterator[Reason]:
    if row.standing == "sent_back" and row.sent_back_because:
        yield Reason("Why it was sent back", row.sent_back_because)
    if is_past_lock(row, today) and _is_lifted(row, today) and row.lock_lifted_because:
        yield Reason("Why the lock is lifted", row.lock_lifted_because)


def _on(moment: datetime | None) -> str:
    return "" if moment is None else f" on {in_words(local_day(moment))}"
