"""What spreadsheet programs write into a file: hidden sheets, formulas, percentages, dates, merged cells."""

from __future__ import annotations

import re

import pytest

from services.application.returns.workbook.reading import Filled, read_return
from services.application.returns.workbook.template import template
from services.application.workbooks.forms.excel import write_excel
from services.application.workbooks.reading import read_workbook
from tests.unit.services.application.returns.workbook.making import LONELY_KEY, PAGE, TYPED
from tests.unit.services.application.workbooks.making import archive, parts_of

FIGURES, BOOK, STYLES = "xl/worksheets/sheet2.xml", "xl/workbook.xml", "xl/styles.xml"
LONELY = re.compile(r'<c r="I6"[^>]*>.*?</c>')
"""The cell with the figure for everybody."""
FORMS = '<cellXfs count="{}">'


def read_with(**changed: tuple[str, str]) -> Filled:
    """Read the template with a pattern in each of these parts replaced once."""
    parts = {name: part.decode() for name, part in parts_of(write_excel(template(PAGE, TYPED, 7))).items()}
    for part, (pattern, instead) in changed.items():
        name = {"figures": FIGURES, "book": BOOK, "styles": STYLES}[part]
        parts[name], times = re.subn(pattern, instead, parts[name], count=1, flags=re.DOTALL)
        assert times == 1, pattern
    return read_return(read_workbook(archive(parts), "return.xlsx"), PAGE)


def lonely_as(cell: str) -> Filled:
    return read_with(figures=(LONELY.pattern, cell))


def test_hidden_sheets_are_read_like_others() -> None:
    filled = read_with(book=('<sheet name="Figures"', '<sheet state="hidden" name="Figures"'))
    assert filled.answers[LONELY_KEY] == TYPED[LONELY_KEY]


def test_hidden_rows_and_columns_are_read_like_others() -> None:
    filled = read_with(figures=('<row r="6"', '<row hidden="1" r="6"'))
    assert filled.answers[LONELY_KEY] == TYPED[LONELY_KEY]


def test_a_formula_counts_as_what_it_shows() -> None:
    filled = lonely_as('<c r="I6"><f>SUM(I7:I8)+9</f><v>12</v></c>')
    assert filled.answers[LONELY_KEY]["count"] == "12"
    assert filled.wrong == ()


@pytest.mark.parametrize(
    ("cell", "said", "typed"),
    [
        ('<c r="I6" t="e"><f>1/0</f><v>#DIV/0!</v></c>', "it shows #DIV/0!", "#DIV/0!"),
        ('<c r="I6"><f>1+1</f></c>', "The formula in this cell has no answer", ""),
    ],
)
def test_a_formula_without_an_answer_is_named_and_not_passed_over(cell: str, said: str, typed: str) -> None:
    filled = lonely_as(cell)
    (wrong,) = filled.wrong
    assert (wrong.sheet, wrong.cell) == ("Figures", "I6")
    assert said in wrong.sentence
    assert filled.answers[LONELY_KEY].get("count", "") == typed


@pytest.mark.parametrize(("form", "said"), [("10", "a percentage, 100%"), ("15", "a date of this")])
def test_what_a_spreadsheet_made_of_a_number_is_named(form: str, said: str) -> None:
    number = {"10": "1", "15": "46005"}[form]
    filled = read_with(
        figures=(LONELY.pattern, f'<c r="I6" s="99"><v>{number}</v></c>'),
        styles=(r'<cellXfs count="\d+">.*</cellXfs>', _many_forms(form)),
    )
    assert [known.cell for known in filled.wrong] == ["I6"]
    assert said in filled.wrong[0].sentence


def _many_forms(last: str) -> str:
    """A hundred ways of showing a cell, all general but for the last."""
    forms = [f'<xf numFmtId="{form}" fontId="0" fillId="0" borderId="0"/>' for form in (*["0"] * 99, last)]
    return f'<cellXfs count="100">{"".join(forms)}</cellXfs>'


def test_merged_cells_are_named() -> None:
    filled = read_with(
        figures=("</sheetData>", '</sheetData><mergeCells><mergeCell ref="I6:J6"/></mergeCells>')
    )
    assert [known.cell for known in filled.wrong] == ["I6"]
    assert "I6 to J6" in filled.wrong[0].sentence
    assert LONELY_KEY not in filled.answers
