"""A series across break points: joined where its definition is unchanged, split where it is not."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from datetime import date
from operator import attrgetter

from domain.measures.standing import Standing
from domain.shared.values import Value

_break_day = attrgetter("on")
_last_day = attrgetter("ends_on")


class Break(Value, frozen=True, kw_only=True):
    """A revision that took effect and touched the indicator.

    Attributes:
        on: its effective date, the first day of the new wording.
        definition_changed: whether figures before and after measure different things. A new baseline or
            expectation alone does not change the definition.
        reason: why, in the words of those who agreed it.
    """

    on: date
    definition_changed: bool
    reason: str


class SeriesPoint(Value, frozen=True, kw_only=True):
    """One period of a series.

    Attributes:
        ends_on: the period's last day, which decides the definition that it was measured under.
        standing: where the indicator stood, or None where there is no reading.
    """

    ends_on: date
    standing: Standing | None


class Segment(Value, frozen=True, kw_only=True):
    """A stretch of a series that was measured under one definition.

    Attributes:
        points: its periods in order of time; none where no period ended under this definition.
        opened_by: the breaks, all of one day, that changed the definition; none for the first stretch.
        marks: the breaks that lie within it and leave it joined, in order of time.
    """

    points: tuple[SeriesPoint, ...]
    opened_by: tuple[Break, ...] = ()
    marks: tuple[Break, ...] = ()


def segments(points: Sequence[SeriesPoint], breaks: Sequence[Break]) -> tuple[Segment, ...]:
    """Split a series at the breaks that changed its definition; one segment for each definition.

    A period belongs to the definition in force on its last day, so one that ends on the effective date
    itself is the new definition's. Points and breaks may come in any order.
    """
    changes = sorted((each for each in breaks if each.definition_changed), key=_break_day)
    marks = sorted((each for each in breaks if not each.definition_changed), key=_break_day)
    starts = sorted({each.on for each in changes})
    in_order = sorted(points, key=_last_day)
    return tuple(
        Segment(
            points=tuple(each for each in in_order if bisect_right(starts, each.ends_on) == place),
            opened_by=tuple(each for each in changes if bisect_right(starts, each.on) == place),
            marks=tuple(each for each in marks if bisect_right(starts, each.on) == place),
        )
        for place in range(len(starts) + 1)
    )


def comparable(breaks: Sequence[Break], earlier: date, later: date) -> bool:
    """Whether periods that end on these days were measured under one definition."""
    return not breaks or not any(each.definition_changed and earlier < each.on <= later for each in breaks)
