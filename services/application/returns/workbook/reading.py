"""A filled-in workbook as answers: sheets by their names, rows by their keys, columns by their headings."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import get_args

import msgspec

from domain.measures.expectation import Against
from projections.returns.results import Return
from services.application.returns.answers import Answers, filled
from services.application.returns.questions import Task, questions_of, tasks_of
from services.application.returns.workbook.identity import check_identity, identity_of
from services.application.returns.workbook.rows import SheetReader, Wrong
from services.application.returns.workbook.sheets import sheets_of
from services.application.workbooks.problems import WorkbookRefused
from services.application.workbooks.reading import Workbook

EVERY_STANDING: tuple[Against, ...] = get_args(Against)
MOST_TEXT = 500_000
"""Characters of all answers together: a return of a hundred indicators, each with a page about it."""
MOST_MERGED = 1_000
"""Merged regions of one sheet: each is held against every cell that is to be filled in."""
MOST_WRONG = 300
"""Cells that are named; who has more to correct begins again from the template."""


class Filled(msgspec.Struct, frozen=True, kw_only=True):
    """What was read from a workbook.

    Attributes:
        answers: as they would be typed, also empty ones. A question that could not be read is left out: what
            stands in the draft is not touched by it.
        wrong: the cells that cannot be used, in the order of the workbook; no more than `MOST_WRONG`.
        places: sheet and cell of each part, by the path that errors call it.
        seen: number of the newest saving in the draft when the template was made.
    """

    answers: Answers
    wrong: tuple[Wrong, ...]
    places: Mapping[str, tuple[str, str]]
    seen: int


def every_task(page: Return) -> tuple[Task, ...]:
    """All that the return asks, with every question that its figures may call for."""
    return tasks_of(page, EVERY_STANDING)


def read_return(workbook: Workbook, page: Return) -> Filled:
    """Read a workbook that was made as the template of a return.

    Args:
        workbook: as it was filled in.
        page: the return.

    Raises:
        WorkbookRefused: where it is the template of another return, or a sheet is missing, or it holds more
            text or more merged cells than a return can.
    """
    for sheet in workbook.sheets:
        if len(sheet.merged) > MOST_MERGED:
            raise WorkbookRefused(
                f"The sheet “{sheet.name}” has more than {MOST_MERGED:,} merged cells. Split them, and try "
                "again.",
                field="workbook",
            )
    tasks = every_task(page)
    identity = check_identity(workbook, identity_of(page, tasks, 0))
    readers = [SheetReader(workbook.sheet(asked.name), asked) for asked in sheets_of(tasks)]
    for reader in readers:
        reader.read()
    unread = {name for reader in readers for name in reader.unread}
    parts: dict[str, str] = {field: typed for reader in readers for field, typed in reader.typed.items()}
    if sum(map(len, parts.values())) > MOST_TEXT:
        raise WorkbookRefused(
            f"The answers in “{workbook.name}” have more than {MOST_TEXT:,} characters. Shorten them.",
            field="workbook",
        )
    return Filled(
        answers={
            known.name: filled({part: parts.get(f"{known.name}.{part}", "") for part in known.parts})
            for known in questions_of(tasks)
            if known.name not in unread
        },
        wrong=tuple(wrong for reader in readers for wrong in reader.wrong)[:MOST_WRONG],
        places={field: place for reader in readers for field, place in reader.places.items()},
        seen=identity.seen_up_to,
    )


def problems_at(errors: Iterator[tuple[str, str]], filled_in: Filled) -> tuple[Wrong, ...]:
    """What is wrong with the answers, at the cells in which they stand, after what is wrong with the cells.

    Args:
        errors: the path and the sentence of each thing that the rules of a return say is wrong.
        filled_in: what was read.
    """
    said = {wrong.field for wrong in filled_in.wrong}
    found = [
        Wrong(sheet=place[0], cell=place[1], sentence=sentence, field=field)
        for field, sentence in errors
        if field not in said and (place := _place(field, filled_in.places)) is not None
    ]
    return (*filled_in.wrong, *found)


def _place(field: str, places: Mapping[str, tuple[str, str]]) -> tuple[str, str] | None:
    if field in places:
        return places[field]
    return next((place for known, place in places.items() if known.startswith(f"{field}.")), None)
