"""Long lists a page at a time."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from projections.paging import within
from services.presentation.pages import page_number, pages_of


@pytest.mark.parametrize(
    ("written", "number"),
    [
        ("", 1),
        ("1", 1),
        ("12", 12),
        ("007", 7),
        ("0", 1),
        ("-3", 1),
        ("abc", 1),
        ("2.5", 1),
        ("²", 1),
        ("٣", 1),
    ],
)
def test_what_is_no_number_of_a_page_is_the_first_page(written: str, number: int) -> None:
    assert page_number(written) == number


def test_however_long_a_number_is_it_costs_nothing() -> None:
    assert page_number("9" * 100_000) == 999_999


def test_a_list_that_fits_has_one_page_and_leads_nowhere() -> None:
    page = pages_of(1, 25, 25, "?")
    assert (page.count, page.first, page.last, page.previous, page.following) == (1, 1, 25, "", "")


def test_an_empty_list_has_one_page_with_nothing_on_it() -> None:
    page = pages_of(4, 0, 25, "?")
    assert (page.number, page.count, page.first, page.last, page.total) == (1, 1, 0, 0, 0)


def test_a_page_in_the_middle_leads_both_ways_and_keeps_the_rest_of_the_address() -> None:
    page = pages_of(2, 51, 25, "?area=Youth")
    assert (page.count, page.first, page.last) == (3, 26, 50)
    assert (page.previous, page.following) == ("?area=Youth&page=1", "?area=Youth&page=3")
    assert pages_of(2, 51, 25, "?").previous == "?page=1"


def test_a_page_after_the_last_is_the_last() -> None:
    page = pages_of(9, 51, 25, "?")
    assert (page.number, page.first, page.last, page.following) == (3, 51, 51, "")


@given(number=st.integers(1, 30), total=st.integers(0, 300), size=st.integers(1, 40))
def test_what_a_page_says_is_what_is_left_on_it(number: int, total: int, size: int) -> None:
    page, everything = pages_of(number, total, size, "?"), list(range(1, total + 1))
    left_out = within((number - 1) * size, total, size)
    shown = everything[left_out : left_out + size]
    assert bool(shown) == bool(total)
    assert (page.first, page.last) == ((shown[0], shown[-1]) if shown else (0, 0))
