"""What happens in the demonstration, act by act, each at its moment.

Nothing here depends on today: the same history, to the second, is told on every machine and every day.
"""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from decimal import Decimal
from uuid import NAMESPACE_URL, UUID, uuid5
from zoneinfo import ZoneInfo

import msgspec

from domain.shared.facts import Command
from domain.shared.figures import Amount, Count, Figure, Proportion, Rate, Rating, Score, Words
from domain.shared.values import ExpectedPoint, MissingReason
from services.application.context import Role

LONDON = ZoneInfo("Europe/London")
NOW = datetime(2026, 7, 14, 9, 30, tzinfo=LONDON)
"""The moment at which the demonstration's story has come to, and at which its clock starts."""

CALENDAR = "calendar"
"""Who acts where nobody does: a day came."""

Given = Figure | MissingReason
"""What a provider gives for an indicator: a figure, or the reason why there is none."""


def named(kind: str, name: str) -> UUID:
    """The id of a thing of the demonstration: the same on every machine."""
    return uuid5(NAMESPACE_URL, f"urn:fingerpost:demonstration:{kind}:{name}")


COUNCIL_ID = named("council", "Aldermere")


class Act(msgspec.Struct, frozen=True, kw_only=True):
    """Something that a person did at a moment.

    Attributes:
        at: when, in the story.
        by: key of the person in `people`, or `CALENDAR`.
        role: what the person acted as.
        commands: what was done, to one stream, all or none.
        contract_id: the contract it concerns, where there is one.
    """

    at: datetime
    by: str
    role: Role
    commands: tuple[Command, ...]
    contract_id: UUID | None = None

    @property
    def key(self) -> UUID:
        """The idempotency key: loading the demonstration twice does everything once."""
        what = ":".join(type(command).__name__ for command in self.commands)
        return named("act", f"{self.at.isoformat()}:{self.commands[0].stream_id}:{what}")


def moment(day: date, hour: int = 10, minute: int = 0) -> datetime:
    """A moment of a day, in the council's local time."""
    return datetime.combine(day, time(hour, minute), LONDON)


def days_after(day: date, days: int) -> date:
    """The day so many days later."""
    return day + timedelta(days=days)


def path(*points: tuple[date, str]) -> tuple[ExpectedPoint, ...]:
    """Figures hoped for, each by its day."""
    return tuple(ExpectedPoint(on=on, value=Decimal(value)) for on, value in points)


def of(numerator: int, denominator: int) -> Proportion:
    """So many of so many people."""
    return Proportion(numerator=numerator, denominator=denominator)


def count(number: int) -> Count:
    """A number of people or things."""
    return Count(count=number)


def score(text: str, people: int) -> Score:
    """The mean score of so many people."""
    return Score(score=Decimal(text), people=people)


def rating(step: int) -> Rating:
    """A point on a scale of whole steps."""
    return Rating(rating=step)


def pounds(amount: int) -> Amount:
    """An amount of money."""
    return Amount(pounds=Decimal(amount))


def rate(text: str) -> Rate:
    """So many per so many."""
    return Rate(rate=Decimal(text))


def words(text: str) -> Words:
    """An account in words."""
    return Words(words=text)
