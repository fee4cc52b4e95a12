"""Figures worked out from people's measures, on their way through a page and beside what stands there."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

import msgspec

from services.application.returns.answers import EMPTY, Answer, Answers
from services.application.returns.people.asked import Measured
from services.application.returns.people.computing import computed_parts, whom_in, with_figures
from services.application.returns.questions import ReadingQuestion
from services.application.returns.words import PART_LABELS

_LONGEST = 60
"""Characters of a figure, which are more than any has."""


class Line(NamedTuple):
    """One figure as it was worked out, and as it stands."""

    label: str
    computed: str
    now: str


class Table(NamedTuple):
    """The figures of an indicator, for everybody and then for each group; "" is everybody."""

    title: str
    name: str
    by_whom: Sequence[tuple[str, Sequence[Line]]]


def travelling(figures: Answers) -> str:
    """The figures on one line, to stand in a hidden field."""
    return msgspec.json.encode(figures).decode()


def arrived(written: str, measured: Sequence[Measured]) -> Answers:
    """The figures that came back with the page, as far as the return asks for them."""
    try:
        found = msgspec.json.decode(written, type=dict[str, dict[str, str]])
    except msgspec.DecodeError:
        return {}
    kept: dict[str, Mapping[str, str]] = {}
    for known in measured:
        question = known.question
        parts = {part for whom, _ in whom_in(question) for part in computed_parts(question, whom)}
        figures = {part: text for part, text in found.get(question.name, {}).items() if part in parts}
        if figures and all(len(text) <= _LONGEST for text in figures.values()):
            kept[question.name] = figures
    return kept


def beside(measured: Sequence[Measured], figures: Answers, answers: Answers) -> Sequence[Table]:
    """The figures of each indicator beside what stands in the draft."""
    return [
        Table(
            title=known.question.title,
            name=known.question.name,
            by_whom=list(
                _by_whom(
                    known.question, figures[known.question.name], answers.get(known.question.name, EMPTY)
                )
            ),
        )
        for known in measured
        if known.question.name in figures
    ]


def _by_whom(question: ReadingQuestion, figures: Answer, now: Answer) -> Iterator[tuple[str, Sequence[Line]]]:
    after = with_figures(question, now, figures)
    for whom, group in whom_in(question):
        parts = computed_parts(question, whom)
        if any(part in figures for part in parts):
            yield (
                group,
                [
                    Line(PART_LABELS[part.removeprefix(whom)], after.get(part, ""), now.get(part, ""))
                    for part in parts
                    if part in after or part in now
                ],
            )
