"""One figure explained: what it says, how it was worked out, and how it came into the record."""

from __future__ import annotations

from uuid import UUID

import msgspec
from dash import html

from projections.returns.queries import return_page
from projections.returns.results import Query, Return
from services.dashboards.addresses import indicator_page
from services.dashboards.chart import Chart, Parts, chart
from services.dashboards.explained import parts
from services.dashboards.explained.case import Case, case_of
from services.dashboards.explained.chart import worked_chart
from services.dashboards.explained.worked import worked
from services.dashboards.page import Link, Page
from services.dashboards.reading import Reading
from services.dashboards.refusals import NothingThere
from services.dashboards.said.choosing import PERIOD
from services.dashboards.said.sources import sources_of
from services.dashboards.said.versions import versions_of
from services.dashboards.summaries import sentence
from services.dashboards.trajectory import PeriodReading
from services.dashboards.views.indicator.of_indicator import OfIndicator, indicator_of
from services.dashboards.views.view import Ids, View


class _Explained(msgspec.Struct, frozen=True):
    """A figure of an indicator with the return that gave it."""

    found: OfIndicator
    given: PeriodReading
    of_return: Return
    case: Case


async def page(reading: Reading, ids: Ids) -> Page:
    """The explanation of the figure that one return gave."""
    explained = await _explained(reading, ids)
    found, period = explained.found, explained.given.period.label
    contract, case = found.contract, explained.case
    made = worked_chart(case, worked(case), contract)
    parts = await _parts(explained, made, reading)
    back = indicator_page(contract.contract_id, ids["indicator_id"], "travelled", reading.asked)
    return Page(
        title=f"{case.indicator.title}, {period}, {contract.title}",
        caption=f"Explain this figure: {contract.title}, {period}",
        heading=case.indicator.title,
        back=Link("Back to its chart", back),
        name=contract.reference,
        shown=lambda: parts,
        charts=(made,),
        counted=lambda: made.table,
    )


VIEW = View("contracts/{contract_id}/indicators/{indicator_id}/figures/{return_id}", page)


async def _explained(reading: Reading, ids: Ids) -> _Explained:
    await reading.contract(ids["contract_id"], "see_return")
    found = await indicator_of(reading, ids)
    trajectory = found.drawn.trajectory
    given = next((each for each in trajectory.readings if each.return_id == ids["return_id"]), None)
    of_return = await return_page(reading.connection, ids["return_id"], as_of=reading.as_of)
    if given is None or of_return is None:
        raise NothingThere
    return _Explained(found, given, of_return, case_of(trajectory, given))


async def _parts(explained: _Explained, made: Chart, reading: Reading) -> Parts:
    indicator_id = explained.case.indicator.indicator_id
    row, contract_id = explained.of_return.summary, explained.found.contract.contract_id
    sources = await sources_of(reading, contract_id, explained.given.versions)
    versions = versions_of(explained.found.drawn.trajectory, explained.given, sources)
    queries = [query for query in explained.of_return.queries if query.indicator_id == indicator_id]
    return [
        html.P(sentence(explained.case.story), className="govuk-body-l"),
        chart(made, reading.place),
        *parts.returned(row, await reading.day(), reading.asked),
        *parts.history(versions, _said_when(contract_id, indicator_id, row.return_id, reading)),
        *parts.evidence(explained.of_return.evidence, indicator_id, row.return_id, reading.asked),
        *parts.questions(queries, await reading.names_of(_people(queries))),
    ]


def _said_when(contract_id: UUID, indicator_id: UUID, return_id: UUID, reading: Reading) -> str:
    address = indicator_page(contract_id, indicator_id, "said", reading.asked)
    return f"{address}{'&' if '?' in address else '?'}{PERIOD}={return_id}"


def _people(queries: list[Query]) -> set[UUID]:
    people = {person for query in queries for person in (query.asked_by, query.answered_by)}
    return {person for person in people if person is not None}
