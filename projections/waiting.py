"""Reading one's own writes: waiting until every read model has come to a position."""

from __future__ import annotations

import asyncio

from sqlalchemy.ext.asyncio import AsyncEngine

from projections.positions import latest

_PAUSE = 0.005
"""Seconds before each look, while somebody waits: projecting takes as long at least."""


class Waiting:
    """Waits for the read models, for any number of callers with one look for all of them.

    Args:
        engine: of readers.
    """

    def __init__(self, engine: AsyncEngine) -> None:
        self._engine = engine
        self._seen = 0
        self._looking: asyncio.Task[None] | None = None

    async def until(self, position: int, *, timeout: float = 2.0) -> bool:  # noqa: ASYNC109
        """Wait until every read model speaks of a position.

        Args:
            position: what a command answered with.
            timeout: seconds to wait at most.

        Returns:
            Whether they have come so far; otherwise the page should say that it will show the change soon.
        """
        try:
            async with asyncio.timeout(timeout):
                while self._seen < position:
                    # Shielded: whoever gives up does not take the look from the others.
                    await asyncio.shield(self._look())
        except TimeoutError:
            return False
        return True

    def _look(self) -> asyncio.Task[None]:
        if self._looking is None or self._looking.done():
            self._looking = asyncio.create_task(self._look_once())
        return self._looking

    async def _look_once(self) -> None:
        await asyncio.sleep(_PAUSE)
        async with self._engine.connect() as connection:
            self._seen = await latest(connection)
