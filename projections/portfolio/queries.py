"""The contracts of a council, a page at a time: by service area, provider and state, or by their words."""

from __future__ import annotations

from datetime import date
from typing import Any, Final, Literal
from uuid import UUID

import msgspec
from sqlalchemy import ColumnElement, Select, and_, func, or_, select, true
from sqlalchemy.ext.asyncio import AsyncConnection

from domain.framework.definitions import Outcome
from projections.contracts.queries import contract_row, contract_rows
from projections.contracts.results import ContractRow
from projections.contracts.tables import CONTRACT, PARTY
from projections.coverage.queries import worked_for
from projections.directory.tables import ORGANISATION
from projections.frameworks.tables import OUTCOME
from projections.known import Position, as_known
from projections.paging import within
from projections.results import Result

State = Literal["to_start", "running", "ended"]
PAGE: Final = 25


class Filters(msgspec.Struct, frozen=True, kw_only=True):
    """Which contracts to list; what is left open does not narrow the list.

    Attributes:
        words: part of a title or reference.
        provider_id: an organisation that leads or is a partner.
        outcome_id: an outcome that they work for while they run.
    """

    service_area: str = ""
    provider_id: UUID | None = None
    state: State | None = None
    words: str = ""
    outcome_id: UUID | None = None


class Provider(Result, frozen=True, kw_only=True):
    """An organisation that works under a contract which the reader may see."""

    organisation_id: UUID
    name: str


class Choices(Result, frozen=True, kw_only=True):
    """What contracts can be chosen by: the service areas and providers of those that the reader may see."""

    service_areas: tuple[str, ...]
    providers: tuple[Provider, ...]


class Portfolio(Result, frozen=True, kw_only=True):
    """One page of contracts, by service area and title.

    Attributes:
        total: how many there are on all pages.
        of_all: how many there are without any filter.
        choices: what the contracts can be chosen by.
        outcome: what the outcome of the filter says; "" where none is asked for, or no framework has it.
    """

    contracts: tuple[ContractRow, ...]
    total: int
    of_all: int
    choices: Choices
    outcome: str


async def portfolio(
    connection: AsyncConnection,
    filters: Filters,
    *,
    today: date,
    as_of: int,
    offset: int = 0,
) -> Portfolio:
    """The contracts that the reader may see and that the filters let through.

    Args:
        connection: a reader's.
        filters: which.
        today: the day on which their state is told.
        as_of: the position of the log.
        offset: how many to leave out; where there are not so many, the last page is given.
    """
    wanted = and_(true(), *conditions(filters, today, as_of))
    counted = select(func.count(), func.count().filter(wanted)).where(as_known(CONTRACT, as_of))
    of_all, total = (await connection.execute(counted)).one()
    asked = _page(wanted, as_of, within(offset, total, PAGE))
    return Portfolio(
        contracts=tuple(contract_row(row) for row in await connection.execute(asked)),
        total=total,
        of_all=of_all,
        choices=await choices(connection, as_of=as_of),
        outcome=await _said_of(connection, filters.outcome_id, as_of),
    )


async def choices(connection: AsyncConnection, *, as_of: int) -> Choices:
    """What the contracts that the reader may see can be chosen by, at a position of the log."""
    return Choices(
        service_areas=tuple((await connection.execute(_service_areas(as_of))).scalars()),
        providers=await _providers(connection, as_of),
    )


def _page(wanted: ColumnElement[bool], as_of: int, offset: int) -> Select[Any]:
    """One page, and only its contracts with all names: those before and after it need none."""
    in_order = (CONTRACT.c.service_area, CONTRACT.c.title, CONTRACT.c.contract_id)
    page = select(CONTRACT.c.contract_id).where(wanted, as_known(CONTRACT, as_of)).order_by(*in_order)
    on_page = CONTRACT.c.contract_id.in_(page.offset(offset).limit(PAGE))
    return contract_rows(as_of).where(on_page).order_by(*in_order)


def state_of(contract: ContractRow, today: date) -> State:
    """Where a contract stands on a day."""
    if today < contract.starts_on:
        return "to_start"
    return "running" if today <= contract.ends_on else "ended"


def conditions(filters: Filters, today: date, as_of: Position) -> list[ColumnElement[bool]]:
    """What must hold of a row of `CONTRACT` that the filters let through; of nothing where all are open."""
    found: list[ColumnElement[bool]] = []
    if filters.service_area:
        found.append(CONTRACT.c.service_area == filters.service_area)
    if filters.provider_id is not None:
        under = select(PARTY.c.contract_id).where(
            PARTY.c.organisation_id == filters.provider_id, as_known(PARTY, as_of)
        )
        found.append(CONTRACT.c.contract_id.in_(under))
    if filters.outcome_id is not None:
        worked = worked_for(today, as_of, [filters.outcome_id])
        found.append(CONTRACT.c.contract_id.in_(select(worked.c.contract_id)))
    if filters.words:
        words = f"%{_plain(filters.words)}%"
        found.append(
            or_(CONTRACT.c.title.ilike(words, escape="\\"), CONTRACT.c.reference.ilike(words, escape="\\"))
        )
    match filters.state:
        case "to_start":
            found.append(CONTRACT.c.starts_on > today)
        case "running":
            found.append(and_(CONTRACT.c.starts_on <= today, CONTRACT.c.ends_on >= today))
        case "ended":
            found.append(CONTRACT.c.ends_on < today)
        case None:
            pass
    return found


async def _said_of(connection: AsyncConnection, outcome_id: UUID | None, as_of: int) -> str:
    if outcome_id is None:
        return ""
    asked = select(OUTCOME.c.definition).where(OUTCOME.c.outcome_id == outcome_id, as_known(OUTCOME, as_of))
    definition: Outcome | None = (await connection.execute(asked.limit(1))).scalar_one_or_none()
    return "" if definition is None else definition.statement


def _plain(words: str) -> str:
    """The words with what LIKE would take for a pattern made plain."""
    return words.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_")


def _service_areas(as_of: int) -> Select[Any]:
    area = CONTRACT.c.service_area
    return select(area).where(as_known(CONTRACT, as_of), area != "").distinct().order_by(area)


async def _providers(connection: AsyncConnection, as_of: int) -> tuple[Provider, ...]:
    named = and_(ORGANISATION.c.organisation_id == PARTY.c.organisation_id, as_known(ORGANISATION, as_of))
    asked = (
        select(ORGANISATION.c.organisation_id, ORGANISATION.c.name)
        .select_from(PARTY)
        .join(ORGANISATION, named)
        .where(as_known(PARTY, as_of))
        .distinct()
        .order_by(ORGANISATION.c.name, ORGANISATION.c.organisation_id)
    )
    rows = await connection.execute(asked)
    return tuple(Provider(organisation_id=row.organisation_id, name=row.name) for row in rows)
