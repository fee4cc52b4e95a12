"""An answer in words, exactly as it was typed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

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


def answer_in_words(question: Question, answer: Answer) -> Sequence[tuple[str, str]]:
    """Each part that was filled in, by what it is called, exactly as it was typed."""
    match question:
        case ReadingQuestion():
            return list(_of_reading(question, answer))
        case DataQuestion():
            return list(_of_data(question, answer))
        case NarrativeQuestion() | CheckQuestion():
            return list(_labelled(answer, question.parts))


def _of_reading(question: ReadingQuestion, answer: Answer) -> Iterator[tuple[str, str]]:
    yield from _labelled(answer, question.parts_of(""))
    for number, group in enumerate(question.asked.asked.groups):
        whom = group_of(number)
        parts = [part.removeprefix(whom) for part in question.parts_of(whom)]
        within = {part: answer.get(f"{whom}{part}", "") for part in parts}
        for label, text in _labelled(within, parts):
            yield f"{group}: {label}", text
    yield from _labelled(answer, ("comment",))


def _of_data(question: DataQuestion, answer: Answer) -> Iterator[tuple[str, str]]:
    for number, group in enumerate(question.groups):
        if text := answer.get(f"{group_of(number)}count", ""):
            yield group or PART_LABELS["count"], text
    yield from _labelled(answer, ("missing",))


def _labelled(answer: Answer, parts: Sequence[str]) -> Iterator[tuple[str, str]]:
    for part in parts:
        if text := answer.get(part, ""):
            yield PART_LABELS[part], _said(part, text)


def _said(part: str, text: str) -> str:
    if part == "missing":
        return next((said for reason, said in MISSING.items() if reason == text), text)
    return CONFIRMED.get(text, text) if part == "confirmed" else text
