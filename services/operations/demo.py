"""The demonstration: an invented council's history and real readings, on a clock of its own."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence

import msgspec

from demonstration.acts import NOW
from demonstration.load import load
from demonstration.people import PASSWORD, PEOPLE
from services.access import Access, Cookies, keeping, reading_only
from services.application.application import Fingerpost
from services.clock import clock_from
from services.monitoring.desk import Introduction
from services.operations.database import address
from services.operations.progress import Progress
from services.operations.projecting import projector
from services.settings import Settings


def set_up(settings: Settings) -> Settings:
    """The settings with the demonstration's clock, unless another is set, and reminders that go nowhere."""
    return msgspec.structs.replace(settings, clock=settings.clock or NOW, reminders="folder")


def introductions() -> Sequence[Introduction]:
    """Whose sign-ins the sign-in page tells everybody."""
    return [
        Introduction(name=person.name, email=person.email, password=PASSWORD, what_for=person.what_for)
        for person in PEOPLE
    ]


def fill(settings: Settings, progress: Progress) -> None:
    """Load the demonstration into a migrated database, as far as it is missing, and project it."""
    asyncio.run(_fill(settings, progress))


async def _fill(settings: Settings, progress: Progress) -> None:
    url = address(settings)
    keeper, reader = keeping(url), reading_only(url)
    access = Access(keeper, reader, Cookies(secure=settings.secure_cookies))
    async with Fingerpost(url, clock_from(settings.clock)) as application:
        await load(application, access, progress.told)
    await keeper.dispose()
    await reader.dispose()
    async with projector(url) as made:
        await made.drain()
