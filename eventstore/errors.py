"""What can go wrong between a caller and the log, in one tree.

The tree hangs below the library's own, so that code written for `eventsourcing` catches what it expects.
"""

from uuid import UUID

from eventsourcing.persistence import (
    DataError,
    IntegrityError,
    OperationalError,
    PersistenceError,
    ProgrammingError,
)


class EventStoreError(PersistenceError):
    """Anything that this event store raises."""


class InvalidName(EventStoreError, ProgrammingError):
    """A schema or table name that PostgreSQL would cut or refuse."""


class InvalidAppend(EventStoreError, IntegrityError):
    """A command that contradicts itself: no events, or versions that do not follow one another."""


class WrongExpectedVersion(EventStoreError, IntegrityError):
    """The stream has moved on: read it again, decide again, append again.

    Attributes:
        stream_id: the stream.
        expected: the version that the caller took it to have; 0 is a stream without events.
        actual: the version that it had; 0 is a stream without events.
    """

    def __init__(self, stream_id: UUID, expected: int, actual: int) -> None:
        super().__init__(
            f"Stream {stream_id} is at version {actual}, not at {expected}. Read it again and retry."
        )
        self.stream_id = stream_id
        self.expected = expected
        self.actual = actual


class IdempotencyKeyReused(EventStoreError, IntegrityError):
    """The key was used before, for another request: nothing was appended."""

    def __init__(self, key: UUID) -> None:
        super().__init__(f"Idempotency key {key} was used before for something else. Use a new key.")
        self.key = key


class AppendRefused(EventStoreError, DataError):
    """The database cannot store this command, however often it is sent; nothing of it was recorded."""


class StoreUnavailable(EventStoreError, OperationalError):
    """The database cannot be reached, or the store is closed: nothing of this command was recorded."""


class CommitOutcomeUnknown(EventStoreError, OperationalError):
    """The connection was lost after the command was sent, and no other could be had to ask what became of it.

    Sending the same command again with the same key is safe: it is recorded once.
    """

    def __init__(self, key: UUID) -> None:
        super().__init__(f"It is not known whether {key} was recorded. Send it again with the same key.")
        self.key = key
