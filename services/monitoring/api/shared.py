"""What the operations share: who calls, how something is recorded, and what is answered then."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Annotated, Any, Final
from uuid import UUID, uuid5

import msgspec
from litestar.di import NamedDependency
from litestar.openapi.spec import Example
from litestar.params import BodyKwarg, HeaderParameter, QueryParameter

from domain.contract.commands import ContractCommand
from domain.shared.errors import Invalid
from domain.shared.facts import Command
from eventstore.source import API
from projections.contracts.results import Contract
from services.access import Act
from services.application.application import Executed
from services.application.context import Context
from services.monitoring.desk import PATIENCE, Asking, AtDesk, Desk
from services.monitoring.giving import context_of, give
from services.monitoring.problems import SignInNeeded

LONGEST_KEY: Final = 255
LAST_PAGE: Final = 1_000_000
Key = Annotated[
    str | None,
    HeaderParameter(
        name="Idempotency-Key",
        required=True,
        description="Your own name for this request. Sent again with it, it is recorded once.",
    ),
]
"""Required; that it is missing is told by `Caller.key`, after whether the person may do this at all."""

Prefer = Annotated[
    str | None,
    HeaderParameter(
        name="Prefer",
        required=False,
        description="`wait=0` answers as soon as it is recorded. Otherwise the answer waits until "
        f"pages show it, {PATIENCE:.0f} seconds at most.",
    ),
]
Page = Annotated[
    int, QueryParameter(name="page", ge=1, le=LAST_PAGE, description="The number of the page, from 1.")
]
_WAIT = re.compile(r"\bwait\s*=\s*(\d{1,4})\b")
"""The preference of RFC 7240 for how many seconds an answer may take."""


class Sent(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Base of what is sent. A part that is not known is refused, as it is likely misspelt."""


class Recorded(msgspec.Struct, frozen=True, kw_only=True):
    """Something was recorded, now or before under the same key: the answer is the same.

    Attributes:
        position: of its last event in the log; 0 where nothing had to be recorded, as all stood so already.
    """

    position: int


class Paged(msgspec.Struct, frozen=True, kw_only=True):
    """Base of a long answer, a page at a time.

    Attributes:
        total: how many there are on all pages.
        page: the number of this page, from 1; the last one where there are not so many.
        pages: how many pages there are.
    """

    total: int
    page: int
    pages: int


class Caller:
    """A program that wants something recorded.

    Attributes:
        desk: what handlers share.
        person: as whom the program signed in.
    """

    def __init__(self, request: Asking, desk: Desk, key: str | None, prefer: str | None) -> None:
        if request.user is None:
            raise SignInNeeded
        self.desk, self.person = desk, request.user
        self._request, self._key, self._prefer = request, key, prefer

    @property
    def council_id(self) -> UUID:
        """The council for which the person acts."""
        return self.person.council_id

    def key(self) -> str:
        """The request's own name.

        Raises:
            Invalid: where it has none, or an endless one.
        """
        if not self._key or len(self._key) > LONGEST_KEY:
            raise Invalid(
                f"Send an Idempotency-Key header of 1 to {LONGEST_KEY} characters, so that sending the same "
                "request again records it once.",
                field="Idempotency-Key",
            )
        return self._key

    @property
    def patience(self) -> float:
        """Seconds that the answer may wait until pages show what was recorded."""
        asked = _WAIT.search(self._prefer or "")
        return PATIENCE if asked is None else min(float(asked[1]), PATIENCE)

    async def contract(self, contract_id: UUID, act: Act) -> Contract:
        """A contract in which something is to be recorded, for this act.

        Raises:
            Unknown, NotYours: as `View.contract` does.
            Invalid: where the request has no key.
        """
        async with self.desk.view(self._request) as view:
            found = await view.contract(contract_id, act)
        self.key()
        return found

    def context(self, stream_id: UUID, contract_id: UUID | None = None) -> Context:
        """Who gives commands of a stream.

        Raises:
            Invalid: where the request has no key.
        """
        return context_of(self.person, stream_id, contract_id=contract_id, key=self.key(), source=API)

    def new_id(self, stream_id: UUID, of_what: str) -> UUID:
        """An id for something that the request makes: the same however often it is sent."""
        key = self.context(stream_id).idempotency_key
        assert key is not None, "a request that makes something has a key"  # noqa: S101
        return uuid5(key, of_what)

    async def give(self, *commands: Command, contract_id: UUID | None = None) -> Executed:
        """Record commands of one stream, all or none; raises as `give` does."""
        return await give(
            self.desk,
            self.person,
            *commands,
            contract_id=contract_id,
            key=self.key(),
            source=API,
            patience=self.patience,
        )

    async def manage(self, command: ContractCommand) -> Recorded:
        """Record something in the life of a contract that the person manages.

        Raises:
            Unknown, NotYours: as `View.contract` does.
            DomainError, EventStoreError: as `give` does.
        """
        contract_id = command.stream_id
        await self.contract(contract_id, "manage_contract")
        return recorded(await self.give(command, contract_id=contract_id))

    async def shown(self, executed: Executed) -> Executed:
        """What was recorded elsewhere than by `give`, once pages show it or patience has run out."""
        if self.patience:
            await self.desk.until_shown(executed.position, self.patience)
        return executed


def recorded(executed: Executed) -> Recorded:
    """What is answered where nothing has to be said beside it."""
    return Recorded(position=executed.position)


def like(example: Mapping[str, Any], *others: Mapping[str, Any]) -> BodyKwarg:
    """A JSON body, and examples of it that work as they stand but for their ids."""
    return BodyKwarg(examples=[Example(value=dict(value)) for value in (example, *others)])


def searched(words: str, name: str) -> str:
    """Words to look for, as the database can compare them.

    Raises:
        Invalid: where they hold a character that is in no text.
    """
    if "\0" in words:
        raise Invalid("This holds a character that no text has. Leave it out.", field=name)
    return words.strip()


async def provide_caller(request: Asking, desk: AtDesk, key: Key = None, prefer: Prefer = None) -> Caller:
    """Who wants something recorded."""
    return Caller(request, desk, key, prefer)


AtCaller = NamedDependency[Caller]
