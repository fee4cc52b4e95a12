"""A group of people beside everybody: how far apart they stand, and whether that can be told from chance."""

from __future__ import annotations

from decimal import Decimal
from typing import Literal

from domain.measures.uncertainty import Interval, fewer_than_ten, newcombe, share_of
from domain.shared.figures import Amount, Count, Figure, Proportion, Words, number_of
from domain.shared.values import Value

GroupDoubt = Literal[
    "fewer_than_ten_people",
    "fewer_than_ten_others",
    "no_part_of_everybody",
    "spread_not_known",
    "within_chance",
]


class GroupGap(Value, frozen=True, kw_only=True):
    """How a group stands beside everybody.

    Attributes:
        difference: the group's figure less everybody's, in the indicator's unit; None where so few people are
            behind a proportion that only their counts are shown.
        interval: at 95 %, in percentage points, of the group's proportion less that of all others; None for
            every other measure, of which the spread is not known.
        doubt: why the two cannot be told apart, or None.
    """

    difference: Decimal | None
    interval: Interval | None = None
    doubt: GroupDoubt | None = None


def beside_everybody(group: Figure, everybody: Figure) -> GroupGap | None:
    """How far a group stands from everybody; None where the two do not compare.

    Counts and sums of groups are parts of the whole and say nothing of how a group fares, and words are no
    figures. Two proportions are shown beside each other as they are, but tested as the group against all who
    are not of it: the group is a part of everybody, and the method is for two that share nobody.
    """
    match group, everybody:
        case Proportion(), Proportion():
            return _beside_share(group, everybody)
        case (Count() | Amount() | Words(), _) | (_, Count() | Amount() | Words()):
            return None
        case _:
            return _beside_number(group, everybody)


def others(group: Proportion, everybody: Proportion) -> Proportion | None:
    """All who are not of the group; None where the group is everybody or is no part of them."""
    people = everybody.denominator - group.denominator
    of_them = everybody.numerator - group.numerator
    return Proportion(numerator=of_them, denominator=people) if 0 <= of_them <= people and people else None


def _beside_number(group: Figure, everybody: Figure) -> GroupGap | None:
    number, of_all = number_of(group), number_of(everybody)
    if number is None or of_all is None or type(group) is not type(everybody):
        return None
    return GroupGap(difference=number - of_all, doubt="spread_not_known")


def _beside_share(group: Proportion, everybody: Proportion) -> GroupGap:
    if fewer_than_ten(group.denominator) or fewer_than_ten(everybody.denominator):
        return GroupGap(difference=None, doubt="fewer_than_ten_people")
    here = share_of(group.numerator, group.denominator)
    difference = here.per_cent - share_of(everybody.numerator, everybody.denominator).per_cent
    rest = others(group, everybody)
    if rest is None:
        return GroupGap(difference=difference, doubt="no_part_of_everybody")
    if fewer_than_ten(rest.denominator):
        return GroupGap(difference=difference, doubt="fewer_than_ten_others")
    interval = newcombe(share_of(rest.numerator, rest.denominator), here)
    within = interval.holds(Decimal(0))
    return GroupGap(difference=difference, interval=interval, doubt="within_chance" if within else None)
