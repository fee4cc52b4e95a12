"""The points of one chart. Its marks, its table, its sentence and its CSV are all made from these."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Literal

from domain.measures.course import in_force_on
from domain.measures.expectation import expected_on
from domain.measures.uncertainty import Interval, fewer_than_ten, share_of, wilson
from domain.shared.days import in_words
from domain.shared.figures import Figure, Proportion, Words, number_of
from domain.shared.values import Period, Value
from services.dashboards.trajectory import Agreed, PeriodReading, Superseded, Trajectory
from services.dashboards.wording import MISSING, people_counted, rounded, said, unit_of

Gap = Literal["none", "missing", "few_people", "another_unit"]
"""Why a period leaves a gap in the line."""


class Earlier(Value, frozen=True, kw_only=True):
    """What a corrected reading said before.

    Attributes:
        number: as it is drawn, or None where it cannot be drawn.
        note: the same in words, with the day and the reason of the correction.
    """

    number: Decimal | None
    note: str


class Point(Value, frozen=True, kw_only=True):
    """One period of a chart, its numbers rounded as they are shown.

    Attributes:
        number: what is drawn on the line; None leaves a gap.
        exact: the same before it was rounded for the eye.
        as_given: the number to its last digit, where rounding it took some away; else None.
        gap: why there is a gap; empty where there is none.
        kind_of_gap: missing, a percentage of too few people, or measured in another unit then.
        counted: the people behind it in words; empty where they are not known.
        interval: where the true percentage is likely to lie (Wilson, 95 %).
        expected: what was agreed to be reached by the period's end.
        earlier: what it said before each correction, oldest first.
        words: what a narrative indicator says.
        stretch: the place of its definition among the indicator's definitions, from 0.
    """

    period: Period
    number: Decimal | None
    exact: Decimal | None
    as_given: Decimal | None
    gap: str
    kind_of_gap: Gap
    counted: str
    interval: Interval | None
    expected: Decimal | None
    earlier: tuple[Earlier, ...]
    words: str
    comment: str
    stretch: int


def points_of(trajectory: Trajectory, decimals: int) -> tuple[Point, ...]:
    """One point for each period the indicator was asked for, in order of time.

    Args:
        trajectory: the indicator.
        decimals: so many digits after the point are shown: see `decimals_of`.
    """
    ordered = sorted(trajectory.readings, key=lambda reading: reading.period.ends_on)
    in_unit = [trajectory.same_unit(stretch) for stretch in range(len(trajectory.definitions))]
    found: list[Point] = []
    for reading in ordered:
        stretch = stretch_on(trajectory, reading.period.ends_on)
        made = _point if in_unit[min(stretch, len(in_unit) - 1)] else _in_another_unit
        found.append(made(trajectory, reading, decimals, stretch))
    return tuple(found)


def present_stretch(trajectory: Trajectory) -> int:
    """The place of the indicator's latest definition, from 0."""
    return stretch_on(trajectory, date.max)


def stretch_on(trajectory: Trajectory, day: date) -> int:
    """The place of the definition that was in force on a day, from 0."""
    return len({each.on for each in trajectory.breaks if each.definition_changed and each.on <= day})


def agreed_on(trajectory: Trajectory, day: date) -> Agreed | None:
    """What was agreed for a day, or None."""
    return in_force_on(trajectory.agreed, trajectory.breaks, day)


def agreed_in_unit(trajectory: Trajectory) -> list[Agreed]:
    """What was agreed in the unit of today, and so can be drawn on its axis."""
    return [
        agreed
        for agreed in trajectory.agreed
        if trajectory.same_unit(stretch_on(trajectory, agreed.effective_from))
    ]


