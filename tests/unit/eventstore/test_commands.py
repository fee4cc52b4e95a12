"""A command is one or more events whose versions follow one another."""

from datetime import UTC, datetime
from uuid import uuid4

import pytest
from eventsourcing.persistence import StoredEvent

from eventstore.commands import command
from eventstore.errors import InvalidAppend
from eventstore.records import PendingEvent


def test_what_a_stream_is_expected_to_be_at_follows_from_its_first_event() -> None:
    first, second = uuid4(), uuid4()
    made = command(
        [StoredEvent(first, 3, "A", b""), StoredEvent(second, 1, "A", b""), StoredEvent(first, 4, "A", b"")]
    )
    assert made.expected == {first: 2, second: 0}


@pytest.mark.parametrize("versions", [(1, 1), (1, 3), (2, 1)])
def test_versions_of_a_stream_follow_one_another(versions: tuple[int, ...]) -> None:
    stream = uuid4()
    with pytest.raises(InvalidAppend):
        command([StoredEvent(stream, version, "A", b"") for version in versions])


def test_a_command_has_an_event() -> None:
    with pytest.raises(InvalidAppend):
        command([])


def test_a_stream_is_named_by_a_uuid() -> None:
    with pytest.raises(InvalidAppend):
        command([StoredEvent("contract-1", 1, "A", b"")])


def test_a_command_without_a_key_gets_one_of_its_own() -> None:
    events = [StoredEvent(uuid4(), 1, "A", b"")]
    assert command(events).key != command(events).key


def test_the_moment_to_record_is_the_one_that_its_events_give() -> None:
    moment = datetime(2026, 3, 31, tzinfo=UTC)
    stream = uuid4()
    events = [PendingEvent(stream, 1, "A", b""), PendingEvent(stream, 2, "A", b"", recorded_at=moment)]
    assert command(events).moment == moment
