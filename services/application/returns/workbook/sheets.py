"""The sheets of a return's workbook, made of its questions."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from uuid import UUID

from services.application.returns.questions import (
    CheckQuestion,
    DataQuestion,
    NarrativeQuestion,
    Question,
    ReadingQuestion,
    Task,
    group_of,
)
from services.application.returns.workbook.asked import AskedRow, AskedSheet, Holds, Input, Told
from services.application.returns.workbook.wording import (
    CHECKS,
    DISTANCE,
    EVERYBODY,
    FIGURE_HEADINGS,
    FIGURES,
    PEOPLE,
    TRAVELLED_HEADINGS,
    WHEN_ASKED,
    WORDS,
    what_to_write,
)

_HOLDS: Mapping[str, Holds] = {
    **dict.fromkeys(("score", "pounds", "rate", "travelled.mean", "travelled.deviation"), "decimal"),
    **dict.fromkeys(("words", "comment", "text", "explanation"), "text"),
    "missing": "reason",
    "confirmed": "confirmed",
}


def sheets_of(tasks: tuple[Task, ...], told: Mapping[UUID, Told] | None = None) -> tuple[AskedSheet, ...]:
    """The sheets of a return's workbook; one on which nothing would stand is left out.

    Args:
        tasks: all that may be asked.
        told: what is told beside each indicator.
    """
    questions = [(question, task) for task in tasks for question in task.questions]
    readings = [(known, task) for known, task in questions if isinstance(known, ReadingQuestion)]
    narratives = [known for known, _ in questions if isinstance(known, NarrativeQuestion)]
    data = [known for known, _ in questions if isinstance(known, DataQuestion)]
    checks = [known for known, _ in questions if isinstance(known, CheckQuestion)]
    sheets = (
        AskedSheet(
            name=FIGURES,
            told=(
                *("Outcome", "Indicator", "For whom", "Unit", "Way of measuring"),
                *("Last figure", "Expected by now", "What to write"),
            ),
            inputs=FIGURE_HEADINGS,
            rows=tuple(row for known, task in readings for row in _figures(known, task, told or {})),
        ),
        AskedSheet(
            name=DISTANCE,
            told=("Indicator", "For whom"),
            inputs=tuple(TRAVELLED_HEADINGS.values()),
            rows=tuple(row for known, _ in readings if known.asks_travelled for row in _travelled(known)),
        ),
        AskedSheet(
            name=WORDS, told=("Question", "When"), inputs=("Answer",), rows=tuple(map(_words, narratives))
        ),
        AskedSheet(
            name=PEOPLE,
            told=("What is counted", "Group"),
            inputs=("Number", "Why there is none"),
            rows=tuple(row for known in data for row in _people(known)),
        ),
        AskedSheet(
            name=CHECKS,
            told=("What is confirmed",),
            inputs=("Does it hold?", "If not yet: what is missing, and what you do about it"),
            rows=tuple(map(_check, checks)),
        ),
    )
    return tuple(sheet for sheet in sheets if sheet.rows)


def _input(question: Question, part: str) -> Input:
    plain = part if part.startswith("travelled.") else part.rpartition(".")[2]
    if ".travelled." in part:
        plain = f"travelled.{plain}"
    return Input(question=question.name, part=part, holds=_HOLDS.get(plain, "whole"))


def _whom(question: ReadingQuestion) -> Iterator[tuple[str, str]]:
    yield "", EVERYBODY
    for number, group in enumerate(question.asked.asked.groups):
        yield group_of(number), group


def _key(question: Question, whom: str) -> str:
    return f"{question.name}.{whom}".removesuffix(".")


def _figures(question: ReadingQuestion, task: Task, told: Mapping[UUID, Told]) -> Iterator[AskedRow]:
    asked, outcome = question.asked, task.outcome.outcome if task.outcome else None
    beside = told.get(asked.asked.indicator_id, Told())
    for whom, called in _whom(question):
        # For everybody the figure, the reason and a word about it; of a group the word has no place.
        figure = [part for part in question.parts_of(whom) if ".travelled." not in f".{part}"]
        parts = [*figure[:-1], *([""] if len(figure) == 2 else []), figure[-1]]  # noqa: PLR2004
        parts += ["comment"] if not whom else []
        yield AskedRow(
            key=_key(question, whom),
            told=(
                outcome.statement if outcome else "",
                question.title,
                called,
                asked.definition.unit,
                asked.definition.way_of_measuring,
                beside.last if not whom else "",
                beside.expected if not whom else "",
                what_to_write(asked.asked, asked.definition.unit),
            ),
            inputs={
                heading: _input(question, part)
                for heading, part in zip(FIGURE_HEADINGS, parts, strict=False)
                if part
            },
            title=f"{question.title}: {called}" if whom else question.title,
        )


def _travelled(question: ReadingQuestion) -> Iterator[AskedRow]:
    for whom, called in _whom(question):
        yield AskedRow(
            key=_key(question, whom),
            told=(question.title, called),
            inputs={
                heading: _input(question, f"{whom}{part}") for part, heading in TRAVELLED_HEADINGS.items()
            },
            title=f"{question.title}: {called}",
        )


def _words(question: NarrativeQuestion) -> AskedRow:
    return AskedRow(
        key=question.name,
        told=(question.title, WHEN_ASKED.get(question.prompt.prompt_id, "If you like")),
        inputs={"Answer": _input(question, "text")},
        title=question.title,
    )


def _people(question: DataQuestion) -> Iterator[AskedRow]:
    for number, group in enumerate(question.groups):
        first = {"Why there is none": _input(question, "missing")} if not number else {}
        yield AskedRow(
            key=_key(question, group_of(number)),
            told=(question.title, group),
            inputs={"Number": _input(question, f"{group_of(number)}count"), **first},
            title=f"{question.title}: {group}" if group else question.title,
        )


def _check(question: CheckQuestion) -> AskedRow:
    return AskedRow(
        key=question.name,
        told=(question.title,),
        inputs={
            "Does it hold?": _input(question, "confirmed"),
            "If not yet: what is missing, and what you do about it": _input(question, "explanation"),
        },
        title=question.title,
    )
