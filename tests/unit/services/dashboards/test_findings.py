"""The finding above every chart: plain rules, never vaguer than the figures allow and never surer."""

import pytest

from domain.measures.outcome import OutcomeSummary
from domain.shared.figures import Count
from services.dashboards.drawn import draw_outcome
from services.dashboards.findings import finding, outcome_finding, progress_range
from services.dashboards.gallery.making import (
    BAND,
    COUNT,
    RATE,
    SCORE,
    SCORES,
    SUPPORT,
    TOLD,
    WORDS,
    agreed,
    outcome,
    quarter,
    rate,
    redefined,
    share,
    start,
    trajectory,
)
from services.dashboards.story import story_of
from services.dashboards.trajectory import Trajectory

CHANGED = redefined(quarter(1).starts_on)


@pytest.mark.parametrize(
    ("of", "words"),
    [
        (
            trajectory(share(62, 100), agreed=[agreed(start("40", 100))]),
            "Rose to 62%, from 40% at the start: moved the wanted way",
        ),
        (
            trajectory(share(40, 100), share(62, 100)),
            "Rose to 62%, from 40% in Q1 2015: moved the wanted way",
        ),
        (
            trajectory(share(62, 100), share(40, 100)),
            "Fell to 40%, from 62% in Q1 2015: moved away from what is wanted",
        ),
        (
            trajectory(rate("14.2"), rate("12.9"), of=RATE),
            "Fell to 12.9%, from 14.2% in Q1 2015: moved the wanted way",
        ),
        (trajectory(rate("12.9"), rate("12.9"), of=RATE), "Still 12.9%, as in Q1 2015: held"),
        (
            trajectory(rate("25.16"), rate("25.24"), of=RATE),
            "Rose to 25.24%, from 25.16% in Q1 2015: moved away from what is wanted",
        ),
        (trajectory(*SCORES, of=SCORE), "Fell to 7.85, from 8.9 in Q1 2015: moved away from what is wanted"),
        (
            trajectory(share(24, 50), share(26, 50)),
            "Cannot be told: the change from 48% to 52% may be chance",
        ),
        (trajectory(share(20, 40), share(3, 8)), "Cannot be told: only 8 people were measured"),
        (trajectory(share(3, 8), share(20, 40)), "Cannot be told: only 8 people were measured in Q1 2015"),
        (trajectory(share(1, 1), share(0, 1)), "Cannot be told: only 1 person was measured"),
        (
            trajectory(share(62, 100), agreed=[agreed(start("40"))]),
            "Cannot be told: how many people were measured is not known",
        ),
        (
            trajectory(share(20, 40), "not_collected"),
            "Cannot be told: no reading for Q2 2015, not collected",
        ),
        (
            trajectory(share(20, 40)),
            "Cannot be told: there is nothing yet to compare 50% with",
        ),
        (trajectory(), "Cannot be told: no reading yet"),
        (
            trajectory(share(20, 40), breaks=[CHANGED]),
            "Cannot be told: no reading since it is measured anew",
        ),
        (
            trajectory(share(20, 40), share(30, 40), breaks=[CHANGED]),
            "Cannot be told: there is nothing yet to compare 75% with",
        ),
        (
            trajectory(rate("800"), rate("1050"), of=SUPPORT),
            "Rose to 1,050, from 800 in Q1 2015: neither way is wanted",
        ),
        (trajectory("late", of=SUPPORT), "Nothing to compare: no reading for Q1 2015, not in yet"),
        (trajectory(*TOLD, of=WORDS), "Told in words, not in figures"),
        (
            trajectory(rate("20"), rate("21"), of=BAND),
            "Rose to 21, from 20 in Q1 2015: held inside its band",
        ),
        (
            trajectory(rate("20"), rate("25"), of=BAND),
            "Rose to 25, from 20 in Q1 2015: moved away, out of its band",
        ),
        (
            trajectory(Count(count=1_000_000), Count(count=12_345_678), of=COUNT),
            "Rose to 12,345,678, from 1,000,000 in Q1 2015: moved the wanted way",
        ),
    ],
)
def test_a_finding_names_two_figures_and_the_movement_or_says_why_it_cannot(
    of: Trajectory, words: str
) -> None:
    assert finding(story_of(of)) == words


