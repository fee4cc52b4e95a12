"""What stands around a process chart: its figures, the rules that fired, and what is left out."""

from decimal import Decimal

import pytest

from domain.shared.figures import Amount, Count
from services.dashboards.chart import Fact
from services.dashboards.gallery.making import (
    COUNT,
    CURRENCY,
    FIRST_DAY,
    PROPORTION,
    SUPPORT,
    agreed,
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
from services.dashboards.process.notes import WORTH_A_CONVERSATION, facts, notes
from services.dashboards.trajectory import BreakPoint
from services.presentation.numbers import MINUS


def test_the_facts_are_mean_limits_moving_range_and_what_was_expected() -> None:
    # In per cent 40, 44, 38, 42: mean 41, steps 4, 6, 4, so 14 / 3 = 4.667 and (2.66)(4.667) = 12.413.
    of = trajectory(*shares(20, 22, 19, 21), agreed=[agreed(None, (FIRST_DAY, "50"))])
    assert facts(process(of)) == (
        Fact(label="Mean", figure="41%"),
        Fact(label="Trial limits", figure="28.6% to 53.4%"),
        Fact(label="Mean moving range", figure="4.7 percentage points"),
        Fact(label="Readings behind these", figure="4"),
        Fact(label="Expected by then", figure="50%"),
    )


def test_from_twelve_readings_on_limits_are_on_trial_no_longer() -> None:
    assert facts(process(trajectory(*shares(*STEADY))))[1].label == "Trial limits"
    assert facts(process(trajectory(*shares(*STEADY, 20))))[1].label == "Limits"


def test_the_mean_of_small_whole_numbers_has_a_digit_after_the_point() -> None:
    assert facts(process(trajectory(*rates(3, 4, 4), of=SUPPORT)))[0].figure == "3.7"
    assert facts(process(trajectory(*rates(3000, 4000, 4000), of=SUPPORT)))[0].figure == "3,667"


def test_the_mean_of_thousands_of_pounds_has_no_pence() -> None:
    spent = trajectory(*(Amount(pounds=Decimal(each)) for each in ("1000.10", "1000.50")), of=CURRENCY)
    assert facts(process(spent))[0].figure == "£1,000"


@pytest.mark.parametrize(
    ("path", "words"),
    [
        ("20", "it is consistently passing: every usual reading reaches it"),
        ("90", "it is consistently failing: no usual reading reaches it"),
        ("50", "it is hit and miss: chance decides whether a usual reading reaches it"),
    ],
)
def test_what_the_limits_say_of_the_expectation_is_told_in_words(path: str, words: str) -> None:
    of = trajectory(*shares(20, 22, 19, 21), agreed=[agreed(None, (FIRST_DAY, path))])
    assert notes(process(of)) == (f"Against the {path}% expected by the latest reading {words}",)


def test_what_the_limits_say_is_less_sure_where_the_latest_reading_stands_out() -> None:
    of = trajectory(*shares(*STEADY, 45), agreed=[agreed(None, (FIRST_DAY, "80"))])
    assert notes(process(of))[0] == (
        "Against the 80% expected by the latest reading it is consistently failing: no usual reading reaches "
        "it, but what stands out may have changed that"
    )


def test_what_was_expected_by_the_latest_reading_counts_and_not_the_last_target() -> None:
    path = agreed(None, (quarter(3).ends_on, "30"), (quarter(11).ends_on, "90"))
    told = notes(process(trajectory(*shares(20, 22, 19, 21), agreed=[path])))
    assert told[0].startswith("Against the 30% expected by the latest reading it is hit and miss")


def test_every_rule_that_fired_is_told_with_its_periods() -> None:
    told = notes(process(trajectory(*shares(*STEADY, 45))))
    assert told == (
        "Above the upper limit: Q4 2018",
        "11 readings in a row below the mean: from Q1 2015 up to Q3 2017",
        WORTH_A_CONVERSATION,
    )


@pytest.mark.parametrize(
    ("numbers", "words"),
    [
        (ABOVE, "7 readings in a row above the mean: from Q2 2017 up to Q4 2019"),
        (RISING, "8 readings in a row that only rise: from Q4 2017 up to Q3 2018"),
        (FALLING, "8 readings in a row that only fall: from Q4 2017 up to Q3 2018"),
        (NEAR, "Two of three in a row near the upper limit: Q2 2018, Q3 2018"),
    ],
)
def test_a_run_is_told_once_by_its_first_and_last_period(numbers: tuple[int, ...], words: str) -> None:
    assert notes(process(trajectory(*rates(*numbers), of=SUPPORT))) == (words, WORTH_A_CONVERSATION)


def test_monthly_flags_need_no_word_of_caution() -> None:
    assert WORTH_A_CONVERSATION not in notes(process(trajectory(*shares(*STEADY, 45)), quarterly=False))


def test_a_revision_that_set_expectations_anew_starts_limits_anew_and_is_told() -> None:
    of = trajectory(*shares(20, 22, 30, 33), breaks=[reset(2)])
    assert [len(phase.points) for phase in process(of).phases] == [2, 2]
    assert notes(process(of)) == (
        "A: 1 October 2015: revised (more was hoped for), and limits are worked out anew from then on",
    )


def test_a_changed_definition_starts_limits_anew_and_is_told() -> None:
    of = trajectory(*shares(20, 22, 30, 33), was=[PROPORTION], breaks=[redefined(quarter(2).starts_on)])
    assert [len(phase.points) for phase in process(of).phases] == [2, 2]
    assert notes(process(of))[0].endswith(
        "measured in another way, so the line breaks (asked in another way), and limits are worked out anew "
        "from then on"
    )


def test_a_break_point_by_itself_starts_nothing_anew() -> None:
    of = trajectory(
        *shares(20, 22, 30, 33), break_points=[BreakPoint(on=quarter(2).starts_on, purpose="yearly look")]
    )
    assert len(process(of).phases) == 1
    assert notes(process(of)) == ("A: 1 October 2015: break point (yearly look)",)


def test_a_limit_beyond_what_can_be_is_drawn_at_the_edge_and_that_is_told() -> None:
    # In per cent 2, 10, 0: mean 4, steps 8 and 10, so (2.66)(9) = 23.94 and two thirds of it 15.96.
    found = process(trajectory(*shares(1, 5, 0)))
    limits = found.phases[0].limits
    assert limits is not None
    assert (limits.lower, limits.near_lower) == (Decimal("0.0"), Decimal("0.0"))
    assert notes(found) == (
        f"The lower limit of {MINUS}19.9% lies beyond what can be, so it is drawn at 0%",
        f"The near lower limit of {MINUS}12% lies beyond what can be, so it is drawn at 0%",
    )


def test_of_several_phases_it_is_told_which_limit_is_drawn_at_the_edge() -> None:
    told = notes(process(trajectory(*shares(20, 22, 1, 5), breaks=[reset(2)])))
    assert (
        f"The lower limit of {MINUS}15.3% from Q3 2015 on lies beyond what can be, so it is drawn at 0%"
        in told
    )


def test_where_money_was_below_nought_its_limits_may_be_too() -> None:
    savings = trajectory(*(Amount(pounds=Decimal(each)) for each in (-5, 5, -10)), of=CURRENCY)
    limits = process(savings).phases[0].limits
    assert limits is not None
    assert limits.lower < -10
    assert not limits.beyond


def test_what_was_measured_in_another_unit_is_left_out_and_told_once() -> None:
    of = trajectory(
        Count(count=40),
        Count(count=44),
        Count(count=42),
        *shares(20, 22),
        was=[COUNT],
        breaks=[redefined(quarter(3).starts_on)],
    )
    assert notes(process(of))[-1] == "Left out: from Q1 2015 up to Q3 2015 (measured in another unit)"


def test_what_is_left_out_is_told_with_its_reason() -> None:
    of = trajectory(share(3, 8), *shares(20, 22), "not_collected", "not_collected", "not_collected", "late")
    (told,) = notes(process(of))
    assert told == (
        "Left out: Q1 2015 (3 of 8: fewer than ten people, so no percentage); "
        "from Q4 2016 up to Q2 2016 (not collected); Q3 2016 (not in yet)"
    )
