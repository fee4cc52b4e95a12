"""What a forecast says: a plain rule for each heading and each sentence."""

import pytest

from services.dashboards.forecasting.words import finding, sentence
from services.dashboards.gallery.heading import UPWARDS, outlook
from services.dashboards.gallery.making import (
    BAND,
    FIRST_DAY,
    PROPORTION,
    RATE,
    SUPPORT,
    TOLD,
    WORDS,
    agreed,
    quarter,
    rate,
    redefined,
    share,
    trajectory,
)
from services.dashboards.trajectory import Trajectory

SHARES = tuple(share(part, 50) for part in UPWARDS)
TURNOVER_TO_COME = "If nothing changes, it is likely between 13.5 and 14.5 in Q1 2017"
DAYS_TO_COME = "If nothing changes, it is likely between 19.5 and 20.6 in Q1 2017"
ANEW = redefined(quarter(1).starts_on)
TO_COME = "If nothing changes, it is likely between 36.3% and 70.5% in Q1 2017"


def upwards(expected: str | None = None) -> Trajectory:
    return trajectory(*SHARES, agreed=[] if expected is None else [agreed(None, (FIRST_DAY, expected))])


def days_open(*numbers: str) -> Trajectory:
    return trajectory(*(rate(number) for number in numbers), of=BAND)


WITHIN = days_open("20", "20.2", "19.9", "20.1", "20", "20.1")
OUTSIDE = days_open("30", "30.2", "29.9", "30.1", "30", "30.1")
ABOUT_ITS_EDGE = days_open("22", "22.2", "21.9", "22.1", "22", "22.1")
TURNOVER = tuple(rate(number) for number in ("14", "13.8", "14.1", "14", "13.9", "14"))


@pytest.mark.parametrize(
    ("of", "words"),
    [
        (upwards("36"), "If nothing changes, likely to reach the 36% expected for Q1 2017"),
        (upwards("71"), "If nothing changes, likely to miss the 71% expected for Q1 2017"),
        (upwards("60"), "Cannot be told: it may reach or miss the 60% expected for Q1 2017"),
        (upwards(), "If nothing changes, likely between 36.3% and 70.5% in Q1 2017"),
        (
            trajectory(*TURNOVER, of=RATE, agreed=[agreed(None, (FIRST_DAY, "10"))]),
            "If nothing changes, likely to miss the 10% expected for Q1 2017",
        ),
        (
            trajectory(*TURNOVER, of=SUPPORT, agreed=[agreed(None, (FIRST_DAY, "10"))]),
            "If nothing changes, likely between 13.5 and 14.5 in Q1 2017",
        ),
        (WITHIN, "If nothing changes, likely to lie within 18 to 22 in Q1 2017"),
        (OUTSIDE, "If nothing changes, likely to lie outside 18 to 22 in Q1 2017"),
        (ABOUT_ITS_EDGE, "Cannot be told: it may lie within or lie outside 18 to 22 in Q1 2017"),
        (
            trajectory(*(rate("7") for _ in range(6)), of=RATE),
            "If nothing changes, likely about 7% in Q1 2017",
        ),
        (trajectory(*TOLD, of=WORDS), "Told in words, not in figures"),
        (trajectory(*SHARES[:4]), "Cannot be told: 4 readings, and it takes six"),
        (trajectory(SHARES[0]), "Cannot be told: 1 reading, and it takes six"),
        (trajectory(), "Cannot be told: no reading, and it takes six"),
        (
            trajectory(*SHARES[:4], share(3, 8)),
            "Cannot be told: 4 readings of ten people or more, and it takes six",
        ),
        (
            trajectory(*SHARES, was=[PROPORTION], breaks=[ANEW]),
            "Cannot be told: 5 readings since it is measured anew, and it takes six",
        ),
        (
            trajectory(*SHARES, *("not_collected",) * 3),
            "Cannot be told: the last reading is of Q2 2016",
        ),
        (trajectory(*SHARES, *SHARES), "Nothing is to come: the contract has no further period"),
        (
            trajectory(*SHARES, retired_on=quarter(6).starts_on),
            "Nothing is to come: it is no longer asked for",
        ),
    ],
)
def test_the_heading_says_what_would_come_or_why_that_cannot_be_told(of: Trajectory, words: str) -> None:
    assert finding(outlook(of)) == words


@pytest.mark.parametrize(
    ("of", "words"),
    [
        (upwards("36"), f"{TO_COME}; 36% is expected then, so it is likely to reach it."),
        (upwards("71"), f"{TO_COME}; 71% is expected then, so it is likely to miss it."),
        (upwards("60"), f"{TO_COME}; 60% is expected then, and whether it will reach it cannot be told."),
        (upwards(), f"{TO_COME}; nothing is agreed to be expected then."),
        (
            trajectory(*TURNOVER, of=SUPPORT, agreed=[agreed(None, (FIRST_DAY, "10"))]),
            f"{TURNOVER_TO_COME}; 10 is expected then, and neither way is wanted.",
        ),
        (
            WITHIN,
            f"{DAYS_TO_COME}; it is meant to stay within 18 to 22, so it is likely to lie within that.",
        ),
        (
            trajectory(*TOLD, of=WORDS),
            "What is told in words cannot be drawn on; that would take figures.",
        ),
        (trajectory(SHARES[0]), "There is 1 reading, and it takes six to draw a line on."),
        (trajectory(), "There is no reading, and it takes six to draw a line on."),
        (trajectory(*SHARES[:4]), "There are 4 readings, and it takes six to draw a line on."),
        (
            trajectory(*SHARES, *("not_collected",) * 3),
            "Since the last reading, more periods went by than a line may be drawn on for.",
        ),
        (
            trajectory(*SHARES, *SHARES),
            "The contract has no period to come that a line could be drawn on to.",
        ),
        (
            trajectory(*SHARES, retired_on=quarter(6).starts_on),
            "The indicator is no longer asked for, so no reading is to come that a line could lead to.",
        ),
    ],
)
def test_the_sentence_sets_what_is_likely_beside_what_is_expected(of: Trajectory, words: str) -> None:
    assert sentence(outlook(of)) == words
