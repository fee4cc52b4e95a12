"""Reading the answer to one indicator: for everybody, for groups, and how far the same people came."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal

from domain.provider_return.content import GroupReading, Reading
from domain.shared.errors import DomainError
from domain.shared.figures import Amount, Count, Figure, Proportion, Rate, Rating, Score, Words
from domain.shared.travelled import Travelled
from domain.shared.values import Measure, MissingReason
from services.application.returns.answers import Answer
from services.application.returns.questions import (
    FIGURE_PARTS,
    TRAVELLED_PARTS,
    FigurePart,
    ReadingQuestion,
    TravelledPart,
    group_of,
)
from services.application.returns.typed import Typed

CALLED: Mapping[FigurePart | TravelledPart, str] = {
    "count": "the number",
    "numerator": "for how many people it holds",
    "denominator": "how many people were asked or measured",
    "score": "the score",
    "people": "how many people the score is of",
    "rating": "the rating",
    "pounds": "the amount",
    "rate": "the rate",
    "words": "the account",
    "improved": "how many people improved",
    "held": "how many people held",
    "declined": "how many people declined",
    "left": "how many people left before they were measured again",
    "mean": "the mean change",
    "deviation": "the standard deviation",
}
"""What a message calls a part."""
INSTEAD = ", or say why there is no reading"
BOTH = "There is a figure and a reason why there is none. Keep one of the two."


def read_reading(question: ReadingQuestion, answer: Answer) -> tuple[Reading | None, list[DomainError]]:
    """The reading that was typed, and all that is wrong with it.

    Args:
        question: the indicator.
        answer: not empty.
    """
    asked = question.asked.asked
    everybody = Typed(answer, question.name)
    figure, missing = _figure_or_reason(everybody, asked.measure)
    if figure is None and missing is None and not everybody.errors:
        everybody.say(FIGURE_PARTS[asked.measure][0], "Give the figure, or say why there is none.")
    travelled = _travelled(everybody, question)
    groups: list[GroupReading] = []
    errors = list(everybody.errors)
    for number, group in enumerate(asked.groups):
        typed = Typed(answer, question.name, group_of(number))
        groups.extend(_group(typed, group, question))
        errors.extend(typed.errors)
    if errors:
        return None, errors
    reading = everybody.made(
        lambda: Reading(
            indicator_id=asked.indicator_id,
            figure=figure,
            missing=missing,
            comment=everybody.text("comment"),
            groups=tuple(groups),
            travelled=travelled,
        ),
        {},
        FIGURE_PARTS[asked.measure][0],
    )
    return reading, everybody.errors


def _group(typed: Typed, group: str, question: ReadingQuestion) -> Iterator[GroupReading]:
    figure, missing = _figure_or_reason(typed, question.asked.asked.measure)
    travelled = _travelled(typed, question)
    if figure is not None or missing is not None:
        yield GroupReading(group=group, figure=figure, missing=missing, travelled=travelled)
    elif travelled is not None:
        first = FIGURE_PARTS[question.asked.asked.measure][0]
        typed.say(first, f"Give the figure for “{group}” as well, or say why there is none.")


def _figure_or_reason(typed: Typed, measure: Measure) -> tuple[Figure | None, MissingReason | None]:
    parts = FIGURE_PARTS[measure]
    missing = typed.missing()
    if not typed.has(*parts):
        return None, missing
    if missing is not None:
        typed.say("missing", BOTH)
        return None, None
    return _figure(typed, measure), None


def _figure(typed: Typed, measure: Measure) -> Figure | None:
    parts = FIGURE_PARTS[measure]
    numbers = {part: _number(typed, part) for part in parts if part not in ("words", "people")}
    people = _number(typed, "people") if typed.has("people") and "people" in parts else None
    if typed.errors:
        return None
    given = {part: number for part, number in numbers.items() if number is not None}

    def make() -> Figure:
        match measure:
            case "count":
                return Count(count=int(given["count"]))
            case "proportion":
                return Proportion(numerator=int(given["numerator"]), denominator=int(given["denominator"]))
            case "score":
                return Score(score=Decimal(given["score"]), people=None if people is None else int(people))
            case "rating":
                return Rating(rating=int(given["rating"]))
            case "currency":
                return Amount(pounds=Decimal(given["pounds"]))
            case "rate":
                return Rate(rate=Decimal(given["rate"]))
            case "narrative":
                return Words(words=typed.text("words"))

    return typed.made(make, {part: part for part in parts}, parts[0])


def _number(typed: Typed, part: FigurePart) -> int | Decimal | None:
    if part in ("score", "pounds", "rate"):
        return typed.exact(part, CALLED[part], INSTEAD)
    return typed.whole(part, CALLED[part], INSTEAD)


def _travelled(typed: Typed, question: ReadingQuestion) -> Travelled | None:
    parts: dict[str, str] = {part: f"travelled.{part}" for part in TRAVELLED_PARTS}
    if not question.asks_travelled or not typed.has(*parts.values()):
        return None
    before = len(typed.errors)
    improved, held, declined = (
        typed.whole(parts[part], CALLED[part], "; write 0 for nobody")
        for part in ("improved", "held", "declined")
    )
    left = typed.whole(parts["left"], CALLED["left"]) if typed.has(parts["left"]) else 0
    mean, deviation = (
        typed.exact(parts[part], CALLED[part]) if typed.has(parts[part]) else None
        for part in ("mean", "deviation")
    )
    if len(typed.errors) > before or improved is None or held is None or declined is None or left is None:
        return None
    return typed.made(
        lambda: Travelled(
            improved=improved, held=held, declined=declined, left=left, mean=mean, deviation=deviation
        ),
        parts,
        parts["improved"],
    )
