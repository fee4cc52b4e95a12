"""The people who were measured twice, period by period."""

from __future__ import annotations

from decimal import Decimal

from domain.measures.people_change import PeopleChange, people_change
from domain.shared.travelled import Travelled
from domain.shared.values import Period, Value
from services.dashboards.points import stretch_on
from services.dashboards.trajectory import Trajectory


class Measured(Value, frozen=True, kw_only=True):
    """One period in which it was given how far the same people came.

    Attributes:
        change: what the figures allow to be said of all of them.
        anew: whether the indicator is measured anew since the period before it.
        same_unit: whether it was measured in the unit of today.
    """

    period: Period
    travelled: Travelled
    change: PeopleChange
    anew: bool = False
    same_unit: bool = True

    @property
    def mean(self) -> Decimal | None:
        """The mean change where it is told: of ten people or more, in the unit of today."""
        return self.change.mean if self.same_unit and self.change.shares is not None else None


def measured_twice(trajectory: Trajectory) -> tuple[Measured, ...]:
    """The periods in which it was given, in order of time."""
    found: list[Measured] = []
    stretch: int | None = None
    for reading in sorted(trajectory.readings, key=lambda reading: reading.period.ends_on):
        if reading.travelled is None:
            continue
        before, stretch = stretch, stretch_on(trajectory, reading.period.ends_on)
        found.append(
            Measured(
                period=reading.period,
                travelled=reading.travelled,
                change=people_change(reading.travelled),
                anew=before is not None and before != stretch,
                same_unit=trajectory.same_unit(stretch),
            )
        )
    return tuple(found)
