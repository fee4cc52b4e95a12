"""What every service asks: who is this, may they come in, and what may they read?"""

from __future__ import annotations

from collections.abc import Iterable
from contextlib import AbstractAsyncContextManager
from typing import Literal
from uuid import UUID

import msgspec
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine

from services.access import attempts, register, sessions
from services.access.attempts import Attempt, Limits
from services.access.cookies import Cookies
from services.access.passwords import Passwords
from services.access.people import Person
from services.access.policy import sees_all_contracts
from services.access.scope import Scope, contracts_of, reading, reading_as
from services.access.sessions import SessionRules
from services.access.tokens import is_form_token
from services.access.wishes import Wishes
from services.clock import Clock, true_time


class SignedIn(msgspec.Struct, frozen=True):
    """The person is who they say. The token is their session's and is known to their browser alone."""

    person: Person
    token: str


class NotSignedIn(msgspec.Struct, frozen=True):
    """They were not let in: address or password are wrong (which of them is not said), or too many failed."""

    why: Literal["wrong", "too_many"]


class Rules(msgspec.Struct, frozen=True, kw_only=True):
    """How long sessions live and how often a sign-in may fail."""

    sessions: SessionRules = SessionRules()
    limits: Limits = Limits()


class Access:
    """Signing in and out, who a request is, and what that person may read.

    Args:
        keeper: engine that connects as `fingerpost_access`.
        reader: engine that connects as `fingerpost_reader`.
        cookies: how cookies are named.
        clock: what sessions and limits run by: the true time, also where a demonstration has stopped the
            clock of the record, for a session that never ends is not safe.
    """

    def __init__(  # noqa: PLR0913 - a composition root names each
        self,
        keeper: AsyncEngine,
        reader: AsyncEngine,
        cookies: Cookies,
        *,
        passwords: Passwords | None = None,
        rules: Rules | None = None,
        clock: Clock = true_time,
    ) -> None:
        self._keeper = keeper
        self._reader = reader
        self.cookies = cookies
        self.wishes = Wishes(keeper, clock)
        self._passwords = passwords or Passwords()
        self._rules = rules or Rules()
        self._clock = clock

    async def enter(self, person: Person, password: str) -> None:
        """Let someone sign in from now on, or bring what they are up to date; their sessions end."""
        async with self._keeper.begin() as connection:
            await register.enter(connection, person, self._passwords.hash(password))

    async def leave(self, person_id: UUID) -> None:
        """Let someone sign in no longer; their sessions end."""
        async with self._keeper.begin() as connection:
            await register.leave(connection, person_id)

    async def sign_in(
        self, email: str, password: str, *, address: str, cookie_header: str | None
    ) -> SignedIn | NotSignedIn:
        """Begin a session for whoever knows the password.

        Args:
            email: as typed.
            password: as typed.
            address: the network address that the request came from.
            cookie_header: the request's Cookie header. A session that it names ends: the new one has a token
                of our own making, whatever the browser brought.
        """
        attempt = Attempt(email=email, address=address, at=self._clock())
        async with self._keeper.begin() as connection:
            goes_on = await attempts.begin(connection, attempt, self._rules.limits)
            account = await register.account_of(connection, email)
        if not goes_on:
            return NotSignedIn("too_many")
        # Outside of the transaction: checking takes long, and must not hold a lock or a connection.
        holds = await self._passwords.holds(None if account is None else account.password_hash, password)
        if account is None or not holds:
            async with self._keeper.begin() as connection:
                known = None if account is None else account.person.person_id
                await attempts.record(connection, attempt, "failed", known)
            return NotSignedIn("wrong")
        return SignedIn(account.person, await self._let_in(attempt, account, password, cookie_header))

    async def _let_in(
        self, attempt: Attempt, account: register.Account, password: str, cookie_header: str | None
    ) -> str:
        person_id, old = account.person.person_id, self.cookies.read(cookie_header, "session")
        async with self._keeper.begin() as connection:
            await attempts.record(connection, attempt, "signed in", person_id)
            if self._passwords.is_outdated(account.password_hash):
                await register.keep_hash(connection, person_id, self._passwords.hash(password))
            if old is not None:
                await sessions.end(connection, old)
            return await sessions.begin(connection, person_id, self._rules.sessions, attempt.at)

    async def sign_out(self, cookie_header: str | None, *, address: str) -> None:
        """End the request's session, if it has one."""
        token = self.cookies.read(cookie_header, "session")
        if token is None:
            return
        async with self._keeper.begin() as connection:
            person = await sessions.person_of(connection, token, self._rules.sessions, self._clock())
            await sessions.end(connection, token)
            if person is not None:
                attempt = Attempt(email=person.email, address=address, at=self._clock())
                await attempts.record(connection, attempt, "signed out", person.person_id)

    async def person_of(self, cookie_header: str | None) -> Person | None:
        """Who a request is, by its Cookie header; None where nobody is signed in."""
        token = self.cookies.read(cookie_header, "session")
        if token is None:
            return None
        async with self._keeper.connect() as connection:
            # One statement, or two that need not go together: no transaction, for every request asks this.
            await connection.execution_options(isolation_level="AUTOCOMMIT")
            return await sessions.person_of(connection, token, self._rules.sessions, self._clock())

    def is_our_form(
        self, cookie_header: str | None, form_token: str | None, *, signed_in: bool = True
    ) -> bool:
        """Whether an unsafe request comes from a page of ours, by the token that its form or header carries.

        Every service asks this before it acts on a request that changes something, and Dash before every
        callback.

        Args:
            cookie_header: the request's Cookie header.
            form_token: what the form's field or the request's header carries.
            signed_in: whether somebody is; before that, a form is a visitor's, and a session that has run
                out does not stand in its way.
        """
        whose = self.cookies.read(cookie_header, "session" if signed_in else "visitor")
        return is_form_token(form_token, whose)

    async def scope_of(self, person: Person) -> Scope:
        """What the person may read: of their council all contracts, their organisation's, or none."""
        if sees_all_contracts(person.role):
            return Scope(council_id=person.council_id, contracts="*")
        if person.organisation_id is None:
            return Scope(council_id=person.council_id)
        async with self.reading(Scope(council_id=person.council_id, contracts="*")) as connection:
            contracts = await contracts_of(connection, person.organisation_id)
        return Scope(council_id=person.council_id, contracts=contracts)

    def reading(self, scope: Scope) -> AbstractAsyncContextManager[AsyncConnection]:
        """A connection that sees the scope and nothing else; see `services.access.scope.reading`."""
        return reading(self._reader, scope)

    def reading_as(self, person: Person) -> AbstractAsyncContextManager[AsyncConnection]:
        """A connection that sees what the person may read; see `services.access.scope.reading_as`."""
        return reading_as(self._reader, person)

    async def names_of(self, council_id: UUID, people: Iterable[UUID]) -> dict[UUID, str]:
        """The names of people of one council, by id, also of those who left. Unknown ids are left out."""
        async with self._keeper.begin() as connection:
            return await register.names_of(connection, council_id, people)
