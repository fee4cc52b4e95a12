"""Files for spreadsheets."""

from __future__ import annotations

import csv
import io
import zipfile
from collections.abc import Sequence
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from python_calamine import CalamineWorkbook

from services.presentation.tabular import Sheet, as_csv, as_ods

MOMENT = datetime(2026, 3, 31, 23, 30, tzinfo=UTC)


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r"])
def test_words_that_a_spreadsheet_would_run_are_kept_from_it(start: str) -> None:
    assert as_csv(["a"], [[f"{start}1+1"]]).decode("utf-8-sig").split("\r\n", 1)[1].lstrip('"')[0] == "'"


def test_a_negative_number_stays_a_number() -> None:
    assert as_csv(["a"], [[Decimal("-1.5")], [-2]]) == b"\xef\xbb\xbfa\r\n-1.5\r\n-2\r\n"


def test_cells_are_quoted_days_are_iso_and_nothing_is_empty() -> None:
    written = as_csv(["a", "b", "c"], [['say "hi", twice', date(2026, 3, 31), None]])
    assert written.decode("utf-8-sig") == 'a,b,c\r\n"say ""hi"", twice",2026-03-31,\r\n'


def read_back(content: bytes) -> dict[str, list[Any]]:
    """The cells of every sheet of a file."""
    with CalamineWorkbook.from_filelike(io.BytesIO(content)) as workbook:
        return {name: list(workbook.get_sheet_by_name(name).to_python()) for name in workbook.sheet_names}


def one_sheet(columns: Sequence[str], *rows: Sequence[str | int | Decimal | date | datetime | None]) -> bytes:
    return as_ods([Sheet(name="Numbers", columns=columns, rows=rows)])


def test_numbers_are_numbers_days_are_days_and_moments_stay_text() -> None:
    written = one_sheet(["a", "b", "c", "d"], [Decimal("-1.50"), 7, date(2026, 3, 31), MOMENT])
    assert read_back(written)["Numbers"][1] == [-1.5, 7, date(2026, 3, 31), "2026-03-31T23:30:00+00:00"]


@pytest.mark.parametrize("words", ["=1+1", "+1", "-1", "@SUM(A1)", "007", "12-14", "TRUE", "  two  blanks "])
def test_text_stays_text_without_an_apostrophe(words: str) -> None:
    written = one_sheet([words], [words])
    assert read_back(written)["Numbers"] == [[words], [words]]
    with zipfile.ZipFile(io.BytesIO(written)) as archive:
        content = archive.read("content.xml").decode()
    assert "formula" not in content
    assert content.count('office:value-type="string"') == 2


def test_headings_are_marked_as_such() -> None:
    with zipfile.ZipFile(io.BytesIO(one_sheet(["Period"], ["Q1"]))) as archive:
        content = archive.read("content.xml").decode()
    header = content.split("<table:table-header-rows>")[1].split("</table:table-header-rows>")[0]
    assert "Period" in header
    assert "Q1" not in header


def test_an_empty_cell_is_empty_and_lines_and_markup_stay_as_they_are() -> None:
    written = one_sheet(["a", "b"], [None, "one\r\ntwo <b>&\x07"])
    assert read_back(written)["Numbers"][1] == ["", "one\ntwo <b>&"]


@pytest.mark.parametrize(
    ("wanted", "given_names"),
    [
        (["Readings", "readings", "READINGS"], ["Readings", "readings (2)", "READINGS (3)"]),
        (["[In/out]: what?*", "'quoted'", "", "\x07"], ["In out what", "quoted", "Sheet", "Sheet (2)"]),
        (["A" * 40, "A" * 40], ["A" * 31, "A" * 27 + " (2)"]),
        (["A (2)", "A", "A"], ["A (2)", "A", "A (3)"]),
    ],
)
def test_sheets_have_names_that_programs_take_and_none_twice(
    wanted: list[str], given_names: list[str]
) -> None:
    sheets = [Sheet(name=name, columns=["a"], rows=[[name or None]]) for name in wanted]
    assert list(read_back(as_ods(sheets))) == given_names


def test_a_file_says_what_it_is_in_its_first_bytes_and_is_the_same_every_time() -> None:
    written = one_sheet(["a"], [1])
    assert written[30:].startswith(b"mimetypeapplication/vnd.oasis.opendocument.spreadsheet")
    with zipfile.ZipFile(io.BytesIO(written)) as archive:
        assert {each.date_time[0] for each in archive.infolist()} == {1980}
    assert written == one_sheet(["a"], [1])


CELLS = st.one_of(
    st.none(),
    st.text(st.characters(min_codepoint=32, max_codepoint=0x2FFF), min_size=1),
    st.integers(-(10**12), 10**12),
    st.decimals(-(10**9), 10**9, places=4),
    st.dates(date(1900, 3, 1), date(2999, 1, 1)),
    st.datetimes(timezones=st.just(UTC)),
)


@given(st.lists(st.lists(CELLS, min_size=3, max_size=3), min_size=1, max_size=5))
def test_a_table_gives_the_same_cells_as_csv_and_as_opendocument(
    rows: list[list[str | int | Decimal | date | datetime | None]],
) -> None:
    headings = ["first", "=second", "third"]
    _, *filed = csv.reader(io.StringIO(as_csv(headings, rows).decode("utf-8-sig"), newline=""))
    _, *opened = read_back(one_sheet(headings, *rows))["Numbers"]
    opened += [["", "", ""]] * (len(rows) - len(opened))  # the reader leaves out empty rows at the end
    for row, as_text, as_cells in zip(rows, filed, opened, strict=True):
        for cell, text, read in zip(row, as_text, as_cells, strict=True):
            match cell:
                case int() | Decimal():
                    assert float(text) == read
                case datetime():
                    assert text == read
                case date():
                    assert date.fromisoformat(text) == read
                case _:
                    assert text.removeprefix("'") == str(read).removeprefix("'")
