"""How far one indicator has come: towards its target, in its own unit, or about its band."""

from __future__ import annotations

from decimal import Decimal
from typing import Literal

from domain.shared.values import Band, Direction, Value

Side = Literal["below", "inside", "above"]


class BandPosition(Value, frozen=True, kw_only=True):
    """Where a figure lies about a band.

    Attributes:
        side: below the band, inside it (its edges included) or above it.
        distance: to the nearer edge, in the indicator's unit, never negative; inside, it is the room left.
    """

    side: Side
    distance: Decimal


def progress(baseline: Decimal, target: Decimal, reading: Decimal) -> Decimal | None:
    """The part of the way from baseline to target that has been travelled: (x - b) / (t - b).

    0 is the start and 1 the target; below 0 is the wrong way, above 1 is beyond the target. It holds for
    increase and decrease alike, since a wanted decrease has its target below its baseline. None where target
    and baseline are the same, because then there is no way to travel.
    """
    if target == baseline:
        return None
    if reading == baseline:
        return Decimal(0)  # dividing by a negative way would give minus nought, which pages would print
    return (reading - baseline) / (target - baseline)


def change(direction: Direction, baseline: Decimal, reading: Decimal) -> Decimal:
    """The change since the baseline in the indicator's unit, signed so that positive is the wanted way.

    For *maintain* and *none* no way is wanted: it is the plain difference, reading less baseline.
    """
    return baseline - reading if direction == "decrease" else reading - baseline


def band_position(band: Band, reading: Decimal) -> BandPosition:
    """On which side of the band a figure lies, and how far from its nearer edge."""
    if reading < band.lower:
        return BandPosition(side="below", distance=band.lower - reading)
    if reading > band.upper:
        return BandPosition(side="above", distance=reading - band.upper)
    return BandPosition(side="inside", distance=min(reading - band.lower, band.upper - reading))
