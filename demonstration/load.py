"""Puts the demonstration into a database: once, however often it is asked to."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from importlib import resources

from demonstration.acts import CALENDAR, COUNCIL_ID, Act, moment
from demonstration.aldermere.story import acts
from demonstration.people import PASSWORD, PEOPLE, PERSON
from eventstore import source
from services.access.service import Access
from services.application.application import Fingerpost
from services.application.context import Context
from services.application.readings_import.importing import ReadingsImport, Report
from services.application.readings_import.mapping import read_mapping

IMPORTED_ON = date(2026, 5, 6)
"""The day on which, in the story, the real readings were imported."""

Progress = Callable[[str, int, int], None]
"""Told what is being done, how much of it is done, and of how much."""


async def load(application: Fingerpost, access: Access, progress: Progress) -> None:
    """Load the people, the invented council's history and the real readings.

    What is there already is left as it is: every act has a key, and the import adds nothing twice.
    """
    for number, person in enumerate(PEOPLE, 1):
        await access.enter(person.person, PASSWORD)
        progress("People who can sign in", number, len(PEOPLE))
    story = acts()
    imported_at = moment(IMPORTED_ON, 8)
    earlier = [act for act in story if act.at <= imported_at]
    await _play(application, earlier, progress, 0, len(story))
    await import_readings(application, progress)
    await _play(application, story[len(earlier) :], progress, len(earlier), len(story))


async def import_readings(application: Fingerpost, progress: Progress) -> Report:
    """Import the real readings, as the import command does."""
    files = resources.files("demonstration.adult_social_care")
    mapping = read_mapping(files.joinpath("mapping.toml").read_bytes(), "mapping.toml")
    content = files.joinpath("readings.csv").read_bytes()
    reading = ReadingsImport(application, mapping, content, at=moment(IMPORTED_ON, 8))
    return await reading.carry_out(
        await reading.plan(),
        progress=lambda done, steps: progress("Adult social care in England", done, steps),
    )


async def _play(
    application: Fingerpost, story: Sequence[Act], progress: Progress, before: int, total: int
) -> None:
    for number, act in enumerate(story, before + 1):
        context = Context(
            actor_id=None if act.by == CALENDAR else PERSON[act.by].person_id,
            role=act.role,
            council_id=COUNCIL_ID,
            contract_id=act.contract_id,
            source=source.CALENDAR if act.by == CALENDAR else source.WEB,
            correlation_id=act.key,
            idempotency_key=act.key,
        )
        await application.execute(*act.commands, context=context, at=act.at)
        progress("Aldermere Borough Council", number, total)
