"""Distance travelled by people who were measured at the start and again later."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal, localcontext

from domain.measures.progress import band_position
from domain.measures.standing import Aim
from domain.shared.errors import Invalid
from domain.shared.travelled import FEWEST_FOR_SPREAD, Travelled
from domain.shared.values import Band

Measured = tuple[Decimal, Decimal | None]
"""One person's figure at the start, and the later one; None where they left before that."""
DIGITS = 28
KEPT = Decimal("0.0001")
"""A mean and a spread are kept to four places: more would speak of single people."""


def distance_travelled(people: Iterable[Measured], aim: Aim) -> Travelled:
    """How many improved, held, declined and left, with mean and sample standard deviation of the changes.

    A change counts from the smallest change that counts on; where none is set, any change does. For an
    indicator that is meant to stay inside its band, a change is how much nearer to the band somebody came.

    Args:
        people: one pair for each person who was measured at the start.
        aim: what is wanted of the indicator.

    Raises:
        Invalid: where there is nobody, or no way is wanted, so that nobody can be said to have improved.
    """
    if aim.direction == "none" or (aim.direction == "maintain" and aim.band is None):
        raise Invalid(
            "No direction is wanted of this indicator, so nobody can be said to have improved or declined."
        )
    pairs = list(people)
    changes = [_change(start, later, aim) for start, later in pairs if later is not None]
    counts = aim.smallest_change
    improved = sum(_counts(change, counts) for change in changes)
    declined = sum(_counts(-change, counts) for change in changes)
    mean, deviation = _mean_and_deviation(changes)
    return Travelled(
        improved=improved,
        held=len(changes) - improved - declined,
        declined=declined,
        left=len(pairs) - len(changes),
        mean=mean,
        deviation=deviation,
    )


def _change(start: Decimal, later: Decimal, aim: Aim) -> Decimal:
    """Signed so that positive is the wanted way."""
    if aim.band is not None:
        return _away(aim.band, start) - _away(aim.band, later)
    return later - start if aim.direction == "increase" else start - later


def _away(band: Band, number: Decimal) -> Decimal:
    position = band_position(band, number)
    return Decimal(0) if position.side == "inside" else position.distance


def _counts(change: Decimal, smallest: Decimal | None) -> bool:
    return change > 0 if smallest is None else change >= smallest


def _mean_and_deviation(changes: list[Decimal]) -> tuple[Decimal | None, Decimal | None]:
    if not changes:
        return None, None
    with localcontext(prec=DIGITS):
        mean = sum(changes, Decimal(0)) / len(changes)
        if len(changes) < FEWEST_FOR_SPREAD:
            return mean.quantize(KEPT), None
        squares = sum(((change - mean) ** 2 for change in changes), Decimal(0))
        deviation = (squares / (len(changes) - 1)).sqrt()
        return mean.quantize(KEPT), deviation.quantize(KEPT)
