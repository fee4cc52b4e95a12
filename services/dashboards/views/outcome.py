"""One outcome of a contract: its indicators close enough to see them move, and the story behind them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from uuid import UUID

from dash import html
from dash.development.base_component import Component
from msgspec.structs import replace

from projections.trajectories.only import Only
from projections.trajectories.results import PeriodStory
from services.dashboards.addresses import across_page, contract_page
from services.dashboards.axes import Axes, Span, close_range_of, span_of
from services.dashboards.chart import Chart, Parts, attributes, chart
from services.dashboards.counts import counts
from services.dashboards.describe import key_of, large_chart
from services.dashboards.drawn import Drawn, DrawnOutcome, draw_outcome
from services.dashboards.explained.links import figure_addresses, leading
from services.dashboards.lenses import HEADINGS, ThroughLens, disagreement, through_lenses
from services.dashboards.narrative.said import said_of
from services.dashboards.narrative.section import SHORT, said_section
from services.dashboards.numbers import numbers_of
from services.dashboards.page import Link, Page
from services.dashboards.purpose import purpose_list
from services.dashboards.reading import Reading
from services.dashboards.trajectory import ContractTrajectory, OutcomeTrajectory
from services.dashboards.views.indicator.aspects import ways_on
from services.dashboards.views.view import Ids, View
from services.presentation.as_of import Asked
from services.presentation.words import quotation


async def page(reading: Reading, ids: Ids) -> Page:
    """One outcome of the contract."""
    contract = await reading.trajectories(ids["contract_id"], Only(outcome_id=ids["outcome_id"]))
    outcome = contract.outcome(ids["outcome_id"])
    drawn = draw_outcome(outcome)
    charts = tuple(_charts(contract, drawn, reading.asked))
    stories = await reading.stories(contract.contract_id)
    return Page(
        title=f"{outcome.statement}, {contract.title}",
        caption=f"Outcome of {contract.title}",
        heading=outcome.statement,
        back=Link("Back to all outcomes", contract_page(contract.contract_id, reading.asked)),
        name=contract.reference,
        shown=lambda: _parts(drawn, charts, contract.contract_id, stories, reading),
        charts=charts,
        counted=lambda: numbers_of([outcome]),
    )


VIEW = View("contracts/{contract_id}/outcomes/{outcome_id}", page)


def _charts(contract: ContractTrajectory, drawn: DrawnOutcome, asked: Asked) -> list[Chart]:
    whole = Span(first=contract.starts_on, last=contract.ends_on)
    span = span_of((each.trajectory for each in drawn.indicators), whole)
    return [
        leading(
            replace(large_chart(each, contract, _close_axes(each, span)), level=3),
            figure_addresses(contract.contract_id, each.trajectory, asked),
        )
        for each in drawn.indicators
    ]


def _close_axes(drawn: Drawn, span: Span) -> Axes:
    return Axes(span=span, range=close_range_of(drawn.trajectory, drawn.points))


def _parts(
    drawn: DrawnOutcome,
    charts: tuple[Chart, ...],
    contract_id: UUID,
    stories: Iterable[PeriodStory],
    reading: Reading,
) -> Parts:
    by_key = {made.key: chart(made, reading.place) for made in charts}
    apart = disagreement(drawn)
    return [
        html.P(drawn.finding, className="govuk-body-l"),
        *_words_of_people(drawn.outcome),
        *purpose_list(drawn.outcome.definition),
        *counts(drawn),
        *([html.P(apart, className="govuk-inset-text")] if apart else []),
        *(_lens(each, by_key, contract_id, reading.asked) for each in through_lenses(drawn)),
        html.P(_across(drawn.outcome, reading.asked), className="govuk-body"),
        said_section(said_of(stories, drawn.outcome.trajectories), reading.asked, SHORT),
    ]


def _lens(seen: ThroughLens, charts: Mapping[str, Component], contract_id: UUID, asked: Asked) -> Component:
    """The indicators that are seen through one lens, as a list below its heading, each leading on."""
    key = f"lens-{seen.lens}"
    listed = [
        html.Li([charts[key_of(each)], ways_on(contract_id, each.trajectory.indicator, asked)])
        for each in seen.indicators
    ]
    return html.Section(
        [
            html.H2(HEADINGS[seen.lens], id=key, className="govuk-heading-m"),
            html.Ul(listed, className="fp-lens"),
        ],
        **attributes(aria_labelledby=key),
    )


def _across(outcome: OutcomeTrajectory, asked: Asked) -> Component:
    address = across_page(outcome.outcome_id, asked)
    return html.A(
        "See this outcome under every contract that works for it", href=address, className="govuk-link"
    )


def _words_of_people(outcome: OutcomeTrajectory) -> Parts:
    return [
        html.P(quotation(said), className="govuk-inset-text fp-words-of-people")
        for said in outcome.definition.words_of_people
    ]
