"""Where an indicator stood, and what it aims at: what every measure here is a function of."""

from __future__ import annotations

from decimal import Decimal

from domain.shared.figures import Figure, number_of, people_behind
from domain.shared.values import Band, Baseline, Direction, Measure, Value


class Standing(Value, frozen=True, kw_only=True):
    """Where an indicator stood at one moment.

    Attributes:
        number: in the indicator's unit; a proportion in per cent.
        people: how many people are behind it, or None where that is not known.
    """

    number: Decimal
    people: int | None = None


class Aim(Value, frozen=True, kw_only=True):
    """What is wanted of an indicator, as far as a change is judged by it.

    Attributes:
        measure: what kind of figure it is.
        direction: which way is wanted.
        band: where a *maintain* indicator is meant to stay.
        smallest_change: the smallest change that counts, in the indicator's unit (percentage points for a
            proportion); None where any change counts.
    """

    measure: Measure
    direction: Direction
    band: Band | None = None
    smallest_change: Decimal | None = None


def at_baseline(baseline: Baseline | None) -> Standing | None:
    """Where the baseline says the indicator stood; None where there is no baseline."""
    return None if baseline is None else Standing(number=baseline.value, people=baseline.people)


def at_reading(figure: Figure | None) -> Standing | None:
    """Where a reading says the indicator stood; None where there is no reading or it is told in words."""
    if figure is None:
        return None
    number = number_of(figure)
    return None if number is None else Standing(number=number, people=people_behind(figure))
