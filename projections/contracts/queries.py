"""Contracts: a portfolio of them, one of them, and whose they are."""

from __future__ import annotations

from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import Row, Select, and_, func, select
from sqlalchemy.ext.asyncio import AsyncConnection

from domain.shared.values import Money
from projections.contracts.results import (
    AgreedIndicator,
    AgreedOutcome,
    BreakPoint,
    Brief,
    Contract,
    ContractParty,
    ContractRow,
    Expected,
    LifeEvent,
    in_force_on,
)
from projections.contracts.revisions import revision, revisions
from projections.contracts.tables import BREAK_POINT, CONTRACT, LIFE, PARTY
from projections.contracts.terms import TermsThroughTime, terms_through_time
from projections.directory.tables import COUNCIL, ORGANISATION
from projections.frameworks.tables import FRAMEWORK
from projections.known import as_known
from projections.results import as_result

__all__ = [
    "break_points",
    "contract",
    "contract_in_brief",
    "contract_row",
    "contract_rows",
    "contracts",
    "contracts_of_organisation",
    "life",
    "parties",
    "revision",
    "revisions",
]


async def contracts(connection: AsyncConnection, *, as_of: int) -> tuple[ContractRow, ...]:
    """The contracts that the reader may see, by service area and title."""
    asked = contract_rows(as_of).order_by(CONTRACT.c.service_area, CONTRACT.c.title, CONTRACT.c.contract_id)
    return tuple(contract_row(row) for row in await connection.execute(asked))


async def contract(
    connection: AsyncConnection, contract_id: UUID, *, as_of: int, on: date | None = None
) -> Contract | None:
    """One contract, or None where the reader may not see it or it was not awarded yet.

    Args:
        connection: a reader's.
        contract_id: the contract.
        as_of: the position of the log.
        on: the day whose terms to give; None for the last terms agreed, be their day still to come.
    """
    asked = contract_rows(as_of).where(CONTRACT.c.contract_id == contract_id)
    row = (await connection.execute(asked)).one_or_none()
    if row is None:
        return None
    terms = await terms_through_time(connection, contract_id, as_of=as_of)
    day = on or max(terms.days, default=row.starts_on)
    return as_result(
        Contract,
        row,
        summary=contract_row(row),
        parties=await parties(connection, contract_id, as_of=as_of),
        terms_on=day,
        outcomes=_agreed_on(terms, day),
        activities=terms.activities_on(day),
        prompts=terms.prompts_on(day),
        break_points=await break_points(connection, contract_id, as_of=as_of),
        revisions=await revisions(connection, contract_id, as_of=as_of),
        life=await life(connection, contract_id, as_of=as_of),
    )


async def contract_in_brief(connection: AsyncConnection, contract_id: UUID, *, as_of: int) -> Brief | None:
    """A contract without its terms, or None where the reader may not see it or it was not awarded yet."""
    asked = contract_rows(as_of).where(CONTRACT.c.contract_id == contract_id)
    row = (await connection.execute(asked)).one_or_none()
    if row is None:
        return None
    return as_result(
        Brief,
        row,
        summary=contract_row(row),
        parties=await parties(connection, contract_id, as_of=as_of),
        life=await life(connection, contract_id, as_of=as_of),
    )


async def contracts_of_organisation(
    connection: AsyncConnection, organisation_id: UUID, *, as_of: int
) -> tuple[UUID, ...]:
    """The contracts under which an organisation works, as lead provider or as partner."""
    asked = (
        select(PARTY.c.contract_id)
        .where(PARTY.c.organisation_id == organisation_id, as_known(PARTY, as_of))
        .order_by(PARTY.c.contract_id)
    )
    return tuple((await connection.execute(asked)).scalars())


