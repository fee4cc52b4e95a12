"""A pure fact in an envelope: what the library's protocols ask of an event, around what the domain says."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

import msgspec

from eventstore.records import NOTHING_SAID, Metadata


class Envelope(msgspec.Struct, frozen=True, kw_only=True):
    """A fact with everything that is said about it; the library's `DomainEventProtocol`.

    Attributes:
        stream_id: the stream.
        version: its place in the stream, counted from 1.
        fact: the domain's own struct, which knows nothing of all this.
        council_id, contract_id, actor_id, role, correlation_id, causation_id, source: see `Metadata`.
        recorded_at: when the log learned of it (aware). Before it is recorded: the moment to record, or None
            for the server's clock.
        position: its place in the log; None before it is recorded.
    """

    stream_id: UUID
    version: int
    fact: Any
    council_id: UUID | None = None
    contract_id: UUID | None = None
    actor_id: UUID | None = None
    role: str | None = None
    recorded_at: datetime | None = None
    correlation_id: UUID | None = None
    causation_id: UUID | None = None
    source: str | None = None
    position: int | None = None

    @property
    def originator_id(self) -> UUID:
        """The stream, by the library's name."""
        return self.stream_id

    @property
    def originator_version(self) -> int:
        """The version, by the library's name."""
        return self.version

    @property
    def metadata(self) -> Metadata:
        """What is said about the fact, as one value."""
        return Metadata(
            council_id=self.council_id,
            contract_id=self.contract_id,
            actor_id=self.actor_id,
            role=self.role,
            correlation_id=self.correlation_id,
            causation_id=self.causation_id,
            source=self.source,
        )


def enclose(
    stream_id: UUID,
    version: int,
    facts: Sequence[Any],
    metadata: Metadata = NOTHING_SAID,
    recorded_at: datetime | None = None,
) -> list[Envelope]:
    """Put facts that were decided in one go into envelopes.

    Args:
        stream_id: the stream.
        version: the version of the stream on which they were decided; 0 is a stream without events.
        facts: in order.
        metadata: what is said about all of them.
        recorded_at: the moment to record (aware); None is the server's clock.
    """
    said = msgspec.structs.asdict(metadata)
    return [
        Envelope(stream_id=stream_id, version=number, fact=fact, recorded_at=recorded_at, **said)
        for number, fact in enumerate(facts, version + 1)
    ]
