"""The numbers of the people who were measured twice, as tables."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from services.dashboards.people.measured import Measured
from services.dashboards.people.wording import why_not_told
from services.dashboards.table import Cell, Column, Table
from services.dashboards.wording import rounded, with_unit

PERIOD = (
    Column(heading="Period"),
    Column(heading="Ends on"),
    Column(heading="Measured twice", kind="number"),
)
COUNTS = tuple(
    Column(heading=heading, kind="number")
    for heading in (
        "Improved",
        "Held",
        "Declined",
        "Left before the second time",
        "Improved (%)",
        "Held (%)",
        "Declined (%)",
    )
)
WHY = Column(heading="What is not told, and why", kind="words")


def table_of_counts(measured: Sequence[Measured]) -> Table:
    """The numbers of the bars; percentages of ten people or more."""
    return Table(
        columns=(*PERIOD, *COUNTS), rows=tuple((*_period(each), *_counts(each)) for each in measured)
    )


def table_of_means(measured: Sequence[Measured], unit: str, decimals: int) -> Table:
    """The mean changes with the ranges that they are likely to lie in."""
    return Table(
        columns=(*PERIOD, *_means_columns(unit)),
        rows=tuple((*_period(each), *_means(each, decimals)) for each in measured),
    )


def whole_table(measured: Sequence[Measured], unit: str, decimals: int) -> Table:
    """Counts and means beside each other."""
    return Table(
        columns=(*PERIOD, *COUNTS, *_means_columns(unit)),
        rows=tuple((*_period(each), *_counts(each), *_means(each, decimals)) for each in measured),
    )


def _means_columns(unit: str) -> tuple[Column, ...]:
    named = (with_unit(what, unit) for what in ("Mean change", "Likely at least", "Likely at most"))
    return (*(Column(heading=heading, kind="number") for heading in named), WHY)


def _period(measured: Measured) -> tuple[Cell, ...]:
    period = measured.period
    return period.label, period.ends_on, Decimal(measured.travelled.measured_twice)


def _counts(measured: Measured) -> tuple[Cell, ...]:
    people, shares = measured.travelled, measured.change.shares
    counts = (people.improved, people.held, people.declined, people.left)
    per_cent = (None,) * 3 if shares is None else (shares.improved, shares.held, shares.declined)
    return (
        *(Decimal(count) for count in counts),
        *(None if share is None else rounded(share, 1) for share in per_cent),
    )


def _means(measured: Measured, decimals: int) -> tuple[Cell, ...]:
    mean, interval = measured.mean, measured.change.interval
    if mean is None:
        return None, None, None, why_not_told(measured)
    if interval is None:
        return rounded(mean, decimals), None, None, why_not_told(measured)
    shown = (mean, interval.lower, interval.upper)
    return *(rounded(each, decimals) for each in shown), ""
