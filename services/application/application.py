"""The write side: a command goes in, facts are recorded, and the caller learns where they stand."""

from __future__ import annotations

import contextlib
import hashlib
from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from typing import Any, ClassVar
from uuid import UUID

import msgspec
from eventsourcing.application import AggregateNotFoundError

from domain.codec import CODEC
from domain.shared.errors import DomainError
from domain.shared.facts import Command, Fact
from eventstore.application import AsyncApplication
from eventstore.commands import Append
from eventstore.envelope import Envelope, enclose
from eventstore.errors import WrongExpectedVersion
from eventstore.folding import Folded, folding
from eventstore.records import Metadata
from services.application.context import Context
from services.application.streams import STREAM_OF, AnotherKind, Stream

ATTEMPTS = 3
"""How often a command is decided anew when somebody else was faster, before the person is told."""


class Executed(msgspec.Struct, frozen=True, kw_only=True):
    """Where what followed from a command stands in the log.

    Attributes:
        stream_id: the stream that answered.
        version: the stream's version afterwards.
        position: position of the last fact; a reader that has passed it has seen them all.
        events: how many facts were recorded; 0 where nothing needed to be.
        repeated: whether the command had been given before under the same key, and nothing was recorded now.
    """

    stream_id: UUID
    version: int
    position: int
    events: int
    repeated: bool = False


class ChangedMeanwhile(DomainError):
    """Others changed the same thing three times while this was being decided."""

    code = "changed_meanwhile"


def utc_now() -> datetime:
    """The server's clock."""
    return datetime.now(UTC)


class Fingerpost(AsyncApplication):
    """Executes commands. It is an `eventsourcing` application whose `get` and `save` are awaited.

    Args:
        database_url: the PostgreSQL that keeps the facts.
        clock: gives the moment (aware) at which commands are decided and recorded; None decides by this
            machine's clock and records by the database's, which all machines share.
    """

    codec = CODEC
    env: ClassVar[dict[str, str]] = {
        "POSTGRES_SCHEMA": "eventstore",
        "POSTGRES_EVENTS_TABLE": "events",
        "POSTGRES_ROLE": "fingerpost_writer",
        "CREATE_TABLE": "no",
    }

    def __init__(self, database_url: str, clock: Callable[[], datetime] | None = None) -> None:
        super().__init__(dsn=database_url)
        self.clock = clock or utc_now
        self._records_by_clock = clock is not None

    async def state(self, stream_id: UUID, kind: Stream) -> Any:
        """The state of a stream as its facts leave it; empty where there are none of this kind."""
        try:
            return (await self._folded(stream_id, kind)).state
        except AnotherKind:
            return kind.empty

    async def execute(
        self,
        *commands: Command,
        context: Context,
        at: datetime | None = None,
        source_of: Callable[[Fact], str] | None = None,
        asked: bytes = b"",
    ) -> Executed:
        """Decide commands for one stream, one after the other, and record all that follows or nothing.

        Args:
            commands: one or more, of one stream.
            context: who gives them and whence.
            at: the moment at which they are decided and recorded; None is now.
            source_of: where a fact came from, if not all came from `context.source`.
            asked: a digest of what was asked for, where the commands follow from more than that, as those of
                an import follow from what stood before; b"" where the commands are what was asked for.

        Raises:
            DomainError: where a rule refuses it; nothing was recorded.
            EventStoreError: where it could not be recorded, or it is not known whether it was.
        """
        asked = asked or _fingerprint(commands)
        for _ in range(ATTEMPTS):
            with contextlib.suppress(WrongExpectedVersion):
                return await self._attempt(commands, context, at, source_of, asked)
        raise ChangedMeanwhile(
            "Somebody else changed this at the same time. Look at what it says now, then try again."
        )

    async def _attempt(
        self,
        commands: Sequence[Command],
        context: Context,
        at: datetime | None,
        source_of: Callable[[Fact], str] | None,
        asked: bytes,
    ) -> Executed:
        stream_id, kind = commands[0].stream_id, STREAM_OF[type(commands[0])]
        folded, moment = await self._folded(stream_id, kind), at or self.clock()
        try:
            facts = kind.decide_all(folded.state, commands, moment)
        except DomainError:
            before = await self.answered_before(stream_id, context, asked)
            if before is None:
                raise
            return before
        if not facts:
            before = await self.answered_before(stream_id, context, asked)
            return before or Executed(stream_id=stream_id, version=folded.version, position=0, events=0)
        recorded_at = moment if at or self._records_by_clock else None
        appended = await self.store.append(
            Append(
                stream_id=stream_id,
                expected_version=folded.version,
                events=[
                    self.mapper.to_stored_event(envelope)
                    for envelope in _enclosed(folded, facts, context, source_of)
                ],
                idempotency_key=context.idempotency_key,
                fingerprint=asked,
                recorded_at=recorded_at,
            )
        )
        return Executed(
            stream_id=stream_id,
            version=appended.last_version,
            position=appended.last_position,
            events=0 if appended.repeated else len(facts),
            repeated=appended.repeated,
        )

    async def _folded(self, stream_id: UUID, kind: Stream) -> Folded[Any]:
        try:
            found: Folded[Any] = await self.get(
                stream_id, projector_func=folding(kind.evolve_own, kind.empty)
            )
        except AggregateNotFoundError:
            return Folded(id=stream_id, version=0, state=kind.empty)
        return found

    async def answered_before(self, stream_id: UUID, context: Context, asked: bytes) -> Executed | None:
        """What was recorded under the context's key: a repeated request is answered, not refused.

        Args:
            stream_id: the stream that answered.
            context: whose key it is.
            asked: as it was given to `execute`.

        Raises:
            IdempotencyKeyReused: where the key was given for something else.
        """
        key = context.idempotency_key
        recorded = await self.store.recorded_under(key, asked) if key else None
        if recorded is None:
            return None
        (last,) = await self.store.read_log(recorded.last_position - 1, limit=1)
        return Executed(
            stream_id=stream_id,
            version=last.originator_version,
            position=last.position,
            events=0,
            repeated=True,
        )


def _fingerprint(commands: Sequence[Command]) -> bytes:
    return hashlib.sha256(msgspec.json.encode(commands, order="deterministic")).digest()


def _enclosed(
    folded: Folded[Any],
    facts: Sequence[Fact],
    context: Context,
    source_of: Callable[[Fact], str] | None,
) -> list[Envelope]:
    said = Metadata(
        council_id=context.council_id,
        contract_id=context.contract_id,
        actor_id=context.actor_id,
        role=context.role,
        correlation_id=context.correlation_id,
        causation_id=context.causation_id,
        source=context.source,
    )
    envelopes = enclose(folded.id, folded.version, facts, said)
    if source_of is None:
        return envelopes
    return [msgspec.structs.replace(known, source=source_of(known.fact)) for known in envelopes]
