"""Reading people's measures: what counts, which cells cannot be used, and that no sentence repeats them."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from services.application.returns.people.computing import figures_of
from services.application.returns.people.discreet import concern_about
from services.application.returns.people.reading import ReadPeople, read_people
from services.application.returns.people.template import people_template
from services.application.workbooks.cells import Cell
from services.application.workbooks.forms.excel import write_excel
from services.application.workbooks.forms.opendocument import write_opendocument
from services.application.workbooks.problems import WorkbookRefused
from services.application.workbooks.reading import Sheet, Workbook, read_workbook
from tests.unit.services.application.returns.people.making import (
    COUNT,
    HEADINGS,
    SCORE,
    Row,
    measured,
    workbook,
)


def read(*rows: Row, **more: object) -> ReadPeople:
    return read_people(workbook(*rows, **more), measured())  # type: ignore[arg-type]


def problems(*rows: Row, **more: object) -> dict[str, str]:
    return {known.cell: known.sentence for known in read(*rows, **more).problems}


def test_each_row_is_one_person_with_their_measures_and_groups() -> None:
    found = read(("P1", 20, 24, "Under 16; 16 and over"), ("P2", "21.5", None, None))
    assert not found.problems
    first, second = found.people
    assert first.measures == {SCORE: (Decimal(20), Decimal(24))}
    assert first.groups == {"Under 16", "16 and over"}
    assert (second.measures, second.groups) == ({SCORE: (Decimal("21.5"), None)}, frozenset())


def test_several_indicators_stand_in_one_workbook_and_one_may_be_left_out() -> None:
    headings = ("Code", "Often feel alone: start", "Often feel alone: later", *HEADINGS[1:3])
    (person,) = read(("P1", 3, 1, None, None), headings=headings).people
    assert person.measures == {COUNT: (Decimal(3), Decimal(1))}


@pytest.mark.parametrize(
    ("row", "cell", "said"),
    [
        pytest.param((None, 20, 24, None), "A2", "Write a code for this person", id="no code"),
        pytest.param(("P1", 40, 24, None), "B2", "The scale goes from 7 to 35", id="off the scale"),
        pytest.param(("P1", 20, 6, None), "C2", "The scale goes from 7 to 35", id="later off the scale"),
        pytest.param(("P1", None, 24, None), "C2", "no measure at the start", id="later without a start"),
        pytest.param(("P1", "a lot", 24, None), "B2", "This is not a number", id="a text"),
        pytest.param(("P1", date(2026, 4, 1), 24, None), "B2", "This is not a number", id="a day"),
        pytest.param(("P1", True, 24, None), "B2", "This is not a number", id="yes"),
        pytest.param(("P1", 20, "1e3", None), "C2", "This is not a number", id="another number"),
        pytest.param(("P1", 20, 24, "Over 90"), "D2", "Its groups are “Under 16”, “16 and over”", id="group"),
        pytest.param(("P1", None, None, None), "A2", "Nobody was measured here", id="nobody"),
    ],
)
def test_a_cell_that_cannot_be_used_is_named_with_what_to_do(row: Row, cell: str, said: str) -> None:
    found = problems(row)
    assert list(found) == [cell]
    assert said in found[cell]


def test_an_empty_sheet_says_what_belongs_there() -> None:
    assert "Write one row for each person" in problems()["A2"]


def test_a_code_stands_once_whatever_its_capitals() -> None:
    found = problems(("P1", 20, 24, None), ("P2", 20, 24, None), (" p1", 21, 22, None))
    assert found == {
        "A4": "The code of A2 stands here again. Give each person one row and a code of their own."
    }


def test_every_problem_is_said_at_once() -> None:
    assert list(problems((None, 1, None, None), ("P2", "x", "y", "z"))) == ["A2", "B2", "B3", "C3", "D3"]


def test_one_column_of_two_is_not_taken_for_people_who_left() -> None:
    found = problems(("P1", 20, None), headings=("Code", HEADINGS[1], "Groups"))
    assert "The sheet has no column “Well-being score: later”" in found["A1"]


def test_a_number_that_is_shown_as_a_percentage_is_not_taken_for_another() -> None:
    found = problems(("P1", 20, 24, None), percentages=frozenset({(2, 2)}))
    assert "shown as a percentage" in found["B2"]


def test_cells_that_were_made_one_leave_nobody_out_without_a_word() -> None:
    found = problems(("P1", 20, 24, None), ("P2", None, 25, None), merged=((2, 3, 2, 2),))
    assert "Split them" in found["B2"]


def test_a_formula_without_an_answer_is_named() -> None:
    sheet = Sheet(name="People", values=(HEADINGS, ("P1", Decimal(20))), errors={(2, 3): "#N/A"})
    found = read_people(Workbook(name="people.xlsx", sheets=(sheet,)), measured())
    assert [known.cell for known in found.problems] == ["C2"]


def test_a_workbook_without_the_sheet_is_refused() -> None:
    with pytest.raises(WorkbookRefused, match="has no sheet “People”") as refused:
        read_people(Workbook(name="p.xlsx", sheets=(Sheet(name="Jane Smith", values=()),)), measured())
    assert "Jane" not in refused.value.message


SECRETS = ("Jane Smith", "jane@example.org", "x-secret-x")


@pytest.mark.parametrize("secret", SECRETS)
def test_no_sentence_repeats_what_was_written(secret: str) -> None:
    rows = [(secret, secret, secret, secret), (secret, 20, 24, None), ("P3", 20, 24, None, secret)]
    found = read(*rows)
    shown = Sheet(name="People", values=(HEADINGS, ("P1", Decimal(20))), errors={(2, 3): secret})
    others = [
        read_people(Workbook(name="p.xlsx", sheets=(shown,)), measured()),
        read(("P1", 1), headings=("Code", secret)),
    ]
    said = [known.sentence for each in (found, *others) for known in (*each.problems, *each.concerns)]
    assert len(said) > 6
    assert not any(secret.casefold() in sentence.casefold() for sentence in said)


SECRET_CELLS = (
    st.text(max_size=20).map(lambda written: f"zq~{written}".strip())
    | st.decimals(allow_nan=False, allow_infinity=False)
    | st.dates()
    | st.booleans()
    | st.none()
)


@given(
    st.lists(st.lists(SECRET_CELLS, min_size=4, max_size=6), max_size=6), st.sampled_from([(), (HEADINGS,)])
)
@settings(deadline=None)
def test_whatever_stands_in_the_cells_it_is_read_or_named_and_never_repeated(
    rows: list[list[object]], headings: tuple[tuple[str, ...], ...]
) -> None:
    values = (*headings, *map(tuple, rows))
    sheet = Sheet(name="People", values=values)  # type: ignore[arg-type]
    found = read_people(Workbook(name="people.xlsx", sheets=(sheet,)), measured())
    assert found.problems or figures_of(measured(), found.people)
    assert not [known for known in (*found.problems, *found.concerns) if "zq~" in known.sentence]


@pytest.mark.parametrize(
    ("code", "looks"),
    [
        ("Jane Smith", "a name"),
        ("Smith, Jane", "a name"),
        ("Siân O'Brien-Jones", "a name"),
        ("Mr J. Smith", "a name"),
        ("Jane", "a name"),
        ("jane.smith@example.org", "an e-mail address"),
        ("943 476 5919", "an NHS number"),
        ("943-476-5919", "an NHS number"),
        (Decimal(9434765919), "an NHS number"),
        (date(2010, 5, 1), "a date of birth"),
        ("01/05/2010", "a date of birth"),
        ("1.5.10", "a date of birth"),
        ("2010-05-01", "a date of birth"),
        ("1 May 2010", "a date of birth"),
    ],
)
def test_a_code_that_tells_who_somebody_is_gets_a_word_asking_for_codes_only(
    code: object, looks: str
) -> None:
    found = read((code, 20, 24, None))
    assert [known.cell for known in found.concerns] == ["A2"]
    assert found.concerns[0].sentence.startswith(f"This looks like {looks}. Use codes only")
    assert not found.problems
    assert len(found.people) == 1


@pytest.mark.parametrize("code", ["P1", "YP-0012", "12", Decimal(1234567890), "ABC", "A 12", "x7k2", "AB/12"])
def test_an_ordinary_code_is_let_be(code: object) -> None:
    cell = Cell(sheet="People", row=2, column=1, value=code)  # type: ignore[arg-type]
    assert concern_about(cell) == ""


@pytest.mark.parametrize("write", [write_excel, write_opendocument])
def test_the_template_has_the_columns_that_are_read(write: object) -> None:
    content = write(people_template(measured()))  # type: ignore[operator]
    sheet = read_workbook(content, "people.xlsx").sheet("People")
    assert [cell.value for cell in sheet.row(1)] == [
        "Code",
        "Well-being score: start",
        "Well-being score: later",
        "Often feel alone: start",
        "Often feel alone: later",
        "Look forward to the next year: start",
        "Look forward to the next year: later",
        "Groups",
    ]
    empty = read_people(read_workbook(content, "people.xlsx"), measured())
    assert [known.cell for known in empty.problems] == ["A2"]
