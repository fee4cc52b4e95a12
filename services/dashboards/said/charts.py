"""What was said when, as charts: one period over the days of recording, and every period in a table."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from itertools import groupby
from uuid import UUID

from domain.framework.definitions import Indicator
from services.dashboards.chart import Chart
from services.dashboards.describe import about_of, marks_in, spoken
from services.dashboards.said.choosing import SaidOf
from services.dashboards.said.figure import plot
from services.dashboards.said.findings import all_finding, all_summary, said_finding, said_summary
from services.dashboards.said.tables import periods_table, versions_table
from services.dashboards.trajectory import ContractTrajectory
from services.dashboards.wording import unit_of

SAID, EVERY_PERIOD = "said", "every-period"
MARKS: Mapping[str, str] = {
    "Said to be": "the line is what was said from one day to the next",
    "Version": "the dot is what is said now, a ring what was said before",
    "No figure": "a mark below the chart is a day on which there was no figure",
}


def said_chart(
    *, of: SaidOf | None, indicator: Indicator, contract: ContractTrajectory, until: date, address: str
) -> Chart:
    """What one period's figure was said to be.

    Args:
        of: the period; None where nothing was said of the one that is asked for.
        indicator: as it is measured now; it names a period of which nothing was said.
        contract: under which it was.
        until: the day that the page is about.
        address: that explains the figure.
    """
    versions = of.versions if of else ()
    definition = of.definition if of else indicator
    figure = plot(versions, definition, until, address) if versions and _is_drawn(definition) else None
    period = of.period.label if of else "A period of which nothing is known"
    return Chart(
        key=SAID,
        subject=f"{definition.title}, {period}",
        finding=said_finding(versions),
        summary=said_summary(versions),
        about=about_of(definition),
        scope=f"{contract.area}. {period}",
        source=contract.source,
        figure=figure,
        table=versions_table(versions),
        marks_used=marks_in(figure, MARKS, definition) if figure else (),
        explained=(address,) * len(versions),
    )


def every_period(
    told: Sequence[SaidOf], indicator: Indicator, contract: ContractTrajectory, addresses: Mapping[UUID, str]
) -> Chart:
    """All periods in one table; there is nothing to draw that the chart above does not."""
    return Chart(
        key=EVERY_PERIOD,
        subject=f"{indicator.title}, all periods",
        finding=all_finding([each.versions for each in told]),
        summary=all_summary([each.versions for each in told]),
        about=about_of(indicator),
        scope=contract.area,
        source=contract.source,
        figure=None,
        table=periods_table(told),
        notes=_other_units(told, indicator),
        explained=tuple(addresses[each.return_id] for each in told),
    )


def _other_units(told: Sequence[SaidOf], indicator: Indicator) -> tuple[str, ...]:
    """The neighbouring periods of each unit that is not the one of today."""
    runs = [(unit, list(run)) for unit, run in groupby(told, key=lambda each: unit_of(each.definition))]
    return tuple(
        f"Measured in another unit ({unit}): {spoken([each.period.label for each in run])}"
        for unit, run in runs
        if unit != unit_of(indicator)
    )


def _is_drawn(definition: Indicator) -> bool:
    return definition.measure != "narrative"
