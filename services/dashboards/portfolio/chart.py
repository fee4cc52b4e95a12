"""The portfolio as one chart: a bar for each contract, its parts the indicators that moved which way."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from textwrap import shorten

from projections.distances.results import ContractDistances, PortfolioDistances
from services.dashboards.chart import Chart
from services.dashboards.movements import LOOKS, Look, in_shapes, in_words, total
from services.dashboards.portfolio.wording import portfolio_sentence
from services.dashboards.rows import THICKNESS, rows
from services.dashboards.table import Column, Table
from services.dashboards.template import INK, Plot
from services.dashboards.traces import lines
from services.presentation.words import begin, counted

KEY = "portfolio"
ORDER = "each bar tells from left to right"
_HEIGHT = 76
_TITLE = 40
"""Characters of a title that a narrow screen has room for; the table and the list have the whole."""
COLUMNS = (
    Column(heading="Contract", kind="words"),
    *(Column(heading=begin(look.words), kind="number") for look in LOOKS),
)


def portfolio_chart(found: PortfolioDistances, scope: str) -> Chart:
    """The contracts of this page, in the order in which they stand on it."""
    shown = [each for each in found.contracts if total(each.counts)]
    return Chart(
        key=KEY,
        subject="Contracts beside each other",
        finding=_finding(found),
        summary=portfolio_sentence(found.total, found.counts),
        about="Unit: indicators. Counts, never a mean of unlike things",
        scope=scope,
        source="returns under these contracts",
        figure=_figure(shown) if shown else None,
        table=_table(found.contracts),
        marks_used=(ORDER, *(f"{look.shape} {look.words}" for look in LOOKS)) if shown else (),
    )


def _finding(found: PortfolioDistances) -> str:
    if not found.contracts:
        return "No contract is like that"
    away = sum(1 for each in found.contracts if each.counts.moved_away)
    of_them = counted(len(found.contracts), "contract", "contracts")
    if not away:
        return f"Of {of_them} shown, none has an indicator that moved away"
    return f"Of {of_them} shown, {away} {'has' if away == 1 else 'have'} indicators that moved away"


def _figure(shown: Sequence[ContractDistances]) -> Plot:
    most = max(total(each.counts) for each in shown)
    words = [
        (shorten(each.contract.title, _TITLE, placeholder="…"), in_shapes(each.counts)) for each in shown
    ]
    return {
        "data": [_bar(look, shown) for look in LOOKS],
        "layout": rows(
            [_row(each) for each in shown],
            words,
            _HEIGHT,
            xaxis={"range": [0, most], "tickmode": "array", "tickvals": [0, most]},
            barmode="stack",
            bargap=1 - THICKNESS,
        ),
    }


def _row(distances: ContractDistances) -> str:
    return str(distances.contract.contract_id)


def _bar(look: Look, shown: Sequence[ContractDistances]) -> Plot:
    return {
        "type": "bar",
        "name": begin(look.words),
        "orientation": "h",
        "y": [_row(each) for each in shown],
        "x": [look.number_in(each.counts) for each in shown],
        "text": [lines(each.contract.title, in_words(each.counts)) for each in shown],
        "textposition": "none",
        "hovertemplate": "%{text}<extra></extra>",
        "marker": {"color": look.fill, "line": {"color": INK, "width": 1}},
    }


def _table(contracts: Sequence[ContractDistances]) -> Table:
    return Table(
        columns=COLUMNS,
        rows=tuple(
            (each.contract.title, *(Decimal(look.number_in(each.counts)) for look in LOOKS))
            for each in contracts
        ),
    )
