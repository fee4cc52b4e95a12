"""Whether an installation is as it should be: its database, its read models, where evidence is kept."""

from __future__ import annotations

import asyncio

import msgspec

from services.access import reading_only
from services.application.evidence.store import EvidenceStore, NotKept
from services.clock import clock_from
from services.monitoring.health import readiness
from services.operations.database import address
from services.operations.migrations import newest_revision, revision_of
from services.reminders.choosing import channel_from
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
    problems = (*seen.because, *await _of_reminders(settings), *await _of_evidence(settings))
    return msgspec.structs.replace(found, head=seen.lags.head if seen.lags else 0, problems=problems)


async def _of_reminders(settings: Settings) -> tuple[str, ...]:
    channel = channel_from(settings)
    trouble = None if channel is None else await channel.trouble()
    return () if trouble is None else (trouble,)


async def _of_evidence(settings: Settings) -> tuple[str, ...]:
    place = settings.evidence_in
    try:
        await EvidenceStore(place).try_out()
    except NotKept as error:
        remedy = "Set FINGERPOST_EVIDENCE to a place that Fingerpost can write to."
        return (f"Evidence cannot be kept in {place} ({error}). {remedy}",)
    return ()
