"""Where facts are kept: a PostgreSQL persistence module for the `eventsourcing` library, on asyncpg."""

from eventstore.appender import Limits
from eventstore.application import AsyncApplication
from eventstore.codec import Codec, Encoded, StructCodec
from eventstore.commands import Append, Appended, Recorded
from eventstore.connection import Database
from eventstore.envelope import Envelope, enclose
from eventstore.errors import (
    AppendRefused,
    CommitOutcomeUnknown,
    EventStoreError,
    IdempotencyKeyReused,
    InvalidAppend,
    InvalidName,
    StoreUnavailable,
    WrongExpectedVersion,
)
from eventstore.factory import Factory
from eventstore.folding import Folded, folding
from eventstore.mapper import EnvelopeMapper
from eventstore.records import Metadata, PendingEvent, RecordedEvent
from eventstore.schema import create_events_table, grants
from eventstore.store import PostgresEventStore
from eventstore.subscription import Subscription
from eventstore.tables import EventsTable

__all__ = [
    "Append",
    "AppendRefused",
    "Appended",
    "AsyncApplication",
    "Codec",
    "CommitOutcomeUnknown",
    "Database",
    "Encoded",
    "Envelope",
    "EnvelopeMapper",
    "EventStoreError",
    "EventsTable",
    "Factory",
    "Folded",
    "IdempotencyKeyReused",
    "InvalidAppend",
    "InvalidName",
    "Limits",
    "Metadata",
    "PendingEvent",
    "PostgresEventStore",
    "Recorded",
    "RecordedEvent",
    "StoreUnavailable",
    "StructCodec",
    "Subscription",
    "WrongExpectedVersion",
    "create_events_table",
    "enclose",
    "folding",
    "grants",
]
