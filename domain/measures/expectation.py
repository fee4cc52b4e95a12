"""What was expected by now: the agreed path, and a reading against it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from typing import Literal

from domain.measures.evidence import as_share, too_few
from domain.measures.progress import change
from domain.measures.standing import Aim, Standing
from domain.measures.uncertainty import wilson
from domain.shared.values import ExpectedPoint, Value

Against = Literal["ahead", "as_expected", "behind", "cannot_be_told"]


class AgainstExpected(Value, frozen=True, kw_only=True):
    """A reading beside what was expected at its period's end.

    Attributes:
        expected: the agreed path's value on that day, in the indicator's unit.
        difference: reading against expectation, signed so that positive is the wanted way (with no wanted
            way: reading less expectation); None where so few people are behind a proportion that only
            their counts are shown.
        against: the same in one word; None where no way is wanted, so that there is nothing to judge.
    """

    expected: Decimal
    difference: Decimal | None
    against: Against | None


def expected_on(points: Sequence[ExpectedPoint], day: date) -> Decimal | None:
    """The value of the agreed path on a day, linear in days between its points.

    Before the first point it is None: nothing had been promised for that day, and drawing the line
    backwards would invent a promise. After the last point it is the last value: what was agreed to be
    reached is agreed to be kept until a new expectation is set. None as well for a path without points.

    Args:
        points: the agreed points, in any order; of two on one day the later in the list counts.
        day: the day that is asked about.
    """
    last: ExpectedPoint | None = None
    coming: ExpectedPoint | None = None
    for point in points:  # one pass: a chart asks this for every day that it draws
        if point.on > day:
            coming = point if coming is None or point.on < coming.on else coming
        elif last is None or point.on >= last.on:
            last = point
    if last is None:
        return None
    if coming is None or last.on == day:
        return last.value
    elapsed, span = (day - last.on).days, (coming.on - last.on).days
    return last.value + (coming.value - last.value) * elapsed / span


def target_of(points: Sequence[ExpectedPoint]) -> Decimal | None:
    """The target of an agreed path: the value of its last day. None for a path without points."""
    return expected_on(points, date.max)


def against_expected(
    aim: Aim, points: Sequence[ExpectedPoint], ends_on: date, reading: Standing
) -> AgainstExpected | None:
    """A reading against what was expected at its period's end, never against the final target only.

    Args:
        aim: what is wanted of the indicator.
        points: the agreed path.
        ends_on: the last day of the reading's period.
        reading: where the indicator stood in that period.

    Returns:
        None where nothing was expected on that day. A proportion is *cannot be told* where its 95 % interval
        holds the expected value, and any mean or rate where fewer than ten people are behind it.
    """
    expected = expected_on(points, ends_on)
    if expected is None:
        return None
    few = too_few(aim, reading)
    difference = change(aim.direction, expected, reading.number)
    return AgainstExpected(
        expected=expected,
        difference=None if few and aim.measure == "proportion" else difference,
        against="cannot_be_told" if few and _is_judged(aim) else _against(aim, reading, expected),
    )


def _is_judged(aim: Aim) -> bool:
    return aim.direction in {"increase", "decrease"}


def _against(aim: Aim, reading: Standing, expected: Decimal) -> Against | None:
    if not _is_judged(aim):
        return None
    if aim.measure == "proportion" and not _is_clear_of(expected, reading):
        return "cannot_be_told"
    difference = change(aim.direction, expected, reading.number)
    if difference == 0:
        return "as_expected"
    return "ahead" if difference > 0 else "behind"


def _is_clear_of(expected: Decimal, reading: Standing) -> bool:
    """Whether a percentage is known well enough to say on which side of the expected value it lies."""
    share = as_share(reading)
    return share is not None and not wilson(share).holds(expected)
