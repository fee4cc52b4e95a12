"""A contract: every outcome as small charts on like axes, what needs talk first in front."""

from __future__ import annotations

from collections.abc import Sequence
from uuid import UUID

from dash import html
from dash.development.base_component import Component

from services.dashboards.addresses import contract_in_full, outcome_page
from services.dashboards.axes import Axes, Range, Span, Unit, range_of, span_of, unit_key
from services.dashboards.chart import Chart, Parts, attributes, chart
from services.dashboards.counts import counts
from services.dashboards.describe import key_of, small_chart
from services.dashboards.drawn import Drawn, DrawnOutcome, in_order_of_talk
from services.dashboards.explained.links import figure_addresses, leading
from services.dashboards.numbers import numbers_of
from services.dashboards.page import ALL, Link, Page
from services.dashboards.purpose import purpose_line
from services.dashboards.reading import Reading
from services.dashboards.trajectory import ContractTrajectory, OutcomeTrajectory
from services.dashboards.views.view import Ids, View
from services.presentation.as_of import Asked

_ABOUT = (
    "Every chart below spans the same time, and charts of one unit span the same figures, which need not "
    "begin at nought. What needs talk stands first: what moved away, what cannot be told, what held, what "
    "moved the wanted way."
)


async def page(reading: Reading, ids: Ids) -> Page:
    """Every outcome of the contract."""
    contract = await reading.trajectories(ids["contract_id"])
    outcomes = in_order_of_talk(contract.outcomes)
    drawn = [each for outcome in outcomes for each in outcome.indicators]
    charts = _charts(contract, drawn, reading.asked)
    return Page(
        title=f"Outcomes of {contract.title}",
        caption=f"{contract.area}, {contract.reference}",
        heading=f"Outcomes of {contract.title}",
        back=Link("Back to the contract", contract_in_full(contract.contract_id, reading.asked)),
        name=contract.reference,
        shown=lambda: _parts(contract, outcomes, charts, reading) if charts else _nothing_yet(),
        charts=tuple(charts.values()),
        counted=lambda: numbers_of(contract.outcomes),
    )


VIEW = View("contracts/{contract_id}", page)


def _charts(contract: ContractTrajectory, drawn: Sequence[Drawn], asked: Asked) -> dict[str, Chart]:
    span = span_of((each.trajectory for each in drawn), Span(first=contract.starts_on, last=contract.ends_on))
    ranges = _like_ranges(drawn)
    made = [
        leading(
            small_chart(each, contract, _like_axes(each, span, ranges)),
            figure_addresses(contract.contract_id, each.trajectory, asked),
        )
        for each in drawn
    ]
    return {each.key: each for each in made}


def _nothing_yet() -> Parts:
    return [html.P("No outcome of this contract has an indicator yet.", className="govuk-body")]


def _parts(
    contract: ContractTrajectory,
    outcomes: Sequence[DrawnOutcome],
    charts: dict[str, Chart],
    reading: Reading,
) -> Parts:
    all_numbers = reading.place.file(ALL, "csv")
    return [
        *([html.P(f"{contract.ended}.", className="govuk-body")] if contract.ended else []),
        html.P(_ABOUT, className="govuk-body"),
        *(_section(outcome, charts, contract.contract_id, reading) for outcome in outcomes),
        html.P(
            html.A("Download all numbers of this page (CSV)", href=all_numbers, className="govuk-link"),
            className="govuk-body",
        ),
    ]


def _section(drawn: DrawnOutcome, charts: dict[str, Chart], contract_id: UUID, reading: Reading) -> Component:
    outcome = drawn.outcome
    heading = f"outcome-{outcome.outcome_id}"
    below = [chart(charts[key_of(each)], reading.place) for each in drawn.indicators]
    parts: Parts = [
        html.H2(
            [html.Span(outcome.statement, className="fp-chart__subject"), " ", html.Span(drawn.finding)],
            id=heading,
            className="govuk-heading-m",
        ),
        *purpose_line(outcome.definition),
        *counts(drawn),
        html.P(_closer(drawn.outcome, contract_id, reading), className="govuk-body"),
        html.Div(below, className="fp-multiples"),
    ]
    return html.Section(parts, className="fp-outcome", **attributes(aria_labelledby=heading))


def _closer(outcome: OutcomeTrajectory, contract_id: UUID, reading: Reading) -> Component:
    hidden = html.Span(f" at: {outcome.statement}", className="govuk-visually-hidden")
    address = outcome_page(contract_id, outcome.outcome_id, reading.asked)
    return html.A(["Look closer", hidden], href=address, className="govuk-link")


def _like_ranges(drawn: Sequence[Drawn]) -> dict[Unit, Range]:
    alike: dict[Unit, list[Drawn]] = {}
    for each in drawn:
        alike.setdefault(unit_key(each.trajectory.indicator), []).append(each)
    return {
        unit: range_of([(each.trajectory, each.points) for each in group]) for unit, group in alike.items()
    }


def _like_axes(drawn: Drawn, span: Span, ranges: dict[Unit, Range]) -> Axes:
    return Axes(span=span, range=ranges[unit_key(drawn.trajectory.indicator)])
