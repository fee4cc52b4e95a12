"""An indicator as it stood at the end of one period, whatever came after."""

from __future__ import annotations

from msgspec.structs import replace

from services.dashboards.points import stretch_on
from services.dashboards.trajectory import PeriodReading, Trajectory


def until(trajectory: Trajectory, reading: PeriodReading) -> Trajectory:
    """The series up to a period, with what was agreed and defined by its last day.

    Of two periods that end on one day, it is the one asked for that counts.
    """
    day = reading.period.ends_on
    before = (each for each in trajectory.readings if each.period.ends_on < day)
    return replace(
        trajectory,
        definitions=trajectory.definitions[: stretch_on(trajectory, day) + 1],
        readings=(*before, reading),
        agreed=tuple(each for each in trajectory.agreed if each.effective_from <= day),
        breaks=tuple(each for each in trajectory.breaks if each.on <= day),
        retired_on=None,
    )
