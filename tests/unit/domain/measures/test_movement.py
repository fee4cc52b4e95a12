"""How an indicator moved, and why that is said."""

from __future__ import annotations

from decimal import Decimal
from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.measures.movement import Judgement, Movement, judge
from domain.measures.standing import Aim, Standing
from domain.shared.values import Band, Direction, Measure

OPPOSITE: dict[Movement | None, Movement | None] = {
    "moved_wanted_way": "moved_away",
    "moved_away": "moved_wanted_way",
    "held": "held",
    "cannot_be_told": "cannot_be_told",
    None: None,
}
BAND = Band(lower=Decimal(10), upper=Decimal(20))

figures = st.decimals(min_value=-1_000, max_value=1_000, places=2)
people = st.none() | st.integers(0, 2_000)
standings = st.builds(Standing, number=figures, people=people)
shares = st.builds(
    Standing, number=st.decimals(min_value=0, max_value=100, places=2), people=st.integers(10, 5_000)
)
thresholds = st.none() | st.decimals(min_value="0.01", max_value=100, places=2)
measures: st.SearchStrategy[Measure] = st.sampled_from(get_args(Measure))
directions: st.SearchStrategy[Direction] = st.sampled_from(get_args(Direction))
bands = st.tuples(figures, figures).map(lambda ends: Band(lower=min(ends), upper=max(ends)))
aims = st.builds(
    Aim,
    measure=measures,
    direction=directions,
    band=st.none() | bands,
    smallest_change=thresholds,
)


def at(number: str, of: int | None = None) -> Standing:
    return Standing(number=Decimal(number), people=of)


def aim(
    measure: Measure = "score", direction: Direction = "increase", smallest_change: str | None = None
) -> Aim:
    return Aim(
        measure=measure,
        direction=direction,
        band=BAND if direction == "maintain" else None,
        smallest_change=None if smallest_change is None else Decimal(smallest_change),
    )


def told(judgement: Judgement) -> tuple[Movement | None, str]:
    return judgement.movement, judgement.reason


@pytest.mark.parametrize(
    ("direction", "start", "latest", "movement"),
    [
        ("increase", "5", "6", "moved_wanted_way"),
        ("increase", "6", "5", "moved_away"),
        ("decrease", "6", "5", "moved_wanted_way"),
        ("decrease", "5", "6", "moved_away"),
    ],
)
def test_where_no_smallest_change_was_agreed_any_change_counts(
    direction: Direction, start: str, latest: str, movement: Movement
) -> None:
    assert told(judge(aim(direction=direction), at(start), at(latest))) == (movement, "any_change_counts")


def test_an_unchanged_figure_held() -> None:
    assert told(judge(aim(), at("5"), at("5.0"))) == ("held", "no_change")


@pytest.mark.parametrize(
    ("latest", "movement", "reason"),
    [
        ("5.4", "held", "less_than_counts"),
        ("4.6", "held", "less_than_counts"),
        ("5.5", "moved_wanted_way", "enough_to_count"),
        ("4.5", "moved_away", "enough_to_count"),
    ],
)
def test_a_change_smaller_than_counts_is_held(latest: str, movement: Movement, reason: str) -> None:
    assert told(judge(aim(smallest_change="0.5"), at("5"), at(latest))) == (movement, reason)


def test_a_percentage_whose_interval_is_clear_of_zero_moved() -> None:
    judgement = judge(aim("proportion"), at("60", 80), at("80", 70))
    assert told(judgement) == ("moved_wanted_way", "beyond_chance")
    assert judgement.change == 20
    assert judgement.interval is not None
    assert judgement.interval.lower.quantize(Decimal("0.01")) == Decimal("5.24")


def test_the_interval_of_a_wanted_decrease_is_signed_as_its_change() -> None:
    judgement = judge(aim("proportion", "decrease"), at("80", 70), at("60", 80))
    assert told(judgement) == ("moved_wanted_way", "beyond_chance")
    assert judgement.change == 20
    assert judgement.interval is not None
    assert judgement.interval.lower.quantize(Decimal("0.01")) == Decimal("5.24")


@pytest.mark.parametrize("latest", ["60", "64", "55"])
def test_a_percentage_whose_interval_holds_zero_cannot_be_told(latest: str) -> None:
    judgement = judge(aim("proportion"), at("60", 80), at(latest, 80))
    assert told(judgement) == ("cannot_be_told", "within_chance")


def test_a_sure_change_of_a_percentage_is_held_where_it_is_smaller_than_counts() -> None:
    judgement = judge(aim("proportion", smallest_change="5"), at("60", 50_000), at("62", 50_000))
    assert told(judgement) == ("held", "less_than_counts")


@pytest.mark.parametrize(("before", "now"), [(9, 500), (500, 9), (0, 0)])
def test_a_percentage_of_fewer_than_ten_people_cannot_be_told_and_shows_no_change(
    before: int, now: int
) -> None:
    judgement = judge(aim("proportion"), at("0", before), at("100", now))
    assert judgement == Judgement(movement="cannot_be_told", reason="fewer_than_ten_people")


def test_a_mean_score_of_fewer_than_ten_people_cannot_be_told() -> None:
    judgement = judge(aim(), at("5", 9), at("8", 30))
    assert told(judgement) == ("cannot_be_told", "fewer_than_ten_people")
    assert judgement.change == 3


