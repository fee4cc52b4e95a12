"""Events as the log holds them, before and after they are recorded."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

import asyncpg
import msgspec
from eventsourcing.persistence import StoredEvent


class Metadata(msgspec.Struct, frozen=True, kw_only=True):
    """What is said about an event beside the fact itself.

    Attributes:
        council_id: the council whose event it is.
        contract_id: the contract, where there is one.
        actor_id: who did it; the name lives elsewhere.
        role: the role that the actor acted in.
        correlation_id: what ties together everything that one request caused.
        causation_id: the command or event that caused it.
        source: where it came from; see `eventstore.source`.
    """

    council_id: UUID | None = None
    contract_id: UUID | None = None
    actor_id: UUID | None = None
    role: str | None = None
    correlation_id: UUID | None = None
    causation_id: UUID | None = None
    source: str | None = None


NOTHING_SAID = Metadata()


@dataclass(frozen=True, init=False)
class PendingEvent(StoredEvent):
    """An event that is to be recorded: the library's stored event with its metadata.

    Attributes:
        schema_version: the version of the type's fields.
        metadata: what is said about it.
        recorded_at: the moment to record (aware); None is the server's clock.
    """

    schema_version: int
    metadata: Metadata
    recorded_at: datetime | None

    def __init__(  # noqa: PLR0913, PLR0917 - the library's order
        self,
        originator_id: UUID,
        originator_version: int,
        topic: str,
        state: bytes,
        schema_version: int = 1,
        metadata: Metadata = NOTHING_SAID,
        recorded_at: datetime | None = None,
    ) -> None:
        # The `__init__` that a frozen dataclass generates sets its fields one by one: three times as long.
        self.__dict__.update(
            originator_id=originator_id,
            originator_version=originator_version,
            topic=topic,
            state=state,
            schema_version=schema_version,
            metadata=metadata,
            recorded_at=recorded_at,
        )


@dataclass(frozen=True)
class RecordedEvent(StoredEvent):
    """An event in the log: `topic` is its type, `state` the exact bytes of its payload.

    Attributes:
        position: its place in the log, counted from 1 without gaps.
        schema_version: the version of the type's fields.
        recorded_at: when the log learned of it (aware); never earlier than the event before it.
        council_id, contract_id, actor_id, role, correlation_id, causation_id, source: see `Metadata`.
    """

    position: int
    schema_version: int
    recorded_at: datetime
    council_id: UUID | None = None
    contract_id: UUID | None = None
    actor_id: UUID | None = None
    role: str | None = None
    correlation_id: UUID | None = None
    causation_id: UUID | None = None
    source: str | None = None

    @classmethod
    def from_row(cls, row: asyncpg.Record) -> "RecordedEvent":
        """Make an event of a row whose columns are named as the fields are.

        It goes round the generated `__init__`, which sets the fields of a frozen dataclass one by one and
        takes four times as long: a rebuild reads every event there is.
        """
        event = object.__new__(cls)
        event.__dict__.update(row.items())
        return event


COLUMNS = (
    "position, stream_id AS originator_id, version AS originator_version, type AS topic, payload AS state, "
    "schema_version, recorded_at, council_id, contract_id, actor_id, role, correlation_id, causation_id, "
    "source"
)
"""What to select so that a row becomes a `RecordedEvent`."""
