"""Batches of the log: where they end, and how the next is made while the last is written."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from datetime import timedelta
from uuid import UUID

import pytest

from eventstore import RecordedEvent
from projections.projector.events import Ahead, Batch
from projections.projector.log import next_page
from tests.unit.domain.examples import an_id
from tests.unit.projections.given import BEGINNING, MemoryLog


def recorded(*appends: tuple[UUID, int]) -> list[RecordedEvent]:
    """Appends of so many events to streams, a minute apart."""
    events: list[RecordedEvent] = []
    for number, (stream, count) in enumerate(appends):
        before = len(events)
        events.extend(
            RecordedEvent(
                originator_id=stream,
                originator_version=version,
                topic="Happened",
                state=b"{}",
                position=before + version,
                schema_version=1,
                recorded_at=BEGINNING + timedelta(minutes=number),
            )
            for version in range(1, count + 1)
        )
    return events


async def positions(events: Sequence[RecordedEvent], limit: int) -> list[int]:
    """Where the pages of a log end."""
    log, found, more = MemoryLog(events), [0], True
    while more:
        page = await next_page(log, found[-1], ["Happened"], limit)
        found.append(page.position)
        more = page.more
    return found[1:]


ONE, TWO = an_id(1), an_id(2)


async def test_a_page_ends_with_an_append() -> None:
    assert await positions(recorded((ONE, 3), (TWO, 4), (ONE, 2)), limit=5) == [3, 7, 9]


async def test_an_append_that_is_longer_than_a_page_is_read_whole() -> None:
    assert await positions(recorded((ONE, 30), (TWO, 5)), limit=4) == [30, 35]


async def test_two_appends_of_one_stream_are_told_apart_by_their_moments() -> None:
    assert await positions(recorded((ONE, 2), (ONE, 2), (ONE, 2)), limit=3) == [2, 4, 6]


async def test_the_last_page_comes_to_the_head_past_events_that_do_not_concern_it() -> None:
    log = MemoryLog(recorded((ONE, 3)))
    page = await next_page(log, 0, ["SomethingElse"], 10)
    assert (list(page.events), page.position, page.more) == ([], 3, False)


class Maker:
    """Makes batches of a log without end and remembers which."""

    def __init__(self) -> None:
        self.asked: list[tuple[int, int]] = []
        self.fails = False

    async def make(self, after: int, limit: int) -> Batch:
        """A batch of exactly that many."""
        self.asked.append((after, limit))
        if self.fails:
            raise ConnectionError
        return Batch((), None, after + limit, more=True)


async def test_the_next_batch_is_made_while_the_last_is_written() -> None:
    maker = Maker()
    ahead = Ahead(maker.make)
    assert (await ahead.batch(0, 5, and_next=True)).position == 5
    await asyncio.sleep(0)
    assert maker.asked == [(0, 5), (5, 5)]
    assert (await ahead.batch(5, 5, and_next=False)).position == 10
    assert maker.asked == [(0, 5), (5, 5)]


async def test_what_was_made_for_another_position_is_not_used() -> None:
    maker = Maker()
    ahead = Ahead(maker.make)
    await ahead.batch(0, 5, and_next=True)
    assert (await ahead.batch(0, 2, and_next=False)).position == 2


async def test_a_batch_that_could_not_be_made_ahead_fails_when_it_is_asked_for() -> None:
    maker = Maker()
    ahead = Ahead(maker.make)
    await ahead.batch(0, 5, and_next=True)
    maker.fails = True
    with pytest.raises(ConnectionError):
        await ahead.batch(5, 5, and_next=False)
    maker.fails = False
    assert (await ahead.batch(5, 5, and_next=False)).position == 10
