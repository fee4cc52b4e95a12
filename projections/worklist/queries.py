"""What needs a person: returns, revisions, break points and contracts, by the day on which each is due."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date
from typing import Any, Final
from uuid import UUID

from sqlalchemy import CTE, FromClause, Select, and_, func, select
from sqlalchemy.ext.asyncio import AsyncConnection

from domain.contract.terms import Party
from projections.contracts.tables import CONTRACT, PARTY
from projections.directory.tables import ORGANISATION
from projections.known import as_known
from projections.paging import within
from projections.results import Result, as_result
from projections.worklist.needs import NEEDS, Need, needs_of

__all__ = ["NEEDS", "Item", "Need", "Worklist", "worklist"]

PAGE: Final = 50


class Item(Result, frozen=True, kw_only=True):
    """Something that needs a person.

    Attributes:
        due_on: the day by which, or since which, it waits.
        about: the return, revision or break point; None where it is the contract as a whole.
        detail: the return's period, or the break point's purpose, or why the revision is wanted.
    """

    need: Need
    due_on: date
    contract_id: UUID
    contract_title: str
    contract_reference: str
    service_area: str
    lead_provider_id: UUID
    lead_provider_name: str
    about: UUID | None
    detail: str


class Worklist(Result, frozen=True, kw_only=True):
    """One page of what needs a person.

    Attributes:
        total: how many there are on all pages.
        counts: how many there are of each need, whether or not only one was asked for.
    """

    items: tuple[Item, ...]
    total: int
    counts: dict[Need, int]


async def worklist(  # noqa: PLR0913 - each has a name
    connection: AsyncConnection,
    *,
    party: Party,
    today: date,
    as_of: int,
    among: Collection[Need] = NEEDS,
    need: Need | None = None,
    lead_provider_id: UUID | None = None,
    offset: int = 0,
    limit: int = PAGE,
) -> Worklist:
    """What needs a person, of the contracts that the reader may see, what is due first before the rest.

    Args:
        connection: a reader's.
        party: for whom: what waits for the other party is told, but is another need.
        today: the day on which the list stands.
        as_of: the position of the log.
        among: the needs that the list is of.
        need: of these, only what is needed for this reason; None for all.
        lead_provider_id: only of contracts that this organisation leads; None for all.
        offset: how many to leave out; where there are not so many, the last page is given.
        limit: how many to give at most.
    """
    needs = needs_of(party, today, as_of, among)
    if lead_provider_id is not None:
        needs = _led_by(needs, lead_provider_id, as_of)
    counted = select(needs.c.need, func.count()).group_by(needs.c.need)
    counts: dict[Need, int] = {row[0]: row[1] for row in await connection.execute(counted)}
    total = sum(counts.values()) if need is None else counts.get(need, 0)
    asked = needs if need is None else select(needs).where(needs.c.need == need).subquery("asked")
    rows = await connection.execute(_with_names(asked, as_of, within(offset, total, limit), limit))
    return Worklist(items=tuple(as_result(Item, row) for row in rows), total=total, counts=counts)


def _led_by(needs: CTE, organisation_id: UUID, as_of: int) -> CTE:
    led = select(PARTY.c.contract_id).where(
        PARTY.c.organisation_id == organisation_id, PARTY.c.part == "lead_provider", as_known(PARTY, as_of)
    )
    return select(needs).where(needs.c.contract_id.in_(led)).cte("needs_of_lead")


def _with_names(needs: FromClause, as_of: int, offset: int, limit: int) -> Select[*tuple[Any, ...]]:
    """One page, and only its rows with the names of providers: those before and after it need none."""
    contract = and_(CONTRACT.c.contract_id == needs.c.contract_id, as_known(CONTRACT, as_of))
    in_order = (needs.c.due_on, CONTRACT.c.title, needs.c.contract_id, needs.c.need, needs.c.about)
    page = (
        select(
            needs,
            CONTRACT.c.title.label("contract_title"),
            CONTRACT.c.reference.label("contract_reference"),
            CONTRACT.c.service_area,
            func.row_number().over(order_by=in_order).label("place"),
        )
        .select_from(needs)
        .join(CONTRACT, contract)
        .order_by(*in_order)
        .offset(offset)
        .limit(limit)
        .subquery("page")
    )
    lead = and_(
        PARTY.c.contract_id == page.c.contract_id, PARTY.c.part == "lead_provider", as_known(PARTY, as_of)
    )
    named = and_(ORGANISATION.c.organisation_id == PARTY.c.organisation_id, as_known(ORGANISATION, as_of))
    return (
        select(
            page,
            PARTY.c.organisation_id.label("lead_provider_id"),
            func.coalesce(ORGANISATION.c.name, "").label("lead_provider_name"),
        )
        .select_from(page)
        .join(PARTY, lead)
        .outerjoin(ORGANISATION, named)
        .order_by(page.c.place)
    )
