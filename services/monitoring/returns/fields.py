"""The fields of a return's form: what each is called, and what it held before."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Literal
from uuid import UUID

from domain.provider_return.content import Asked
from domain.shared.figures import Amount, Count, Figure, Proportion, Rate, Rating, Score, Words
from domain.shared.values import Measure
from projections.returns.results import AskedIndicator, Return

Part = Literal[
    "count",
    "numerator",
    "denominator",
    "score",
    "people",
    "rating",
    "pounds",
    "rate",
    "words",
    "missing",
    "comment",
]
Values = Mapping[str, str]
"""What stands in the form, by the name of the field, as it was typed."""

PARTS: Mapping[Measure, tuple[Part, ...]] = {
    "count": ("count",),
    "proportion": ("numerator", "denominator"),
    "score": ("score", "people"),
    "rating": ("rating",),
    "currency": ("pounds",),
    "rate": ("rate",),
    "narrative": ("words",),
}
"""The fields in which a measure's figure is given."""


def reading_field(indicator_id: UUID, part: Part | None = None) -> str:
    """A field's name: the dotted path by which the domain's errors call it."""
    return f"readings.{indicator_id}" + ("" if part is None else f".{part}")


def narrative_field(prompt_id: str) -> str:
    """The name of the field that answers a question."""
    return f"narratives.{prompt_id}"


def asked_indicators(page: Return) -> tuple[AskedIndicator, ...]:
    """The indicators that a return asks for, in the order of its page."""
    return tuple(asked for group in page.outcomes for asked in group.indicators)


def field_names(page: Return) -> tuple[str, ...]:
    """The names of all fields of the form."""
    names: list[str] = []
    for asked in asked_indicators(page):
        parts: tuple[Part, ...] = (*PARTS[asked.asked.measure], "missing", "comment")
        names.extend(reading_field(asked.asked.indicator_id, part) for part in parts)
    names.extend(narrative_field(asked.prompt.prompt_id) for asked in page.prompts)
    return tuple(names)


def values_before(page: Return) -> dict[str, str]:
    """What was sent before, for a return that came back: nobody types it a second time."""
    values: dict[str, str] = {}
    for asked in asked_indicators(page):
        if asked.reading is None:
            continue
        parts: dict[Part, str] = {"missing": asked.reading.missing or "", "comment": asked.reading.comment}
        if asked.reading.figure is not None:
            parts |= _typed(asked.reading.figure)
        values |= {reading_field(asked.asked.indicator_id, part): text for part, text in parts.items()}
    values |= {narrative_field(asked.prompt.prompt_id): asked.answer or "" for asked in page.prompts}
    return values


def _typed(figure: Figure) -> dict[Part, str]:
    match figure:
        case Count(count=count):
            return {"count": str(count)}
        case Proportion(numerator=numerator, denominator=denominator):
            return {"numerator": str(numerator), "denominator": str(denominator)}
        case Score(score=score, people=people):
            return {"score": str(score), "people": "" if people is None else str(people)}
        case Rating(rating=rating):
            return {"rating": str(rating)}
        case Amount(pounds=pounds):
            return {"pounds": str(pounds)}
        case Rate(rate=rate):
            return {"rate": str(rate)}
        case Words(words=words):
            return {"words": words}


def first_field(asked: Asked) -> str:
    """The first of an indicator's fields."""
    return reading_field(asked.indicator_id, PARTS[asked.measure][0])


def field_of(path: str, names: Sequence[str]) -> str:
    """The field that an error is to be put beside, so that a link to it puts the cursor there.

    An error about a reading as a whole stands beside its first field; one about nothing in the form is "".
    """
    if path in names:
        return path
    return next((name for name in names if path and name.startswith(f"{path}.")), "")
