"""The two views: a contract's outcomes side by side, and one outcome close up."""

from __future__ import annotations

from collections.abc import Sequence

from dash import html
from dash.development.base_component import Component

from services.dashboards.addresses import contract_csv, outcome_page
from services.dashboards.axes import Axes, Range, Span, Unit, close_range_of, range_of, span_of, unit_key
from services.dashboards.chart import Parts, attributes, chart
from services.dashboards.describe import large_chart, small_chart
from services.dashboards.drawn import Drawn, DrawnOutcome, draw_outcome, in_order_of_talk
from services.dashboards.findings import movement_counts, progress_range
from services.dashboards.trajectory import ContractTrajectory, OutcomeTrajectory
from services.presentation.as_of import Asked
from services.presentation.words import quotation


def contract_view(contract: ContractTrajectory, asked: Asked) -> Parts:
    """Every outcome as small charts on like axes, what needs talk first in front."""
    outcomes = in_order_of_talk(contract.outcomes)
    drawn = [each for outcome in outcomes for each in outcome.indicators]
    if not drawn:
        return [html.P("No outcome of this contract has an indicator yet.", className="govuk-body")]
    span, ranges = _span(contract, drawn), _like_ranges(drawn)
    return [
        html.P(
            "Every chart below spans the same time, and charts of one unit span the same figures. What needs "
            "talk stands first: what moved away, what cannot be told, what held, what moved the wanted way.",
            className="govuk-body",
        ),
        *(_outcome_section(outcome, contract, span, ranges, asked) for outcome in outcomes),
        html.P(
            html.A(
                "Download all numbers of this page (CSV)",
                href=contract_csv(contract.contract_id, asked),
                className="govuk-link",
            ),
            className="govuk-body",
        ),
    ]


def outcome_view(contract: ContractTrajectory, outcome: OutcomeTrajectory, asked: Asked) -> Parts:
    """One outcome: its finding, then each of its indicators close enough to see it move."""
    drawn = draw_outcome(outcome)
    span = _span(contract, drawn.indicators)
    return [
        html.P(drawn.finding, className="govuk-body-l"),
        *_words_of_people(outcome),
        *_counts(drawn),
        *(chart(large_chart(each, contract, _close_axes(each, span), asked)) for each in drawn.indicators),
    ]


def _outcome_section(
    drawn: DrawnOutcome,
    contract: ContractTrajectory,
    span: Span,
    ranges: dict[Unit, Range],
    asked: Asked,
) -> Component:
    heading = f"outcome-{drawn.outcome.outcome_id}"
    closer = outcome_page(contract.contract_id, drawn.outcome.outcome_id, asked)
    charts = [
        chart(small_chart(each, contract, _like_axes(each, span, ranges), asked)) for each in drawn.indicators
    ]
    parts: Parts = [
        html.H2(
            [
                html.Span(drawn.outcome.statement, className="fp-chart__subject"),
                " ",
                html.Span(drawn.finding),
            ],
            id=heading,
            className="govuk-heading-m",
        ),
        *_counts(drawn),
        html.P(
            html.A(
                [
                    "Look closer",
                    html.Span(f" at: {drawn.outcome.statement}", className="govuk-visually-hidden"),
                ],
                href=closer,
                className="govuk-link",
            ),
            className="govuk-body",
        ),
        html.Div(charts, className="fp-multiples"),
    ]
    return html.Section(parts, className="fp-outcome", **attributes(aria_labelledby=heading))


def _counts(drawn: DrawnOutcome) -> Parts:
    """How many indicators moved which way: counts, never a mean of unlike things."""
    if not drawn.indicators:
        return []
    counts = [*movement_counts(drawn.summary)]
    if drawn.summary.not_judged:
        counts.append(("no direction wanted", drawn.summary.not_judged))
    rows = [html.Div([html.Dt(words.capitalize()), html.Dd(str(number))]) for words, number in counts]
    listed: Parts = [html.Dl(rows, className="fp-counts")]
    travelled = progress_range(drawn.summary)
    return [*listed, html.P(travelled, className="govuk-body")] if travelled else listed


def _words_of_people(outcome: OutcomeTrajectory) -> Parts:
    return [
        html.P(quotation(said), className="govuk-inset-text fp-words-of-people")
        for said in outcome.words_of_people
    ]


def _span(contract: ContractTrajectory, drawn: Sequence[Drawn]) -> Span:
    whole = Span(first=contract.starts_on, last=contract.ends_on)
    return span_of((each.trajectory for each in drawn), whole)


def _like_ranges(drawn: Sequence[Drawn]) -> dict[Unit, Range]:
    alike: dict[Unit, list[Drawn]] = {}
    for each in drawn:
        alike.setdefault(unit_key(each.trajectory.indicator), []).append(each)
    return {
        unit: range_of([(each.trajectory, each.points) for each in group]) for unit, group in alike.items()
    }


def _like_axes(drawn: Drawn, span: Span, ranges: dict[Unit, Range]) -> Axes:
    return Axes(span=span, range=ranges[unit_key(drawn.trajectory.indicator)])


def _close_axes(drawn: Drawn, span: Span) -> Axes:
    return Axes(span=span, range=close_range_of(drawn.trajectory, drawn.points))
