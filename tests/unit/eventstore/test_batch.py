"""Commands as arrays, and the answer as what became of each."""

from uuid import uuid4

from eventsourcing.persistence import StoredEvent

from eventstore.batch import ARGUMENTS, arrays
from eventstore.commands import command
from eventstore.records import Metadata, PendingEvent


def test_what_is_said_of_many_events_is_sent_once() -> None:
    stream = uuid4()
    actor = uuid4()
    events = [
        PendingEvent(stream, version, "Happened", b"{}", metadata=Metadata(actor_id=actor, role="provider"))
        for version in range(1, 31)
    ]

    sent = arrays([command(events)])

    assert len(sent) == ARGUMENTS
    actors, roles, types = sent[9], sent[12], sent[14:16]
    assert (actors, roles, types) == ([actor], ["provider"], [["Happened"], [1]])
    assert sent[16:19] == [[1] * 30, [1] * 30, [1] * 30]


def test_events_know_their_command_and_their_stream() -> None:
    first, second, third = uuid4(), uuid4(), uuid4()
    together = command(
        [
            StoredEvent(first, 5, "A", b"1"),
            StoredEvent(second, 1, "B", b"2"),
            StoredEvent(first, 6, "C", b"3"),
        ]
    )
    alone = command([StoredEvent(third, 1, "D", b"4")])

    sent = arrays([together, alone])

    assert sent[0] == [together.key, alone.key]
    assert sent[2] == [3, 1]
    assert sent[4:7] == [[1, 1, 2], [first, second, third], [4, 0, 0]]
    assert sent[14:16] == [["A", "B", "C", "D"], [1, 1, 1, 1]]
    assert sent[16] == [1, 2, 1, 3]
    assert sent[18:20] == [[1, 2, 3, 4], [5, 1, 6, 1]]
    assert sent[20] == [b"1", b"2", b"3", b"4"]
