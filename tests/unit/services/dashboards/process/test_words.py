"""What a process chart says: a plain rule for each heading, and none surer than the readings bear."""

import pytest

from domain.shared.figures import Count
from services.dashboards.gallery.making import (
    BAND,
    COUNT,
    RATE,
    SUPPORT,
    TOLD,
    WORDS,
    quarter,
    redefined,
    share,
    trajectory,
)
from services.dashboards.gallery.real import (
    ABOVE,
    FALLING,
    NEAR,
    RISING,
    STEADY,
    process,
    rates,
    reset,
    shares,
)
from services.dashboards.process.words import finding, sentence
from services.dashboards.trajectory import Trajectory

ANEW = redefined(quarter(2).starts_on)


@pytest.mark.parametrize(
    ("of", "words"),
    [
        (trajectory(*TOLD, of=WORDS), "Told in words, not in figures"),
        (trajectory(), "Cannot be told: no reading yet"),
        (trajectory("late"), "Cannot be told: no reading yet"),
        (trajectory(share(3, 8)), "Cannot be told: no reading of ten people or more"),
        (
            trajectory(*shares(20, 22), breaks=[ANEW]),
            "Cannot be told: no reading since it is measured anew",
        ),
        (trajectory(share(31, 50)), "Cannot be told: one reading so far, and it takes two"),
        (
            trajectory(*shares(20, 22, 30), breaks=[ANEW]),
            "Cannot be told: one reading since the limits start anew, and it takes two",
        ),
        (trajectory(*shares(25, 25, 25)), "No ups and downs: every reading is 50%"),
        (
            trajectory(*shares(20, 22, 25, 25), breaks=[reset(2)]),
            "No ups and downs: every reading since Q3 2015 is 50%",
        ),
        (trajectory(*shares(20, 22, 21)), "42% is within the usual ups and downs, by trial limits"),
        (trajectory(*shares(*STEADY, 20)), "40% is within the usual ups and downs"),
        (
            trajectory(*shares(*STEADY, 45)),
            "Possible change for the better, worth a conversation: 90% lies above the upper limit",
        ),
        (
            trajectory(*shares(*STEADY, 2)),
            "Possible change for the worse, worth a conversation: 4% lies below the lower limit",
        ),
        (
            trajectory(*rates(*STEADY, 2), of=RATE),
            "Possible change for the better, worth a conversation: 2% lies below the lower limit",
        ),
        (
            trajectory(*rates(*STEADY, 45), of=SUPPORT),
            "Possible change upwards, worth a conversation: 45 lies above the upper limit",
        ),
        (
            trajectory(*rates(*STEADY, 2), of=BAND),
            "Possible change downwards, worth a conversation: 2 lies below the lower limit",
        ),
    ],
)
def test_the_heading_says_whether_the_latest_reading_is_more_than_chance(of: Trajectory, words: str) -> None:
    assert finding(process(of)) == words


def test_the_heading_names_the_period_where_nothing_was_read_since() -> None:
    of = trajectory(*shares(20, 22, 21), share(3, 8), "not_collected")
    assert finding(process(of)) == (
        "42% is within the usual ups and downs, by trial limits; read last for Q3 2015"
    )


@pytest.mark.parametrize(
    ("numbers", "why"),
    [
        (ABOVE, "7 readings in a row above the mean"),
        (RISING, "8 readings in a row that only rise"),
        (FALLING, "8 readings in a row that only fall"),
        (NEAR, "two of the last three near the upper limit"),
    ],
)
def test_a_run_is_told_as_a_run(numbers: tuple[int, ...], why: str) -> None:
    assert finding(process(trajectory(*rates(*numbers), of=SUPPORT))).endswith(f": {why}")


def test_with_monthly_readings_a_flag_is_likely_a_real_change() -> None:
    monthly = process(trajectory(*shares(*STEADY, 45)), quarterly=False)
    assert finding(monthly) == "Likely a real change for the better: 90% lies above the upper limit"
    assert "is likely a real change for the better" in sentence(monthly)


def test_the_sentence_tells_the_mean_the_limits_and_the_latest_reading() -> None:
    # In per cent 40, 44, 38, 42: mean 41, steps 4, 6, 4, so 14 / 3 = 4.667 and (2.66)(4.667) = 12.413.
    assert sentence(process(trajectory(*shares(20, 22, 19, 21)))) == (
        "The 4 readings from Q1 2015 on lie about a mean of 41%, as a rule between 28.6% and 53.4% (trial "
        "limits, as they come from fewer than twelve readings); the latest, 42% in Q4 2016, shows no sign of "
        "a change."
    )


def test_a_flag_is_called_a_possible_change_in_the_sentence_too() -> None:
    assert sentence(process(trajectory(*rates(*RISING), of=RATE))).endswith(
        "; the latest, 73% in Q3 2018, is a possible change for the worse, worth a conversation: 8 readings "
        "in a row that only rise."
    )


@pytest.mark.parametrize(
    ("of", "words"),
    [
        (
            trajectory(*TOLD, of=WORDS),
            "What is told in words has no ups and downs to measure; that would take figures.",
        ),
        (trajectory(), "There is no reading yet, and it takes two readings to see what is usual."),
        (
            trajectory(share(31, 50)),
            "There is one reading so far, 62% in Q1 2015, and it takes two to see what is usual.",
        ),
        (
            trajectory(*(Count(count=5) for _ in range(3)), of=COUNT),
            "The 3 readings from Q1 2015 on are the same, so there are no ups and downs to judge by.",
        ),
    ],
)
def test_where_nothing_can_be_judged_the_sentence_says_why(of: Trajectory, words: str) -> None:
    assert sentence(process(of)) == words
