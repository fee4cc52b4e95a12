"""A framework's workbook is read back as it was, in people's words, and every error has its cell."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import get_args

import msgspec
import pytest
from hypothesis import given, settings

from domain.framework import definitions
from domain.shared import values
from domain.shared.errors import DomainError, Several
from services.application.frameworks.document import (
    FrameworkDocument,
    IndicatorEntry,
    OutcomeEntry,
    QualityEntry,
    QuotationEntry,
    SourceEntry,
)
from services.application.frameworks.json_form import CHOICES
from services.application.frameworks.workbook import sheets, words
from services.application.frameworks.workbook.reading import read_framework
from services.application.frameworks.workbook.writing import workbook_of
from services.application.workbooks.cells import CellValue
from services.application.workbooks.problems import WorkbookRefused
from services.application.workbooks.reading import Sheet, Workbook, read_workbook
from tests.unit.services.application.frameworks.making import DOCUMENT, documents

REFERENCE = Path(__file__).parents[5] / "docs" / "reference" / "framework-workbook.md"
READ = read_workbook(workbook_of(DOCUMENT), "youth.xlsx")


@settings(max_examples=40, deadline=None)
@given(documents)
def test_every_document_is_read_back_as_it_was(document: FrameworkDocument) -> None:
    assert read_framework(read_workbook(workbook_of(document), "plan.xlsx")) == document


def test_cells_hold_the_words_that_people_use_and_no_code_names() -> None:
    shown = {
        value for sheet in READ.sheets for row in sheet.values for value in row if isinstance(value, str)
    }
    assert {
        "Short term",
        "Medium term",
        "Doing well day to day",
        "Connect, Keep learning",
        "Within a band",
    } <= shown
    assert not {"good_functioning", "keep_learning", "maintain", "subjective", "medium"} & shown


@pytest.mark.parametrize(
    ("meanings", "kind"),
    [
        (words.LEVELS, definitions.Level),
        (words.BOTTOM_LINES, definitions.BottomLine),
        (words.HORIZONS, definitions.Horizon),
        (words.WELL_BEING_ELEMENTS, definitions.WellBeingElement),
        (words.FIVE_WAYS, definitions.FiveWays),
        (words.PREVENTION_LEVELS, definitions.PreventionLevel),
        (words.MEASURES, values.Measure),
        (words.DIRECTIONS, values.Direction),
        (words.LENSES, values.Lens),
    ],
)
def test_there_is_a_word_for_everything_that_can_be_chosen(meanings: Mapping[str, str], kind: object) -> None:
    assert tuple(meanings.values()) == get_args(kind)


def test_the_sheets_come_in_the_order_in_which_they_are_filled_in() -> None:
    assert [sheet.name for sheet in READ.sheets] == [
        *("Framework", "Outcomes", "Quotations", "Sources", "Indicators", "Qualities", "Notes", "Choices")
    ]


def test_the_notes_explain_every_sheet() -> None:
    notes = [row[0] for row in READ.sheet("Notes").values[1:]]
    explained = {str(note).partition(":")[0] for note in notes}
    assert set(sheets.COLUMNS) <= explained


def test_the_reference_explains_every_column_and_every_choice() -> None:
    page = REFERENCE.read_text()
    for name, columns in sheets.COLUMNS.items():
        explained = page.partition(f"\n## {name}\n")[2].partition("\n## ")[0]
        for column in columns:
            assert f"{column.heading} |" in explained or f"{column.heading}, " in explained
            assert all(f"`{choice}`" in explained for choice in column.choices)
    assert all(f"`{way}`" in page for way in words.FIVE_WAYS)


def test_the_reference_explains_every_part_of_the_json_form_and_its_words() -> None:
    explained = REFERENCE.read_text().partition("\n## The JSON file\n")[2]
    for entry in (FrameworkDocument, OutcomeEntry, IndicatorEntry, QuotationEntry, SourceEntry, QualityEntry):
        assert all(f"`{part}`" in explained for part in entry.__struct_fields__)
    for name, choices in CHOICES.items():
        assert name == "format" or f"| `{name}` | {', '.join(f'`{word}`' for word in choices)} |" in explained


def changed(changes: Mapping[str, CellValue]) -> Workbook:
    """The told workbook with some cells changed, by their addresses."""
    rows = {sheet.name: [list(row) for row in sheet.values] for sheet in READ.sheets}
    for address, value in changes.items():
        name, _, place = address.partition("!")
        row, column = int(place[1:]) - 1, ord(place[0]) - ord("A")
        cells = rows[name]
        cells.extend([None] * len(cells[0]) for _ in range(row + 1 - len(cells)))
        cells[row][column] = value
    return Workbook(
        name="youth.xlsx",
        sheets=tuple(Sheet(name=name, values=tuple(map(tuple, cells))) for name, cells in rows.items()),
    )


def problems(changes: Mapping[str, CellValue]) -> list[tuple[str, str]]:
    """The addresses and sentences of what is wrong in the changed workbook."""
    with pytest.raises(DomainError) as refused:
        read_framework(changed(changes))
    error = refused.value
    singles = error.errors if isinstance(error, Several) else (error,)
    return [(single.field, single.message) for single in singles]


@pytest.mark.parametrize(
    ("address", "value", "said"),
    [
        ("Framework!A2", None, "Give the framework a title."),
        ("Framework!C2", "Borough", "“Borough” is no choice here. Choose from “Service”, “Community”."),
        ("Framework!A3", "Another", "holds one framework"),
        ("Outcomes!A2", None, "Give the outcome a number"),
        ("Outcomes!A3", "1", "The same number stands in Outcomes!A2"),
        ("Outcomes!B2", None, "Say in a sentence what change the outcome is."),
        ("Outcomes!C2", None, "Choose the level"),
        ("Outcomes!D3", "Green", "“Green” is no choice here"),
        ("Outcomes!G2", "Connect, fly", "“fly” is no choice here"),
        ("Outcomes!I2", "first", "This is no id"),
        ("Outcomes!I3", str(DOCUMENT.outcomes[0].id), "The same id stands in Outcomes!I2"),
        ("Outcomes!C1", "Colour", "has no column “Level”"),
        ("Quotations!A2", "7", "“7” is the number of no outcome. Take one from the sheet Outcomes."),
        ("Quotations!B2", None, "Write down what was said"),
        ("Sources!B2", None, "Name the document"),
        ("Indicators!A2", None, "Give the number of its outcome"),
        ("Indicators!B2", None, "Give the indicator a title"),
        ("Indicators!C2", "sum", "“sum” is no choice here. Choose from “Count”"),
        ("Indicators!E2", None, "Choose which way is wanted"),
        ("Indicators!F2", None, "Choose whose eyes"),
        ("Indicators!J2", "seven", "“seven” is not a number"),
        ("Indicators!J2", None, "Give both ends, or neither"),
        ("Indicators!L3", None, "Give both ends, or neither"),
        ("Indicators!N2", "-1", "must be above zero"),
        ("Indicators!O3", str(DOCUMENT.outcomes[0].id), "The same id stands in Outcomes!I2"),
        ("Qualities!A2", None, "Say in a sentence what the quality is."),
    ],
)
def test_what_cannot_be_used_is_refused_by_its_cell(address: str, value: CellValue, said: str) -> None:
    wanted = "Outcomes!A1" if address == "Outcomes!C1" else address
    found = dict(problems({address: value}))
    assert said in found[wanted]


@pytest.mark.parametrize(
    ("changes", "address", "said"),
    [
        ({"Indicators!J2": None, "Indicators!K2": None}, "Indicators!J2", "its scale"),
        ({"Indicators!L3": None, "Indicators!M3": None}, "Indicators!L3", "needs a band"),
        ({"Indicators!J2": "35", "Indicators!K2": "7"}, "Indicators!J2", "below its highest"),
        ({"Framework!C2": "Community"}, "Outcomes!C2", "for the whole community"),
    ],
)
def test_what_breaks_a_rule_of_frameworks_is_refused_by_its_cell(
    changes: Mapping[str, CellValue], address: str, said: str
) -> None:
    ((found, sentence),) = problems(changes)
    assert (found, said in sentence) == (address, True)


def test_all_that_is_wrong_is_told_at_once_and_once() -> None:
    wrong: dict[str, CellValue] = {
        "Outcomes!B2": None,
        "Outcomes!D2": "Green",
        "Quotations!A2": "9",
        "Indicators!C2": "sum",
        "Qualities!A2": None,
    }
    assert sorted(address for address, _ in problems(wrong)) == sorted(set(wrong) - {"Outcomes!B2"})


def test_outcomes_whose_headings_are_wrong_do_not_make_every_indicator_wrong() -> None:
    found = [address for address, _ in problems({"Outcomes!A1": "Nr"})]
    assert set(found) == {"Outcomes!A1"}


def test_new_rows_need_no_id_and_no_column_for_it() -> None:
    new = {
        "Outcomes!A4": "New",
        "Outcomes!B4": "People meet.",
        "Outcomes!C4": "service",
        "Outcomes!D4": "social",
    }
    assert read_framework(changed(new)).outcomes[2].id is None
    bare = msgspec.structs.replace(
        READ,
        sheets=tuple(
            msgspec.structs.replace(sheet, values=tuple(row[:-1] for row in sheet.values))
            if sheet.name in ("Outcomes", "Indicators", "Qualities")
            else sheet
            for sheet in READ.sheets
        ),
    )
    assert {known.id for known in read_framework(bare).outcomes} == {None}


def test_numbers_of_outcomes_may_be_numbers_or_words() -> None:
    by_name: dict[str, CellValue] = {
        "Outcomes!A2": "Trust",
        "Quotations!A2": "trust ",
        "Sources!A2": "TRUST",
        "Indicators!A2": "trust",
        "Indicators!A3": "trust",
    }
    assert read_framework(changed(by_name)) == DOCUMENT


@pytest.mark.parametrize("name", sheets.COLUMNS)
def test_a_sheet_that_is_missing_is_refused_and_not_taken_for_an_empty_one(name: str) -> None:
    kept = tuple(sheet for sheet in READ.sheets if sheet.name != name)
    with pytest.raises(WorkbookRefused, match=f"has no sheet “{name}”"):
        read_framework(msgspec.structs.replace(READ, sheets=kept))


def test_an_empty_workbook_asks_for_a_title() -> None:
    empty = msgspec.structs.replace(
        READ,
        sheets=tuple(msgspec.structs.replace(sheet, values=sheet.values[:1]) for sheet in READ.sheets),
    )
    with pytest.raises(DomainError, match="Give the framework a title") as refused:
        read_framework(empty)
    assert refused.value.field == "Framework!A2"