async def parties(connection: AsyncConnection, contract_id: UUID, *, as_of: int) -> tuple[ContractParty, ...]:
    """The lead provider, then the partners in the order in which the award names them."""
    asked = (
        select(PARTY.c.organisation_id, ORGANISATION.c.name, PARTY.c.part)
        .join(
            ORGANISATION,
            and_(ORGANISATION.c.organisation_id == PARTY.c.organisation_id, as_known(ORGANISATION, as_of)),
        )
        .where(PARTY.c.contract_id == contract_id, as_known(PARTY, as_of))
        .order_by(PARTY.c.place)
    )
    return tuple(as_result(ContractParty, row) for row in await connection.execute(asked))


async def break_points(
    connection: AsyncConnection, contract_id: UUID, *, as_of: int
) -> tuple[BreakPoint, ...]:
    """A contract's break points, by day."""
    asked = (
        select(BREAK_POINT)
        .where(BREAK_POINT.c.contract_id == contract_id, as_known(BREAK_POINT, as_of))
        .order_by(BREAK_POINT.c.falls_on, BREAK_POINT.c.known_from)
    )
    return tuple(as_result(BreakPoint, row) for row in await connection.execute(asked))


async def life(connection: AsyncConnection, contract_id: UUID, *, as_of: int) -> tuple[LifeEvent, ...]:
    """What became of a contract after its award, in order."""
    named = and_(ORGANISATION.c.organisation_id == LIFE.c.organisation_id, as_known(ORGANISATION, as_of))
    asked = (
        select(LIFE, func.coalesce(ORGANISATION.c.name, "").label("name"))
        .select_from(LIFE)
        .outerjoin(ORGANISATION, named)
        .where(LIFE.c.contract_id == contract_id, as_known(LIFE, as_of))
        .order_by(LIFE.c.position)
    )
    return tuple(as_result(LifeEvent, row) for row in await connection.execute(asked))


def contract_rows(as_of: int) -> Select[Any]:
    """Contracts with the names of their council, lead provider and framework.

    A name that is not there is an empty word and never hides the contract.
    """
    lead = and_(
        PARTY.c.contract_id == CONTRACT.c.contract_id,
        PARTY.c.part == "lead_provider",
        as_known(PARTY, as_of),
    )
    named = and_(ORGANISATION.c.organisation_id == PARTY.c.organisation_id, as_known(ORGANISATION, as_of))
    council = and_(COUNCIL.c.council_id == CONTRACT.c.council_id, as_known(COUNCIL, as_of))
    framework = and_(FRAMEWORK.c.framework_id == CONTRACT.c.framework_id, as_known(FRAMEWORK, as_of))
    return (
        select(
            CONTRACT,
            PARTY.c.organisation_id.label("lead_provider_id"),
            ORGANISATION.c.name.label("lead_provider_name"),
            COUNCIL.c.name.label("council_name"),
            FRAMEWORK.c.title.label("framework_title"),
            FRAMEWORK.c.agreed_version.label("framework_agreed_version"),
        )
        .select_from(CONTRACT)
        .join(PARTY, lead)
        .outerjoin(ORGANISATION, named)
        .outerjoin(COUNCIL, council)
        .outerjoin(FRAMEWORK, framework)
        .where(as_known(CONTRACT, as_of))
    )


def contract_row(row: Row[Any]) -> ContractRow:
    """A contract in a list, from a row of `contract_rows`."""
    pounds = row.value_in_pounds
    return as_result(ContractRow, row, value=None if pounds is None else Money(pounds=pounds))


def _agreed_on(terms: TermsThroughTime, day: date) -> tuple[AgreedOutcome, ...]:
    in_force = [in_force_on(versions, day) for versions in terms.indicators.values()]
    indicators = [
        AgreedIndicator(
            definition=version.definition,
            effective_from=version.effective_from,
            expected=terms.expected.get(version.indicator_id, Expected()).since(version.effective_from),
        )
        for version in in_force
        if version is not None and version.definition is not None
    ]
    return tuple(
        AgreedOutcome(
            outcome=outcome,
            indicators=tuple(
                known for known in indicators if known.definition.outcome_id == outcome.outcome_id
            ),
        )
        for outcome in terms.outcomes_on(day)
    )
