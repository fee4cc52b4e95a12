"""From what was typed to a command, or to all that is wrong with it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from decimal import Decimal
from typing import TypeVar, get_args
from uuid import UUID

import msgspec

from domain.provider_return.commands import SubmitReturn
from domain.provider_return.content import Asked, Narrative, Reading
from domain.provider_return.rules import check_submission
from domain.shared.errors import DomainError, Invalid, Several
from domain.shared.figures import Amount, Count, Figure, Proportion, Rate, Rating, Score, Words
from domain.shared.values import Measure, MissingReason
from projections.returns.results import Return
from services.monitoring.forms import numbers
from services.monitoring.returns.fields import (
    PARTS,
    Part,
    Values,
    asked_indicators,
    narrative_field,
    reading_field,
)

Number = TypeVar("Number", int, Decimal)
REASONS: tuple[MissingReason, ...] = get_args(MissingReason)
CALLED: Mapping[Part, str] = {
    "count": "the number",
    "numerator": "for how many people it holds",
    "denominator": "how many people were asked or measured",
    "score": "the score",
    "people": "how many people the score is of",
    "rating": "the rating",
    "pounds": "the amount",
    "rate": "the rate",
}
"""What a message calls a field."""


class Read(msgspec.Struct, frozen=True):
    """What a form comes to.

    Attributes:
        command: what would be submitted, as far as it can be read.
        error: all that is wrong, or None where the command can be given as it is.
    """

    command: SubmitReturn
    error: DomainError | None


def read_form(page: Return, values: Values) -> Read:
    """Read a return's form, and hold it against the rules that submitting it will be held against."""
    errors: list[DomainError] = []
    readings: list[Reading] = []
    readable: list[Asked] = []
    for asked in asked_indicators(page):
        try:
            reading = _reading(asked.asked, values)
        except DomainError as error:
            errors.append(error)
            continue
        readable.append(asked.asked)
        readings.extend([] if reading is None else [reading])
    command = SubmitReturn(
        stream_id=page.summary.return_id, readings=tuple(readings), narratives=_narratives(page, values)
    )
    try:
        check_submission(command, tuple(readable), tuple(asked.prompt for asked in page.prompts))
    except DomainError as error:
        errors.append(error)
    return Read(command, _in_order_of(page, errors))


def _reading(asked: Asked, values: Values) -> Reading | None:
    """The reading of one indicator, or None where nothing at all was typed."""
    typed: dict[Part, str] = {part: _typed(values, asked.indicator_id, part) for part in PARTS[asked.measure]}
    missing = _missing(values, asked.indicator_id)
    if missing is None and not any(typed.values()):
        return None
    figure = _figure(asked, typed) if any(typed.values()) else None
    comment = _typed(values, asked.indicator_id, "comment")
    return Reading(indicator_id=asked.indicator_id, figure=figure, missing=missing, comment=comment)


def _figure(asked: Asked, typed: Mapping[Part, str]) -> Figure:
    try:
        return _figure_of(asked.measure, typed)
    except Invalid as error:
        parts = PARTS[asked.measure]
        part = parts[[str(known) for known in parts].index(error.field)] if error.field in parts else parts[0]
        raise Invalid(error.message, field=reading_field(asked.indicator_id, part)) from error


def _figure_of(measure: Measure, typed: Mapping[Part, str]) -> Figure:
    match measure:
        case "count":
            return Count(count=_whole(typed, "count"))
        case "proportion":
            return Proportion(numerator=_whole(typed, "numerator"), denominator=_whole(typed, "denominator"))
        case "score":
            people = _whole(typed, "people") if typed["people"] else None
            return Score(score=_exact(typed, "score"), people=people)
        case "rating":
            return Rating(rating=_whole(typed, "rating"))
        case "currency":
            return Amount(pounds=_exact(typed, "pounds"))
        case "rate":
            return Rate(rate=_exact(typed, "rate"))
        case "narrative":
            return Words(words=typed["words"])


def _whole(typed: Mapping[Part, str], part: Part) -> int:
    return _read(numbers.whole, typed[part], part, "a whole number", "like 12")


def _exact(typed: Mapping[Part, str], part: Part) -> Decimal:
    return _read(numbers.exact, typed[part], part, "a number", "like 12 or 3.5")


def _read(read: Callable[[str], Number | None], text: str, part: Part, kind: str, like: str) -> Number:
    if not text:
        raise Invalid(f"Write {CALLED[part]}, or say why there is no reading.", field=part)
    number = read(text)
    if number is None:
        raise Invalid(f"“{text[:30]}” is not {kind}. Write {CALLED[part]} in digits, {like}.", field=part)
    return number


def _missing(values: Values, indicator_id: UUID) -> MissingReason | None:
    given = _typed(values, indicator_id, "missing")
    if not given:
        return None
    for reason in REASONS:
        if reason == given:
            return reason
    raise Invalid(
        "Choose one of the reasons why there is no reading.", field=reading_field(indicator_id, "missing")
    )


def _typed(values: Values, indicator_id: UUID, part: Part) -> str:
    return values.get(reading_field(indicator_id, part), "").strip()


def _narratives(page: Return, values: Values) -> tuple[Narrative, ...]:
    answers = {
        asked.prompt.prompt_id: values.get(narrative_field(asked.prompt.prompt_id), "").strip()
        for asked in page.prompts
    }
    return tuple(Narrative(prompt_id=prompt_id, text=text) for prompt_id, text in answers.items() if text)


def _in_order_of(page: Return, errors: list[DomainError]) -> DomainError | None:
    """All errors as one, in the order in which the page asks, so that the summary reads like the page."""
    singles = [
        single for error in errors for single in (error.errors if isinstance(error, Several) else (error,))
    ]
    places = {str(asked.asked.indicator_id): place for place, asked in enumerate(asked_indicators(page))}
    singles.sort(
        key=lambda error: places.get(error.field.split(".")[1] if "." in error.field else "", len(places))
    )
    if len(singles) <= 1:
        return singles[0] if singles else None
    return Several(tuple(singles))
