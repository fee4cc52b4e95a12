"""Rows under headings, and every problem with its address."""

from __future__ import annotations

import pytest

from domain.shared.errors import Invalid, Several
from services.application.workbooks.cells import CellValue, number, text
from services.application.workbooks.problems import Problems
from services.application.workbooks.reading import Sheet
from services.application.workbooks.tables import Column, Row, rows_under

COLUMNS = (Column("Statement", also=("Outcome",)), Column("Level"), Column("Note", needed=False))


def under(*rows: tuple[CellValue, ...]) -> tuple[tuple[Row, ...], Problems]:
    problems = Problems()
    return rows_under(Sheet(name="Outcomes", values=rows), COLUMNS, problems), problems


def test_columns_are_found_in_any_order_whatever_their_capitals_and_spaces() -> None:
    (row,), problems = under(("level ", " OUTCOME"), ("service", "Trust"))
    assert (row["Statement"].value, row["Level"].value, row.number) == ("Trust", "service", 2)
    assert row["Level"].address == "Outcomes!A2"
    assert not problems.found


def test_blank_rows_are_left_out_and_the_others_keep_their_numbers() -> None:
    rows, _ = under(("Statement", "Level"), (None, None), ("Trust", None), ("Hope", "service"))
    assert [row.number for row in rows] == [3, 4]


def test_a_column_that_need_not_be_there_is_empty_where_it_is_not() -> None:
    (row,), problems = under(("Statement", "Level"), ("Trust", "service"))
    assert row["Note"].is_empty
    assert not problems.found


@pytest.mark.parametrize(
    ("headings", "address", "said", "rows"),
    [
        (("Statement",), "Outcomes!A1", "has no column “Level”", 0),
        (("Statement", "Level", "statement"), "Outcomes!C1", "“Statement” stands here twice", 0),
        (("Statement", "Level", "Colour"), "Outcomes!C1", "“Colour” is no heading of this sheet", 1),
    ],
)
def test_a_heading_that_is_missing_doubled_or_unknown_is_refused_by_address(
    headings: tuple[str, ...], address: str, said: str, rows: int
) -> None:
    read, problems = under(headings, ("Trust", "service", "blue")[: len(headings)])
    (problem,) = problems.found
    assert (problem.address, len(read)) == (address, rows)
    assert said in problem.sentence


def test_what_stands_under_no_heading_is_not_lost_without_a_word() -> None:
    _, problems = under(("Statement", "Level", None), ("Trust", "service", "and this?"))
    (problem,) = problems.found
    assert (problem.address, "no heading above" in problem.sentence) == ("Outcomes!C2", True)


def test_a_sheet_without_anything_has_no_headings() -> None:
    rows, problems = under()
    assert (rows, [known.cell for known in problems.found]) == ((), ["A1", "A1"])


def test_all_problems_are_collected_and_refused_together() -> None:
    (row,), problems = under(("Statement", "Level"), ("Trust", "service"))
    assert problems.take(text, row["Statement"]) == "Trust"
    assert problems.take(number, row["Statement"]) is None
    problems.note(row["Level"], "No.")
    with pytest.raises(Several) as refused:
        problems.refuse()
    assert [error.field for error in refused.value.errors] == ["Outcomes!A2", "Outcomes!B2"]
    assert all(isinstance(error, Invalid) for error in refused.value.errors)


def test_without_problems_nothing_is_refused() -> None:
    problems = Problems()
    problems.refuse()
    assert len(problems) == 0
