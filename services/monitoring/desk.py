"""What a handler has at hand: who asks, about which moment, and the record as far as they may see it."""

from __future__ import annotations

from collections.abc import AsyncGenerator, Sequence
from contextlib import asynccontextmanager
from datetime import date
from http import HTTPStatus
from typing import Any
from uuid import UUID

import msgspec
from litestar import Request
from litestar.datastructures import State
from litestar.di import NamedDependency
from litestar.params import FromPath
from litestar.response import Template
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine

from domain.shared.days import local_day
from projections import positions
from projections.contracts.queries import contract
from projections.contracts.results import Contract
from projections.directory.queries import council, organisation
from projections.moments.queries import moments
from projections.returns.queries import return_page
from projections.returns.results import Return
from projections.waiting import Waiting
from services.access import Access, Act, Parties, Person, form_token, may, whose_return
from services.application.application import Fingerpost
from services.application.evidence.attachments import Attachments
from services.application.returns.drafts import Drafts
from services.application.returns.openings import EVERYTHING, Openings
from services.clock import Clock
from services.monitoring.problems import NotYours, Problem, Unknown
from services.presentation.as_of import Asked, BadAsOf
from services.presentation.layout import Masthead
from services.presentation.moments import named

NOW = Asked()
PATIENCE = 5.0
"""Seconds to wait for the read models after a write. The record itself has it already."""
Asking = Request[Person | None, None, State]
"""A request, and who makes it: None where nobody is signed in."""


class Introduction(msgspec.Struct, frozen=True, kw_only=True):
    """Someone whose sign-in a demonstration tells everybody, on the sign-in page."""

    name: str
    email: str
    password: str
    what_for: str


class View:
    """One request's look at the record: one person, one scope, one moment.

    Attributes:
        person: who looks.
        connection: sees the person's scope and nothing else.
        asked: the moment that the address asks for.
        as_of: the position that stands for it; every query is asked with this.
        today: the day on which the page stands: now, or the day that it goes back to.
    """

    def __init__(  # noqa: PLR0913 - made in one place
        self,
        *,
        person: Person,
        connection: AsyncConnection,
        asked: Asked,
        as_of: int,
        today: date,
        masthead: Masthead,
    ) -> None:
        self.person, self.connection = person, connection
        self.asked, self.as_of, self.today, self._masthead = asked, as_of, today, masthead

    async def contract(self, contract_id: UUID, act: Act) -> Contract:
        """A contract, for this act.

        Raises:
            Unknown: where the person may not know of it, or it was not there yet.
            NotYours: where they may see it, but not do this.
        """
        found = await contract(self.connection, contract_id, as_of=self.as_of)
        if found is None:
            raise Unknown
        _check(self.person, act, parties_of(found))
        return found

    async def provider_return(self, return_id: UUID, act: Act) -> tuple[Return, Contract]:
        """A return with its contract, for this act; raises as `contract` does."""
        found = await return_page(self.connection, return_id, as_of=self.as_of)
        if found is None:
            raise Unknown
        return found, await self.contract(found.summary.contract_id, act)

    async def offer_moments(self, contract_id: UUID) -> None:
        """Let the page's control offer the moments of a contract: all that are known now, to come back to."""
        newest = await positions.latest(self.connection)
        known = named(await moments(self.connection, contract_id, as_of=newest))
        self._masthead = msgspec.structs.replace(self._masthead, moments=known)

    def page(
        self,
        name: str,
        /,
        *,
        status: HTTPStatus = HTTPStatus.OK,
        errors: Sequence[Problem] = (),
        **context: Any,
    ) -> Template:
        """A page of ours, in its frame."""
        context |= {"masthead": self._masthead, "errors": errors, "view": self, "today": self.today}
        return Template(template_name=name, context=context, status_code=status)


def parties_of(found: Contract) -> Parties:
    """Whose contract it is, for the policy."""
    return Parties(
        council_id=found.summary.council_id,
        lead_provider_id=found.summary.lead_provider_id,
        partner_ids=tuple(party.organisation_id for party in found.parties if party.part == "partner"),
    )


