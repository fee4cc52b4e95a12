"""How long a return took, question by question, and what came of the answers."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from statistics import median
from uuid import UUID

import msgspec

from domain.provider_return.content import LONGEST_EFFORT, Effort
from projections.returns.burden import SubmittedReturn
from services.application.returns.drafts import SavedAnswer

MINUTE = 60
FEWEST = 2
"""Returns in which a question was asked before anybody is told that nobody looks at its answers."""


def effort_in(history: Iterable[SavedAnswer]) -> tuple[Effort, ...]:
    """How long each question took in a draft; questions of which that is not known are left out.

    Args:
        history: every saving.
    """
    spent: Counter[str] = Counter()
    for saved in history:
        spent[saved.question] += saved.seconds
    return tuple(
        Effort(question=question, seconds=min(seconds, LONGEST_EFFORT))
        for question, seconds in sorted(spent.items())
        if seconds
    )


def minutes_in(effort: Iterable[Effort]) -> int:
    """Whole minutes, and no less than one; 0 where nothing is known."""
    seconds = sum(known.seconds for known in effort)
    return max(1, round(seconds / MINUTE)) if seconds else 0


class QuestionBurden(msgspec.Struct, frozen=True, kw_only=True):
    """What one question costs, and what its answers are used for.

    Attributes:
        title: as it was last asked.
        returns: in how many submitted returns it was asked.
        looked_at: in how many of these somebody beside the provider opened the return, or asked about it.
        seconds: the median time that it took; None where no return told.
    """

    question: str
    title: str
    returns: int
    looked_at: int
    seconds: int | None

    @property
    def is_unread(self) -> bool:
        """Whether it was asked often enough, and nobody ever looked."""
        return self.returns >= FEWEST and self.looked_at == 0


def burden_of(
    returns: Sequence[SubmittedReturn], opened: Mapping[UUID, frozenset[str]]
) -> tuple[QuestionBurden, ...]:
    """What each question of a contract's returns costs and is used for, those that nobody reads first.

    Args:
        returns: those that were submitted, in the order of their periods.
        opened: by return, which of its answers somebody beside the provider opened; "" stands for all.
    """
    titles = {name: title for known in returns for name, title in known.questions.items()}
    burdens = [_of(name, title, returns, opened) for name, title in titles.items()]
    return tuple(sorted(burdens, key=lambda each: (not each.is_unread, -(each.seconds or 0))))


def _of(
    name: str, title: str, returns: Sequence[SubmittedReturn], opened: Mapping[UUID, frozenset[str]]
) -> QuestionBurden:
    asking = [known for known in returns if name in known.questions]
    looked_at = [
        known
        for known in asking
        if opened.get(known.return_id, frozenset()) & {"", name} or name in known.asked_about
    ]
    seconds = [spent.seconds for known in asking for spent in known.effort if spent.question == name]
    return QuestionBurden(
        question=name,
        title=title,
        returns=len(asking),
        looked_at=len(looked_at),
        seconds=round(median(seconds)) if seconds else None,
    )
