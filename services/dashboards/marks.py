"""The days that qualify a series: break points and revisions, lettered on the chart and told beside it."""

from __future__ import annotations

from datetime import date
from itertools import groupby
from string import ascii_uppercase

from domain.measures.breaks import Break
from domain.shared.days import in_words
from domain.shared.values import Value
from services.dashboards.trajectory import BreakPoint, Trajectory


class Mark(Value, frozen=True, kw_only=True):
    """One day that is marked by a vertical line.

    Attributes:
        letter: what stands at the line and before its words: A, B, … Z, AA, AB.
        words: what happened on the day and why.
        breaks_line: whether figures before and after measure different things, so that the line breaks.
    """

    on: date
    letter: str
    words: str
    breaks_line: bool


def marks_of(trajectory: Trajectory) -> tuple[Mark, ...]:
    """The marks in order of time; what falls on one day shares a mark."""
    told = [(each.on, _break_words(each), each.definition_changed) for each in trajectory.breaks]
    told += [(each.on, _break_point_words(each), False) for each in trajectory.break_points]
    if trajectory.retired_on is not None:
        told.append((trajectory.retired_on, "no longer asked for", False))
    by_day = groupby(sorted(told), key=lambda each: each[0])
    return tuple(_mark(place, on, list(same_day)) for place, (on, same_day) in enumerate(by_day))


def _mark(place: int, on: date, told: list[tuple[date, str, bool]]) -> Mark:
    words = "; ".join(dict.fromkeys(text for _, text, _ in told))
    return Mark(
        on=on,
        letter=_letter(place),
        words=f"{in_words(on)}: {words}",
        breaks_line=any(breaks for _, _, breaks in told),
    )


def _break_words(each: Break) -> str:
    what = "measured in another way, so the line breaks" if each.definition_changed else "revised"
    return f"{what} ({each.reason})" if each.reason else what


def _break_point_words(each: BreakPoint) -> str:
    return f"break point ({each.purpose})" if each.purpose else "break point"


def _letter(place: int) -> str:
    round_, letter = divmod(place, len(ascii_uppercase))
    return (ascii_uppercase[round_ - 1] if round_ else "") + ascii_uppercase[letter]
