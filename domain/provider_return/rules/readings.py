"""A reading fits what is asked for: its measure, its scale, its groups, the people behind it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from domain.provider_return.content import Asked, GroupReading, Reading
from domain.shared.errors import AlreadyDone, DomainError, Invalid, NotFound, refuse_all
from domain.shared.figures import MEASURE_OF, Count, Figure, Proportion, Rating, Score, number_of
from domain.shared.travelled import Travelled
from domain.shared.values import Measure

KIND: Mapping[Measure, str] = {
    "count": "a whole number",
    "proportion": "a number of people out of those asked or measured",
    "score": "a mean score",
    "rating": "a rating",
    "currency": "an amount of money",
    "rate": "a rate",
    "narrative": "an account in words",
}


def check_reading(reading: Reading, asked: Asked) -> None:
    """A reading fits what is asked for.

    Raises:
        DomainError: all that is wrong with it.
    """
    refuse_all(list(misfits(reading, asked)))


def misfits(reading: Reading, asked: Asked) -> Iterator[DomainError]:
    """All that does not fit between a reading and what is asked for, each about its own field."""
    field = f"readings.{reading.indicator_id}"
    yield from _of_figure(reading.figure, asked, field)
    yield from _of_travelled(reading.travelled, asked, field)
    seen: set[str] = set()
    for given in reading.groups:
        place = f"{field}.groups.{given.group}"
        if given.group not in asked.groups:
            yield NotFound(f"“{asked.title}” is not asked for a group “{given.group}”.", field=place)
            continue
        if given.group in seen:
            yield AlreadyDone(f"“{asked.title}” is given twice for “{given.group}”. Keep one.", field=place)
        seen.add(given.group)
        yield from _of_figure(given.figure, asked, place)
        yield from _of_travelled(given.travelled, asked, place)
        yield from _of_part(given, reading, asked, place)


def _of_figure(figure: Figure | None, asked: Asked, field: str) -> Iterator[DomainError]:
    if figure is None:
        return
    if MEASURE_OF[type(figure)] != asked.measure:
        yield Invalid(f"“{asked.title}” is {KIND[asked.measure]}.", field=field)
        return
    number, scale = number_of(figure), asked.scale
    if isinstance(figure, Score | Rating) and scale and number is not None and not scale.holds(number):
        yield Invalid(
            f"“{asked.title}” must be between {scale.lowest} and {scale.highest}; {number} is not.",
            field=field,
        )


def _of_travelled(travelled: Travelled | None, asked: Asked, field: str) -> Iterator[DomainError]:
    if travelled is None:
        return
    if asked.measure == "narrative":
        yield Invalid(
            f"“{asked.title}” is told in words, so nobody can be measured twice on it.",
            field=f"{field}.travelled",
        )
    elif asked.scale is not None and travelled.mean is not None:
        width = asked.scale.highest - asked.scale.lowest
        if abs(travelled.mean) > width:
            yield Invalid(
                f"A mean change of {travelled.mean} is more than the whole scale of “{asked.title}”, which "
                f"is {width} wide.",
                field=f"{field}.travelled.mean",
            )


def _of_part(given: GroupReading, reading: Reading, asked: Asked, field: str) -> Iterator[DomainError]:
    """A group is a part of all: it cannot hold more people than all do."""
    whole, part = reading.figure, given.figure
    if part is None:
        return
    if whole is None:
        yield Invalid(
            f"“{asked.title}” has a figure for “{given.group}” and none for everybody. Give both or neither.",
            field=field,
        )
        return
    for group, everybody in _numbers_of_people(part, whole):
        if group > everybody:
            yield Invalid(
                f"“{asked.title}” counts {group:,} of “{given.group}” and {everybody:,} of everybody. A "
                "group cannot be more than all.",
                field=field,
            )
            return


def _numbers_of_people(part: Figure, whole: Figure) -> Iterator[tuple[int, int]]:
    match part, whole:
        case Count(), Count():
            yield part.count, whole.count
        case Proportion(), Proportion():
            yield part.denominator, whole.denominator
            yield part.numerator, whole.numerator
        case Score(people=int(group)), Score(people=int(everybody)):
            yield group, everybody
        case _:
            return
