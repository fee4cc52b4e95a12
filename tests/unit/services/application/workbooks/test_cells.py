"""What is understood from a cell, and what is said where nothing can be."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.shared.errors import Invalid
from services.application.workbooks.cells import (
    Cell,
    CellValue,
    as_list,
    day,
    letters,
    listed,
    needed,
    number,
    one_of,
    several_of,
    text,
    whole_number,
    yes_or_no,
)

LEVELS = {"Service": "service", "Whole community": "community"}


def cell(value: CellValue = None, error: str = "") -> Cell:
    return Cell(sheet="Outcomes", row=7, column=3, value=value, error=error)


@pytest.mark.parametrize(
    ("column", "called"), [(1, "A"), (26, "Z"), (27, "AA"), (52, "AZ"), (703, "AAA"), (16384, "XFD")]
)
def test_columns_are_called_as_a_spreadsheet_calls_them(column: int, called: str) -> None:
    assert letters(column) == called


@pytest.mark.parametrize("read", [number, whole_number, day, yes_or_no, one_of(LEVELS)])
def test_an_empty_cell_is_understood_as_nothing(read: Callable[[Cell], object]) -> None:
    assert read(cell()) is None
    assert text(cell()) == ""
    assert several_of(LEVELS)(cell()) == listed(cell()) == ()


@pytest.mark.parametrize(
    ("read", "value", "understood"),
    [
        (text, Decimal(7), "7"),
        (text, Decimal("1E+3"), "1000"),
        (text, date(2026, 4, 1), "2026-04-01"),
        (text, True, "yes"),
        (number, Decimal("1.1"), Decimal("1.1")),
        (number, "£120,000.50", Decimal("120000.50")),
        (number, "-3", Decimal(-3)),
        (whole_number, Decimal(12), 12),
        (day, date(2026, 4, 1), date(2026, 4, 1)),
        (day, "1 April 2026", date(2026, 4, 1)),
        (day, "1st Apr 2026", date(2026, 4, 1)),
        (day, "01/04/2026", date(2026, 4, 1)),
        (day, "2026-04-01", date(2026, 4, 1)),
        (yes_or_no, "Yes", True),
        (yes_or_no, False, False),
        (one_of(LEVELS), "whole  COMMUNITY", "community"),
        (several_of(LEVELS), "Service; whole community", ("service", "community")),
        (listed, "age, ward", ("age", "ward")),
    ],
)
def test_a_cell_is_understood_as_people_write(
    read: Callable[[Cell], object], value: CellValue, understood: object
) -> None:
    assert read(cell(value)) == understood


@pytest.mark.parametrize(
    ("read", "value", "said"),
    [
        (number, "about ten", "“about ten” is not a number"),
        (number, "1,20", "“1,20” is not a number"),
        (number, "50%", "“50%” is not a number"),
        (number, True, "“yes” is not a number"),
        (number, Decimal("1e20"), "ordinary number"),
        (whole_number, Decimal("1.5"), "“1.5” must be a whole number"),
        (day, "31 February 2026", "“31 February 2026” is not a day. Write it like 1 April 2026"),
        (day, "13/13/2026", "is not a day"),
        (day, "1 Ma 2026", "is not a day"),
        (day, Decimal(46000), "“46000” is not a day"),
        (yes_or_no, "maybe", "“maybe” is neither yes nor no"),
        (one_of(LEVELS), "town", "“town” is no choice here. Choose from “Service”, “Whole community”"),
        (several_of(LEVELS), "service, town", "“town” is no choice here"),
        (needed(text, "Say what changes."), None, "Say what changes."),
        (needed(several_of(LEVELS), "Choose at least one."), None, "Choose at least one."),
    ],
)
def test_what_cannot_be_understood_is_refused_by_address(
    read: Callable[[Cell], object], value: CellValue, said: str
) -> None:
    with pytest.raises(Invalid, match=said) as refused:
        read(cell(value))
    assert refused.value.field == "Outcomes!C7"


@pytest.mark.parametrize("read", [text, number, day, yes_or_no, one_of(LEVELS), listed])
def test_a_formula_without_an_answer_is_refused(read: Callable[[Cell], object]) -> None:
    with pytest.raises(Invalid, match="has no answer: it shows #REF!"):
        read(cell(error="#REF!"))


@given(st.lists(st.text(st.sampled_from('ab ,;"\n')).map(str.strip).filter(bool)))
def test_texts_written_into_one_cell_are_read_from_it_again(words: list[str]) -> None:
    assert listed(cell(as_list(words).strip() or None)) == tuple(words)


@pytest.mark.parametrize("written", ['"half a quote', 'a "quote" inside', '""', "; ,\n", '"a" b'])
def test_no_list_is_too_odd_to_be_read(written: str) -> None:
    assert all(word == word.strip() != "" for word in listed(cell(written)))


def test_nought_and_no_are_answers_and_not_empty() -> None:
    assert needed(number, "Give a number.")(cell(Decimal(0))) == 0
    assert needed(yes_or_no, "Say yes or no.")(cell(value=False)) is False
