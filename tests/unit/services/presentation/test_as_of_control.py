"""The control that asks for another moment, and the banner that says which is shown."""

from __future__ import annotations

import re
from datetime import date

import pytest

from services.presentation.as_of import Asked
from services.presentation.layout import Masthead, environment, frame
from services.presentation.moments import NamedMoment

MOMENTS = (
    NamedMoment(31, "April to June 2025 was accepted", date(2025, 7, 20)),
    NamedMoment(24, "April to June 2025 was submitted", date(2025, 7, 9)),
)


def masthead(asked: Asked, moments: tuple[NamedMoment, ...] = MOMENTS) -> Masthead:
    return Masthead(path="/contracts/1", asked=asked, moments=moments)


def control(of: Masthead) -> str:
    template = environment().from_string(
        '{% from "as_of.html" import as_of_control %}{{ as_of_control(masthead) }}'
    )
    return template.render(masthead=of)


def options(shown: str) -> list[tuple[str, bool, str]]:
    found = re.findall(r'<option value="(\d*)"( selected)?>([^<]+)</option>', shown)
    return [(value, bool(selected), words) for value, selected, words in found]


def test_the_moments_of_the_contract_can_be_chosen_each_standing_for_its_position() -> None:
    assert options(control(masthead(Asked()))) == [
        ("", False, "None chosen"),
        ("31", False, "April to June 2025 was accepted, 20 July 2025"),
        ("24", False, "April to June 2025 was submitted, 9 July 2025"),
    ]


def test_the_moment_that_is_shown_is_the_one_that_is_chosen() -> None:
    shown = control(masthead(Asked(position=24)))
    assert [words for _, selected, words in options(shown) if selected] == [
        "April to June 2025 was submitted, 9 July 2025"
    ]
    assert 'value="2025' not in shown


def test_a_position_without_a_name_stays_chosen_too() -> None:
    chosen = [each for each in options(control(masthead(Asked(position=1025)))) if each[1]]
    assert chosen == [("1025", True, "Position 1,025 of the record")]


def test_where_no_contract_has_moments_only_a_day_is_asked_for() -> None:
    shown = control(masthead(Asked(on=date(2025, 7, 9)), moments=()))
    assert "<select" not in shown
    assert 'value="2025-07-09"' in shown


@pytest.mark.parametrize(
    ("asked", "words"),
    [
        (Asked(position=24), "what was known when April to June 2025 was submitted, on 9 July 2025."),
        (Asked(position=25), "what was known at position 25 of the record."),
        (Asked(on=date(2025, 7, 9)), "what was known on 9 July 2025."),
    ],
)
def test_the_banner_names_the_moment_in_words(asked: Asked, words: str) -> None:
    assert f"<strong>You are looking at {words}</strong>" in frame(masthead(asked)).top


def test_there_is_no_banner_now() -> None:
    assert "You are looking at" not in frame(masthead(Asked())).top
