"""What was said, as tables: the versions of one period's figure, of all periods, and each period in a row."""

from __future__ import annotations

from collections.abc import Sequence

from services.dashboards.said.choosing import SaidOf
from services.dashboards.said.versions import Version, times_changed
from services.dashboards.table import Cell, Column, Kind, Table, without_empty
from services.dashboards.wording import unit_of
from services.presentation import words

VERSIONS = (
    Column(heading="Recorded on"),
    Column(heading="What was said", kind="words"),
    Column(heading="Figure", kind="number"),
    Column(heading="People counted"),
    Column(heading="Why it was changed", kind="words"),
    Column(heading="Who said it", kind="words"),
    Column(heading="Through"),
    Column(heading="Comment", kind="words"),
)
UNIT = Column(heading="Unit then")
"""Only where an indicator changed its unit: a table without it means the one that is written above it."""


def versions_table(versions: Sequence[Version]) -> Table:
    """One row for each version, oldest first. Columns without any value are left out."""
    return without_empty(Table(columns=VERSIONS, rows=tuple(_version(version) for version in versions)))


def whole_table(told: Sequence[SaidOf]) -> Table:
    """Every version of every period, each with the unit that the period was measured in."""
    rows = [
        (each.period.label, *_version(version), unit_of(each.definition))
        for each in told
        for version in each.versions
    ]
    return Table(columns=(Column(heading="Period"), *VERSIONS, UNIT), rows=tuple(rows))


def periods_table(told: Sequence[SaidOf]) -> Table:
    """One row for each period: what was said of it first, what is said now, and how often it changed."""
    said: Kind = "words" if any(version.point.words for each in told for version in each.versions) else "line"
    columns = (
        Column(heading="Period"),
        Column(heading="Ends on"),
        Column(heading="First said", kind=said),
        UNIT,
        Column(heading="On"),
        Column(heading="Said now", kind=said),
        Column(heading="Since"),
        Column(heading="How often changed", kind="number"),
    )
    has_changed = len({unit_of(each.definition) for each in told}) > 1
    rows = tuple(_period(each, unit_of(each.definition) if has_changed else None) for each in told)
    return without_empty(Table(columns=columns, rows=rows))


def _version(version: Version) -> tuple[Cell, ...]:
    return (
        version.on,
        version.said,
        version.point.number,
        version.point.counted,
        version.told.reason or "",
        version.who,
        words.source(version.source),
        version.told.comment,
    )


def _period(each: SaidOf, unit: str | None) -> tuple[Cell, ...]:
    first = each.versions[0]
    changes = times_changed(each.versions)
    since = next((version for version in reversed(each.versions) if version.changed), first)
    return (
        each.period.label,
        each.period.ends_on,
        first.said,
        unit,
        first.on,
        since.said,
        since.on,
        str(changes) if changes else "never",
    )
