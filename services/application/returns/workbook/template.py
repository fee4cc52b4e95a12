"""A return's template: its questions with what the draft holds, as a form in either format."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from uuid import UUID

from projections.returns.results import Return
from services.application.returns.answers import EMPTY, Answers
from services.application.returns.workbook.asked import AskedRow, AskedSheet, Holds, Input, Told
from services.application.returns.workbook.cells import CHOICES, NUMBERS, cell_value
from services.application.returns.workbook.identity import LABELS, Identity, identity_of
from services.application.returns.workbook.reading import every_task
from services.application.returns.workbook.sheets import sheets_of
from services.application.returns.workbook.wording import HOW_TO, KEY, NOTES
from services.application.workbooks.forms.model import Check, FormCell, FormSheet, Look

HEADINGS_ROW = 3
"""Above it stands what the sheet is, and of which return."""
_WIDTHS: Mapping[str, int] = {
    "Outcome": 28,
    "Indicator": 32,
    "For whom": 14,
    "Unit": 12,
    "Way of measuring": 26,
    "Last figure": 22,
    "What to write": 26,
    "Question": 50,
    "When": 28,
    "Answer": 80,
    "What is counted": 40,
    "What is confirmed": 50,
    "Why there is no figure": 30,
    "Why there is none": 30,
    "What should be known about it": 40,
    "If not yet: what is missing, and what you do about it": 60,
    KEY: 12,
}
_WIDTH = 14
_CHECKS: Mapping[Holds, Check] = {"whole": "whole", "decimal": "decimal"}
_LONGEST_TITLE, _LONGEST_NOTE = 32, 255


def template(
    page: Return, answers: Answers, seen: int, told: Mapping[UUID, Told] | None = None
) -> tuple[FormSheet, ...]:
    """The sheets of a return's template.

    Args:
        page: the return.
        answers: as they stand in its draft.
        seen: number of the newest saving in the draft.
        told: what is told beside each indicator.
    """
    tasks = every_task(page)
    identity = identity_of(page, tasks, seen)
    sheets = (_sheet(sheet, identity, answers) for sheet in sheets_of(tasks, told))
    return (_notes(identity), *sheets)


def _notes(identity: Identity) -> FormSheet:
    cells = [FormCell(row=1, column=1, look="title", value=NOTES)]
    for row, (name, label) in enumerate(LABELS.items(), HEADINGS_ROW):
        look: Look = "key" if name in {"return_id", "asked", "seen"} else "said"
        cells.append(FormCell(row=row, column=1, look="heading", value=label))
        cells.append(FormCell(row=row, column=2, look=look, value=getattr(identity, name)))
    first = HEADINGS_ROW + len(LABELS) + 1
    cells += [
        FormCell(row=row, column=2, look="said", value=paragraph)
        for row, paragraph in enumerate(HOW_TO, first)
    ]
    return FormSheet(name=NOTES, widths=(20, 100), cells=tuple(cells))


def _sheet(sheet: AskedSheet, identity: Identity, answers: Answers) -> FormSheet:
    headings = (*sheet.told, *sheet.inputs, KEY)
    cells = [
        FormCell(row=1, column=1, look="title", value=sheet.name),
        FormCell(row=2, column=1, look="key", value=identity.told),
        *(
            FormCell(row=HEADINGS_ROW, column=column, look="heading", value=heading)
            for column, heading in enumerate(headings, 1)
        ),
    ]
    for number, row in enumerate(sheet.rows, HEADINGS_ROW + 1):
        cells.extend(_row(sheet, row, number, answers))
    return FormSheet(
        name=sheet.name,
        widths=tuple(_WIDTHS.get(heading, _WIDTH) for heading in headings),
        cells=tuple(cells),
        frozen=HEADINGS_ROW,
    )


def _row(sheet: AskedSheet, row: AskedRow, number: int, answers: Answers) -> Iterator[FormCell]:
    for column, text in enumerate(row.told, 1):
        yield FormCell(row=number, column=column, look="said", value=text)
    for column, heading in enumerate(sheet.inputs, len(sheet.told) + 1):
        asked = row.inputs.get(heading)
        if asked is None:
            yield FormCell(row=number, column=column, look="unasked")
        else:
            typed = answers.get(asked.question, EMPTY).get(asked.part, "")
            yield _input(asked, typed, row.title, heading, (number, column))
    yield FormCell(row=number, column=len(sheet.told) + len(sheet.inputs) + 1, look="key", value=row.key)


def _input(asked: Input, typed: str, title: str, heading: str, at: tuple[int, int]) -> FormCell:
    return FormCell(
        row=at[0],
        column=at[1],
        look="number" if asked.holds in NUMBERS else "text",
        value=cell_value(typed, asked.holds),
        choices=tuple(CHOICES.get(asked.holds, {}).values()),
        check=_CHECKS.get(asked.holds, ""),
        note_title=heading[:_LONGEST_TITLE],
        note=title[:_LONGEST_NOTE],
    )
