"""From rows of people to figures as they would be typed."""

from __future__ import annotations

import msgspec
from hypothesis import given, settings
from hypothesis import strategies as st

from services.application.returns.answers import Answer
from services.application.returns.people.asked import measured_in
from services.application.returns.people.computing import answers_with, figures_of, with_figures
from services.application.returns.people.reading import read_people
from services.application.returns.questions import tasks_of
from services.application.returns.reading import read_answers
from tests.factories import WELL_BEING, an_id
from tests.unit.services.application.returns.pages import a_page, asking
from tests.unit.services.application.returns.people.making import (
    COUNT,
    SCORE,
    Row,
    measured,
    page,
    workbook,
)

PEOPLE: tuple[Row, ...] = (
    ("P1", 15, 21, "Under 16"),
    ("P2", 20, 23, "Under 16"),
    ("P3", 18, 18, "16 and over"),
    ("P4", 25, 21, None),
    ("P5", 12, None, "16 and over"),
)
"""Changes +6, +3, 0, -4 and one who left, as in the hand computation of the measure itself."""
EXPECTED = {
    "score": "20.75",
    "people": "4",
    "travelled.improved": "2",
    "travelled.held": "1",
    "travelled.declined": "1",
    "travelled.left": "1",
    "travelled.mean": "1.25",
    "travelled.deviation": "4.272",
    "groups.0.score": "22",
    "groups.0.people": "2",
    "groups.0.travelled.improved": "2",
    "groups.0.travelled.held": "0",
    "groups.0.travelled.declined": "0",
    "groups.0.travelled.left": "0",
    "groups.0.travelled.mean": "4.5",
    "groups.0.travelled.deviation": "2.1213",
    "groups.1.score": "18",
    "groups.1.people": "1",
    "groups.1.travelled.improved": "0",
    "groups.1.travelled.held": "1",
    "groups.1.travelled.declined": "0",
    "groups.1.travelled.left": "1",
    "groups.1.travelled.mean": "0",
}


def figures(*rows: Row) -> Answer:
    read = read_people(workbook(*rows), measured())
    assert not read.problems
    return figures_of(measured(), read.people)[SCORE]


def test_the_figures_for_everybody_and_each_group_are_those_counted_by_hand() -> None:
    assert figures(*PEOPLE) == EXPECTED


def test_an_indicator_on_which_nobody_was_measured_is_left_alone() -> None:
    read = read_people(workbook(*PEOPLE), measured())
    assert set(figures_of(measured(), read.people)) == {SCORE}


def test_of_a_group_to_which_nobody_belongs_nothing_is_said() -> None:
    assert not any(part.startswith("groups.") for part in figures(("P1", 20, 24, None)))


def test_where_everybody_left_there_is_no_score() -> None:
    assert figures(("P1", 20, None, None)) == {
        "travelled.improved": "0",
        "travelled.held": "0",
        "travelled.declined": "0",
        "travelled.left": "1",
    }


def test_an_indicator_that_is_no_score_gets_no_figure_of_its_own() -> None:
    headings = ("Code", "Often feel alone: start", "Often feel alone: later")
    read = read_people(workbook(("P1", 3, 1), headings=headings), measured())
    found = figures_of(measured(), read.people)[COUNT]
    assert all(part.startswith("travelled.") for part in found)
    assert (found["travelled.improved"], found["travelled.mean"]) == ("1", "2")


def test_the_figures_are_answers_that_a_return_takes() -> None:
    answers = answers_with(measured(), {}, {SCORE: EXPECTED})
    read = read_answers(page(), answers)
    assert SCORE in read.values
    assert SCORE not in read.errors


@given(
    st.lists(
        st.tuples(
            st.integers(7, 35),
            st.integers(7, 35) | st.none(),
            st.sampled_from(["Under 16", "16 and over", "Under 16; 16 and over", None]),
        ),
        min_size=1,
        max_size=30,
    )
)
@settings(deadline=None)
def test_whoever_was_measured_the_figures_are_answers_that_a_return_takes(
    people: list[tuple[int, int | None, str | None]],
) -> None:
    found = figures(*((f"P{number}", *person) for number, person in enumerate(people)))
    wrong = read_answers(page(), {SCORE: found}).errors.get(SCORE, ())
    everybody_left = [part for part in found if part.endswith("left") and _score_beside(part) not in found]
    assert len(wrong) == len(everybody_left)
    assert all("Give the figure" in error.message for error in wrong)


def _score_beside(part: str) -> str:
    return part.removesuffix("travelled.left") + "score"


def test_what_is_not_worked_out_from_people_stays_as_it_is() -> None:
    question = measured()[0].question
    now = {
        "comment": "A hard winter.",
        "missing": "not_collected",
        "travelled.mean": "9",
        "groups.1.travelled.improved": "7",
    }
    after = with_figures(question, now, figures(("P1", 20, None, None), ("P2", 20, 21, None)))
    assert after["comment"] == "A hard winter."
    assert after["groups.1.travelled.improved"] == "7"
    assert after["travelled.mean"] == "1"
    assert "missing" not in after, "there is a figure now"
    assert "travelled.deviation" not in after


def test_a_figure_that_can_no_longer_be_told_goes() -> None:
    question = measured()[0].question
    after = with_figures(question, EXPECTED, figures(("P1", 20, 24, None)))
    assert "travelled.deviation" not in after
    assert after["groups.0.travelled.mean"] == "4.5"


def test_two_indicators_of_one_title_have_columns_of_their_own() -> None:
    other = msgspec.structs.replace(WELL_BEING, indicator_id=an_id(199))
    known = measured_in(tasks_of(a_page(asking(WELL_BEING), asking(other))))
    assert [each.start for each in known] == ["Well-being score: start", "Well-being score (2): start"]
