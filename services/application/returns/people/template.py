"""The people's workbook to fill in, as a form in either format."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from domain.framework.definitions import Indicator
from services.application.returns.people.asked import CODE, GROUPS, SHEET, Measured, groups_in
from services.application.workbooks.forms.model import FormCell, FormSheet, Look

NOTES = "How to fill this in"
_ROWS = 100
"""Rows that are marked to be filled in; more may follow below them."""
_CODE_WIDTH, _WIDTH, _GROUPS_WIDTH, _NOTES_WIDTH = 14, 24, 40, 100
_HOW_TO = """
Write one row for each person who was measured at the start.

Give each person a code, such as P1. Do not write names, dates of birth, NHS numbers or addresses. Only you
need to know whose code it is.

Start: the measure when they began. Later: the measure now. Leave Later empty if they left before they were
measured again.

Leave both empty if somebody was not measured on an indicator. You can take both of its columns out.

When you are done, save the workbook and choose it on the page of the return. The figures are worked out from
it. The rows are not kept anywhere.
"""
_WANTED = {
    "increase": "more is better",
    "decrease": "less is better",
    "maintain": "to stay in its band",
    "none": "",
}


def people_template(measured: Sequence[Measured]) -> tuple[FormSheet, ...]:
    """The sheets of the template.

    Args:
        measured: the indicators that the return asks for.
    """
    groups = groups_in(measured)
    return (_people(measured, groups), _notes(measured, groups))


def _people(measured: Sequence[Measured], groups: Sequence[str]) -> FormSheet:
    measures = [heading for known in measured for heading in (known.start, known.later)]
    columns: list[tuple[str, Look, int]] = [(CODE, "text", _CODE_WIDTH)]
    columns.extend((heading, "number", _WIDTH) for heading in measures)
    if groups:
        columns.append((GROUPS, "text", _GROUPS_WIDTH))
    cells = [
        FormCell(row=1, column=at, look="heading", value=heading)
        for at, (heading, _, _) in enumerate(columns, 1)
    ]
    cells += [
        FormCell(row=row, column=at, look=look)
        for row in range(2, _ROWS + 2)
        for at, (_, look, _) in enumerate(columns, 1)
    ]
    widths = tuple(width for _, _, width in columns)
    return FormSheet(name=SHEET, widths=widths, cells=tuple(cells), frozen=1)


def _notes(measured: Sequence[Measured], groups: Sequence[str]) -> FormSheet:
    paragraphs = (*_paragraphs(), *_about_groups(groups), *map(_about, measured))
    cells = [FormCell(row=1, column=1, look="title", value=NOTES)]
    cells += [FormCell(row=row, column=1, look="said", value=said) for row, said in enumerate(paragraphs, 2)]
    return FormSheet(name=NOTES, widths=(_NOTES_WIDTH,), cells=tuple(cells))


def _paragraphs() -> Iterator[str]:
    return (" ".join(paragraph.split()) for paragraph in _HOW_TO.split("\n\n"))


def _about_groups(groups: Sequence[str]) -> Iterator[str]:
    if groups:
        yield (
            "Groups: the groups that the person belongs to, with semicolons between them. They are: "
            f"{'; '.join(groups)}."
        )


def _about(known: Measured) -> str:
    defined, scale = known.question.asked.definition, known.question.asked.asked.scale
    words = [
        f"from {scale.lowest:f} to {scale.highest:f}" if scale else defined.unit,
        _WANTED[defined.direction],
        _counts(defined),
    ]
    return f"{known.start.removesuffix(': start')}: {', '.join(word for word in words if word)}."


def _counts(defined: Indicator) -> str:
    return (
        f"a change counts from {defined.smallest_change:f} on"
        if defined.smallest_change is not None
        else "any change counts"
    )
