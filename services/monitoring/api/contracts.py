"""Contracts as they stand: the portfolio, one of them, what needs a person, and what is covered."""

from __future__ import annotations

from typing import Annotated
from uuid import UUID

import msgspec
from litestar import get
from litestar.params import FromQuery, QueryParameter

from domain.framework.definitions import BottomLine, PreventionLevel, WellBeingElement
from projections.contracts.results import Contract, ContractRow
from projections.coverage import queries as covering
from projections.coverage.queries import CoveredOutcome, coverage, covered_outcomes
from projections.directory.queries import Organisation, organisations
from projections.portfolio import queries as listing
from projections.portfolio.queries import Filters, State, portfolio
from projections.worklist import queries as needing
from projections.worklist.queries import Item, Need, worklist
from services.monitoring.api.refusals import READING
from services.monitoring.api.shared import Page, Paged, searched
from services.monitoring.desk import AnId, AskedMoment, Asking, AtDesk
from services.monitoring.guards import for_act
from services.presentation.pages import numbered

InState = Annotated[
    State | None,
    QueryParameter(name="state", required=False, description="Where they stand on the day asked about."),
]
"""Litestar keeps the name `state` for itself."""


class Contracts(Paged, frozen=True, kw_only=True):
    """One page of contracts."""

    contracts: tuple[ContractRow, ...]


class Worklist(Paged, frozen=True, kw_only=True):
    """One page of what needs a person.

    Attributes:
        counts: how many there are of each need.
    """

    items: tuple[Item, ...]
    counts: dict[Need, int]


class Place(msgspec.Struct, frozen=True, kw_only=True):
    """How much there is for one kind of outcome; a kind without a place is a gap.

    Attributes:
        outcomes: how many.
        contracts: running ones that work for at least one of them.
    """

    bottom_line: BottomLine
    well_being_element: WellBeingElement | None
    prevention_level: PreventionLevel | None
    outcomes: int
    contracts: int


class Coverage(Paged, frozen=True, kw_only=True):
    """What is covered: all places, and one page of outcomes with who works for each."""

    places: tuple[Place, ...]
    outcomes: tuple[CoveredOutcome, ...]


@get(
    "/contracts",
    opt=for_act("see_contracts"),
    responses=READING,
    summary="The contracts that you may see",
    tags=["Contracts"],
)
async def list_contracts(  # noqa: PLR0913, PLR0917 - each is a part of the address
    request: Asking,
    desk: AtDesk,
    asked: AskedMoment,
    area: FromQuery[str] = "",
    provider: FromQuery[UUID | None] = None,
    in_state: InState = None,
    outcome: FromQuery[UUID | None] = None,
    words: FromQuery[str] = "",
    page: Page = 1,
) -> Contracts:
    """List contracts by service area and title, a page at a time.

    `area` is a service area, `provider` an organisation that leads or is a partner, `outcome` one that they
    work for while they run, `words` a part of a title or reference.
    """
    filters = Filters(
        service_area=searched(area, "area"),
        provider_id=provider,
        state=in_state,
        words=searched(words, "words"),
        outcome_id=outcome,
    )
    offset = (page - 1) * listing.PAGE
    async with desk.view(request, asked) as view:
        found = await portfolio(view.connection, filters, today=view.today, as_of=view.as_of, offset=offset)
    number, pages = numbered(page, found.total, listing.PAGE)
    return Contracts(contracts=found.contracts, total=found.total, page=number, pages=pages)


@get(
    "/contracts/{contract_id:uuid}",
    opt=for_act("see_contract"),
    responses=READING,
    summary="One contract",
    tags=["Contracts"],
)
async def get_contract(request: Asking, desk: AtDesk, asked: AskedMoment, contract_id: AnId) -> Contract:
    """Give a contract: parties, terms, expectations, break points, revisions and what became of it."""
    async with desk.view(request, asked) as view:
        return await view.contract(contract_id, "see_contract")


@get(
    "/worklist",
    opt=for_act("see_worklist"),
    responses=READING,
    summary="What needs a commissioner",
    tags=["Contracts"],
)
async def list_needs(
    request: Asking,
    desk: AtDesk,
    asked: AskedMoment,
    need: FromQuery[Need | None] = None,
    page: Page = 1,
) -> Worklist:
    """List what is late, waits, is near or is ending, what is due first before the rest."""
    async with desk.view(request, asked) as view:
        found = await worklist(
            view.connection,
            party="commissioner",
            today=view.today,
            as_of=view.as_of,
            need=need,
            offset=(page - 1) * needing.PAGE,
        )
    number, pages = numbered(page, found.total, needing.PAGE)
    return Worklist(items=found.items, counts=found.counts, total=found.total, page=number, pages=pages)


@get(
    "/coverage",
    opt=for_act("see_coverage"),
    responses=READING,
    summary="Which changes the council works for",
    tags=["Frameworks"],
)
async def get_coverage(request: Asking, desk: AtDesk, asked: AskedMoment, page: Page = 1) -> Coverage:
    """Count outcomes and contracts by bottom line, well-being element and prevention level.

    The outcomes stand beside that by framework, a page at a time, with the running contracts that work for
    each.
    """
    async with desk.view(request, asked) as view:
        found = await coverage(view.connection, today=view.today, as_of=view.as_of)
        outcomes, total = await covered_outcomes(
            view.connection, None, today=view.today, as_of=view.as_of, offset=(page - 1) * covering.PAGE
        )
    places = tuple(
        Place(
            bottom_line=cell.bottom_line,
            well_being_element=cell.element,
            prevention_level=cell.prevention,
            outcomes=covered.outcomes,
            contracts=covered.contracts,
        )
        for cell, covered in found.items()
    )
    number, pages = numbered(page, total, covering.PAGE)
    return Coverage(places=places, outcomes=outcomes, total=total, page=number, pages=pages)


@get(
    "/organisations",
    opt=for_act("award_contract"),
    responses=READING,
    summary="The organisations that the council knows",
    tags=["Contracts"],
)
async def list_organisations(request: Asking, desk: AtDesk, asked: AskedMoment) -> tuple[Organisation, ...]:
    """List organisations by name: those that a contract may be awarded to."""
    async with desk.view(request, asked) as view:
        return await organisations(view.connection, as_of=view.as_of)


CONTRACTS = [list_contracts, get_contract, list_needs, get_coverage, list_organisations]
