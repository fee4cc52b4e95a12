"""An answer in words, exactly as it was typed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from services.application.returns.answers import Answer
from services.application.returns.questions import (
    CheckQuestion,
    DataQuestion,
    NarrativeQuestion,
    Question,
    ReadingQuestion,
    group_of,
)
from services.application.returns.words import CONFIRMED, PART_LABELS
from services.application.vocabulary import MISSING


class PartSaid(NamedTuple):
    """A part of an answer that was filled in.

    Attributes:
        part: as the question names it.
        label: what people call it.
        text: exactly as it was typed; of a choice, its words.
    """

    part: str
    label: str
    text: str


def answer_in_words(question: Question, answer: Answer) -> Sequence[tuple[str, str]]:
    """Each part that was filled in, by what it is called, exactly as it was typed."""
    return [(said.label, said.text) for said in parts_said(question, answer)]


def parts_said(question: Question, answer: Answer) -> Sequence[PartSaid]:
    """Each part that was filled in, in the order of the page."""
    match question:
        case ReadingQuestion():
            return list(_of_reading(question, answer))
        case DataQuestion():
            return list(_of_data(question, answer))
        case NarrativeQuestion() | CheckQuestion():
            return list(_labelled(answer, question.parts))


def _of_reading(question: ReadingQuestion, answer: Answer) -> Iterator[PartSaid]:
    yield from _labelled(answer, question.parts_of(""))
    for number, group in enumerate(question.asked.asked.groups):
        whom = group_of(number)
        parts = [part.removeprefix(whom) for part in question.parts_of(whom)]
        within = {part: answer.get(f"{whom}{part}", "") for part in parts}
        for part, label, text in _labelled(within, parts):
            yield PartSaid(f"{whom}{part}", f"{group}: {label}", text)
    yield from _labelled(answer, ("comment",))


def _of_data(question: DataQuestion, answer: Answer) -> Iterator[PartSaid]:
    for number, group in enumerate(question.groups):
        part = f"{group_of(number)}count"
        if text := answer.get(part, ""):
            yield PartSaid(part, group or PART_LABELS["count"], text)
    yield from _labelled(answer, ("missing",))


def _labelled(answer: Answer, parts: Sequence[str]) -> Iterator[PartSaid]:
    for part in parts:
        if text := answer.get(part, ""):
            yield PartSaid(part, PART_LABELS[part], _said(part, text))


def _said(part: str, text: str) -> str:
    if part == "missing":
        return next((said for reason, said in MISSING.items() if reason == text), text)
    return CONFIRMED.get(text, text) if part == "confirmed" else text
