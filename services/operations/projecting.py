"""The projector of this installation, put together."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager

from eventstore.connection import Database
from eventstore.store import PostgresEventStore
from projections.positions import LOG
from projections.projector.install import PROJECTOR
from projections.projector.runner import Projector
from projections.projector.wake import Wake
from services.operations.database import address
from services.operations.housekeeping import keep_house
from services.operations.reminding import remind
from services.settings import Settings


@asynccontextmanager
async def projector(url: str) -> AsyncGenerator[Projector]:
    """The projector for the database at ``url``; its read models are of this version's definitions."""
    database = Database(url, role=PROJECTOR)
    async with PostgresEventStore(database, LOG) as log, database.pool() as pool:
        made = Projector(pool, log)
        await made.prepare()
        yield made


async def keep_up(settings: Settings, stop: asyncio.Event) -> None:
    """Keep read models up with the log, and the log and people with the calendar, until ``stop`` is set."""
    async with asyncio.TaskGroup() as tasks:
        tasks.create_task(project(address(settings), stop))
        tasks.create_task(keep_house(settings, stop))
        tasks.create_task(remind(settings, stop))


async def project(url: str, stop: asyncio.Event) -> None:
    """Keep the read models up with the log until ``stop`` is set."""
    async with projector(url) as made, Wake(Database(url, role=PROJECTOR).connect, LOG.channel) as wake:
        await made.run_forever(stop, wake)
