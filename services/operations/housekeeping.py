"""What happens by itself when a day comes: for now, returns open."""

from __future__ import annotations

import asyncio
import contextlib
import logging

from eventstore.errors import EventStoreError
from services.application.application import Fingerpost
from services.application.opening import ReturnOpener
from services.clock import clock_from
from services.operations.database import address
from services.settings import Settings

HOUR = 3600
"""Seconds between two looks at the calendar: a return opens within an hour of midnight."""
_logger = logging.getLogger(__name__)


async def keep_house(settings: Settings, stop: asyncio.Event) -> None:
    """Open returns as their periods end, until ``stop`` is set. Any number of processes may do it."""
    clock = clock_from(settings.clock) if settings.clock else None
    async with Fingerpost(address(settings), clock) as application:
        opener = ReturnOpener(application)
        while not stop.is_set():
            try:
                opened = await opener.open_due()
            except EventStoreError as error:
                _logger.warning("Returns cannot be opened now (%s); trying again within the hour.", error)
            else:
                if opened:
                    _logger.info("Opened %d returns whose periods have ended.", opened)
            with contextlib.suppress(TimeoutError):
                await asyncio.wait_for(stop.wait(), HOUR)
