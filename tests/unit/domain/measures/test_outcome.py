"""An outcome counts its indicators and never averages them."""

from __future__ import annotations

from decimal import Decimal
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.measures.movement import Judgement
from domain.measures.outcome import Distance, OutcomeSummary, distance, summarise
from domain.measures.standing import Aim, Standing
from domain.shared.values import Band, Direction, Measure

movements = st.sampled_from(("moved_wanted_way", "held", "moved_away", "cannot_be_told", None))
distances = st.builds(
    Distance,
    judgement=st.builds(Judgement, movement=movements, reason=st.just("any_change_counts")),
    progress=st.none() | st.decimals(min_value=-5, max_value=5, places=3),
)


def at(number: str, of: int | None = None) -> Standing:
    return Standing(number=Decimal(number), people=of)


def test_an_outcome_counts_movements_and_gives_the_range_of_progress() -> None:
    rising = Aim(measure="score", direction="increase")
    context = Aim(measure="count", direction="none")
    summary = summarise(
        [
            distance(rising, at("5"), at("6"), Decimal(9)),
            distance(rising, at("5"), at("4"), Decimal(9)),
            distance(rising, at("5"), at("5"), Decimal(9)),
            distance(rising, at("5"), at("7")),
            distance(rising, at("5"), None, Decimal(9)),
            distance(context, at("5"), at("6"), Decimal(9)),
        ]
    )
    assert summary == OutcomeSummary(
        moved_wanted_way=2,
        held=1,
        moved_away=1,
        cannot_be_told=1,
        not_judged=1,
        least_progress=Decimal("-0.25"),
        most_progress=Decimal("0.25"),
    )


def test_an_outcome_without_indicators_has_no_range() -> None:
    assert summarise([]) == OutcomeSummary(
        moved_wanted_way=0,
        held=0,
        moved_away=0,
        cannot_be_told=0,
        not_judged=0,
        least_progress=None,
        most_progress=None,
    )


@given(st.lists(distances, max_size=12))
def test_every_indicator_is_counted_once(listed: list[Distance]) -> None:
    summary = summarise(listed)
    counted = (
        summary.moved_wanted_way,
        summary.held,
        summary.moved_away,
        summary.cannot_be_told,
        summary.not_judged,
    )
    assert sum(counted) == len(listed)


@given(st.lists(distances, max_size=12), st.randoms())
def test_the_order_of_indicators_does_not_matter(listed: list[Distance], chance: Random) -> None:
    shuffled = list(listed)
    chance.shuffle(shuffled)
    assert summarise(shuffled) == summarise(listed)


@given(st.lists(distances, min_size=1, max_size=12))
def test_the_range_holds_every_indicators_progress(listed: list[Distance]) -> None:
    summary = summarise(listed)
    travelled = [each.progress for each in listed if each.progress is not None]
    assert (summary.least_progress is None) == (not travelled)
    if summary.least_progress is not None and summary.most_progress is not None:
        assert {summary.least_progress, summary.most_progress} <= set(travelled)
        assert all(summary.least_progress <= each <= summary.most_progress for each in travelled)


@pytest.mark.parametrize(
    ("measure", "people", "progress"),
    [
        ("proportion", 9, None),
        ("score", 9, None),
        ("proportion", 10, Decimal("0.5")),
        ("score", None, Decimal("0.5")),
        ("count", 9, Decimal("0.5")),
    ],
)
def test_progress_of_fewer_than_ten_people_is_not_shown(
    measure: Measure, people: int | None, progress: Decimal | None
) -> None:
    aim = Aim(measure=measure, direction="increase")
    assert distance(aim, at("40", people), at("50", people), Decimal(60)).progress == progress


@pytest.mark.parametrize("direction", ["maintain", "none"])
def test_without_a_way_to_travel_there_is_no_progress(direction: Direction) -> None:
    aim = Aim(measure="score", direction=direction, band=Band(lower=Decimal(1), upper=Decimal(9)))
    assert distance(aim, at("4"), at("5"), Decimal(6)).progress is None


def test_a_target_at_the_baseline_gives_no_progress() -> None:
    aim = Aim(measure="score", direction="increase")
    assert distance(aim, at("4"), at("5"), Decimal(4)).progress is None
