"""Whether an indicator is drawn on, how far, and whether what is wanted is then likely."""

from decimal import Decimal

import pytest

from domain.framework.definitions import Indicator
from domain.shared.figures import Amount
from services.dashboards.forecasting.outlook import Coming, Off, Prospect, prospect
from services.dashboards.gallery.heading import UPWARDS, outlook
from services.dashboards.gallery.making import (
    BAND,
    CURRENCY,
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

MISSING = ("not_collected",) * 4
SHARES = tuple(share(part, 50) for part in UPWARDS)
ANEW = redefined(quarter(1).starts_on)


@pytest.mark.parametrize(
    ("of", "off"),
    [
        (trajectory(*SHARES), None),
        (trajectory(*SHARES[:5]), "fewer_than_six_readings"),
        (trajectory(*SHARES[:5], share(3, 8)), "fewer_than_six_readings"),
        (trajectory(*SHARES, breaks=[ANEW]), "fewer_than_six_readings"),
        (trajectory(*SHARES, *SHARES), "nothing_to_come"),
        (trajectory(*SHARES, *MISSING[:3]), "read_too_long_ago"),
        (trajectory(*SHARES, *MISSING[:2]), None),
        (trajectory(*SHARES, retired_on=quarter(6).starts_on), "no_longer_asked_for"),
        (trajectory(*SHARES, retired_on=quarter(6).ends_on), "no_longer_asked_for"),
        (trajectory(*SHARES, retired_on=quarter(7).starts_on), None),
        (trajectory(*TOLD, of=WORDS), "told_in_words"),
    ],
)
def test_it_is_drawn_on_from_six_readings_of_one_definition_to_periods_that_are_asked_for(
    of: Trajectory, off: Off | None
) -> None:
    found = outlook(of)
    assert found.off == off
    assert bool(found.coming) == (off is None)


def test_it_is_drawn_on_for_at_most_half_as_many_periods_as_were_read() -> None:
    coming = outlook(trajectory(*SHARES)).coming
    assert [each.period for each in coming] == [quarter(6), quarter(7), quarter(8)]


def test_it_is_drawn_on_for_at_most_four_periods() -> None:
    coming = outlook(trajectory(*SHARES, *SHARES), years=9).coming
    assert [each.period for each in coming] == [quarter(number) for number in range(12, 16)]


def test_it_is_not_drawn_on_beyond_the_contract() -> None:
    coming = outlook(trajectory(*SHARES, *SHARES[:5])).coming
    assert [each.period for each in coming] == [quarter(11)]


def test_a_period_that_a_return_has_told_of_is_not_to_come() -> None:
    coming = outlook(trajectory(*SHARES, "not_collected")).coming
    assert [each.period for each in coming] == [quarter(7), quarter(8)]


def test_only_readings_of_the_present_definition_are_drawn_on() -> None:
    found = outlook(trajectory(share(50, 50), *SHARES, was=[PROPORTION], breaks=[ANEW]))
    assert len(found.figures) == 6
    assert found.coming[0].middle < 60


def test_it_is_kept_within_what_can_be() -> None:
    last = outlook(trajectory(*(share(part, 50) for part in (20, 26, 30, 37, 44, 49)))).coming[-1]
    assert (last.middle, last.upper) == (Decimal("100.0"), Decimal("100.0"))


def test_what_would_come_of_thousands_of_pounds_is_told_without_pence() -> None:
    spent = (Amount(pounds=Decimal(each)) for each in ("1000.10", "1100.50", "990", "1200", "1150", "1300"))
    coming = outlook(trajectory(*spent, of=CURRENCY)).coming
    assert all(each.middle == each.middle.to_integral_value() for each in coming)


def test_what_is_expected_is_what_counts_on_the_last_day_of_the_period() -> None:
    path = agreed(None, (FIRST_DAY, "40"), (quarter(7).ends_on, "60"))
    higher = agreed(None, (quarter(8).starts_on, "70"), from_day=quarter(8).starts_on)
    coming = outlook(trajectory(*SHARES, agreed=[path, higher])).coming
    assert [each.expected for each in coming[1:]] == [Decimal("60.0"), Decimal("70.0")]


@pytest.mark.parametrize(
    ("indicator", "expected", "told"),
    [
        (PROPORTION, "39", "likely"),
        (PROPORTION, "40", "likely"),
        (PROPORTION, "41", "cannot_be_told"),
        (PROPORTION, "60", "cannot_be_told"),
        (PROPORTION, "61", "unlikely"),
        (RATE, "61", "likely"),
        (RATE, "60", "likely"),
        (RATE, "59", "cannot_be_told"),
        (RATE, "40", "cannot_be_told"),
        (RATE, "39", "unlikely"),
        (PROPORTION, None, None),
        (SUPPORT, "50", None),
    ],
)
def test_what_is_expected_is_likely_where_all_that_is_likely_reaches_it(
    indicator: Indicator, expected: str | None, told: Prospect | None
) -> None:
    assert prospect(indicator, between("40", "60", expected)) == told


@pytest.mark.parametrize(
    ("lower", "upper", "told"),
    [
        ("18", "22", "likely"),
        ("17", "20", "cannot_be_told"),
        ("20", "23", "cannot_be_told"),
        ("10", "30", "cannot_be_told"),
        ("23", "24", "unlikely"),
        ("10", "17", "unlikely"),
    ],
)
def test_a_band_is_likely_kept_where_all_that_is_likely_lies_within_it(
    lower: str, upper: str, told: Prospect
) -> None:
    assert prospect(BAND, between(lower, upper)) == told


def between(lower: str, upper: str, expected: str | None = None) -> Coming:
    return Coming(
        period=quarter(6),
        middle=(Decimal(lower) + Decimal(upper)) / 2,
        lower=Decimal(lower),
        upper=Decimal(upper),
        expected=None if expected is None else Decimal(expected),
    )


def test_what_is_level_is_drawn_on_level() -> None:
    level = outlook(trajectory(*(rate("7.5") for _ in range(6)), of=RATE))
    assert level.slope_per_year == 0
    assert {(each.lower, each.middle, each.upper) for each in level.coming} == {(Decimal("7.5"),) * 3}
