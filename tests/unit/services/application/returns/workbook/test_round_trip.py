"""A template that is read back gives the answers that were in it, in both formats alike."""

from __future__ import annotations

from collections.abc import Mapping
from unittest.mock import ANY

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from services.application.returns.answers import Answers, filled
from services.application.returns.questions import questions_of
from services.application.returns.workbook.asked import Holds
from services.application.returns.workbook.reading import every_task, read_return
from services.application.returns.workbook.sheets import sheets_of
from services.application.vocabulary import MISSING
from services.application.workbooks.reading import Workbook
from tests.unit.services.application.returns.workbook.making import PAGE, TYPED, WRITERS, Writer, workbook_of

INPUTS = [
    known for sheet in sheets_of(every_task(PAGE)) for row in sheet.rows for known in row.inputs.values()
]


def given_in(workbook: Workbook) -> Answers:
    return {name: answer for name, answer in read_return(workbook, PAGE).answers.items() if answer}


@pytest.mark.parametrize("writer", WRITERS)
def test_a_template_that_is_read_back_gives_the_answers_that_were_in_it(writer: Writer) -> None:
    assert given_in(workbook_of(TYPED, writer)) == TYPED


@pytest.mark.parametrize("writer", WRITERS)
def test_an_empty_template_answers_every_question_with_nothing(writer: Writer) -> None:
    read = read_return(workbook_of({}, writer), PAGE)
    assert read.wrong == ()
    assert read.answers == {question.name: {} for question in questions_of(every_task(PAGE))}
    assert read.seen == 7


def test_both_formats_hold_the_same_cells_at_the_same_places() -> None:
    excel, opened = (workbook_of(TYPED, writer) for writer in WRITERS)
    assert [sheet.name for sheet in excel.sheets] == [sheet.name for sheet in opened.sheets]
    for one, other in zip(excel.sheets, opened.sheets, strict=True):
        reach = range(1, max(one.height, other.height) + 1), range(1, max(one.width, other.width) + 1)
        for row in reach[0]:
            for column in reach[1]:
                assert one.cell(row, column) == other.cell(row, column)


def test_every_part_of_every_question_has_one_cell() -> None:
    asked = {
        f"{question.name}.{part}" for question in questions_of(every_task(PAGE)) for part in question.parts
    }
    fields = [known.field for known in INPUTS]
    assert set(fields) == asked
    assert len(fields) == len(asked)
    assert read_return(workbook_of(), PAGE).places == dict.fromkeys(asked, ANY)


def test_a_draft_may_hold_what_no_rule_would_take() -> None:
    typed = {INPUTS[0].question: {INPUTS[0].part: "a few"}}
    assert given_in(workbook_of(typed)) == typed


_LETTERS = st.characters(exclude_categories=["Cs", "Cc", "Cn"], include_characters="\n\t")
_NUMBERS = (
    st.integers(-(10**20), 10**20).map(str)
    | st.integers(0, 10**9).map(lambda number: f"{number:,}")
    | st.text("0123456789,£ ", max_size=12)
)
_DECIMALS = _NUMBERS | st.decimals(allow_nan=False, allow_infinity=False, places=4).map(lambda n: f"{n:f}")
_TYPED: Mapping[Holds, st.SearchStrategy[str]] = {
    "whole": _NUMBERS,
    "decimal": _DECIMALS,
    "text": st.text(_LETTERS, max_size=200),
    "reason": st.sampled_from(["", *MISSING]),
    "confirmed": st.sampled_from(["", "yes", "no"]),
}


@st.composite
def any_answers(draw: st.DrawFn) -> Answers:
    """What may have been typed into any part of any question."""
    typed: dict[str, dict[str, str]] = {}
    for known in draw(st.lists(st.sampled_from(INPUTS), max_size=12, unique=True)):
        typed.setdefault(known.question, {})[known.part] = draw(_TYPED[known.holds])
    return {name: answer for name, parts in typed.items() if (answer := filled(parts))}


@pytest.mark.parametrize("writer", WRITERS)
@given(answers=any_answers())
@settings(max_examples=60, deadline=None)
def test_whatever_was_typed_comes_back_as_it_was(writer: Writer, answers: Answers) -> None:
    assert given_in(workbook_of(answers, writer)) == answers
