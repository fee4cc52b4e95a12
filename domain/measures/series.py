"""A series as charts and forecasts take it: what was read, and what can be read at all."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from decimal import Decimal

from domain.shared.figures import PER_CENT
from domain.shared.values import Measure, Scale, Value

Dated = tuple[date, Decimal]
"""A period's last day and the figure read for it, in the indicator's unit. A missing reading has none."""


class Possible(Value, frozen=True, kw_only=True):
    """The figures that a measure can take, both ends included; None where an end is open."""

    lowest: Decimal | None = None
    highest: Decimal | None = None

    def holds(self, number: Decimal) -> bool:
        """Whether a figure can lie there. Limits of a process chart may lie where none can."""
        return self.kept(number) == number

    def kept(self, number: Decimal) -> Decimal:
        """The number, or the end that it lies beyond."""
        if self.lowest is not None and number < self.lowest:
            return self.lowest
        if self.highest is not None and number > self.highest:
            return self.highest
        return number

    def with_read(self, numbers: Iterable[Decimal]) -> Possible:
        """The same, with an end open that something was read beyond: no end that was passed is one."""
        passed = [each for each in numbers if not self.holds(each)]
        return Possible(
            lowest=None if any(self.kept(each) == self.lowest for each in passed) else self.lowest,
            highest=None if any(self.kept(each) == self.highest for each in passed) else self.highest,
        )


def possible_for(measure: Measure, scale: Scale | None = None) -> Possible:
    """What an indicator's figures can be: a share of a whole, its scale, or from nought on."""
    if measure == "proportion":
        return Possible(lowest=Decimal(0), highest=PER_CENT)
    if scale is not None:
        return Possible(lowest=scale.lowest, highest=scale.highest)
    if measure in {"count", "rate", "currency"}:
        return Possible(lowest=Decimal(0))
    return Possible()
