"""What a return told becomes what charts are drawn from."""

from datetime import date
from decimal import Decimal

import pytest

from domain.shared.figures import Count, Figure, Rate
from domain.shared.values import MissingReason
from projections.contracts.results import Expected
from projections.trajectories.results import IndicatorTrajectory, Point
from services.dashboards.gallery.making import COUNT
from services.dashboards.gallery.said import FIRST, SECOND, told
from services.dashboards.source import trajectory_of
from services.dashboards.trajectory import PeriodReading
from tests.factories import an_id

FOUR, FIVE = Count(count=4), Count(count=5)
THIRD = date(2016, 2, 3)


def read(*said: Figure | MissingReason) -> PeriodReading:
    """A reading as it was told again and again, ten days apart from 14 January 2016."""
    given = told(*said)
    point = Point(return_id=an_id(80), period=given.period, standing="submitted", versions=given.versions)
    found = IndicatorTrajectory(
        indicator_id=COUNT.indicator_id,
        definition=COUNT,
        retired_from=None,
        expected=Expected(),
        series=(),
        points=(point,),
    )
    return trajectory_of(found).readings[0]


def test_a_corrected_reading_says_what_it_said_before_and_until_when() -> None:
    before = read(FOUR, "not_collected", FIVE).before
    assert [(each.figure, each.missing, each.corrected_on) for each in before] == [
        (FOUR, None, SECOND),
        (None, "not_collected", THIRD),
    ]


@pytest.mark.parametrize(
    "said", [(FOUR, FOUR), ("late", "late"), (Rate(rate=Decimal("4.0")), Rate(rate=Decimal(4)))]
)
def test_a_reading_sent_again_unchanged_was_not_corrected(said: tuple[Figure | MissingReason, ...]) -> None:
    again = read(*said)
    assert again.before == ()
    assert len(again.versions) == len(said)  # that it was told twice is still told where it is asked


def test_a_reading_sent_again_and_then_corrected_was_corrected_once() -> None:
    before = read(FOUR, FOUR, FIVE, FIVE).before
    assert [(each.figure, each.corrected_on) for each in before] == [(FOUR, THIRD)]
    assert FIRST < SECOND < THIRD
