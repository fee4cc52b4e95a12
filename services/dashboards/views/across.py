"""One outcome under every contract that works for it: like beside like, the unlike only counted."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Final
from uuid import UUID

import msgspec
from dash import html
from dash.development.base_component import Component

from projections.contracts.results import ContractRow
from projections.distances.queries import outcome_distances
from projections.distances.results import IndicatorDistance, OutcomeContract, OutcomeDistances
from projections.trajectories.across import trajectories_across
from services.dashboards.across.charts import alike_charts
from services.dashboards.across.numbers import across_numbers
from services.dashboards.across.wording import (
    across_finding,
    alike_finding,
    alike_sentence,
    summary_of,
    unlike_sentence,
)
from services.dashboards.addresses import outcome_page, portfolio_page
from services.dashboards.chart import Chart, Parts, attributes, chart
from services.dashboards.findings import progress_range
from services.dashboards.movements import in_words
from services.dashboards.page import Link, Page
from services.dashboards.paging import page_asked, pages
from services.dashboards.reading import Reading
from services.dashboards.refusals import NothingThere
from services.dashboards.views.view import Ids, View
from services.presentation.pages import numbered
from services.presentation.words import ARRANGEMENTS, LEVELS

SHOWN: Final = 9
"""Contracts of which charts stand beside each other: three rows of three on an ordinary screen."""


class _Group(msgspec.Struct, frozen=True):
    """An indicator that contracts measure in one way, with the charts of those that are shown."""

    alike: tuple[IndicatorDistance, ...]
    charts: list[Chart]


async def page(reading: Reading, ids: Ids) -> Page:
    """The outcome under all contracts that this person may see."""
    reading.require("see_contracts")
    found = await outcome_distances(reading.connection, ids["outcome_id"], as_of=reading.as_of)
    outcome = found.outcome
    if outcome is None:
        raise NothingThere
    number, last = numbered(page_asked(reading.place), len(found.contracts), SHOWN)
    shown = found.contracts[(number - 1) * SHOWN : number * SHOWN]
    groups = await _groups(reading, found, shown)
    return Page(
        title=f"{outcome.statement}, all contracts",
        caption=LEVELS[outcome.level],
        heading=outcome.statement,
        back=Link("Back to all contracts", portfolio_page(reading.asked)),
        name="outcome",
        shown=lambda: [
            *_told(found),
            *(_section(group, reading) for group in groups),
            *_each(shown, ids["outcome_id"], reading),
            *pages(reading.place, number, last),
        ],
        charts=tuple(made for group in groups for made in group.charts),
        counted=lambda: across_numbers(found),
    )


VIEW = View("outcomes/{outcome_id}", page)


async def _groups(
    reading: Reading, found: OutcomeDistances, shown: Sequence[OutcomeContract]
) -> list[_Group]:
    contracts: Mapping[UUID, ContractRow] = {each.contract.contract_id: each.contract for each in shown}
    indicators = {each.indicator_id for group in found.alike for each in group}
    trajectories = await trajectories_across(
        reading.connection, list(contracts), list(indicators), as_of=reading.as_of
    )
    return [_Group(group, alike_charts(group, contracts, trajectories)) for group in found.alike]


def _told(found: OutcomeDistances) -> Parts:
    everything = summary_of(each for contract in found.contracts for each in contract.indicators)
    sentences = [progress_range(everything), unlike_sentence(found.unlike) if found.unlike else ""]
    return [
        html.P(across_finding(found), className="govuk-body-l"),
        *(html.P(sentence, className="govuk-body") for sentence in sentences if sentence),
    ]


def _section(group: _Group, reading: Reading) -> Component:
    indicator = group.alike[0]
    heading = f"alike-{indicator.indicator_id}-{indicator.read_as[:8]}"
    title: list[Any] = [
        html.Span(indicator.title, className="fp-chart__subject"),
        " ",
        html.Span(alike_finding(group.alike)),
    ]
    parts: Parts = [
        html.H2(title, id=heading, className="govuk-heading-m"),
        html.P(alike_sentence(len(group.charts), len(group.alike)), className="govuk-body"),
        html.Div([chart(each, reading.place) for each in group.charts], className="fp-multiples"),
    ]
    return html.Section(parts, className="fp-outcome", **attributes(aria_labelledby=heading))


def _each(shown: Sequence[OutcomeContract], outcome_id: UUID, reading: Reading) -> Parts:
    """Every contract of this page, in words, leading to its own page of the outcome."""
    listed = [html.Li(_contract(each, outcome_id, reading)) for each in shown]
    return [
        html.H2("Contract by contract", className="govuk-heading-m"),
        html.Ul(listed, className="fp-cards"),
    ]


def _contract(each: OutcomeContract, outcome_id: UUID, reading: Reading) -> Parts:
    contract = each.contract
    address = outcome_page(contract.contract_id, outcome_id, reading.asked)
    run_by = f"{contract.lead_provider_name}. {ARRANGEMENTS[contract.arrangement]}."
    moved = in_words(summary_of(each.indicators)) or "no indicator is asked for now"
    return [
        html.P(html.A(contract.title, href=address, className="govuk-link"), className="govuk-body"),
        html.P(run_by, className="fp-chart__about"),
        html.P(f"{moved}.", className="govuk-body"),
    ]
