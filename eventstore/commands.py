"""What callers ask to be appended, and what they are told."""

from collections.abc import Sequence
from datetime import datetime
from itertools import pairwise
from uuid import UUID, uuid4

import msgspec
from eventsourcing.persistence import StoredEvent

from eventstore.errors import InvalidAppend
from eventstore.records import PendingEvent


class Append(msgspec.Struct, frozen=True, kw_only=True):
    """Events to be recorded in one stream, all or none.

    Attributes:
        stream_id: the stream.
        expected_version: the version that the stream must have; 0 is a stream without events.
        events: one or more, their versions following on `expected_version`.
        idempotency_key: names the request. What was recorded under a key is recorded once; the second time
            the first result is returned. None: the store makes a key of its own.
        fingerprint: a digest of the request. The same key with another fingerprint is refused.
        recorded_at: the moment to record (aware); None is the server's clock.
    """

    stream_id: UUID
    expected_version: int
    events: Sequence[StoredEvent]
    idempotency_key: UUID | None = None
    fingerprint: bytes = b""
    recorded_at: datetime | None = None


class Appended(msgspec.Struct, frozen=True, kw_only=True):
    """Where the events of one stream stand in the log.

    Attributes:
        stream_id: the stream.
        first_version: version of the first event.
        last_version: version of the last event, and so of the stream.
        first_position: position of the first event.
        last_position: position of the last event; a reader that has passed it has seen them all.
        repeated: true if they had been recorded before under the same key, and nothing was recorded now.
    """

    stream_id: UUID
    first_version: int
    last_version: int
    first_position: int
    last_position: int
    repeated: bool = False


class Command(msgspec.Struct, frozen=True, kw_only=True):
    """One caller's events, of one or more streams, recorded all or none under one key.

    Attributes:
        key: the idempotency key.
        fingerprint: a digest of the request.
        moment: the moment to record (aware); None is the server's clock.
        expected: for each stream the version that it must have, in order of first appearance.
        events: in the order in which they get their positions.
    """

    key: UUID
    fingerprint: bytes
    moment: datetime | None
    expected: dict[UUID, int]
    events: tuple[StoredEvent, ...]


class Recorded(msgspec.Struct, frozen=True, kw_only=True):
    """What became of a command: its events stand at `first_position` and after, without a gap.

    Attributes:
        first_position: position of the first event.
        last_position: position of the last event.
        repeated: true if they had been recorded before.
    """

    first_position: int
    last_position: int
    repeated: bool = False


def command(
    events: Sequence[StoredEvent],
    *,
    key: UUID | None = None,
    fingerprint: bytes = b"",
    moment: datetime | None = None,
) -> Command:
    """Make a command; what each stream is expected to be at follows from its first event.

    Raises:
        InvalidAppend: if there is no event, or the versions of a stream do not follow one another.
    """
    if not events:
        msg = "There is nothing to append: give one event or more."
        raise InvalidAppend(msg)
    return Command(
        key=key or uuid4(),
        fingerprint=fingerprint,
        moment=moment or _moment(events),
        expected=_expected(events),
        events=tuple(events),
    )


def command_of(append: Append) -> Command:
    """Make the command of an append.

    Raises:
        InvalidAppend: if it has no event, or they do not follow on the stream's expected version.
    """
    made = command(
        append.events,
        key=append.idempotency_key,
        fingerprint=append.fingerprint,
        moment=append.recorded_at,
    )
    if made.expected != {append.stream_id: append.expected_version}:
        msg = f"The events do not follow on version {append.expected_version} of stream {append.stream_id}."
        raise InvalidAppend(msg)
    return made


def _expected(events: Sequence[StoredEvent]) -> dict[UUID, int]:
    versions: dict[UUID, list[int]] = {}
    for event in events:
        if not isinstance(event.originator_id, UUID):
            msg = f"Streams are named by UUIDs, not by {event.originator_id!r}."
            raise InvalidAppend(msg)
        versions.setdefault(event.originator_id, []).append(event.originator_version)
    for stream, ascending in versions.items():
        if any(later != earlier + 1 for earlier, later in pairwise(ascending)):
            msg = f"Versions of stream {stream} must follow one another, not {ascending}."
            raise InvalidAppend(msg)
    return {stream: ascending[0] - 1 for stream, ascending in versions.items()}


def _moment(events: Sequence[StoredEvent]) -> datetime | None:
    given = (event.recorded_at for event in events if isinstance(event, PendingEvent))
    return next((moment for moment in given if moment is not None), None)
