"""Axes are close enough to see what moved, and never so close that a small change looks great."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from domain.shared.figures import Count, Score
from domain.shared.values import Scale
from services.dashboards.axes import (
    LEAST_PART,
    MARGIN,
    Axes,
    Range,
    Span,
    close_range_of,
    whole_of,
    with_room,
)
from services.dashboards.chart import Chart
from services.dashboards.describe import large_chart
from services.dashboards.drawn import draw
from services.dashboards.gallery.cases import SHAPES
from services.dashboards.gallery.making import BAND, COUNT, RATE, SCORE, contract, rate, share, trajectory
from services.dashboards.trajectory import Trajectory

SCORES = st.decimals(min_value=-5, max_value=5, places=2)
WHOLE = Range(lowest=Decimal(-5), highest=Decimal(5))


def chart_of(of: Trajectory) -> Chart:
    """An indicator drawn alone, as on its outcome's page."""
    drawn, whole = draw(of), contract(of)
    span = Span(first=whole.starts_on, last=whole.ends_on)
    return large_chart(drawn, whole, Axes(span=span, range=close_range_of(of, drawn.points)))


@given(st.lists(SCORES, min_size=1, max_size=5))
def test_all_that_is_drawn_is_in_sight_and_at_least_a_quarter_of_what_there_can_be(
    numbers: list[Decimal],
) -> None:
    drawn = with_room(numbers, WHOLE)
    assert drawn.lowest < min(numbers) <= max(numbers) < drawn.highest
    assert drawn.highest - drawn.lowest >= LEAST_PART * 10
    beyond = MARGIN * (drawn.highest - drawn.lowest)
    assert drawn.lowest >= WHOLE.lowest - beyond
    assert drawn.highest <= WHOLE.highest + beyond


@given(st.lists(SCORES, min_size=1, max_size=5))
def test_what_lies_beyond_what_there_can_be_is_in_sight_too(numbers: list[Decimal]) -> None:
    drawn = with_room(numbers, Range(lowest=Decimal(0), highest=Decimal(1)))
    assert drawn.lowest < min(numbers) <= max(numbers) < drawn.highest


@pytest.mark.parametrize(
    ("of", "begins"),
    [
        (trajectory(share(30, 50), share(31, 50)), "0%"),
        (trajectory(Count(count=40), Count(count=43), of=COUNT), "0"),
        (trajectory(rate("8.9"), rate("8.3"), of=RATE), "0%"),
        (trajectory(rate("17.5"), rate("20"), of=BAND), "0"),
        (
            trajectory(
                Score(score=Decimal(4)),
                Score(score=Decimal("4.5")),
                of=replace(SCORE, scale=Scale(lowest=Decimal("1.5"), highest=Decimal(5))),
            ),
            "1.5",
        ),
    ],
)
def test_an_axis_that_is_cut_short_says_where_it_does_not_begin(of: Trajectory, begins: str) -> None:
    assert f"the upright axis does not begin at {begins}" in chart_of(of).marks_used


@pytest.mark.parametrize(
    "of",
    [
        trajectory(share(0, 50), share(31, 50)),
        trajectory(Count(count=0), Count(count=4), of=COUNT),
        SHAPES["negative"],
    ],
)
def test_an_axis_that_begins_at_the_lowest_says_nothing_of_it(of: Trajectory) -> None:
    assert not [words for words in chart_of(of).marks_used if words.startswith("the upright axis")]


def test_a_small_change_on_a_scale_is_not_drawn_as_a_great_one() -> None:
    small = trajectory(Score(score=Decimal("6.0")), Score(score=Decimal("6.1")), of=SCORE)
    whole, drawn = whole_of(SCORE), close_range_of(small, draw(small).points)
    assert whole is not None
    assert drawn.highest - drawn.lowest >= (whole.highest - whole.lowest) / 4
