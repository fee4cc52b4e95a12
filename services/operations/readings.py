"""The import of a file of readings, as the command does it."""

from __future__ import annotations

import asyncio
from pathlib import Path

import msgspec

from services.application.application import Fingerpost
from services.application.readings_import.importing import ReadingsImport, Report
from services.application.readings_import.mapping import MappingRefused, read_mapping
from services.application.readings_import.rows import FileRefused
from services.clock import clock_from
from services.operations.database import address
from services.operations.errors import ImportRefused
from services.operations.progress import Progress
from services.settings import Settings


class Wanted(msgspec.Struct, frozen=True, kw_only=True):
    """An import that somebody asks for.

    Attributes:
        file: one row a reading.
        mapping: what its columns mean.
        accept_good_rows: take what can be used and leave the rest; otherwise all of it or nothing.
        restate: the reason for restating what the file gives otherwise than it was accepted, or "".
    """

    file: Path
    mapping: Path
    accept_good_rows: bool = False
    restate: str = ""


def import_readings(settings: Settings, wanted: Wanted, progress: Progress) -> Report:
    """Import a file into the migrated database that the settings name.

    Raises:
        ImportRefused: if one of the files cannot be read as a whole.
    """
    try:
        return asyncio.run(_import(settings, wanted, progress))
    except (MappingRefused, FileRefused) as error:
        raise ImportRefused(str(error)) from error


def is_refused(report: Report, wanted: Wanted) -> bool:
    """Whether rows that cannot be used kept the file out."""
    return bool(report.plan.problems) and not wanted.accept_good_rows


def summary(report: Report, wanted: Wanted) -> str:
    """What became of the file, in sentences."""
    plan, count = report.plan, len(report.plan.problems)
    rows = f"{count:,} row{'' if count == 1 else 's'}"
    if is_refused(report, wanted):
        return f"Nothing was imported: {rows} cannot be used. Mend the file, or give --accept-good-rows."
    return (
        f"{plan.readings:,} readings and {plan.missing:,} missing ones; "
        f"{plan.known:,} of them were known before. {rows} {'was' if count == 1 else 'were'} passed over. "
        f"{report.events:,} events were recorded."
    )


async def _import(settings: Settings, wanted: Wanted, progress: Progress) -> Report:
    meaning = read_mapping(wanted.mapping.read_bytes(), wanted.mapping.name)
    clock = clock_from(settings.clock) if settings.clock else None
    async with Fingerpost(address(settings), clock) as application:
        reading = ReadingsImport(application, meaning, wanted.file.read_bytes())
        return await reading.carry_out(
            await reading.plan(restate=wanted.restate),
            accept_good_rows=wanted.accept_good_rows,
            progress=lambda done, total: progress.told(wanted.file.name, done, total),
        )