def test_a_baseline_of_an_older_definition_is_no_start_of_the_new_one() -> None:
    of = trajectory(
        share(20, 40), share(30, 40), share(38, 40), agreed=[agreed(start("10", 40))], breaks=[CHANGED]
    )
    assert finding(story_of(of)) == "Rose to 95%, from 75% in Q2 2015: moved the wanted way"


def test_a_baseline_agreed_with_the_new_definition_is_its_start() -> None:
    since = agreed(start("50", 40), from_day=CHANGED.on)
    of = trajectory(share(20, 40), share(38, 40), agreed=[agreed(start("10", 40)), since], breaks=[CHANGED])
    assert finding(story_of(of)) == "Rose to 95%, from 50% at the start: moved the wanted way"


def test_a_finding_is_about_ten_words() -> None:
    said = [
        trajectory(share(24, 50), share(26, 50)),
        trajectory(share(40, 100), share(62, 100), agreed=[agreed(start("40", 100))]),
        trajectory(share(20, 40), "not_collected"),
    ]
    assert max(len(finding(story_of(of)).split()) for of in said) <= 14


def summary(
    away: int = 0, untold: int = 0, held: int = 0, wanted: int = 0, context: int = 0
) -> OutcomeSummary:
    return OutcomeSummary(
        moved_away=away,
        cannot_be_told=untold,
        held=held,
        moved_wanted_way=wanted,
        not_judged=context,
        least_progress=None,
        most_progress=None,
    )


@pytest.mark.parametrize(
    ("counted", "words"),
    [
        (summary(), "No indicator is agreed for this outcome yet"),
        (summary(wanted=1), "Of 1 indicator, 1 moved the wanted way"),
        (
            summary(away=1, untold=2, held=1, wanted=3),
            "Of 7 indicators, 1 moved away, 2 cannot be told, 1 held and 3 moved the wanted way",
        ),
        (summary(context=2), "None of 2 indicators has a wanted direction"),
        (summary(wanted=1, context=1), "Of 2 indicators, 1 moved the wanted way"),
    ],
)
def test_an_outcome_is_told_in_counts_and_never_in_a_mean(counted: OutcomeSummary, words: str) -> None:
    assert outcome_finding(counted) == words


def test_the_range_of_progress_stands_beside_the_counts() -> None:
    to_80 = agreed(start("40", 100), (quarter(9).ends_on, "80"))
    both = outcome(trajectory(share(60, 100), agreed=[to_80]), trajectory(share(70, 100), agreed=[to_80]))
    assert progress_range(draw_outcome(both).summary) == (
        "Where there are targets, between 50% and 75% of the way to them is travelled."
    )
    assert progress_range(summary(wanted=1)) == ""


def test_what_needs_talk_first_stands_first_and_what_is_retired_last() -> None:
    away, wanted = trajectory(share(62, 100), share(40, 100)), trajectory(share(40, 100), share(62, 100))
    untold, held = trajectory(share(3, 8), share(4, 8)), trajectory(Count(count=4), Count(count=4), of=COUNT)
    retired = trajectory(share(62, 100), share(20, 100), retired_on=quarter(3).starts_on)
    drawn = draw_outcome(outcome(retired, wanted, held, untold, away))
    assert [each.trajectory for each in drawn.indicators] == [away, untold, held, wanted, retired]
    assert drawn.summary.moved_away == 1


def test_of_the_same_movement_what_is_behind_its_expectation_stands_first() -> None:
    slow = agreed(None, (quarter(0).ends_on, "60"), (quarter(1).ends_on, "90"))
    ahead, late = (
        trajectory(share(40, 100), share(62, 100)),
        trajectory(share(40, 100), share(62, 100), agreed=[slow]),
    )
    assert [each.trajectory for each in draw_outcome(outcome(ahead, late)).indicators] == [late, ahead]
