"""What is said of the people who were measured twice: counts always, percentages and means of ten or more."""

from datetime import date

import pytest
from msgspec.structs import replace

from domain.shared.figures import Count
from domain.shared.travelled import Travelled
from domain.shared.values import Baseline
from services.dashboards.gallery.making import (
    COUNT,
    SCORE,
    agreed,
    quarter,
    redefined,
    start,
    trajectory,
)
from services.dashboards.gallery.people import FEW, MANY, came, followed, readings
from services.dashboards.people.measured import Measured, measured_twice
from services.dashboards.people.wording import (
    decimals_of_changes,
    mean_finding,
    mean_in_words,
    mean_summary,
    notes,
    people_finding,
    people_summary,
)


def told(travelled: Travelled) -> Measured:
    """The only period of an indicator."""
    return measured_twice(followed(travelled))[0]


@pytest.mark.parametrize(
    ("travelled", "words"),
    [
        (MANY, "53.4% of 58 people improved, 12.1% declined"),
        (came(5, 3, 2), "50% of 10 people improved, 20% declined"),
        (came(5, 3, 1), "5 of 9 people improved, 1 declined"),
        (came(1, 0, 0), "1 of 1 person improved, 0 declined"),
        (came(0, 0, 0, left=6), "Nobody was measured twice: 6 left before"),
    ],
)
def test_the_heading_of_the_bars_tells_percentages_of_ten_people_or_more_and_else_counts(
    travelled: Travelled, words: str
) -> None:
    assert people_finding(told(travelled), "Q1 2015") == words


def test_what_was_given_for_an_earlier_period_is_no_news() -> None:
    words = "Not given for Q3 2015, last for Q1 2015"
    assert people_finding(told(MANY), "Q3 2015") == mean_finding(told(MANY), 1, "Q3 2015") == words


@pytest.mark.parametrize(
    ("travelled", "words"),
    [
        (
            MANY,
            (
                "For Q1 2015, 58 people were measured at the start and again later: 31 improved, 20 held "
                "and 7 declined; 4 people left before the second time, and how they fared is not known."
            ),
        ),
        (
            came(1, 0, 0),
            (
                "For Q1 2015, 1 person was measured at the start and again later: 1 improved, 0 held and 0 "
                "declined; nobody left before the second time."
            ),
        ),
    ],
)
def test_the_sentence_names_everybody_who_was_measured_at_the_start(travelled: Travelled, words: str) -> None:
    assert people_summary(told(travelled)) == words


@pytest.mark.parametrize(
    ("travelled", "words"),
    [
        (MANY, "People moved 2.4 the wanted way on average, beyond chance"),
        (
            came(7, 20, 31, mean="-2.4", spread="2.1"),
            "People moved 2.4 away from what is wanted on average, beyond chance",
        ),
        (
            came(20, 19, 19, mean="0.1", spread="2.1"),
            "Cannot be told: the mean change of +0.1 may be chance",
        ),
        (FEW, "Cannot be told: only 7 people were measured twice"),
        (came(1, 0, 0, mean="3"), "Cannot be told: only 1 person was measured twice"),
        (came(31, 20, 7, mean="2.4"), "Cannot be told: how much people differ was not given"),
        (came(31, 20, 7), "Cannot be told: the mean change was not given"),
        (came(0, 0, 0, left=6), "Cannot be told: nobody was measured twice"),
    ],
)
def test_the_heading_of_the_means_says_which_way_only_where_that_is_beyond_chance(
    travelled: Travelled, words: str
) -> None:
    assert mean_finding(told(travelled), 1, "Q1 2015") == words


@pytest.mark.parametrize(
    ("travelled", "words"),
    [
        (
            MANY,
            (
                "For Q1 2015 the mean change of 58 people is +2.4, likely between +1.8 and +3 (Student's t, "
                "95%); above nought is the wanted way."
            ),
        ),
        (
            came(31, 20, 7, mean="2.4"),
            (
                "For Q1 2015 the mean change of 58 people is +2.4; how sure that is cannot be told, because "
                "how much people differ was not given."
            ),
        ),
        (FEW, "For Q1 2015 the mean change is not told, because only 7 people were measured twice."),
    ],
)
def test_the_sentence_of_the_means_names_the_range_and_its_method(travelled: Travelled, words: str) -> None:
    assert mean_summary(told(travelled), 1) == words


@pytest.mark.parametrize(
    ("travelled", "words"),
    [
        (MANY, "+2.4 (+1.8 to +3)"),
        (came(5, 3, 2, mean="-0.04"), "0"),
        (FEW, "not told, only 7 people were measured twice"),
    ],
)
def test_a_mean_change_has_its_sign_and_its_range(travelled: Travelled, words: str) -> None:
    assert mean_in_words(told(travelled), 1) == words


def test_a_change_of_whole_numbers_has_a_digit_after_the_point() -> None:
    assert decimals_of_changes(followed(MANY, of=COUNT, figure=Count(count=4))) == 1


def test_a_mean_in_another_unit_is_not_told() -> None:
    of = trajectory(*readings(MANY), was=[COUNT], breaks=[redefined(quarter(1).starts_on)])
    (measured,) = measured_twice(of)
    assert mean_in_words(measured, 1) == "not told, it was measured in another unit then"


def test_the_notes_say_what_was_not_given_what_is_measured_anew_and_that_a_start_was_remembered() -> None:
    remembered: Baseline = replace(start("7"), quality="retrospective")
    of = trajectory(
        *readings(MANY, None, MANY),
        of=SCORE,
        was=[SCORE],
        breaks=[redefined(quarter(2).starts_on)],
        agreed=[agreed(remembered, from_day=date(2015, 4, 1))],
    )
    assert notes(of, measured_twice(of)) == (
        "Not given for Q2 2015",
        "Measured in another way from Q3 2015 on: what is above does not compare with it",
        "The start was asked for looking back, not measured then, and people may remember it otherwise",
    )
    whole = followed(MANY, MANY)
    assert notes(whole, measured_twice(whole)) == ()
