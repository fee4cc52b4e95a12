"""Answers exactly as they were typed: question by question, part by part, text by text."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal

from domain.provider_return.content import CommonData, Declaration, GroupReading, Reading
from domain.shared.figures import Amount, Count, Figure, Proportion, Rate, Rating, Score, Words
from domain.shared.travelled import Travelled
from projections.returns.results import FigureVersion, Return
from services.application.returns.questions import TRAVELLED_PARTS, group_of

Answer = Mapping[str, str]
"""The text of each part that was filled in, by the part's name. An empty part is left out."""
Answers = Mapping[str, Answer]
"""Answers by the name of their question."""

EMPTY: Answer = {}
NOTHING = "\0"
"""A character that stands for none, and that no database keeps."""
YES, NO = "yes", "no"


def filled(parts: Mapping[str, str]) -> Answer:
    """An answer of what was typed: lines end as Python ends them, no space around, nothing empty."""
    clean = {part: text.replace("\r\n", "\n").replace(NOTHING, "").strip() for part, text in parts.items()}
    return {part: text for part, text in clean.items() if text}


def answers_of(page: Return) -> Answers:
    """What was sent before, for a return that came back: nobody types it a second time."""
    answers: dict[str, Answer] = {}
    for group in page.outcomes:
        for asked in group.indicators:
            if asked.reading is not None:
                name = f"readings.{asked.asked.indicator_id}"
                answers[name] = answer_of_reading(asked.reading, asked.asked.groups)
    for told in page.prompts:
        if told.answer is not None:
            answers[f"narratives.{told.prompt.prompt_id}"] = filled({"text": told.answer})
    for data in page.common_data:
        if data.given is not None:
            groups = data.item.categories or ("",)
            answers[f"common_data.{data.item.item_id}"] = answer_of_data(data.given, groups)
    for check in page.checks:
        if check.declared is not None:
            answers[f"declarations.{check.check.check_id}"] = answer_of_declaration(check.declared)
    return answers


def answer_of_reading(reading: Reading | FigureVersion, groups: tuple[str, ...]) -> Answer:
    """A reading as it would be typed."""
    typed = _figure_parts("", reading.figure, reading.missing, reading.travelled)
    given: Mapping[str, GroupReading] = {known.group: known for known in reading.groups}
    for number, group in enumerate(groups):
        if (known := given.get(group)) is not None:
            typed |= _figure_parts(group_of(number), known.figure, known.missing, known.travelled)
    return filled({**typed, "comment": reading.comment})


def answer_of_data(data: CommonData, groups: tuple[str, ...]) -> Answer:
    """A part of the common dataset as it would be typed."""
    counts = {known.group: str(known.count) for known in data.counts}
    typed = {f"{group_of(number)}count": counts.get(group, "") for number, group in enumerate(groups)}
    return filled({**typed, "missing": data.missing or ""})


def answer_of_declaration(declared: Declaration) -> Answer:
    """A declaration as it would be typed."""
    return filled({"confirmed": YES if declared.confirmed else NO, "explanation": declared.explanation})


def _figure_parts(
    whom: str, figure: Figure | None, missing: str | None, travelled: Travelled | None
) -> dict[str, str]:
    typed = {} if figure is None else _typed(figure)
    if missing is not None:
        typed["missing"] = missing
    if travelled is not None:
        for part in TRAVELLED_PARTS:
            number = getattr(travelled, part)
            typed[f"travelled.{part}"] = "" if number is None else _plain(number)
    return {f"{whom}{part}": text for part, text in typed.items()}


def _plain(number: Decimal | int) -> str:
    """The digits alone: nobody types 0E-18."""
    return f"{number:f}" if isinstance(number, Decimal) else str(number)


def _typed(figure: Figure) -> dict[str, str]:
    match figure:
        case Count(count=count):
            return {"count": str(count)}
        case Proportion(numerator=numerator, denominator=denominator):
            return {"numerator": str(numerator), "denominator": str(denominator)}
        case Score(score=score, people=people):
            return {"score": _plain(score), "people": "" if people is None else str(people)}
        case Rating(rating=rating):
            return {"rating": str(rating)}
        case Amount(pounds=pounds):
            return {"pounds": _plain(pounds)}
        case Rate(rate=rate):
            return {"rate": _plain(rate)}
        case Words(words=words):
            return {"words": words}
