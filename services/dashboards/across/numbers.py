"""All numbers of an outcome across contracts: a row for each indicator of each contract."""

from __future__ import annotations

from decimal import Decimal

from projections.distances.results import IndicatorDistance, OutcomeContract, OutcomeDistances
from services.dashboards.movements import LOOKS
from services.dashboards.table import Cell, Column, Table
from services.dashboards.wording import MISSING, rounded
from services.presentation.words import ARRANGEMENTS, begin

COLUMNS = (
    Column(heading="Contract", kind="words"),
    Column(heading="Reference"),
    Column(heading="Lead provider", kind="words"),
    Column(heading="How it is run", kind="words"),
    Column(heading="Indicator", kind="words"),
    Column(heading="Unit"),
    Column(heading="How it moved", kind="words"),
    Column(heading="Way travelled to the target (%)", kind="number"),
    Column(heading="Latest figure as given", kind="number"),
    Column(heading="Why there is no figure", kind="words"),
    Column(heading="Latest period ends on"),
    Column(heading="Measured alike under so many contracts", kind="number"),
)
_MOVED = {look.movement: look.words for look in LOOKS}


def across_numbers(found: OutcomeDistances) -> Table:
    """The table."""
    shared = {group[0].measured_as: len(group) for group in found.alike}
    return Table(
        columns=COLUMNS,
        rows=tuple(
            _row(of, each, shared.get(each.measured_as, 1))
            for of in found.contracts
            for each in of.indicators
        ),
    )


def _row(of: OutcomeContract, each: IndicatorDistance, alike: int) -> tuple[Cell, ...]:
    contract = of.contract
    few = each.reason == "fewer_than_ten_people"
    return (
        contract.title,
        contract.reference,
        contract.lead_provider_name,
        ARRANGEMENTS[contract.arrangement],
        each.title,
        each.unit,
        "No longer asked for" if each.retired_from else begin(_MOVED[each.movement]),
        None if each.progress is None else rounded(each.progress * 100, 0),
        None if few and each.measure == "proportion" else each.latest,
        MISSING[each.missing] if each.missing else "",
        each.latest_on,
        Decimal(alike),
    )
