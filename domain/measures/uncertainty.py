"""How sure a percentage is: intervals for one proportion and for the difference of two."""

from __future__ import annotations

from decimal import Decimal

from domain.shared.errors import Invalid
from domain.shared.figures import PER_CENT
from domain.shared.values import Value

Z_95 = Decimal("1.959963984540054")
"""The two-sided 95 % point of the standard normal distribution."""
_SQUARE = Z_95 * Z_95

FEWEST_PEOPLE = 10
"""Below so many people, counts are shown and not a percentage."""


class Interval(Value, frozen=True, kw_only=True):
    """Two ends of a range, both included: in per cent, or in percentage points for a change."""

    lower: Decimal
    upper: Decimal

    def __post_init__(self) -> None:
        """Refuse ends that are the wrong way round."""
        if self.lower > self.upper:
            raise Invalid("The lower end of an interval cannot be above its upper end.", field="interval")

    def holds(self, number: Decimal) -> bool:
        """Whether the number lies in the interval, its ends included."""
        return self.lower <= number <= self.upper

    def mirrored(self) -> Interval:
        """The same interval seen from the other side of zero."""
        return Interval(lower=-self.upper, upper=-self.lower)


class Share(Value, frozen=True, kw_only=True):
    """A percentage and the number of people it is a percentage of.

    It is kept as a percentage because a baseline is often agreed as one, without the count behind it.
    """

    per_cent: Decimal
    people: int

    def __post_init__(self) -> None:
        """Refuse what cannot be a part of a whole."""
        if not 0 <= self.per_cent <= PER_CENT:
            raise Invalid("A percentage of people lies between 0 and 100.", field="per_cent")
        if self.people < 1:
            raise Invalid("A percentage needs at least 1 person behind it.", field="people")


def share_of(numerator: int, denominator: int) -> Share:
    """So many of so many as a share.

    Raises:
        Invalid: where the denominator is below 1, or the numerator not between 0 and the denominator.
    """
    if denominator < 1:
        raise Invalid("A percentage needs at least 1 person behind it.", field="denominator")
    return Share(per_cent=numerator * PER_CENT / denominator, people=denominator)


def fewer_than_ten(people: int) -> bool:
    """Whether so few people are behind a figure that counts are shown and not a percentage."""
    return people < FEWEST_PEOPLE


def wilson(share: Share) -> Interval:
    """The Wilson score interval at 95 % of one proportion, in per cent, without continuity correction.

    With x of n people and z = 1.96: (x + z²/2 ± z √(x (n - x) / n + z²/4)) / (n + z²).

    Source: E. B. Wilson, "Probable inference, the law of succession, and statistical inference", Journal of
    the American Statistical Association 22 (1927), 209-212; method 3 of R. G. Newcombe, "Two-sided
    confidence intervals for the single proportion", Statistics in Medicine 17 (1998), 857-872.
    """
    per_cent, people = share.per_cent, share.people
    middle = per_cent * people + _SQUARE * PER_CENT / 2
    spread = (people * per_cent * (PER_CENT - per_cent) + _SQUARE * PER_CENT * PER_CENT / 4).sqrt() * Z_95
    of_all = people + _SQUARE
    lower, upper = (middle - spread) / of_all, (middle + spread) / of_all
    # At 0 % and 100 % an end is the percentage itself: rounding in the last digit must not move it past.
    return Interval(lower=min(max(lower, Decimal(0)), per_cent), upper=max(min(upper, PER_CENT), per_cent))


def newcombe(start: Share, latest: Share) -> Interval:
    """The interval at 95 % of the change from one independent proportion to another, in percentage points.

    With d = latest - start and each proportion's Wilson interval (l, u):
    d - √((p₂ - l₂)² + (u₁ - p₁)²) to d + √((u₂ - p₂)² + (p₁ - l₁)²), 1 the start and 2 the latest.
    Where the same people were asked twice it is wider than it need be, so it errs towards "cannot be told".

    Source: method 10 (hybrid score) of R. G. Newcombe, "Interval estimation for the difference between
    independent proportions", Statistics in Medicine 17 (1998), 873-890.
    """
    before, now = wilson(start), wilson(latest)
    difference = latest.per_cent - start.per_cent
    below = _length(latest.per_cent - now.lower, before.upper - start.per_cent)
    above = _length(now.upper - latest.per_cent, start.per_cent - before.lower)
    return Interval(lower=difference - below, upper=difference + above)


def _length(one: Decimal, other: Decimal) -> Decimal:
    """The length of the hypotenuse over two sides at a right angle."""
    return (one * one + other * other).sqrt()
