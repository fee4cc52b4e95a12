"""Where a number, a day or a category stands along an axis."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from datetime import date
from typing import Literal

from domain.shared.values import Value
from services.dashboards.pictures.layout import Axis
from services.dashboards.pictures.part import Coordinate
from services.dashboards.pictures.refusals import CannotDraw

Kind = Literal["linear", "date", "category"]
_DAY = re.compile(r"\d{4}-\d\d-\d\d")
ROOM = 0.05
"""Left at both ends where no range is said, as a part of it."""


class Scale(Value, frozen=True, kw_only=True):
    """One axis' measure: days since the year 1, plain numbers, or the places of categories from 0.

    Attributes:
        first: what stands at the left or at the bottom.
        last: what stands at the right or at the top.
    """

    kind: Kind
    categories: tuple[str, ...] = ()
    first: float
    last: float

    def fraction(self, coordinate: Coordinate) -> float:
        """How far along the axis something stands: 0 at its first end, 1 at its last."""
        return (self.measure(coordinate) - self.first) / (self.last - self.first)

    def measure(self, coordinate: Coordinate) -> float:
        """The coordinate as a number.

        Raises:
            CannotDraw: where it does not belong on this axis.
        """
        return measured(self.kind, self.categories, coordinate)


def measured(kind: Kind, categories: Sequence[str], coordinate: Coordinate) -> float:
    """A coordinate as a number; `Scale.measure` says more."""
    match kind, coordinate:
        case "linear", int() | float():
            return float(coordinate)
        case "date", str() if _DAY.fullmatch(coordinate):
            return days(coordinate)
        case "category", str() if coordinate in categories:
            return float(categories.index(coordinate))
        case "category", int() | float():
            return float(coordinate)
        case _:
            raise CannotDraw(f"“{coordinate}” has no place on an axis of the kind “{kind}”.")


def days(day: str) -> float:
    """A day as days since the year 1."""
    return date.fromisoformat(day).toordinal()


def scale_of(axis: Axis, along: Sequence[Coordinate], *, from_nought: bool = False) -> Scale:
    """The scale of an axis.

    Args:
        axis: as the figure describes it.
        along: everything that its traces have along it.
        from_nought: whether bars begin at its nought.
    """
    kind = axis.type or _kind(along)
    categories = _categories(axis, along) if kind == "category" else ()
    if axis.range is not None:
        first, last = (measured(kind, categories, end) for end in axis.range)
    elif kind == "category":
        first, last = -0.5, max(len(categories), 1) - 0.5
    else:
        lengths = [measured(kind, categories, each) for each in along if each is not None]
        first, last = _ends(lengths, from_nought=from_nought or axis.rangemode == "tozero")
    if axis.range is None and axis.autorange == "reversed":
        first, last = last, first
    if first == last:
        raise CannotDraw("An axis begins where it ends.")
    return Scale(kind=kind, categories=categories, first=first, last=last)


def _kind(along: Sequence[Coordinate]) -> Kind:
    words = [each for each in along if isinstance(each, str)]
    if not words:
        return "linear"
    return "date" if all(_DAY.fullmatch(each) for each in words) else "category"


def _categories(axis: Axis, along: Iterable[Coordinate]) -> tuple[str, ...]:
    found = [each for each in along if isinstance(each, str)]
    return tuple(dict.fromkeys([*axis.categoryarray, *found]))


def _ends(lengths: Sequence[float], *, from_nought: bool) -> tuple[float, float]:
    """The first and last of what is drawn, with room beside them; none beside a nought that bars stand on."""
    known = [*lengths, 0.0] if from_nought or not lengths else list(lengths)
    low, high = min(known), max(known)
    room = (high - low) * ROOM or 1.0
    first = low if from_nought and low == 0 else low - room
    return first, high if from_nought and high == 0 and low < 0 else high + room
