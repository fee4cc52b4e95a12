"""What became of a figure, said by plain rules."""

from __future__ import annotations

import pytest

from domain.shared.figures import Words
from services.dashboards.gallery.making import WORDS, share
from services.dashboards.gallery.said import said
from services.dashboards.said.choosing import SaidOf
from services.dashboards.said.findings import all_finding, all_summary, said_finding, said_summary

ONE, OTHER = share(14, 40), share(10, 40)
MORE, LESS = Words(words="More of them come."), Words(words="Fewer of them come.")


@pytest.mark.parametrize(
    ("of", "finding"),
    [
        (said(ONE), "Said once: 35%"),
        (said(ONE, ONE), "Said twice, always the same: 35%"),
        (said("late"), "Said once: no figure, not in yet"),
        (said(ONE, OTHER), "First 35%, now 25%"),
        (said(ONE, OTHER, ONE), "Changed twice, and back at 35%"),
        (said(ONE, OTHER, ONE, OTHER), "First 35%, now 25%"),
        (said("late", OTHER), "First without a figure, now 25%"),
        (said(ONE, "not_collected"), "First 35%, now without a figure"),
        (said("late", "not_collected"), "Changed once, and still without a figure"),
        (said(share(3, 8), OTHER), "First 3 of 8, now 25%"),
        (said(MORE, of=WORDS), "Said once: told in words"),
        (said(MORE, LESS, of=WORDS), "Told in words, and changed once"),
    ],
)
def test_a_heading_says_what_was_said_first_and_what_is_said_now(of: SaidOf, finding: str) -> None:
    assert said_finding(of.versions) == finding


def test_of_a_period_of_which_nothing_was_said_that_is_said() -> None:
    assert said_finding(()) == "Nothing was said for this period by then"
    assert said_summary(()) == "Nobody had told this figure at the moment that you are looking at."


def test_a_sentence_says_when_it_changed_and_why() -> None:
    assert said_summary(said(ONE).versions) == (
        "On 14 January 2016 it was said to be 35%, and nothing else was said since."
    )
    assert said_summary(said("late", OTHER).versions) == (
        "On 14 January 2016 there was no figure (not in yet); it changed last on 24 January 2016, "
        "when it was said to be 25%, because: “two were counted twice”."
    )
    assert said_summary(said(MORE, LESS, of=WORDS).versions) == (
        "On 14 January 2016 it was told in words; it changed last on 24 January 2016, "
        "when it was told in words, because: “two were counted twice”."
    )


def test_the_table_of_all_periods_says_how_many_changed() -> None:
    once, changed = said(ONE).versions, said(ONE, OTHER).versions
    assert all_finding([]) == "Nothing was said for any period by then"
    assert all_finding([once]) == "Nothing was changed in 1 period"
    assert all_finding([once, once]) == "Nothing was changed in 2 periods"
    assert all_finding([once, changed]) == "Changed later in 1 of 2 periods"


def test_a_sentence_says_how_often_the_figures_of_all_periods_changed() -> None:
    once, twice = said(ONE).versions, said(ONE, OTHER, ONE).versions
    assert all_summary([]) == "Nobody had told a figure at the moment that you are looking at."
    assert all_summary([once]) == "A figure was told for 1 period, and none was changed."
    assert all_summary([once, twice]) == "A figure was told for 2 periods, and changed twice in all."
