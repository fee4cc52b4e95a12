"""Whether an installation is as it should be: its database, and how far its read models are behind."""

from __future__ import annotations

import asyncio

import msgspec

from services.access import reading_only
from services.clock import clock_from
from services.monitoring.health import readiness
from services.operations.database import address
from services.operations.migrations import newest_revision, revision_of
from services.settings import Settings


class Check(msgspec.Struct, frozen=True, kw_only=True):
    """What was found.

    Attributes:
        revision: of the database; None if it was never migrated.
        newest_revision: what this version needs.
        head: position of the newest event.
        problems: what is not as it should be, one sentence each.
    """

    revision: str | None
    newest_revision: str
    head: int = 0
    problems: tuple[str, ...] = ()


def check(settings: Settings) -> Check:
    """Look at the database that the settings name; it was opened."""
    return asyncio.run(_check(settings))


async def _check(settings: Settings) -> Check:
    url = address(settings)
    found = Check(revision=await revision_of(url), newest_revision=newest_revision())
    if found.revision != found.newest_revision:
        return msgspec.structs.replace(found, problems=("The database needs `fingerpost migrate`.",))
    reader = reading_only(url)
    try:
        seen = await readiness(reader, clock_from(settings.clock))
    finally:
        await reader.dispose()
    return msgspec.structs.replace(found, head=seen.lags.head if seen.lags else 0, problems=seen.because)
