"""What the figures of people who were measured twice allow to be said of all such people."""

from __future__ import annotations

from decimal import Decimal
from typing import Literal

from domain.measures.students_t import t_95
from domain.measures.uncertainty import Interval, fewer_than_ten
from domain.shared.figures import PER_CENT
from domain.shared.travelled import Travelled
from domain.shared.values import Value

Verdict = Literal["improved", "declined", "cannot_be_told"]

PeopleDoubt = Literal["fewer_than_ten_people", "spread_not_known", "within_chance"]
"""Keys of the sentences that say why it cannot be told; docs/reference/measures.md gives each in words."""


class Shares(Value, frozen=True, kw_only=True):
    """The parts of those measured twice, in per cent; together they are 100."""

    improved: Decimal
    held: Decimal
    declined: Decimal


class PeopleChange(Value, frozen=True, kw_only=True):
    """The change of people who were measured twice.

    Attributes:
        measured_twice: how many they are.
        shares: how many in a hundred improved, held and declined; None below ten people, of whom counts are
            shown.
        mean: of their changes, signed so that positive is the wanted way; None where it is not known.
        interval: of the mean, at 95 %; None where the spread is not known.
        verdict: what can be said of their mean change.
        doubt: why it cannot be told, or None.
    """

    measured_twice: int
    shares: Shares | None
    mean: Decimal | None
    interval: Interval | None
    verdict: Verdict
    doubt: PeopleDoubt | None


def people_change(travelled: Travelled) -> PeopleChange:
    """The shares and the mean change of those measured twice, and whether it can be told from none.

    It says nothing of those who left: they may have fared otherwise, and pages name their number beside it.
    """
    interval = _interval(travelled)
    doubt = _doubt(travelled, interval)
    return PeopleChange(
        measured_twice=travelled.measured_twice,
        shares=_shares(travelled),
        mean=travelled.mean,
        interval=interval,
        verdict=_verdict(travelled.mean, doubt),
        doubt=doubt,
    )


def _shares(travelled: Travelled) -> Shares | None:
    people = travelled.measured_twice
    if fewer_than_ten(people):
        return None
    return Shares(
        improved=travelled.improved * PER_CENT / people,
        held=travelled.held * PER_CENT / people,
        declined=travelled.declined * PER_CENT / people,
    )


def _interval(travelled: Travelled) -> Interval | None:
    """The mean ± t s / √n, with s the deviation of n changes and Student's t of n - 1 degrees of freedom.

    Source: W. S. Gosset ("Student"), "The probable error of a mean", Biometrika 6 (1908), 1-25.
    """
    if travelled.mean is None or travelled.deviation is None:
        return None
    people = travelled.measured_twice
    off = t_95(people - 1) * travelled.deviation / Decimal(people).sqrt()
    return Interval(lower=travelled.mean - off, upper=travelled.mean + off)


def _doubt(travelled: Travelled, interval: Interval | None) -> PeopleDoubt | None:
    if fewer_than_ten(travelled.measured_twice):
        return "fewer_than_ten_people"
    if interval is None:
        return "spread_not_known"
    return "within_chance" if interval.holds(Decimal(0)) else None


def _verdict(mean: Decimal | None, doubt: PeopleDoubt | None) -> Verdict:
    if mean is None or doubt is not None:
        return "cannot_be_told"
    return "improved" if mean > 0 else "declined"
