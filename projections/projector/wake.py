"""Being told of appends: a connection that listens, made again whenever it breaks."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable
from typing import Any, Self

from eventstore.connection import FAILURES, Connection, close_quietly

POLL = 5.0
"""Seconds after which a projection looks by itself: what a lost notification costs at most."""
_PAUSE = 0.2
_logger = logging.getLogger(__name__)


class Wake:
    """Counts what may be news: each notification, and each time that listening began anew.

    Read `count` before looking for events and pass it to `wait`: what comes in between is not missed.

    Args:
        connect: opens a connection of one's own, not through a pooler that would lose LISTEN.
        channel: the one that is notified of every append.
    """

    def __init__(self, connect: Callable[[], Awaitable[Connection]], channel: str) -> None:
        self.count = 0
        self._connect = connect
        self._channel = channel
        self._changed = asyncio.Event()
        self._cut_off = asyncio.Event()
        self._listening: asyncio.Task[None] | None = None

    async def __aenter__(self) -> Self:
        self._listening = asyncio.create_task(self._listen())
        return self

    async def __aexit__(self, *_: object) -> None:
        if self._listening is not None:
            self._listening.cancel()
            await asyncio.gather(self._listening, return_exceptions=True)

    async def wait(self, seen: int, seconds: float = POLL) -> None:
        """Return when there has been news since the count was `seen`, or after so many seconds."""
        try:
            async with asyncio.timeout(seconds):
                while self.count == seen:
                    await self._changed.wait()
        except TimeoutError:
            pass

    def rouse(self, *_: Any) -> None:
        """Wake everyone who waits."""
        self.count += 1
        self._changed.set()
        self._changed = asyncio.Event()

    async def _listen(self) -> None:
        while True:
            try:
                await self._listen_once()
                _logger.warning("The connection that listens for appends was cut off; making another.")
            except FAILURES as error:
                _logger.warning("Cannot listen for appends (%s); trying again.", error)
            await asyncio.sleep(_PAUSE)

    async def _listen_once(self) -> None:
        connection = await self._connect()
        try:
            self._cut_off.clear()
            connection.add_termination_listener(self._end)
            await connection.add_listener(self._channel, self.rouse)
            self.rouse()  # for whatever was appended while nobody listened
            await self._cut_off.wait()
        finally:
            await close_quietly(connection)

    def _end(self, *_: Any) -> None:
        self._cut_off.set()
