"""The numbers along an axis and how they are written: as Plotly chooses and writes them.

The rules are those of plotly.js, `src/plots/cartesian/axes.js`: steps of 2, 5 or 10 times a power of ten, and
numbers of five digits or more in thousands (k), millions (M), billions (B) or trillions (T).
"""

from __future__ import annotations

from decimal import Decimal
from math import ceil, floor, log10

from domain.shared.values import Value
from services.dashboards.pictures.layout import Axis
from services.dashboards.pictures.part import Coordinate
from services.dashboards.pictures.refusals import CannotDraw
from services.dashboards.pictures.scales import Scale
from services.presentation.numbers import MINUS

_STEPS = (Decimal(2), Decimal(5), Decimal(10))
_THOUSANDS = {3: "k", 6: "M", 9: "B", 12: "T"}
_FROM_EXPONENT = 3
"""Numbers of more digits after the first are told in thousands, millions and so on."""
_ALMOST = 1 - 1e-9
"""A step that is short only in what binary fractions cannot tell is long enough."""
_FEWEST, _MOST = 4, 9


class Tick(Value, frozen=True, kw_only=True):
    """One label of an axis: where it stands and what it says, as markup."""

    at: Coordinate
    text: str


def ticks_of(axis: Axis, scale: Scale, pixels: float, apart: float) -> tuple[Tick, ...]:
    """The labels of an axis.

    Args:
        axis: as the figure describes it.
        scale: its scale.
        pixels: its length.
        apart: how many pixels labels want between them where their number is not said.
    """
    if not axis.visible:
        return ()
    if axis.tickvals is not None:
        texts = axis.ticktext or [_written(axis, scale, each) for each in axis.tickvals]
        return tuple(Tick(at=at, text=text) for at, text in zip(axis.tickvals, texts, strict=True))
    match scale.kind:
        case "category":
            return tuple(Tick(at=each, text=each) for each in scale.categories)
        case "date":
            raise CannotDraw("An axis of days says itself which days are labelled.")
        case "linear":
            most = axis.nticks or 1 + min(max(pixels / apart, _FEWEST), _MOST)
            return _numbers(axis, scale, most)


def _numbers(axis: Axis, scale: Scale, most: float) -> tuple[Tick, ...]:
    low, high = sorted((scale.first, scale.last))
    step = _step((high - low) / most)
    places = range(ceil(Decimal(low) / step), floor(Decimal(high) / step) + 1)
    return tuple(Tick(at=float(place * step), text=_number(axis, scale, place * step)) for place in places)


def _step(rough: float) -> Decimal:
    base = Decimal(10) ** floor(log10(rough))
    return base * next((step for step in _STEPS if float(base * step) >= rough * _ALMOST), _STEPS[-1])


def _written(axis: Axis, scale: Scale, at: Coordinate) -> str:
    if isinstance(at, str) or at is None:
        return at or ""
    return _number(axis, scale, Decimal(str(at)))


def _number(axis: Axis, scale: Scale, number: Decimal) -> str:
    exponent = _exponent(scale) if number else 0
    shown = number.scaleb(-exponent).normalize()
    comma = "," if axis.separatethousands else ""
    sign = MINUS if shown < 0 else ""
    return f"{axis.tickprefix}{sign}{abs(shown):{comma}f}{_THOUSANDS.get(exponent, '')}{axis.ticksuffix}"


def _exponent(scale: Scale) -> int:
    longest = max(abs(scale.first), abs(scale.last))
    digits = floor(log10(longest) + 0.01) if longest else 0
    return min(3 * round((digits - 1) / 3), max(_THOUSANDS)) if digits > _FROM_EXPONENT else 0
