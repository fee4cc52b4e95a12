"""Whether what the log and the read models hold is what the clients sent and were told.

Pure: it compares three accounts of the same submissions and says in sentences where they differ. No sentence
means that nothing acknowledged was lost, nothing was recorded twice, and nothing is other than it was sent.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import pairwise
from uuid import UUID

import msgspec

from domain.provider_return.commands import SubmitReturn
from domain.provider_return.content import Reading
from domain.provider_return.events import NarrativeRecorded, ReadingRecorded, ReturnOpened, ReturnSubmitted
from domain.shared.facts import Fact


class Sent(msgspec.Struct, frozen=True, kw_only=True):
    """A client's account of one submission.

    Attributes:
        command: what was sent, perhaps many times under one key.
        positions: the position that each acknowledgement named; none where it was never acknowledged.
        refusals: answers that say that it cannot be accepted, which none of these submissions deserves.
    """

    command: SubmitReturn
    positions: tuple[int, ...] = ()
    refusals: tuple[str, ...] = ()


class Logged(msgspec.Struct, frozen=True, kw_only=True):
    """One event of the log."""

    position: int
    stream_id: UUID
    version: int
    fact: Fact


class Shown(msgspec.Struct, frozen=True, kw_only=True):
    """What the read models show of one return."""

    standing: str
    readings: tuple[Reading, ...] = ()


def complaints(sent: Sequence[Sent], log: Sequence[Logged], shown: Mapping[UUID, Shown]) -> list[str]:
    """Say what is wrong, one sentence each.

    Args:
        sent: each submission, each to a return of its own.
        log: the whole log, in the order in which it is read.
        shown: the read models when they had come to the end of the log, by return.
    """
    streams = _streams(log)
    return [
        *_of_order(log),
        *_of_versions(streams),
        *_of_strangers(streams, {one.command.stream_id for one in sent}),
        *(
            found
            for one in sent
            for found in _of_submission(one, streams.get(one.command.stream_id, []), shown)
        ),
    ]


def recorded(command: SubmitReturn) -> tuple[Fact, ...]:
    """What is recorded of a submission, without the closing `ReturnSubmitted`."""
    return (
        *(ReadingRecorded(reading=reading) for reading in command.readings),
        *(NarrativeRecorded(narrative=narrative) for narrative in command.narratives),
    )


def _streams(log: Iterable[Logged]) -> dict[UUID, list[Logged]]:
    streams: dict[UUID, list[Logged]] = {}
    for event in log:
        streams.setdefault(event.stream_id, []).append(event)
    return streams


def _of_order(log: Sequence[Logged]) -> Iterator[str]:
    for earlier, later in pairwise(log):
        if later.position <= earlier.position:
            yield f"Position {later.position} comes after position {earlier.position}."


def _of_versions(streams: Mapping[UUID, Sequence[Logged]]) -> Iterator[str]:
    for stream_id, events in streams.items():
        versions = [event.version for event in events]
        if versions != list(range(1, len(events) + 1)):
            yield f"Stream {stream_id} has the versions {versions}."


def _of_strangers(streams: Mapping[UUID, Sequence[Logged]], known: set[UUID]) -> Iterator[str]:
    for stream_id, events in streams.items():
        if stream_id not in known and any(isinstance(event.fact, ReturnSubmitted) for event in events):
            yield f"Return {stream_id} was submitted by nobody, and is in the log as submitted."


def _of_submissions(
    sent: Iterable[Sent], streams: Mapping[UUID, Sequence[Logged]], shown: Mapping[UUID, Shown]
) -> Iterator[str]:
    for one in sent:
        yield from _of_submission(one, streams.get(one.command.stream_id, ()), shown)


def _of_submission(one: Sent, events: Sequence[Logged], shown: Mapping[UUID, Shown]) -> Iterator[str]:
    name = f"Return {one.command.stream_id}"
    yield from (f"{name} was refused: {refusal}" for refusal in one.refusals)
    if len(set(one.positions)) > 1:
        yield f"{name} was acknowledged at more than one position: {sorted(set(one.positions))}."
    submitted = [event for event in events if not isinstance(event.fact, ReturnOpened)]
    if not submitted:
        if one.positions:
            yield f"{name} was acknowledged at position {one.positions[0]} and is not in the log: it is LOST."
        return
    times = sum(isinstance(event.fact, ReturnSubmitted) for event in submitted)
    if times != 1:
        yield f"{name} was recorded {times} times."
    if tuple(event.fact for event in submitted[:-1]) != recorded(one.command):
        yield f"{name} is not in the log as it was sent."
    if one.positions and one.positions[0] != submitted[-1].position:
        yield f"{name} was acknowledged at position {one.positions[0]} and ends at {submitted[-1].position}."
    yield from _of_page(name, one.command, shown.get(one.command.stream_id))


def _of_page(name: str, command: SubmitReturn, page: Shown | None) -> Iterator[str]:
    if page is None or page.standing != "submitted":
        yield f"{name} is in the log, and pages do not show it as submitted."
    elif _by_indicator(page.readings) != _by_indicator(command.readings):
        yield f"{name} is not shown with the readings that were sent."


def _by_indicator(readings: Iterable[Reading]) -> list[Reading]:
    return sorted(readings, key=lambda reading: reading.indicator_id)
