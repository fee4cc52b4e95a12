"""Choosing the period of which it is shown what was said: by the address, which a form writes."""

from __future__ import annotations

from collections.abc import Sequence
from uuid import UUID

from domain.framework.definitions import Indicator
from domain.shared.values import Period, Value
from services.dashboards.narrowing import Choice, Narrowing, narrowing
from services.dashboards.place import Place
from services.dashboards.said.versions import Version, times_changed

PERIOD = "period"
"""What the address calls the choice: the id of a return, or the label of its period."""


class SaidOf(Value, frozen=True, kw_only=True):
    """All that was said of one period in its return, oldest first and at least once.

    Attributes:
        definition: of the indicator, by which the period was measured.
    """

    return_id: UUID
    period: Period
    definition: Indicator
    versions: tuple[Version, ...]


def chosen(told: Sequence[SaidOf], wanted: str) -> SaidOf | None:
    """The period that an address asks for; without a wish the last that was ever changed, or else the last.

    Args:
        told: in order of time.
        wanted: as the address has it, or "".

    Returns:
        None where nothing was said of what is asked for, or of any period.
    """
    if wanted.strip():
        asked = wanted.strip()
        return next((each for each in told if asked in {str(each.return_id), each.period.label}), None)
    offered = [each for each in told if times_changed(each.versions)] or told
    return offered[-1] if offered else None


def other_periods(told: Sequence[SaidOf], current: SaidOf | None, place: Place) -> Narrowing | None:
    """The form that asks for another period, the newest first; None where there is nothing to choose."""
    if not told:
        return None
    periods = Choice(
        name=PERIOD,
        label="Period",
        options=tuple((str(each.return_id), each.period.label) for each in reversed(told)),
        chosen="" if current is None else str(current.return_id),
    )
    return narrowing(place, "Choose another period", periods)
