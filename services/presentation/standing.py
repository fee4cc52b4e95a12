"""Where a return stands, in words first and colour second."""

from __future__ import annotations

from datetime import date
from typing import Literal

import msgspec

from domain.shared.days import in_words
from projections.returns.results import ReturnRow
from services.presentation.words import counted

Colour = Literal["red", "orange", "yellow", "blue", "green", "grey"]


class StandingWords(msgspec.Struct, frozen=True):
    """A short word for a tag, a sentence that says what it means, and whether the provider must act.

    Attributes:
        tag: one or two words.
        colour: of the tag. Red only where somebody must act on a problem.
        sentence: what it means for whoever reads it.
        to_do: whether the provider has something to do.
    """

    tag: str
    colour: Colour
    sentence: str
    to_do: bool


def standing(row: ReturnRow, today: date) -> StandingWords:
    """Where a return stands on a day, in words that are right for all who read them."""
    match row.standing:
        case "accepted":
            return StandingWords("Accepted", "green", _submitted(row), to_do=False)
        case "submitted" if row.open_queries:
            waiting = counted(row.open_queries, "question waits", "questions wait")
            return StandingWords("Queried", "orange", f"{waiting} for an answer.", to_do=True)
        case "submitted":
            return StandingWords("Submitted", "blue", _submitted(row), to_do=False)
        case "sent_back":
            return _unsent(row, today, "Sent back", "It was sent back, to be mended and submitted again.")
        case "open":
            return _unsent(row, today, "Due", f"Due by {in_words(row.due_on)}.")


def is_locked(row: ReturnRow, today: date) -> bool:
    """Whether the return can only be submitted once a commissioner has lifted its lock."""
    lifted = row.lock_lifted_until is not None and today <= row.lock_lifted_until
    return row.standing in ("open", "sent_back") and today > row.locks_on and not lifted


def _submitted(row: ReturnRow) -> str:
    late = ", after it was due" if row.late else ", on time"
    return f"Submitted{late}." if row.submitted_at else "Submitted."


def _unsent(row: ReturnRow, today: date, tag: str, sentence: str) -> StandingWords:
    if is_locked(row, today):
        locked = f"Locked after {in_words(row.locks_on)}. A commissioner can lift the lock."
        return StandingWords("Locked", "red", locked, to_do=True)
    if today > row.due_on:
        late = f"It was due by {in_words(row.due_on)}. It can still be submitted."
        return StandingWords("Late", "red", late, to_do=True)
    if row.standing == "open" and today <= row.period.ends_on:
        coming = f"Its period ends on {in_words(row.period.ends_on)}. {sentence}"
        return StandingWords("Not yet due", "grey", coming, to_do=False)
    return StandingWords(tag, "yellow" if row.standing == "open" else "orange", sentence, to_do=True)
