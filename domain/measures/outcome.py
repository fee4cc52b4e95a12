"""An outcome through its indicators: how many moved which way, never a mean of unlike things."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from decimal import Decimal

from domain.measures.evidence import too_few
from domain.measures.movement import Judgement, judge
from domain.measures.progress import progress
from domain.measures.standing import Aim, Standing
from domain.shared.values import Value


class Distance(Value, frozen=True, kw_only=True):
    """The distance one indicator has travelled.

    Attributes:
        judgement: how it moved from its start, and why that is said.
        progress: 0 at the start, 1 at the target; None without a target, without a figure, or where fewer
            than ten people are behind one, since progress is read as a percentage.
    """

    judgement: Judgement
    progress: Decimal | None = None


class MovementCounts(Value, frozen=True, kw_only=True):
    """How many indicators moved which way.

    Attributes:
        moved_wanted_way: so many moved the wanted way.
        held: so many held.
        moved_away: so many moved away from what is wanted.
        cannot_be_told: of so many it cannot be told.
        not_judged: so many have no wanted direction or are told in words.
    """

    moved_wanted_way: int
    held: int
    moved_away: int
    cannot_be_told: int
    not_judged: int


class OutcomeSummary(MovementCounts, frozen=True, kw_only=True):
    """How an outcome's indicators moved, and how far.

    Attributes:
        least_progress: of the indicators that have a progress; None where none has.
        most_progress: likewise, the other end of the range.
    """

    least_progress: Decimal | None
    most_progress: Decimal | None


def distance(
    aim: Aim, start: Standing | None, latest: Standing | None, target: Decimal | None = None
) -> Distance:
    """One indicator's movement and, where it has a target, its progress. It never raises."""
    judgement = judge(aim, start, latest)
    if start is None or latest is None or target is None or too_few(aim, start, latest):
        return Distance(judgement=judgement)
    if aim.direction not in {"increase", "decrease"}:
        return Distance(judgement=judgement)
    return Distance(judgement=judgement, progress=progress(start.number, target, latest.number))


def summarise(distances: Iterable[Distance]) -> OutcomeSummary:
    """Count an outcome's indicators by movement and give the range of their progress."""
    listed = tuple(distances)
    counted = Counter(each.judgement.movement for each in listed)
    travelled = [each.progress for each in listed if each.progress is not None]
    return OutcomeSummary(
        moved_wanted_way=counted["moved_wanted_way"],
        held=counted["held"],
        moved_away=counted["moved_away"],
        cannot_be_told=counted["cannot_be_told"],
        not_judged=counted[None],
        least_progress=min(travelled, default=None),
        most_progress=max(travelled, default=None),
    )
