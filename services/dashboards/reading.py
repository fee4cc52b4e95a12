"""What a person may see, asked anew by every page, callback and file. There is no other way to the record."""

from __future__ import annotations

from collections.abc import AsyncGenerator, Callable, Iterable, Mapping
from contextlib import asynccontextmanager
from datetime import date, datetime
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncConnection

from domain.shared.days import local_day
from projections import positions
from projections.contracts.queries import contract_in_brief
from projections.contracts.results import Brief
from projections.directory.queries import council, organisation
from projections.moments.queries import moments
from projections.trajectories.only import EVERYTHING, Only
from projections.trajectories.queries import trajectories
from projections.trajectories.results import PeriodStory
from projections.trajectories.stories import stories
from services.access import Access, Act, Parties, Person, may
from services.dashboards.ended import ended_words
from services.dashboards.place import Place
from services.dashboards.refusals import NothingThere, SignInFirst
from services.dashboards.source import contract_trajectory
from services.dashboards.trajectory import ContractTrajectory
from services.presentation.as_of import Asked, asked_in
from services.presentation.moments import NamedMoment, named


class Reading:
    """One person reading the record for one page, at one moment of it.

    Attributes:
        person: who reads.
        connection: that sees what they may see.
        place: where the page is.
        asked: the moment that its address asks for.
        as_of: the same as a position of the log.
        today: the day on which they read.
    """

    def __init__(  # noqa: PLR0913 - one request's facts, put together in one place below
        self,
        *,
        access: Access,
        person: Person,
        connection: AsyncConnection,
        place: Place,
        asked: Asked,
        as_of: int,
        today: date,
    ) -> None:
        self._access = access
        self.person = person
        self.connection = connection
        self.place = place
        self.asked = asked
        self.as_of = as_of
        self.today = today
        self._contracts = dict[UUID, Brief | None]()

    def require(self, act: Act) -> None:
        """Refuse what this person does not come to do.

        Raises:
            NothingThere: where they may not.
        """
        if not may(self.person, act):
            raise NothingThere

    async def contract(self, contract_id: UUID, act: Act = "see_contract") -> Brief:
        """A contract without its terms.

        Args:
            contract_id: names it.
            act: what the person comes to do with it.

        Raises:
            NothingThere: where there is no such contract for this person, or they may not do that.
        """
        if contract_id not in self._contracts:
            self._contracts[contract_id] = await contract_in_brief(
                self.connection, contract_id, as_of=self.as_of
            )
        known = self._contracts[contract_id]
        if known is None or not may(self.person, act, _parties(known)):
            raise NothingThere
        return known

    async def trajectories(self, contract_id: UUID, only: Only = EVERYTHING) -> ContractTrajectory:
        """A contract's outcomes through time.

        Args:
            contract_id: names it.
            only: the outcome or the indicator that the page is about; of the others nothing is read.

        Raises:
            NothingThere: where there is no such contract for this person.
        """
        known = await self.contract(contract_id)
        found = await trajectories(self.connection, contract_id, only, as_of=self.as_of)
        if found is None:
            raise NothingThere
        row = known.summary
        return contract_trajectory(
            found,
            area=", ".join(part for part in (row.council_name, row.service_area) if part),
            source=f"returns of {row.lead_provider_name} under {row.reference}, “{known.framework_title}”",
            ended=ended_words(row.ends_on, known.life, await self.day()),
        )

    async def stories(self, contract_id: UUID) -> tuple[PeriodStory, ...]:
        """What a contract's returns tell in words.

        Raises:
            NothingThere: where there is no such contract for this person, or they may not see its returns.
        """
        await self.contract(contract_id, "see_return")
        return await stories(self.connection, contract_id, as_of=self.as_of)

    async def moments(self, contract_id: UUID) -> tuple[NamedMoment, ...]:
        """The moments of a contract that can be looked at: all that are known now, to come back to."""
        newest = await positions.latest(self.connection)
        return named(await moments(self.connection, contract_id, as_of=newest))

    async def names_of(self, people: Iterable[UUID]) -> Mapping[UUID, str]:
        """The names of people of this person's council, by id; who is not of it is left out."""
        return await self._access.names_of(self.person.council_id, people)

    async def day(self) -> date:
        """The day on which the page stands: the one that they read on, or that it goes back to."""
        if self.asked.position is None:
            return self.asked.on or self.today
        recorded_at = await positions.recorded_at(self.connection, self.as_of)
        return self.today if recorded_at is None else local_day(recorded_at)

    async def acts_for(self) -> str:
        """The name of the person's council or organisation."""
        as_of = await positions.latest(self.connection)
        if self.person.organisation_id is None:
            known_council = await council(self.connection, self.person.council_id, as_of=as_of)
            return known_council.name if known_council else ""
        known = await organisation(self.connection, self.person.organisation_id, as_of=as_of)
        return known.name if known else ""


class Readings:
    """Opens the record for requests.

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

    @asynccontextmanager
    async def opened(self, cookie_header: str | None, place: Place, asked: Asked) -> AsyncGenerator[Reading]:
        """The record at the moment, for whoever the cookies say is signed in.

        Raises:
            SignInFirst: where nobody is.
        """
        person = await self._access.person_of(cookie_header)
        if person is None:
            raise SignInFirst
        async with self._access.reading_as(person) as connection:
            as_of = await _position(connection, asked)
            yield Reading(
                access=self._access,
                person=person,
                connection=connection,
                place=place,
                asked=asked,
                as_of=as_of,
                today=local_day(self._clock()),
            )


async def _position(connection: AsyncConnection, asked: Asked) -> int:
    latest = await positions.latest(connection)
    if asked.on is not None:
        return min(await positions.position_on(connection, asked.on), latest)
    return latest if asked.position is None else min(asked.position, latest)


def _parties(known: Brief) -> Parties:
    row = known.summary
    return Parties(
        council_id=row.council_id,
        lead_provider_id=row.lead_provider_id,
        partner_ids=tuple(each.organisation_id for each in known.parties if each.part == "partner"),
    )
