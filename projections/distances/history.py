"""What is known of one indicator, as far as its distance is made of it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from operator import attrgetter
from uuid import UUID

from domain.framework.definitions import Indicator
from domain.measures.breaks import SeriesPoint
from domain.measures.course import Agreed
from domain.measures.standing import Standing
from domain.shared.values import MissingReason, Value

_day = attrgetter("effective_from")


class Version(Value, frozen=True, kw_only=True):
    """How an indicator is read from a day on.

    Attributes:
        effective_from: the first day; `FROM_THE_START` for what holds from the contract's start.
        definition: None where it is retired from that day on.
        position: of the event that said so.
        place: among what that event says.
    """

    effective_from: date
    definition: Indicator | None
    position: int
    place: int


class Told(Value, frozen=True, kw_only=True, array_like=True):
    """What one return says of an indicator now, its fields kept without their names.

    Attributes:
        ends_on: the last day of its period.
        number: in the indicator's unit; None for words and where there is no figure.
        people: how many people are behind it, where known.
        missing: why there is no figure.
    """

    return_id: UUID
    ends_on: date
    number: Decimal | None
    people: int | None
    missing: MissingReason | None

    @property
    def point(self) -> SeriesPoint:
        """Where the indicator stood in the period."""
        standing = None if self.number is None else Standing(number=self.number, people=self.people)
        return SeriesPoint(ends_on=self.ends_on, standing=standing)


class History(Value, frozen=True, kw_only=True):
    """An indicator of a contract through time.

    Attributes:
        versions: its definitions in order of the days from which they count.
        agreed: what was ever expected of it, in the same order.
        told: what each return says of it, in order of their periods.
    """

    versions: tuple[Version, ...] = ()
    agreed: tuple[Agreed, ...] = ()
    told: tuple[Told, ...] = ()

    @property
    def defined(self) -> tuple[tuple[date, Indicator], ...]:
        """Its definitions, each with the day from which it counts."""
        return tuple(
            (known.effective_from, known.definition)
            for known in self.versions
            if known.definition is not None
        )


def with_version(versions: Sequence[Version], version: Version) -> tuple[Version, ...]:
    """The definitions with one of a day put in, or in place of the one of that day."""
    others = (known for known in versions if known.effective_from != version.effective_from)
    return tuple(sorted((*others, version), key=_day))


def with_agreed(agreed: Sequence[Agreed], new: Agreed) -> tuple[Agreed, ...]:
    """What is expected with what is agreed from a day on put in, or in place of what was from that day."""
    others = (known for known in agreed if known.effective_from != new.effective_from)
    return tuple(sorted((*others, new), key=_day))


def with_told(told: Sequence[Told], new: Told) -> tuple[Told, ...]:
    """What returns say, with what one of them says now."""
    others = (known for known in told if known.return_id != new.return_id)
    return tuple(sorted((*others, new), key=_period))


def _period(told: Told) -> tuple[date, UUID]:
    return told.ends_on, told.return_id
