"""Reading one's own writes: waiting until every read model has come to a position."""

from __future__ import annotations

import asyncio

from sqlalchemy.ext.asyncio import AsyncEngine

from projections.positions import latest

_FIRST_PAUSE, _LONGEST_PAUSE = 0.005, 0.1


async def wait_until(engine: AsyncEngine, position: int, *, timeout: float = 2.0) -> bool:  # noqa: ASYNC109
    """Wait until every read model speaks of a position.

    Args:
        engine: of readers.
        position: what a command answered with.
        timeout: seconds to wait at most.

    Returns:
        Whether they have come so far; otherwise the page should say that it will show the change soon.
    """
    pause = _FIRST_PAUSE
    try:
        async with asyncio.timeout(timeout):
            while True:
                async with engine.connect() as connection:
                    if await latest(connection) >= position:
                        return True
                await asyncio.sleep(pause)
                pause = min(pause * 2, _LONGEST_PAUSE)
    except TimeoutError:
        return False
