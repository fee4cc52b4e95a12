"""What a reading can be: one struct for each measure, or a reason why there is none."""

from __future__ import annotations

from decimal import Decimal

from domain.shared.errors import Invalid
from domain.shared.numbers import check_number
from domain.shared.values import Measure, Value

PER_CENT = Decimal(100)


class Count(Value, frozen=True, kw_only=True, tag="count"):
    """A number of people or things; never negative."""

    count: int

    def __post_init__(self) -> None:
        """Refuse a negative count."""
        check_number(self.count, field="count")
        if self.count < 0:
            raise Invalid("A count cannot be below zero.", field="count")


class Proportion(Value, frozen=True, kw_only=True, tag="proportion"):
    """So many of so many. The percentage is computed, so that the people behind it are never lost."""

    numerator: int
    denominator: int

    def __post_init__(self) -> None:
        """Refuse what cannot be a part of a whole."""
        check_number(self.denominator, field="denominator")
        if self.denominator <= 0:
            raise Invalid(
                "The number of people asked or measured must be at least 1. If there was nobody, "
                "say that there is no reading and why.",
                field="denominator",
            )
        if not 0 <= self.numerator <= self.denominator:
            raise Invalid(
                f"The first number must be between 0 and {self.denominator}, the number of people "
                "asked or measured.",
                field="numerator",
            )


class Score(Value, frozen=True, kw_only=True, tag="score"):
    """A mean score on the indicator's scale, and the number of people it is the mean of where known."""

    score: Decimal
    people: int | None = None

    def __post_init__(self) -> None:
        """Refuse what is no ordinary number, and a mean of nobody."""
        check_number(self.score, field="score")
        if self.people is None:
            return
        check_number(self.people, field="people")
        if self.people < 1:
            raise Invalid(
                "A mean score needs at least 1 person behind it. If there was nobody, say that there is no "
                "reading and why.",
                field="people",
            )


class Rating(Value, frozen=True, kw_only=True, tag="rating"):
    """A point on the indicator's scale of whole steps."""

    rating: int

    def __post_init__(self) -> None:
        """Refuse what is no ordinary number."""
        check_number(self.rating, field="rating")


class Amount(Value, frozen=True, kw_only=True, tag="currency"):
    """A sum of money in pounds."""

    pounds: Decimal

    def __post_init__(self) -> None:
        """Refuse what is no ordinary number."""
        check_number(self.pounds, field="pounds")


class Rate(Value, frozen=True, kw_only=True, tag="rate"):
    """So many per so many (per 100, per 100,000), as published: the people behind it are not given."""

    rate: Decimal

    def __post_init__(self) -> None:
        """Refuse what is no ordinary number."""
        check_number(self.rate, field="rate")


class Words(Value, frozen=True, kw_only=True, tag="narrative"):
    """A narrative indicator: what is known is told, not counted."""

    words: str

    def __post_init__(self) -> None:
        """Refuse an empty account: silence is a missing reading, which has a reason."""
        if not self.words.strip():
            raise Invalid("Write the account, or say that there is no reading and why.", field="words")


Figure = Count | Proportion | Score | Rating | Amount | Rate | Words

MEASURE_OF: dict[type[Figure], Measure] = {
    Count: "count",
    Proportion: "proportion",
    Score: "score",
    Rating: "rating",
    Amount: "currency",
    Rate: "rate",
    Words: "narrative",
}


def number_of(figure: Figure) -> Decimal | None:
    """The figure as one number in its indicator's unit; a proportion in per cent; None for words.

    A proportion's percentage is exact to 28 significant digits and is rounded only where it is shown.
    """
    match figure:
        case Count(count=count):
            return Decimal(count)
        case Proportion(numerator=numerator, denominator=denominator):
            return Decimal(numerator) * PER_CENT / Decimal(denominator)
        case Score(score=number) | Amount(pounds=number) | Rate(rate=number):
            return number
        case Rating(rating=rating):
            return Decimal(rating)
        case Words():
            return None


def people_behind(figure: Figure) -> int | None:
    """The number of people the figure speaks of, or None where that is not known."""
    match figure:
        case Count(count=count):
            return count
        case Proportion(denominator=denominator):
            return denominator
        case Score(people=people):
            return people
        case _:
            return None
