"""What was said, as tables: the versions of one period's figure, of all periods, and each period in a row."""

from __future__ import annotations

from collections.abc import Sequence

from services.dashboards.said.choosing import SaidOf
from services.dashboards.said.versions import Version, times_changed
from services.dashboards.table import Cell, Column, Table, without_empty
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
PERIODS = (
    Column(heading="Period"),
    Column(heading="Ends on"),
    Column(heading="First said", kind="words"),
    Column(heading="On"),
    Column(heading="Said now", kind="words"),
    Column(heading="Since"),
    Column(heading="How often changed", kind="number"),
)


def versions_table(versions: Sequence[Version]) -> Table:
    """One row for each version, oldest first. Columns without any value are left out."""
    return without_empty(Table(columns=VERSIONS, rows=tuple(_version(version) for version in versions)))


def whole_table(told: Sequence[SaidOf]) -> Table:
    """Every version of every period."""
    rows = [(each.period.label, *_version(version)) for each in told for version in each.versions]
    return Table(columns=(Column(heading="Period"), *VERSIONS), rows=tuple(rows))


def periods_table(told: Sequence[SaidOf]) -> Table:
    """One row for each period: what was said of it first, what is said now, and how often it changed."""
    return Table(columns=PERIODS, rows=tuple(_period(each) for each in told))


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


def _period(each: SaidOf) -> tuple[Cell, ...]:
    first = each.versions[0]
    changes = times_changed(each.versions)
    since = next((version for version in reversed(each.versions) if version.changed), first)
    return (
        each.period.label,
        each.period.ends_on,
        first.said,
        first.on,
        since.said,
        since.on,
        str(changes) if changes else "never",
    )
