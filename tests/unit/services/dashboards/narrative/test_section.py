"""What was said as a part of a page: whole or shortened, with the way to the return, and escaped."""

from datetime import date
from typing import Any

import pytest

from services.dashboards.narrative.said import said_of
from services.dashboards.narrative.section import SHORT, said_section, shortened
from services.presentation.as_of import Asked
from tests.unit.services.dashboards.narrative.given import return_of, story


def parts(component: Any, kind: str) -> list[Any]:
    """All components of a kind."""
    return [each for each in component._traverse() if type(each).__name__ == kind]


@pytest.mark.parametrize(
    ("words", "shown"),
    [
        ("Short enough", None),
        ("a" * 20, None),
        ("It rained on most of the days", "It rained on most of …"),
        ("It rained on most ofthe days", "It rained on most …"),
        ("b" * 21, "b" * 20 + " …"),
    ],
)
def test_what_is_too_long_ends_after_a_whole_word(words: str, shown: str | None) -> None:
    assert shortened(words, 20) == shown


def test_everything_is_shown_where_no_length_is_set() -> None:
    assert shortened("a " * 5000, None) is None


def test_what_is_shortened_leads_on_to_its_return_as_known_then() -> None:
    told = said_of([story(0, answer="It rained. " * 60)], [])
    section = said_section(told, Asked(on=date(2016, 3, 31)), SHORT)
    address = f"/returns/{return_of(0)}?as_of=2016-03-31"
    assert [link.href for link in parts(section, "A")] == [address, address]
    assert "Read on" in str(section)
    whole = said_section(told, Asked())
    assert "Read on" not in str(whole)
    assert [link.href for link in parts(whole, "A")] == [f"/returns/{return_of(0)}"]


def test_where_nothing_was_said_that_is_said() -> None:
    assert "Nothing has been said in words yet." in str(said_section((), Asked()))


def test_a_heading_stands_over_each_period_and_one_over_what_is_of_the_contract() -> None:
    section = said_section(said_of([story(0, answer="Rain"), story(1, answer="Sun")], []), Asked())
    assert [each.children for each in parts(section, "H3")] == ["Q2 2015", "Q1 2015"]
    assert [each.children for each in parts(section, "H4")] == ["Of the contract as a whole"] * 2
