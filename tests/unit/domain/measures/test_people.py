"""Distance travelled by people: by hand, beside the standard library, and by rules that always hold."""

from __future__ import annotations

import statistics
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.measures.people import KEPT, Measured, distance_travelled
from domain.measures.standing import Aim
from domain.shared.errors import Invalid
from domain.shared.travelled import Travelled
from domain.shared.values import Band, Direction

MORE = Aim(measure="score", direction="increase")
LESS = Aim(measure="score", direction="decrease")
SCORES = st.decimals(min_value=-100, max_value=100, places=1)
PEOPLE = st.lists(st.tuples(SCORES, SCORES | st.none()), min_size=1, max_size=40)
SMALLEST = st.none() | st.decimals(min_value="0.1", max_value=20, places=1)


def aim(direction: Direction, smallest: Decimal | None = None, band: Band | None = None) -> Aim:
    return Aim(measure="score", direction=direction, smallest_change=smallest, band=band)


def people(*pairs: tuple[str, str | None]) -> list[Measured]:
    return [(Decimal(start), None if later is None else Decimal(later)) for start, later in pairs]


def test_five_people_counted_by_hand() -> None:
    """Changes +6, +3, 0, -4 and one who left: mean 5/4, squares 22.5625+3.0625+1.5625+27.5625 = 54.75."""
    five = people(("15", "21"), ("20", "23"), ("18", "18"), ("25", "21"), ("12", None))
    assert distance_travelled(five, aim("increase", Decimal(3))) == Travelled(
        improved=2,
        held=1,
        declined=1,
        left=1,
        mean=Decimal("1.2500"),
        deviation=Decimal("4.2720"),  # the root of 54.75 / 3 = 18.25
    )


@pytest.mark.parametrize(("later", "expected"), [("23", (1, 0, 0)), ("22.9", (0, 1, 0)), ("17", (0, 0, 1))])
def test_a_change_counts_from_the_smallest_that_counts_on(later: str, expected: tuple[int, int, int]) -> None:
    found = distance_travelled(people(("20", later)), aim("increase", Decimal(3)))
    assert (found.improved, found.held, found.declined) == expected


def test_any_change_counts_where_no_smallest_is_set() -> None:
    found = distance_travelled(people(("20", "20.1"), ("20", "19.9"), ("20", "20")), MORE)
    assert (found.improved, found.held, found.declined) == (1, 1, 1)


def test_where_less_is_wanted_a_fall_is_the_way() -> None:
    found = distance_travelled(people(("8", "5"), ("8", "9")), LESS)
    assert (found.improved, found.declined, found.mean) == (1, 1, Decimal(1))


@pytest.mark.parametrize(
    ("start", "later", "change"),
    [("10", "18", "8"), ("45", "40", "5"), ("25", "30", "0"), ("25", "42", "-2"), ("15", "45", "0")],
)
def test_where_a_band_is_wanted_a_change_is_how_much_nearer_it_came(
    start: str, later: str, change: str
) -> None:
    inside = aim("maintain", band=Band(lower=Decimal(20), upper=Decimal(40)))
    assert distance_travelled(people((start, later)), inside).mean == Decimal(change)


def test_one_person_has_a_mean_and_no_spread() -> None:
    assert distance_travelled(people(("1", "2")), MORE).deviation is None


def test_where_everybody_left_there_is_no_mean() -> None:
    found = distance_travelled(people(("1", None), ("2", None)), MORE)
    assert (found.left, found.measured_twice, found.mean) == (2, 0, None)


def test_of_nobody_nothing_is_said() -> None:
    with pytest.raises(Invalid, match="Nobody was measured at the start"):
        distance_travelled([], MORE)


@pytest.mark.parametrize("direction", ["none", "maintain"])
def test_nobody_improves_where_no_way_is_wanted(direction: Direction) -> None:
    with pytest.raises(Invalid, match="No direction is wanted"):
        distance_travelled(people(("1", "2")), aim(direction))


@given(PEOPLE, SMALLEST)
def test_mean_and_spread_are_those_of_the_standard_library(
    pairs: list[Measured], smallest: Decimal | None
) -> None:
    changes = [later - start for start, later in pairs if later is not None]
    found = distance_travelled(pairs, aim("increase", smallest))
    expected = [statistics.mean(changes)] if changes else [None]
    expected.append(statistics.stdev(changes) if len(changes) > 1 else None)
    for mine, theirs in zip((found.mean, found.deviation), expected, strict=True):
        assert (mine is None) == (theirs is None)
        assert mine is None or theirs is None or abs(mine - theirs) <= KEPT / 2


@given(PEOPLE, SMALLEST)
def test_everybody_is_counted_once(pairs: list[Measured], smallest: Decimal | None) -> None:
    found = distance_travelled(pairs, aim("increase", smallest))
    assert found.measured_twice + found.left == len(pairs)
    assert found.left == sum(later is None for _, later in pairs)


@given(PEOPLE, SMALLEST, st.randoms())
def test_the_order_of_people_does_not_matter(
    pairs: list[Measured], smallest: Decimal | None, chance: object
) -> None:
    mixed = list(pairs)
    chance.shuffle(mixed)  # type: ignore[attr-defined]
    assert distance_travelled(mixed, aim("increase", smallest)) == distance_travelled(
        pairs, aim("increase", smallest)
    )


@given(PEOPLE, SMALLEST)
def test_turned_about_who_improved_has_declined(pairs: list[Measured], smallest: Decimal | None) -> None:
    up, down = (distance_travelled(pairs, aim(way, smallest)) for way in ("increase", "decrease"))
    assert (up.improved, up.held, up.declined) == (down.declined, down.held, down.improved)
    assert (up.mean, up.deviation) == (None if down.mean is None else -down.mean, down.deviation)


@given(PEOPLE, SMALLEST, SCORES)
def test_where_the_scale_begins_does_not_matter(
    pairs: list[Measured], smallest: Decimal | None, shift: Decimal
) -> None:
    moved = [(start + shift, None if later is None else later + shift) for start, later in pairs]
    assert distance_travelled(moved, aim("increase", smallest)) == distance_travelled(
        pairs, aim("increase", smallest)
    )


@given(PEOPLE, st.decimals(min_value="0.1", max_value=10, places=1), st.decimals(0, 10, places=1))
def test_a_larger_smallest_change_never_lets_more_people_improve_or_decline(
    pairs: list[Measured], smallest: Decimal, more: Decimal
) -> None:
    lenient, strict = (
        distance_travelled(pairs, aim("increase", counts)) for counts in (smallest, smallest + more)
    )
    assert strict.improved <= lenient.improved
    assert strict.declined <= lenient.declined
    assert (strict.mean, strict.deviation) == (lenient.mean, lenient.deviation)
