"""What a projection asks of the log, and pages of it that never end within a submission."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from eventstore.records import RecordedEvent


class Log(Protocol):
    """The part of the event store that a projection reads."""

    async def head(self) -> int:
        """Position of the newest event; 0 if there is none."""
        ...

    async def read_log(
        self, after: int = 0, types: Sequence[str] = (), *, limit: int = 500, until: int | None = None
    ) -> Sequence[RecordedEvent]:
        """A page of the log in order of position; fewer events than `limit` mean that it ends there."""
        ...


class Page:
    """Some events, and the position that whoever has seen them has come to.

    Attributes:
        events: in order of position.
        position: of the last of them; the head of the log where there are no more.
        more: whether there are more.
    """

    def __init__(self, events: Sequence[RecordedEvent], position: int, *, more: bool) -> None:
        self.events = events
        self.position = position
        self.more = more


async def next_page(log: Log, after: int, types: Sequence[str], limit: int) -> Page:
    """The events after a position, about `limit` of them; with a limit of 1, the next one alone.

    A reader may look at rows as of the page's end, so a page does not end within one append: half of a
    submission was never sent by anyone.
    """
    if limit == 1:
        events = await log.read_log(after, types, limit=1)
        return Page(events, events[-1].position if events else after, more=bool(events))
    head = await log.head()
    while True:
        events = await log.read_log(after, types, limit=limit, until=head)
        if len(events) < limit:
            return Page(events, max(head, after), more=False)
        whole = _without_last_append(events)
        if whole:
            return Page(whole, whole[-1].position, more=True)
        limit *= 2


def _without_last_append(events: Sequence[RecordedEvent]) -> Sequence[RecordedEvent]:
    """The events up to the last append, of which more may follow: one stream, one moment, no gap."""
    last = events[-1]
    for number in range(len(events) - 1, -1, -1):
        event = events[number]
        if (event.originator_id, event.recorded_at) != (last.originator_id, last.recorded_at):
            return events[: number + 1]
    return ()