def test_a_small_count_is_judged_as_it_is() -> None:
    assert judge(aim("count", "decrease"), at("8", 8), at("2", 2)).movement == "moved_wanted_way"


def test_a_percentage_of_nobody_knows_how_many_people_cannot_be_told() -> None:
    judgement = judge(aim("proportion"), at("10"), at("90", 500))
    assert told(judgement) == ("cannot_be_told", "people_not_known")


def test_a_figure_that_is_no_percentage_cannot_be_told() -> None:
    judgement = judge(aim("proportion"), at("110", 50), at("90", 50))
    assert told(judgement) == ("cannot_be_told", "not_a_percentage")


@pytest.mark.parametrize(
    ("start", "latest", "movement", "reason"),
    [
        ("12", "19", "held", "stayed_inside_band"),
        ("8", "10", "moved_wanted_way", "came_into_band"),
        ("15", "21", "moved_away", "left_band"),
        ("5", "8", "moved_wanted_way", "nearer_band"),
        ("8", "5", "moved_away", "further_from_band"),
        ("5", "21", "moved_wanted_way", "nearer_band"),
        ("8", "22", "held", "as_far_from_band"),
    ],
)
def test_a_maintained_indicator_is_judged_by_its_band(
    start: str, latest: str, movement: Movement, reason: str
) -> None:
    assert told(judge(aim(direction="maintain"), at(start), at(latest))) == (movement, reason)


def test_outside_the_band_coming_nearer_by_less_than_counts_is_held() -> None:
    judgement = judge(aim(direction="maintain", smallest_change="2"), at("5"), at("6"))
    assert told(judgement) == ("held", "as_far_from_band")


def test_crossing_the_edge_of_the_band_counts_however_small() -> None:
    judgement = judge(aim(direction="maintain", smallest_change="2"), at("9"), at("10"))
    assert told(judgement) == ("moved_wanted_way", "came_into_band")


@pytest.mark.parametrize(
    ("start", "latest", "movement", "reason"),
    [
        (("12", 60), ("18", 60), "held", "stayed_inside_band"),
        (("12", 60), ("24", 60), "cannot_be_told", "within_chance"),
        (("12", 6_000), ("24", 6_000), "moved_away", "left_band"),
        (("12", 9), ("18", 60), "cannot_be_told", "fewer_than_ten_people"),
    ],
)
def test_a_maintained_percentage_moves_only_beyond_chance(
    start: tuple[str, int], latest: tuple[str, int], movement: Movement, reason: str
) -> None:
    judgement = judge(aim("proportion", "maintain"), at(*start), at(*latest))
    assert told(judgement) == (movement, reason)


def test_without_its_band_a_maintained_indicator_cannot_be_told() -> None:
    judgement = judge(Aim(measure="score", direction="maintain"), at("5"), at("6"))
    assert told(judgement) == ("cannot_be_told", "no_band")


def test_with_no_wanted_direction_the_change_is_told_and_not_judged() -> None:
    judgement = judge(aim(direction="none"), at("5"), at("3"))
    assert judgement == Judgement(movement=None, reason="no_wanted_direction", change=Decimal(-2))
    assert told(judge(aim(direction="none"), at("5"), None)) == (None, "no_wanted_direction")


def test_what_is_told_in_words_is_not_judged() -> None:
    assert told(judge(aim("narrative"), None, None)) == (None, "told_in_words")


def test_a_missing_figure_cannot_be_told() -> None:
    assert told(judge(aim(), at("5"), None)) == ("cannot_be_told", "no_reading")
    assert told(judge(aim(), None, at("5"))) == ("cannot_be_told", "no_start")


@given(aims, st.none() | standings, st.none() | standings)
def test_every_judgement_can_be_given(aim: Aim, start: Standing | None, latest: Standing | None) -> None:
    judgement = judge(aim, start, latest)
    unjudged = aim.direction == "none" or aim.measure == "narrative"
    assert (judgement.movement is None) == unjudged
    if judgement.interval is not None and judgement.change is not None:
        assert judgement.interval.holds(judgement.change)


@given(aims, standings, standings)
def test_going_back_is_the_opposite_of_having_gone(aim: Aim, start: Standing, latest: Standing) -> None:
    assert judge(aim, latest, start).movement == OPPOSITE[judge(aim, start, latest).movement]


@given(shares, shares, thresholds)
def test_what_is_wanted_of_one_direction_is_unwanted_of_the_other(
    start: Standing, latest: Standing, smallest_change: Decimal | None
) -> None:
    up = judge(
        Aim(measure="proportion", direction="increase", smallest_change=smallest_change), start, latest
    )
    down = judge(
        Aim(measure="proportion", direction="decrease", smallest_change=smallest_change), start, latest
    )
    assert down.movement == OPPOSITE[up.movement]
    assert up.interval is not None
    assert down.interval == up.interval.mirrored()


@given(shares, shares)
def test_a_percentage_moved_exactly_where_its_interval_leaves_zero_out(
    start: Standing, latest: Standing
) -> None:
    judgement = judge(aim("proportion"), start, latest)
    assert judgement.interval is not None
    assert (judgement.movement == "cannot_be_told") == judgement.interval.holds(Decimal(0))
