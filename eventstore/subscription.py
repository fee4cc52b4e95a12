"""Following the log: first listen, then read what is there, then wait to be told of more."""

import asyncio
from collections import deque
from collections.abc import AsyncIterator, Awaitable, Callable
from typing import Any, Self

from eventstore.connection import FAILURES, Connection, close_quietly, lost
from eventstore.reads import EVERYTHING, Filter, log_statement
from eventstore.records import RecordedEvent
from eventstore.tables import EventsTable

PAUSE = 0.2
"""Seconds between two attempts to connect."""


class Subscription:
    """An endless iterator of the log's events after a position, in order, none left out, none twice.

    It listens before it reads, so that no append falls between the two; a wake-up that is lost all the same
    costs at most `wait` seconds. When its connection breaks it makes another and goes on where it was.
    Use it as `async with store.subscribe(after) as events: async for event in events: …`, or take whole
    pages with `pages()`.

    Attributes:
        position: the position of the last event that was read.
    """

    def __init__(  # noqa: PLR0913 - each has a default
        self,
        connect: Callable[[], Awaitable[Connection]],
        names: EventsTable,
        *,
        after: int = 0,
        asked: Filter = EVERYTHING,
        page: int = 500,
        wait: float = 5.0,
    ) -> None:
        self.position = after
        self._connect = connect
        self._names = names
        self._asked = asked
        self._page = page
        self._wait = wait
        self._woken = asyncio.Event()
        self._stopped = False
        self._connection: Connection | None = None
        self._buffer: deque[RecordedEvent] = deque()

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(self, *_: object) -> None:
        await self.close()

    async def close(self) -> None:
        """End the iteration and give back the connection."""
        self.stop()
        await self._disconnect()

    def __aiter__(self) -> AsyncIterator[RecordedEvent]:
        return self

    async def __anext__(self) -> RecordedEvent:
        if not self._buffer:
            self._buffer.extend(await self.next_page())
        if not self._buffer:
            raise StopAsyncIteration
        return self._buffer.popleft()

    async def pages(self) -> AsyncIterator[list[RecordedEvent]]:
        """Yield the events in lists of one or more: whatever was there, up to a page."""
        while page := await self.next_page():
            yield page

    async def next_page(self) -> list[RecordedEvent]:
        """Wait for events and return them; an empty list means that the subscription was stopped."""
        while not self._stopped:
            try:
                if self._connection is None:
                    self._connection = await self._listen()
                self._woken.clear()
                page = await self._read(self._connection)
            except FAILURES as error:
                if not lost(error):
                    raise
                await self._disconnect()
                await self._pause(PAUSE)
                continue
            if page:
                return page
            await self._pause(self._wait)
        return []

    def stop(self) -> None:
        """End the iteration; call it from the subscription's own event loop."""
        self._stopped = True
        self._woken.set()

    async def _listen(self) -> Connection:
        connection = await self._connect()
        connection.add_termination_listener(self._wake)
        await connection.add_listener(self._names.channel, self._wake)
        return connection

    async def _read(self, connection: Connection) -> list[RecordedEvent]:
        text, arguments = log_statement(
            self._names, after=self.position, until=None, asked=self._asked, limit=self._page
        )
        page = [RecordedEvent.from_row(row) for row in await connection.fetch(text, *arguments)]
        if page:
            self.position = page[-1].position
        return page

    async def _pause(self, seconds: float) -> None:
        try:
            async with asyncio.timeout(seconds):
                await self._woken.wait()
        except TimeoutError:
            pass

    def _wake(self, *_: Any) -> None:
        self._woken.set()

    async def _disconnect(self) -> None:
        connection, self._connection = self._connection, None
        if connection is not None:
            await close_quietly(connection)
