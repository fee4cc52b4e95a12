"""The one sentence of every chart: start, now and expected by now, and why where something cannot be told."""

import pytest

from services.dashboards.gallery.making import (
    FIRST_DAY,
    RATE,
    SUPPORT,
    agreed,
    quarter,
    rate,
    redefined,
    share,
    start,
    trajectory,
)
from services.dashboards.story import story_of
from services.dashboards.summaries import sentence
from services.dashboards.trajectory import Trajectory

PATH = agreed(start("48", 50), (FIRST_DAY, "48"), (quarter(11).ends_on, "75"))


AT_START, NOTHING_EXPECTED = "At the start it was 48%", "nothing was agreed to be expected by now"
UNTOLD, CANNOT = "whether it moved cannot be told, because", "so whether it moved cannot be told"


@pytest.mark.parametrize(
    ("of", "clauses"),
    [
        (
            trajectory(rate("25.24"), rate("25.16"), of=RATE, agreed=[agreed(None, (FIRST_DAY, "25.18"))]),
            [
                "In Q1 2015 it was 25.24%",
                "in Q2 2015 it is 25.16%",
                "25.18% was expected by now, so it is ahead of that",
                "it moved the wanted way",
            ],
        ),
        (
            trajectory(share(38, 50), agreed=[PATH]),
            [
                AT_START,
                "in Q1 2015 it is 76% (38 of 50, likely between 62.6% and 85.7%)",
                "50.2% was expected by now, so it is ahead of that",
                "it moved the wanted way",
            ],
        ),
        (
            trajectory(share(24, 50), agreed=[PATH]),
            [
                AT_START,
                "in Q1 2015 it is 48% (24 of 50, likely between 34.8% and 61.5%)",
                "50.2% was expected by now, but whether it is ahead or behind cannot be told",
                f"{UNTOLD} any change from 48% may be chance",
            ],
        ),
        (
            trajectory("late", agreed=[PATH]),
            [AT_START, "for Q1 2015 there is no reading (not in yet)", CANNOT],
        ),
        (
            trajectory(share(20, 50), share(3, 8)),
            [
                "In Q1 2015 it was 40%",
                "in Q2 2015 it is 3 of 8",
                NOTHING_EXPECTED,
                f"{UNTOLD} only 8 people were measured",
            ],
        ),
        (
            trajectory(rate("14.2"), rate("12.9"), of=RATE),
            [
                "In Q1 2015 it was 14.2%",
                "in Q2 2015 it is 12.9%",
                NOTHING_EXPECTED,
                "it moved the wanted way",
            ],
        ),
        (
            trajectory(rate("800"), rate("900"), of=SUPPORT),
            ["In Q1 2015 it was 800", "in Q2 2015 it is 900", NOTHING_EXPECTED, "neither way is wanted"],
        ),
        (trajectory(), ["No start was agreed or read", "there is no reading yet", CANNOT]),
        (
            trajectory(share(20, 50), breaks=[redefined(quarter(1).starts_on)]),
            ["No start was agreed or read", "there is no reading since it is measured anew", CANNOT],
        ),
    ],
)
def test_a_sentence_compares_what_can_be_compared_and_says_why_where_it_cannot(
    of: Trajectory, clauses: list[str]
) -> None:
    assert sentence(story_of(of)) == "; ".join(clauses) + "."
