"""What a person may see of a contract. Asked anew by every page, callback and file."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime
from uuid import UUID

import msgspec
from sqlalchemy.ext.asyncio import AsyncConnection

from domain.shared.days import local_day
from projections import positions
from projections.contracts.queries import contract
from projections.contracts.results import Contract
from projections.directory.queries import council, organisation
from projections.trajectories.queries import trajectories
from services.access import Access, Parties, Person, may
from services.dashboards.refusals import NothingThere, SignInFirst
from services.dashboards.source import contract_trajectory
from services.dashboards.trajectory import ContractTrajectory
from services.presentation.as_of import Asked, asked_in


class View(msgspec.Struct, frozen=True, kw_only=True):
    """What one request is about.

    Attributes:
        acts_for: the name of the person's council or organisation.
    """

    person: Person
    acts_for: str
    contract: ContractTrajectory
    asked: Asked


class Readings:
    """Answers what a person may see of a contract; there is no other way to it in this service.

    Args:
        access: who a request is, and what they may read.
        clock: of the record; a day after its today cannot be asked for.
    """

    def __init__(self, access: Access, clock: Callable[[], datetime]) -> None:
        self._access = access
        self._clock = clock

    def asked(self, query: Mapping[str, str]) -> Asked:
        """The moment that an address asks for.

        Raises:
            BadAsOf: where it cannot be read.
        """
        return asked_in(query, local_day(self._clock()))

    async def view(self, cookie_header: str | None, contract_id: UUID, asked: Asked) -> View:
        """The contract at the moment, for whoever the cookies say is signed in.

        Raises:
            SignInFirst: where nobody is.
            NothingThere: where there is no such contract for this person.
        """
        person = await self._access.person_of(cookie_header)
        if person is None:
            raise SignInFirst
        async with self._access.reading_as(person) as connection:
            as_of = await _position(connection, asked)
            return View(
                person=person,
                acts_for=await _acts_for(connection, person),
                contract=await _contract(connection, person, contract_id, as_of),
                asked=asked,
            )


async def _position(connection: AsyncConnection, asked: Asked) -> int:
    latest = await positions.latest(connection)
    if asked.on is not None:
        return min(await positions.position_on(connection, asked.on), latest)
    return latest if asked.position is None else min(asked.position, latest)


async def _contract(
    connection: AsyncConnection, person: Person, contract_id: UUID, as_of: int
) -> ContractTrajectory:
    known = await contract(connection, contract_id, as_of=as_of)
    if known is None or not may(person, "see_contract", _parties(known)):
        raise NothingThere
    found = await trajectories(connection, contract_id, as_of=as_of)
    if found is None:
        raise NothingThere
    row = known.summary
    return contract_trajectory(
        found,
        area=", ".join(part for part in (row.council_name, row.service_area) if part),
        source=f"returns of {row.lead_provider_name} under {row.reference}, “{known.framework_title}”",
    )


def _parties(known: Contract) -> Parties:
    row = known.summary
    return Parties(
        council_id=row.council_id,
        lead_provider_id=row.lead_provider_id,
        partner_ids=tuple(each.organisation_id for each in known.parties if each.part == "partner"),
    )


async def _acts_for(connection: AsyncConnection, person: Person) -> str:
    as_of = await positions.latest(connection)
    if person.organisation_id is None:
        known = await council(connection, person.council_id, as_of=as_of)
    else:
        return await _organisation_name(connection, person.organisation_id, as_of)
    return known.name if known else ""


async def _organisation_name(connection: AsyncConnection, organisation_id: UUID, as_of: int) -> str:
    known = await organisation(connection, organisation_id, as_of=as_of)
    return known.name if known else ""
