"""What the moments of a contract are called, where one is chosen and where one is looked at."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date

import msgspec

from domain.shared.days import in_words, local_day
from projections.moments.queries import Kind, Moment
from services.presentation.words import begin

HAPPENED: Mapping[Kind, str] = {
    "submitted": "{period} was submitted",
    "accepted": "{period} was accepted",
    "corrected": "{period} was corrected",
    "revised": "the revision of {effective_from} was agreed",
}
"""What is said of each kind of moment, in the middle of a sentence."""


class NamedMoment(msgspec.Struct, frozen=True):
    """A position of the log that has a name.

    Attributes:
        position: what was known then is asked for with it.
        words: what happened, as it stands in the middle of a sentence: "April to June 2025 was submitted".
        on: the day on which it was recorded.
    """

    position: int
    words: str
    on: date

    @property
    def label(self) -> str:
        """How it is offered: "April to June 2025 was submitted, 9 July 2025"."""
        return f"{begin(self.words)}, {in_words(self.on)}"


def named(moments: Iterable[Moment]) -> tuple[NamedMoment, ...]:
    """The moments by their names, newest first; of those that one day calls alike, the last stands for all.

    Args:
        moments: newest first.
    """
    found: dict[str, NamedMoment] = {}
    for moment in moments:
        known = NamedMoment(moment.position, _words(moment), local_day(moment.recorded_at))
        found.setdefault(known.label, known)
    return tuple(found.values())


def _words(moment: Moment) -> str:
    period = "a return" if moment.period is None else moment.period.label
    day = "" if moment.effective_from is None else in_words(moment.effective_from)
    return HAPPENED[moment.kind].format(period=period, effective_from=day)
