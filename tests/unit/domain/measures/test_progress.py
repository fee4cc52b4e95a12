"""Progress, change and the place about a band."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from domain.measures.progress import band_position, change, progress
from domain.shared.values import Band, Direction

HAIR = Decimal("1e-15")

figures = st.decimals(min_value=-10_000, max_value=10_000, places=2)
factors = st.decimals(min_value="0.01", max_value=1_000, places=2)
directions: st.SearchStrategy[Direction] = st.sampled_from(("increase", "decrease", "maintain", "none"))


@pytest.mark.parametrize(
    ("baseline", "target", "reading", "travelled"),
    [
        ("40", "60", "50", "0.5"),
        ("60", "40", "50", "0.5"),
        ("40", "60", "35", "-0.25"),
        ("60", "40", "30", "1.5"),
        ("-2", "2", "1", "0.75"),
    ],
)
def test_progress_is_the_part_of_the_way_travelled(
    baseline: str, target: str, reading: str, travelled: str
) -> None:
    assert progress(Decimal(baseline), Decimal(target), Decimal(reading)) == Decimal(travelled)


@given(figures, figures)
def test_progress_is_undefined_where_there_is_no_way_to_travel(place: Decimal, reading: Decimal) -> None:
    assert progress(place, place, reading) is None


@given(figures, figures)
def test_progress_is_nought_at_the_baseline_and_one_at_the_target(baseline: Decimal, target: Decimal) -> None:
    assume(baseline != target)
    assert str(progress(baseline, target, baseline)) == "0"
    assert progress(baseline, target, target) == 1


@given(figures, figures, figures)
def test_progress_is_the_same_when_every_figure_is_turned_about(
    baseline: Decimal, target: Decimal, reading: Decimal
) -> None:
    assert progress(-baseline, -target, -reading) == progress(baseline, target, reading)


@given(figures, figures, figures, factors, figures)
def test_progress_does_not_depend_on_the_unit(
    baseline: Decimal, target: Decimal, reading: Decimal, factor: Decimal, shift: Decimal
) -> None:
    here = progress(baseline, target, reading)
    there = progress(factor * baseline + shift, factor * target + shift, factor * reading + shift)
    assert (here is None) == (there is None)
    if here is not None and there is not None:
        assert abs(here - there) <= HAIR


@given(figures, figures, figures)
def test_progress_and_what_is_left_make_the_whole_way(
    baseline: Decimal, target: Decimal, reading: Decimal
) -> None:
    done, left = progress(baseline, target, reading), progress(target, baseline, reading)
    assert (done is None) == (left is None)
    if done is not None and left is not None:
        assert abs(done + left - 1) <= HAIR


@given(directions, figures, figures)
def test_a_change_there_and_back_is_none(direction: Direction, one: Decimal, other: Decimal) -> None:
    assert change(direction, one, other) + change(direction, other, one) == 0


@given(figures, figures)
def test_a_wanted_decrease_is_signed_the_other_way(baseline: Decimal, reading: Decimal) -> None:
    assert change("decrease", baseline, reading) == -change("increase", baseline, reading)


@given(figures, figures)
def test_with_no_wanted_way_a_change_is_the_plain_difference(baseline: Decimal, reading: Decimal) -> None:
    assert change("none", baseline, reading) == change("maintain", baseline, reading) == reading - baseline


@given(figures, figures, figures)
def test_a_change_has_the_sign_of_its_progress(baseline: Decimal, target: Decimal, reading: Decimal) -> None:
    travelled = progress(baseline, target, reading)
    assume(travelled is not None)
    assert travelled is not None
    way = change("increase" if target > baseline else "decrease", baseline, reading)
    assert (travelled > 0, travelled < 0) == (way > 0, way < 0)


@pytest.mark.parametrize(
    ("reading", "side", "distance"),
    [
        ("8", "below", "2"),
        ("10", "inside", "0"),
        ("12", "inside", "2"),
        ("19", "inside", "1"),
        ("20", "inside", "0"),
        ("20.5", "above", "0.5"),
    ],
)
def test_a_figure_lies_below_inside_or_above_its_band(reading: str, side: str, distance: str) -> None:
    position = band_position(Band(lower=Decimal(10), upper=Decimal(20)), Decimal(reading))
    assert (position.side, position.distance) == (side, Decimal(distance))


@given(figures, figures, figures)
def test_the_distance_is_to_the_nearer_edge(one: Decimal, other: Decimal, reading: Decimal) -> None:
    band = Band(lower=min(one, other), upper=max(one, other))
    position = band_position(band, reading)
    assert position.distance == min(abs(reading - band.lower), abs(reading - band.upper))
    assert (position.side == "inside") == (band.lower <= reading <= band.upper)