def agreed_in_unit_until(trajectory: Trajectory) -> list[tuple[Agreed, date]]:
    """The same, each with the day from which it counts no longer: see `agreed_on`."""
    in_unit = agreed_in_unit(trajectory)
    next_days = (*(each.effective_from for each in trajectory.agreed[1:]), date.max)
    changes = [each.on for each in trajectory.breaks if each.definition_changed]
    return [
        (agreed, min([next_day, *(on for on in changes if on > agreed.effective_from)]))
        for agreed, next_day in zip(trajectory.agreed, next_days, strict=False)  # none agreed: no pair
        if agreed in in_unit
    ]


def _point(trajectory: Trajectory, reading: PeriodReading, decimals: int, stretch: int) -> Point:
    agreed = agreed_on(trajectory, reading.period.ends_on)
    exact = _exact(reading.figure)
    return Point(
        period=reading.period,
        number=None if exact is None else rounded(exact, decimals),
        exact=exact,
        as_given=_as_given(reading.figure, decimals),
        gap=_gap(reading),
        kind_of_gap=_kind_of_gap(reading.figure),
        counted=people_counted(reading.figure),
        interval=_interval(reading.figure, decimals),
        expected=_expected(agreed, reading.period, decimals),
        earlier=tuple(_earlier(trajectory, before, decimals) for before in reading.before),
        words=reading.figure.words if isinstance(reading.figure, Words) else "",
        comment=reading.comment,
        stretch=stretch,
    )


def _in_another_unit(trajectory: Trajectory, reading: PeriodReading, decimals: int, stretch: int) -> Point:
    """A period that cannot be drawn on the axis of today: its figure is told in words."""
    definition = trajectory.definitions[stretch]
    was = said(reading.figure, reading.missing, definition, decimals)
    return Point(
        period=reading.period,
        number=None,
        exact=None,
        as_given=None,
        gap=f"{was}, in another unit ({unit_of(definition)})" if reading.figure else was,
        kind_of_gap="another_unit" if reading.figure else "missing",
        counted=people_counted(reading.figure),
        interval=None,
        expected=None,
        earlier=(),
        words="",
        comment=reading.comment,
        stretch=stretch,
    )


def _exact(figure: Figure | None) -> Decimal | None:
    """The number to be drawn: none for words, nor for a percentage of fewer than ten people."""
    return None if figure is None or _is_share_of_few(figure) else number_of(figure)


def _as_given(figure: Figure | None, decimals: int) -> Decimal | None:
    """The number before it was rounded; of a share its counts are told, and say more."""
    exact = None if figure is None or isinstance(figure, Proportion) else number_of(figure)
    return None if exact is None or exact == rounded(exact, decimals) else exact


def _is_share_of_few(figure: Figure | None) -> bool:
    return isinstance(figure, Proportion) and fewer_than_ten(figure.denominator)


def _kind_of_gap(figure: Figure | None) -> Gap:
    if figure is None:
        return "missing"
    return "few_people" if _is_share_of_few(figure) else "none"


def _gap(reading: PeriodReading) -> str:
    match reading.figure:
        case None:
            return MISSING[reading.missing] if reading.missing else "no reading"
        case Proportion() as share if _is_share_of_few(share):
            return f"{people_counted(share)}: fewer than ten people, so no percentage"
        case _:
            return ""


def _interval(figure: Figure | None, decimals: int) -> Interval | None:
    if not isinstance(figure, Proportion) or _is_share_of_few(figure):
        return None
    interval = wilson(share_of(figure.numerator, figure.denominator))
    return Interval(lower=rounded(interval.lower, decimals), upper=rounded(interval.upper, decimals))


def _expected(agreed: Agreed | None, period: Period, decimals: int) -> Decimal | None:
    number = None if agreed is None else expected_on(agreed.path, period.ends_on)
    return None if number is None else rounded(number, decimals)


def _earlier(trajectory: Trajectory, before: Superseded, decimals: int) -> Earlier:
    exact = _exact(before.figure)
    words = said(before.figure, before.missing, trajectory.indicator, decimals)
    return Earlier(
        number=None if exact is None else rounded(exact, decimals),
        note=f"{words} until {in_words(before.corrected_on)} ({before.reason})",
    )
