"""A group beside everybody: tested against all others, and told only as far as the figures bear it."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.measures.groups import GroupDoubt, GroupGap, beside_everybody, others
from domain.measures.uncertainty import newcombe, share_of
from domain.shared.figures import Amount, Count, Figure, Proportion, Rate, Score, Words


def of(numerator: int, denominator: int) -> Proportion:
    return Proportion(numerator=numerator, denominator=denominator)


@st.composite
def groups_of_everybody(draw: st.DrawFn) -> tuple[Proportion, Proportion]:
    """A group and those who are not of it, ten people or more of each."""
    people, rest = draw(st.integers(10, 400)), draw(st.integers(10, 400))
    return of(draw(st.integers(0, people)), people), of(draw(st.integers(0, rest)), rest)


@given(groups_of_everybody())
def test_a_group_is_tested_against_all_who_are_not_of_it(both: tuple[Proportion, Proportion]) -> None:
    group, rest = both
    everybody = of(group.numerator + rest.numerator, group.denominator + rest.denominator)
    assert others(group, everybody) == rest
    gap = beside_everybody(group, everybody)
    assert gap is not None
    assert gap.interval is not None
    assert gap.interval == newcombe(
        share_of(rest.numerator, rest.denominator), share_of(group.numerator, group.denominator)
    )
    assert (gap.doubt == "within_chance") == (gap.interval.lower <= 0 <= gap.interval.upper)


@given(groups_of_everybody())
def test_a_group_and_all_others_lie_on_opposite_sides_of_everybody(
    both: tuple[Proportion, Proportion],
) -> None:
    group, rest = both
    everybody = of(group.numerator + rest.numerator, group.denominator + rest.denominator)
    here, there = beside_everybody(group, everybody), beside_everybody(rest, everybody)
    assert here is not None
    assert there is not None
    assert here.difference is not None
    assert there.difference is not None
    assert here.difference * there.difference <= 0
    assert here.doubt == there.doubt


@pytest.mark.parametrize(
    ("group", "everybody", "difference", "doubt"),
    [
        (of(9, 30), of(33, 60), Decimal(-25), None),
        (of(15, 30), of(33, 60), Decimal(-5), "within_chance"),
        (of(3, 9), of(45, 60), None, "fewer_than_ten_people"),
        (of(3, 8), of(4, 9), None, "fewer_than_ten_people"),
        (of(26, 52), of(30, 60), Decimal(0), "fewer_than_ten_others"),
        (of(30, 60), of(30, 60), Decimal(0), "no_part_of_everybody"),
        (of(40, 50), of(30, 60), Decimal(30), "no_part_of_everybody"),
        (Score(score=Decimal("3.2")), Score(score=Decimal("3.5")), Decimal("-0.3"), "spread_not_known"),
        (Rate(rate=Decimal(9)), Rate(rate=Decimal(7)), Decimal(2), "spread_not_known"),
    ],
)
def test_a_group_stands_so_far_from_everybody_and_why_that_may_be_nothing(
    group: Figure, everybody: Figure, difference: Decimal | None, doubt: GroupDoubt | None
) -> None:
    gap = beside_everybody(group, everybody)
    assert gap is not None
    assert (gap.difference, gap.doubt) == (difference, doubt)
    assert isinstance(gap, GroupGap)


@pytest.mark.parametrize(
    ("group", "everybody"),
    [
        (Count(count=4), Count(count=12)),
        (Amount(pounds=Decimal(4)), Amount(pounds=Decimal(12))),
        (Words(words="Well"), Words(words="Better")),
        (of(9, 30), Count(count=12)),
        (Score(score=Decimal(3)), Rate(rate=Decimal(3))),
    ],
)
def test_parts_of_a_whole_words_and_unlike_figures_do_not_compare(group: Figure, everybody: Figure) -> None:
    assert beside_everybody(group, everybody) is None
