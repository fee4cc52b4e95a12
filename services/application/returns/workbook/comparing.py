"""What a workbook would change in a draft, question by question."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Literal
from uuid import UUID

import msgspec

from eventstore.source import SPREADSHEET
from services.application.returns.answers import EMPTY, Answer, Answers
from services.application.returns.drafts import Draft, SavedAnswer
from services.application.returns.questions import Question
from services.application.returns.workbook.reading import Filled

Becomes = Literal["new", "changed", "emptied", "clash", "kept", "same", "unread"]
"""What becomes of an answer: "clash" where a person has to say which of two is meant, "kept" where the
draft's was changed since the template was made and the workbook's was not, "unread" where the workbook says
nothing that can be read."""
SAVED: frozenset[Becomes] = frozenset({"new", "changed", "emptied"})


class Compared(msgspec.Struct, frozen=True, kw_only=True):
    """An answer in the workbook beside the one in the draft.

    Attributes:
        yours: what the workbook says.
        now: what stands in the draft.
        saved: who saved that, where somebody did.
    """

    question: Question
    becomes: Becomes
    yours: Answer
    now: Answer
    saved: SavedAnswer | None


def compared(  # noqa: PLR0913 - what is held against what
    questions: Sequence[Question],
    filled: Filled,
    *,
    draft: Draft,
    history: Sequence[SavedAnswer],
    before: Answers,
    by: UUID,
) -> tuple[Compared, ...]:
    """Hold a workbook against the draft, and both against what its template held.

    Args:
        questions: all that may be asked.
        filled: what was read.
        draft: as it stands.
        history: every saving in the draft, the newest first.
        before: what a question holds of which nothing is saved.
        by: who brings the workbook.
    """
    shown: dict[str, Answer] = {
        known.question: known.typed for known in reversed(history) if known.number <= filled.seen
    }
    return tuple(_compared(questions, filled, draft, {**before, **shown}, before, by))


def _compared(  # noqa: PLR0913, PLR0917 - as `compared` has them
    questions: Sequence[Question], filled: Filled, draft: Draft, shown: Answers, before: Answers, by: UUID
) -> Iterator[Compared]:
    now = draft.over(before)
    for question in questions:
        name = question.name
        saved, current = draft.saved.get(name), now.get(name, EMPTY)
        yours = filled.answers.get(name)
        if yours is None:
            becomes: Becomes = "unread"
        elif yours == current:
            becomes = "same"
        elif saved is not None and _is_anothers(saved, filled.seen, by):
            becomes = "kept" if yours == shown.get(name, EMPTY) else "clash"
        else:
            becomes = "emptied" if not yours else "changed" if current else "new"
        yield Compared(question=question, becomes=becomes, yours=yours or EMPTY, now=current, saved=saved)


def _is_anothers(saved: SavedAnswer, seen: int, by: UUID) -> bool:
    """Whether the template did not show what was saved, and it is not from a workbook of the same person."""
    own_workbook = saved.saved_by == by and saved.source.startswith(SPREADSHEET)
    return saved.number > seen and not own_workbook
