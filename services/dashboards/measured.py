"""The figures of one indicator to their last digit: what is worked out is worked out of these."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from domain.measures.series import Dated
from domain.shared.values import Value
from services.dashboards.drawn import Drawn
from services.dashboards.points import Point

LARGE = 1000
"""From so much on, digits after the point say nothing."""


class Measured(Value, frozen=True, kw_only=True):
    """One period with a figure that can be drawn.

    Attributes:
        number: before it is rounded for the eye.
    """

    point: Point
    number: Decimal

    @property
    def dated(self) -> Dated:
        """As measures take it."""
        return self.point.period.ends_on, self.number


def measured(drawn: Drawn, stretch: int) -> tuple[Measured, ...]:
    """The figures that were read under one definition, in order of time.

    What is told as counts, because fewer than ten people were measured, is not among them.

    Args:
        drawn: the indicator.
        stretch: the place of the definition among the indicator's, from 0.
    """
    found = [
        Measured(point=point, number=point.exact)
        for point in drawn.points
        if point.stretch == stretch and point.exact is not None
    ]
    return tuple(sorted(found, key=lambda each: each.dated))


def decimals_of_one(drawn: Drawn, figures: Sequence[Measured]) -> int:
    """So many digits after the point are shown of a figure that was worked out and could be read as such.

    None after the point where figures are large: what would come is not known to the penny.
    """
    return 0 if _are_large(figures) else drawn.story.decimals


def decimals_of_mean(drawn: Drawn, figures: Sequence[Measured]) -> int:
    """The same of a mean, which says more than whole numbers do, unless they are large."""
    return 0 if _are_large(figures) else max(drawn.story.decimals, 1)


def _are_large(figures: Sequence[Measured]) -> bool:
    return any(abs(each.number) >= LARGE for each in figures)
