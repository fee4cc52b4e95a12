"""A workbook is found by names, keys and headings; what is certain is taken, the rest named by its cell."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import msgspec
import pytest

from domain.shared.values import Period
from services.application.returns.workbook.reading import Filled, problems_at, read_return
from services.application.returns.workbook.rows import Wrong
from services.application.returns.workbook.wording import DISTANCE, FIGURES, NOTES, PEOPLE, WORDS
from services.application.workbooks.cells import CellValue
from services.application.workbooks.problems import WorkbookRefused
from services.application.workbooks.reading import Workbook
from tests.unit.services.application.returns.workbook.making import (
    HOPEFUL_KEY,
    LONELY_KEY,
    PAGE,
    SAVED_KEY,
    SCORE_KEY,
    TYPED,
    place_of,
    put,
    with_rows,
    with_sheet,
    workbook_of,
)

FIGURE, OUT_OF, WHY = "Figure", "Out of, or people", "Why there is no figure"


def read(workbook: Workbook) -> Filled:
    return read_return(workbook, PAGE)


def only(filled: Filled) -> Wrong:
    assert len(filled.wrong) == 1, filled.wrong
    return filled.wrong[0]


def figure_of(value: CellValue | float, key: str = LONELY_KEY, heading: str = FIGURE) -> Filled:
    return read(put(workbook_of(TYPED), FIGURES, key, heading, value))


# What may be moved.


def test_sheets_in_another_order_and_strange_ones_do_no_harm() -> None:
    workbook = workbook_of(TYPED)
    strange = msgspec.structs.replace(workbook.sheets[1], name="My notes")
    moved = msgspec.structs.replace(workbook, sheets=(strange, *reversed(workbook.sheets)))
    assert read(moved).answers == read(workbook).answers
    assert read(moved).wrong == ()


def test_moved_and_inserted_rows_do_no_harm() -> None:
    def shuffle(rows: list[list[CellValue]]) -> list[list[CellValue]]:
        blank: list[CellValue] = [None] * len(rows[0])
        note: list[CellValue] = ["Ask Jo about these", *blank[1:]]
        return [blank, *rows[:3], note, *reversed(rows[3:]), blank]

    workbook = workbook_of(TYPED)
    moved = read(with_rows(workbook, FIGURES, shuffle))
    assert moved.answers == read(workbook).answers
    assert moved.wrong == ()


def test_moved_and_inserted_columns_do_no_harm() -> None:
    def turn(rows: list[list[CellValue]]) -> list[list[CellValue]]:
        return [["mine", *reversed(row), None] for row in rows]

    workbook = workbook_of(TYPED)
    moved = read(with_rows(workbook, FIGURES, turn))
    assert moved.answers == read(workbook).answers
    assert moved.wrong == ()


def test_places_are_those_in_which_the_cells_stand_now() -> None:
    def down(rows: list[list[CellValue]]) -> list[list[CellValue]]:
        return [[None] * len(rows[0]), *rows]

    workbook = workbook_of(TYPED)
    row, _ = place_of(workbook, FIGURES, LONELY_KEY, FIGURE)
    moved = read(with_rows(workbook, FIGURES, down))
    assert moved.places[f"{LONELY_KEY}.count"] == (FIGURES, f"I{row + 1}")


# What is certain.


@pytest.mark.parametrize(
    ("value", "typed"),
    [
        (Decimal(12), "12"),
        ("12", "12"),
        (" 1,250 ", "1,250"),
        ("£12", "£12"),
        ("12.0", "12"),
        ("1,250.00", "1,250"),
        (Decimal("12.5"), "12.5"),
        ("a few", "a few"),
        (None, ""),
    ],
)
def test_a_count_is_taken_as_it_would_be_typed(value: CellValue, typed: str) -> None:
    filled = figure_of(value)
    assert filled.answers[LONELY_KEY].get("count", "") == typed
    assert filled.wrong == ()


def test_an_amount_keeps_its_pence() -> None:
    assert figure_of("£1,900.50", SAVED_KEY).answers[SAVED_KEY]["pounds"] == "£1,900.50"
    assert figure_of(Decimal("1900.5"), SAVED_KEY).answers[SAVED_KEY]["pounds"] == "1900.5"


def test_a_reason_is_known_by_its_words_whatever_their_capitals() -> None:
    filled = figure_of("  it will COME later ", heading=WHY)
    assert filled.answers[LONELY_KEY]["missing"] == "late"
    assert filled.wrong == ()


@pytest.mark.parametrize(("value", "typed"), [(True, "yes"), ("No", "no"), ("not yet", "no"), ("Y", "yes")])
def test_yes_may_be_said_in_several_ways(value: CellValue, typed: str) -> None:
    workbook = workbook_of(TYPED)
    sheet = "What the contract requires"
    filled = read(put(workbook, sheet, "declarations.insurance", "Does it hold?", value))
    assert filled.answers["declarations.insurance"]["confirmed"] == typed


def test_an_empty_cell_means_that_there_is_no_answer() -> None:
    workbook = put(workbook_of(TYPED), WORDS, "narratives.story", "Answer", None)
    assert read(workbook).answers["narratives.story"] == {}


# What is not, named by its cell. What was shown stands in the answer, to be corrected where it goes.


@pytest.mark.parametrize("value", ["62%", Decimal("0.62")])
def test_a_percentage_is_no_count(value: CellValue) -> None:
    workbook = put(workbook_of(TYPED), FIGURES, LONELY_KEY, FIGURE, value)
    place = place_of(workbook, FIGURES, LONELY_KEY, FIGURE)
    if isinstance(value, Decimal):
        workbook = with_sheet(workbook, FIGURES, percentages=frozenset({place}))
    wrong = only(read(workbook))
    assert (wrong.sheet, wrong.cell, wrong.field) == (FIGURES, f"I{place[0]}", f"{LONELY_KEY}.count")
    assert wrong.sentence.startswith("This is a percentage, 62%. Write the number itself")
    assert read(workbook).answers[LONELY_KEY]["count"] == "62%"


def test_a_whole_percentage_is_not_taken_for_the_number_behind_it() -> None:
    workbook = put(workbook_of(TYPED), FIGURES, HOPEFUL_KEY, FIGURE, Decimal(1))
    place = place_of(workbook, FIGURES, HOPEFUL_KEY, FIGURE)
    filled = read(with_sheet(workbook, FIGURES, percentages=frozenset({place})))
    assert filled.answers[HOPEFUL_KEY]["numerator"] == "100%"


def test_a_column_of_ones_own_with_percentages_is_left_alone() -> None:
    workbook = with_rows(workbook_of(TYPED), FIGURES, lambda rows: [[*row, Decimal("0.62")] for row in rows])
    width = workbook.sheet(FIGURES).width
    everywhere = frozenset((row, width) for row in range(1, 20))
    assert read(with_sheet(workbook, FIGURES, percentages=everywhere)).wrong == ()


def test_a_date_is_no_number() -> None:
    filled = figure_of(date(2025, 12, 14))
    assert only(filled).sentence.startswith("The spreadsheet made a date of this: 14 December 2025.")
    assert filled.answers[LONELY_KEY]["count"] == "14 December 2025"


def test_a_date_is_no_word_either() -> None:
    filled = read(put(workbook_of(TYPED), WORDS, "narratives.story", "Answer", date(2025, 12, 14)))
    assert "with an apostrophe in front" in only(filled).sentence


def test_a_formula_without_an_answer_is_named() -> None:
    workbook = put(workbook_of(TYPED), FIGURES, LONELY_KEY, FIGURE, None)
    place = place_of(workbook, FIGURES, LONELY_KEY, FIGURE)
    filled = read(with_sheet(workbook, FIGURES, errors={place: "#DIV/0!"}))
    assert "it shows #DIV/0!" in only(filled).sentence
    assert filled.answers[LONELY_KEY]["count"] == "#DIV/0!"


def test_a_reason_that_is_none_is_named_with_those_that_are() -> None:
    filled = figure_of("no idea", heading=WHY)
    assert only(filled).sentence.startswith(
        "“no idea” is not in the list. Choose from: “We did not collect it”"
    )
    assert filled.answers[LONELY_KEY]["missing"] == "no idea"


def test_merged_cells_leave_the_question_alone() -> None:
    workbook = workbook_of(TYPED)
    row, column = place_of(workbook, FIGURES, HOPEFUL_KEY, FIGURE)
    filled = read(with_sheet(workbook, FIGURES, merged=((row, row, column, column + 1),)))
    assert [wrong.cell for wrong in filled.wrong] == [f"I{row}", f"J{row}"]
    assert f"I{row} to J{row}" in filled.wrong[0].sentence
    assert HOPEFUL_KEY not in filled.answers
    assert SCORE_KEY in filled.answers


def test_merged_cells_elsewhere_do_no_harm() -> None:
    assert read(with_sheet(workbook_of(TYPED), FIGURES, merged=((1, 2, 1, 8),))).wrong == ()


def test_what_stands_where_nothing_is_asked_is_not_lost_without_a_word() -> None:
    assert "Nothing is asked in this cell" in only(figure_of(Decimal(40), heading=OUT_OF)).sentence


def test_a_figure_without_a_key_is_not_lost_without_a_word() -> None:
    def add(rows: list[list[CellValue]]) -> list[list[CellValue]]:
        extra: list[CellValue] = [None] * len(rows[0])
        extra[8] = Decimal(5)
        return [*rows, extra]

    assert "has no key" in only(read(with_rows(workbook_of(TYPED), FIGURES, add))).sentence


# What was changed where nothing should be.


@pytest.mark.parametrize("key", ["readings.x", LONELY_KEY.upper() + "1"])
def test_a_row_whose_key_was_changed_leaves_its_question_alone(key: str) -> None:
    filled = read(put(workbook_of(TYPED), FIGURES, LONELY_KEY, "Key", key))
    assert only(filled).sentence.startswith("This key was changed.")
    assert LONELY_KEY not in filled.answers


def test_a_row_that_is_gone_leaves_its_question_alone() -> None:
    filled = read(
        with_rows(
            workbook_of(TYPED), PEOPLE, lambda rows: [r for r in rows if "common_data.sessions" not in f"{r}"]
        )
    )
    assert "The row of “Sessions held” is missing." in only(filled).sentence
    assert "common_data.sessions" not in filled.answers
    assert "common_data.age" in filled.answers


def test_a_row_that_stands_twice_leaves_its_question_alone() -> None:
    filled = read(with_rows(workbook_of(TYPED), WORDS, lambda rows: [*rows, list(rows[3])]))
    assert only(filled).sentence == "This row stands in row 4 as well. Take one of the two out."
    assert "narratives.story" not in filled.answers


def test_a_question_of_which_one_row_cannot_be_read_is_left_alone_whole() -> None:
    filled = read(put(workbook_of(TYPED), FIGURES, f"{LONELY_KEY}.groups.1", "Key", "x"))
    assert LONELY_KEY not in filled.answers


@pytest.mark.parametrize("heading", ["Key", FIGURE])
def test_a_missing_heading_leaves_the_sheet_alone(heading: str) -> None:
    def rename(rows: list[list[CellValue]]) -> list[list[CellValue]]:
        return [["Mine" if value == heading else value for value in row] for row in rows]

    filled = read(with_rows(workbook_of(TYPED), FIGURES, rename))
    assert f"The heading “{heading}” is missing" in only(filled).sentence
    assert not any(name.startswith("readings.") for name in filled.answers)
    assert "narratives.story" in filled.answers


def test_a_doubled_heading_leaves_the_sheet_alone() -> None:
    def double(rows: list[list[CellValue]]) -> list[list[CellValue]]:
        return [[*row, row[8]] for row in rows]

    filled = read(with_rows(workbook_of(TYPED), FIGURES, double))
    assert "stands here twice" in only(filled).sentence


def test_a_missing_sheet_is_refused_with_the_sheets_that_are_there() -> None:
    workbook = workbook_of(TYPED)
    less = tuple(sheet for sheet in workbook.sheets if sheet.name != DISTANCE)
    with pytest.raises(WorkbookRefused, match="has no sheet “Distance travelled”"):
        read(msgspec.structs.replace(workbook, sheets=less))


def test_more_text_than_a_return_can_hold_is_refused() -> None:
    workbook = put(workbook_of(), WORDS, "narratives.story", "Answer", "x" * 500_001)
    with pytest.raises(WorkbookRefused, match="more than 500,000 characters"):
        read(workbook)


def test_more_merged_cells_than_anybody_makes_are_refused() -> None:
    merged = tuple((row, row, 1, 2) for row in range(1, 1_002))
    with pytest.raises(WorkbookRefused, match="more than 1,000 merged cells"):
        read(with_sheet(workbook_of(), FIGURES, merged=merged))


def test_no_more_cells_are_named_than_anybody_corrects() -> None:
    def add(rows: list[list[CellValue]]) -> list[list[CellValue]]:
        return [*rows, *([[Decimal(5)] * (len(rows[0]) - 1) + [None]] * 500)]

    assert len(read(with_rows(workbook_of(TYPED), FIGURES, add)).wrong) == 300


# Whose template it is.


def refused(workbook: Workbook, page: object = PAGE) -> str:
    with pytest.raises(WorkbookRefused) as caught:
        read_return(workbook, page)  # type: ignore[arg-type]
    return caught.value.message


def test_the_template_of_another_return_says_which_it_is_of() -> None:
    summary = msgspec.structs.replace(
        PAGE.summary,
        return_id=PAGE.summary.contract_id,
        contract_title="Day centre",
        period=Period(starts_on=date(2026, 1, 1), ends_on=date(2026, 3, 31), label="January to March 2026"),
    )
    said = refused(workbook_of(TYPED), msgspec.structs.replace(PAGE, summary=summary))
    assert "is of another return: “" + PAGE.summary.contract_title in said
    assert "You are on the return of “Day centre”" in said
    assert "January to March 2026" in said
    assert "Download the template of this return" in said


def test_a_template_from_before_a_revision_is_told_apart() -> None:
    first, *others = PAGE.outcomes
    revised = msgspec.structs.replace(
        first,
        indicators=tuple(
            msgspec.structs.replace(
                known,
                definition=msgspec.structs.replace(known.definition, way_of_measuring="Asked by telephone"),
            )
            for known in first.indicators
        ),
    )
    said = refused(workbook_of(TYPED), msgspec.structs.replace(PAGE, outcomes=(revised, *others)))
    assert said.startswith("What this return asks was changed after the template was downloaded")


def test_a_workbook_without_a_mark_is_refused() -> None:
    workbook = workbook_of(TYPED)
    assert "does not say which return it is of" in refused(
        msgspec.structs.replace(workbook, sheets=workbook.sheets[1:])
    )
    assert "does not say which return it is of" in refused(with_rows(workbook, NOTES, lambda rows: rows[8:]))


def test_the_mark_is_found_wherever_it_stands_on_its_sheet() -> None:
    moved = with_rows(
        workbook_of(TYPED), NOTES, lambda rows: [["mine", "too"], *([None, *row] for row in reversed(rows))]
    )
    assert read(moved).wrong == ()
    assert read(moved).seen == 7


def test_a_savings_number_that_is_none_counts_as_before_all() -> None:
    def change(rows: list[list[CellValue]]) -> list[list[CellValue]]:
        return [["Saved up to", "many"] if row[0] == "Saved up to" else row for row in rows]

    assert read(with_rows(workbook_of(TYPED), NOTES, change)).seen == 0


# What the rules of a return say, at its cells.


def test_what_the_rules_say_stands_at_the_cell_and_is_said_once() -> None:
    filled = figure_of("62%")
    field = f"{LONELY_KEY}.count"
    errors = iter([(field, "Not a whole number."), (f"{LONELY_KEY}.groups.0", "Too many."), ("nowhere", "?")])
    placed = problems_at(errors, filled)
    row, _ = place_of(workbook_of(TYPED), FIGURES, f"{LONELY_KEY}.groups.0", FIGURE)
    assert [(wrong.cell, wrong.field) for wrong in placed] == [
        (f"I{row - 1}", field),
        (f"I{row}", f"{LONELY_KEY}.groups.0"),
    ]
