"""What every view of one indicator begins with, and the page that they share."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import msgspec

from projections.trajectories.only import Only
from services.dashboards.addresses import outcome_page
from services.dashboards.chart import Chart, Parts
from services.dashboards.drawn import Drawn, draw
from services.dashboards.page import Link, Page
from services.dashboards.reading import Reading
from services.dashboards.refusals import NothingThere
from services.dashboards.table import Table
from services.dashboards.trajectory import ContractTrajectory, OutcomeTrajectory
from services.dashboards.views.indicator.aspects import NAMES, Aspect, links
from services.dashboards.views.view import Ids


class OfIndicator(msgspec.Struct, frozen=True, kw_only=True):
    """One indicator of a contract, with the outcome that it tells of."""

    contract: ContractTrajectory
    outcome: OutcomeTrajectory
    drawn: Drawn


async def indicator_of(reading: Reading, ids: Ids) -> OfIndicator:
    """The indicator that an address names.

    Raises:
        NothingThere: where there is no such contract for this person, or it has no such indicator.
    """
    contract = await reading.trajectories(ids["contract_id"], Only(indicator_id=ids["indicator_id"]))
    for outcome in contract.outcomes:
        for trajectory in outcome.trajectories:
            if trajectory.indicator.indicator_id == ids["indicator_id"]:
                return OfIndicator(contract=contract, outcome=outcome, drawn=draw(trajectory))
    raise NothingThere


def page_of(  # noqa: PLR0913 - a page's own parts, by name
    found: OfIndicator,
    reading: Reading,
    aspect: Aspect,
    *,
    shown: Callable[[], Parts],
    charts: Sequence[Chart],
    counted: Callable[[], Table],
) -> Page:
    """The page of one aspect of an indicator, with the way to the others."""
    indicator, contract = found.drawn.trajectory.indicator, found.contract
    return Page(
        title=f"{NAMES[aspect]}: {indicator.title}, {contract.title}",
        caption=f"{found.outcome.statement}, {contract.title}",
        heading=indicator.title,
        back=Link(
            "Back to the outcome",
            outcome_page(contract.contract_id, found.outcome.outcome_id, reading.asked),
        ),
        # Files of two aspects lie in one folder, so that their names must tell them apart.
        name=contract.reference if aspect == "travelled" else f"{contract.reference} {NAMES[aspect]}",
        shown=lambda: [links(contract.contract_id, indicator, aspect, reading.asked), *shown()],
        charts=tuple(charts),
        counted=counted,
    )
