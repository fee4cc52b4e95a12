"""Reminders, looked to once an hour beside whatever else happens by itself."""

from __future__ import annotations

import asyncio
import contextlib
import logging
from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager

from sqlalchemy.exc import DBAPIError, InterfaceError

from eventstore.errors import EventStoreError
from services.access import Access, Cookies, engine_as, keeping, reading_only
from services.application.application import Fingerpost
from services.clock import clock_from
from services.operations.database import address
from services.operations.housekeeping import HOUR
from services.reminders.channel import Channel
from services.reminders.choosing import channel_from
from services.reminders.claims import REMINDER, Claims
from services.reminders.reminding import Reminders
from services.settings import Settings

FIRST_LOOK = 30
"""Seconds until the first look, so that returns that have opened meanwhile are seen."""
_OUT_OF_REACH = (DBAPIError, InterfaceError, EventStoreError, OSError)
_logger = logging.getLogger(__name__)


async def remind(settings: Settings, stop: asyncio.Event, first_look: float = FIRST_LOOK) -> None:
    """Send reminders as their days come, until ``stop`` is set. Any number of processes may do it."""
    channel = channel_from(settings)
    if channel is None:
        return
    async with reminders_of(settings, channel) as reminders:
        wait = first_look
        while not await _stopped(stop, wait):
            wait = HOUR
            try:
                sent = await reminders.send_due()
            except _OUT_OF_REACH as error:
                _logger.warning("Reminders cannot be sent now (%s); trying again within the hour.", error)
            else:
                if sent:
                    _logger.info("Sent %d reminders of returns.", sent)


@asynccontextmanager
async def reminders_of(settings: Settings, channel: Channel) -> AsyncGenerator[Reminders]:
    """The reminders of this installation, put together."""
    url = address(settings)
    keeper, reader, reminder = keeping(url), reading_only(url), engine_as(url, REMINDER)
    clock = clock_from(settings.clock) if settings.clock else None
    try:
        async with Fingerpost(url, clock) as application:
            access = Access(keeper, reader, Cookies(secure=settings.secure_cookies))
            yield Reminders(application, access, Claims(reminder), channel, settings.where)
    finally:
        for engine in (keeper, reader, reminder):
            await engine.dispose()


async def _stopped(stop: asyncio.Event, seconds: float) -> bool:
    """Whether we are asked to stop within so many seconds."""
    with contextlib.suppress(TimeoutError):
        await asyncio.wait_for(stop.wait(), seconds)
    return stop.is_set()