class Desk:
    """What handlers share.

    Args:
        access: who is who.
        fingerpost: the write side.
        reader: engine that connects as `fingerpost_reader`.
        clock: the record's clock.
        drafts: what providers have typed and not yet submitted.
        openings: counts which answers are opened.
        attachments: the files that they have attached.
        stopped: whether the clock is a demonstration's.
        introductions: whose sign-ins a demonstration tells everybody.
    """

    def __init__(  # noqa: PLR0913 - made in one place
        self,
        access: Access,
        fingerpost: Fingerpost,
        reader: AsyncEngine,
        clock: Clock,
        drafts: Drafts,
        *,
        attachments: Attachments,
        openings: Openings,
        stopped: bool = False,
        introductions: Sequence[Introduction] = (),
    ) -> None:
        self.access, self.fingerpost, self.clock, self.drafts = access, fingerpost, clock, drafts
        self.openings = openings
        self.attachments = attachments
        self._shown = Waiting(reader)
        self.introductions, self._stopped = introductions, stopped

    @property
    def today(self) -> date:
        """The day that it is, by the record's clock, in the United Kingdom."""
        return local_day(self.clock())

    async def _day_of(self, connection: AsyncConnection, asked: Asked) -> date:
        if asked.on is not None:
            return asked.on
        if asked.position is None:
            return self.today
        recorded_at = await positions.recorded_at(connection, asked.position)
        return self.today if recorded_at is None else local_day(recorded_at)

    async def note_opening(self, view: View, page: Return, question: str = EVERYTHING) -> None:
        """Count that somebody beside the provider opened an answer, or all of a return's."""
        if view.person.role != "provider" and page.summary.submissions:
            summary = page.summary
            await self.openings.note(summary.contract_id, summary.return_id, self.today, question)

    async def until_shown(self, position: int, patience: float = PATIENCE) -> None:
        """Wait until pages show what was recorded at a position, though no longer than so many seconds."""
        await self._shown.until(position, timeout=patience)

    async def contract_of(self, request: Asking, return_id: UUID, act: Act) -> tuple[Person, UUID]:
        """Who asks, and the contract of a return to which they may do this; no page is put together.

        Raises:
            Unknown: where the person may not know of the return, or there is none.
            NotYours: where they may see it, but not do this.
        """
        person = _signed_in(request)
        async with self.access.reading_as(person) as connection:
            found = await whose_return(connection, return_id)
        if found is None:
            raise Unknown
        contract_id, parties = found
        _check(person, act, parties)
        return person, contract_id

    def masthead(self, request: Asking, acts_for: str = "", asked: Asked = NOW) -> Masthead:
        """The frame of a page."""
        cookies, header = self.access.cookies, request.headers.get("cookie")
        token = cookies.read(header, "session")
        return Masthead(
            path=request.url.path,
            person=request.scope["user"],
            acts_for=acts_for,
            form_token="" if token is None else form_token(token),
            asked=asked,
            stopped_on=self.today if self._stopped else None,
        )

    @asynccontextmanager
    async def view(self, request: Asking, asked: Asked = NOW) -> AsyncGenerator[View]:
        """Look at the record as whoever asks.

        Args:
            request: who asks.
            asked: the moment to look at.

        Raises:
            BadAsOf: where the record has not come to that position.
        """
        person = _signed_in(request)
        async with self.access.reading_as(person) as connection:
            newest = await positions.latest(connection)
            as_of = await _position(connection, asked, newest)
            name = await _acts_for(connection, person, as_of=newest)
            masthead = self.masthead(request, name, asked)
            yield View(
                person=person,
                connection=connection,
                asked=asked,
                as_of=as_of,
                today=await self._day_of(connection, asked),
                masthead=masthead,
            )


def _signed_in(request: Asking) -> Person:
    person = request.user
    assert person is not None, "the guard lets nobody in who is not signed in"  # noqa: S101
    return person


def _check(person: Person, act: Act, parties: Parties) -> None:
    if not may(person, "see_contract", parties):
        raise Unknown
    if not may(person, act, parties):
        raise NotYours


async def _position(connection: AsyncConnection, asked: Asked, newest: int) -> int:
    if asked.on is not None:
        return min(await positions.position_on(connection, asked.on), newest)
    if asked.position is None:
        return newest
    if asked.position > newest:
        raise BadAsOf(f"The record has come to position {newest:,}. Ask for that one or one before it.")
    return asked.position


async def _acts_for(connection: AsyncConnection, person: Person, *, as_of: int) -> str:
    if person.organisation_id is None:
        known = await council(connection, person.council_id, as_of=as_of)
        return "" if known is None else known.name
    employer = await organisation(connection, person.organisation_id, as_of=as_of)
    return "" if employer is None else employer.name


AtDesk = NamedDependency[Desk]
AnId = FromPath[UUID]
AskedMoment = NamedDependency[Asked]
