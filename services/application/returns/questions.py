"""The questions of a return, and the parts in which each is answered."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from typing import Literal
from uuid import UUID

import msgspec

from domain.contract.terms import CommonDataItem, ComplianceCheck
from domain.measures.expectation import Against
from domain.provider_return.prompts import prompts_asked
from domain.shared.values import Measure, Prompt
from projections.returns.results import AskedIndicator, AskedOutcome, Return

FigurePart = Literal[
    "count", "numerator", "denominator", "score", "people", "rating", "pounds", "rate", "words"
]
TravelledPart = Literal["improved", "held", "declined", "left", "mean", "deviation"]

FIGURE_PARTS: Mapping[Measure, tuple[FigurePart, ...]] = {
    "count": ("count",),
    "proportion": ("numerator", "denominator"),
    "score": ("score", "people"),
    "rating": ("rating",),
    "currency": ("pounds",),
    "rate": ("rate",),
    "narrative": ("words",),
}
"""The parts in which a measure's figure is given."""
TRAVELLED_PARTS: tuple[TravelledPart, ...] = ("improved", "held", "declined", "left", "mean", "deviation")
"""The parts in which it is told how far people came who were measured twice."""


class ReadingQuestion(msgspec.Struct, frozen=True):
    """An indicator to be read."""

    asked: AskedIndicator

    @property
    def name(self) -> str:
        """The dotted path by which the domain's errors call it."""
        return f"readings.{self.asked.asked.indicator_id}"

    @property
    def title(self) -> str:
        """What is asked."""
        return self.asked.definition.title

    @property
    def parts(self) -> tuple[str, ...]:
        """The parts of an answer: for everybody, then for each group, and a word about it."""
        asked = self.asked.asked
        for_everybody = self.parts_of("")
        groups = (part for number in range(len(asked.groups)) for part in self.parts_of(group_of(number)))
        return (*for_everybody, *groups, "comment")

    def parts_of(self, whom: str) -> tuple[str, ...]:
        """The parts for everybody (""), or for one group (see `group_of`)."""
        figure = FIGURE_PARTS[self.asked.asked.measure]
        travelled = [f"travelled.{part}" for part in TRAVELLED_PARTS] if self.asks_travelled else []
        return tuple(f"{whom}{part}" for part in (*figure, "missing", *travelled))

    @property
    def asks_travelled(self) -> bool:
        """Whether people can be said to have improved or declined on it."""
        return self.asked.asked.measure != "narrative" and self.asked.definition.direction != "none"


class NarrativeQuestion(msgspec.Struct, frozen=True):
    """A question to be answered in words."""

    prompt: Prompt
    parts = ("text",)

    @property
    def name(self) -> str:
        """The dotted path by which the domain's errors call it."""
        return f"narratives.{self.prompt.prompt_id}"

    @property
    def title(self) -> str:
        """What is asked."""
        return self.prompt.text


class DataQuestion(msgspec.Struct, frozen=True):
    """A part of the common dataset."""

    item: CommonDataItem

    @property
    def name(self) -> str:
        """The dotted path by which the domain's errors call it."""
        return f"common_data.{self.item.item_id}"

    @property
    def title(self) -> str:
        """What is asked."""
        return self.item.title

    @property
    def groups(self) -> tuple[str, ...]:
        """The groups; one without a name where one number is asked for."""
        return self.item.categories or ("",)

    @property
    def parts(self) -> tuple[str, ...]:
        """A number for each group, or why there are none."""
        return (*(f"{group_of(number)}count" for number in range(len(self.groups))), "missing")


class CheckQuestion(msgspec.Struct, frozen=True):
    """Something to be confirmed."""

    check: ComplianceCheck
    parts = ("confirmed", "explanation")

    @property
    def name(self) -> str:
        """The dotted path by which the domain's errors call it."""
        return f"declarations.{self.check.check_id}"

    @property
    def title(self) -> str:
        """What is asked."""
        return self.check.statement


Question = ReadingQuestion | NarrativeQuestion | DataQuestion | CheckQuestion


def group_of(number: int) -> str:
    """How the parts for one group begin. Groups go by number, for their names may hold any character."""
    return f"groups.{number}."


class Task(msgspec.Struct, frozen=True, kw_only=True):
    """Questions that are answered on one page.

    Attributes:
        task_id: names it in an address.
        kind: what its questions are about.
        outcome: the outcome that its indicators speak of, where it has one.
    """

    task_id: str
    kind: Literal["figures", "words", "people", "checks"]
    questions: tuple[Question, ...]
    outcome: AskedOutcome | None = None


def tasks_of(page: Return, against: Collection[Against | None] = ()) -> tuple[Task, ...]:
    """All that a return asks, in tasks that can be done in any order; the order is that of the page.

    Args:
        page: the return.
        against: how the readings stand beside what was expected, which calls for questions in words.
    """
    prompts = prompts_asked([known.prompt for known in page.prompts], against)
    others: tuple[tuple[Literal["words", "people", "checks"], tuple[Question, ...]], ...] = (
        ("words", tuple(NarrativeQuestion(prompt) for prompt in prompts)),
        ("people", tuple(DataQuestion(known.item) for known in page.common_data)),
        ("checks", tuple(CheckQuestion(known.check) for known in page.checks)),
    )
    return (
        *map(_figures, page.outcomes),
        *(Task(task_id=kind, kind=kind, questions=questions) for kind, questions in others if questions),
    )


def _figures(group: AskedOutcome) -> Task:
    return Task(
        task_id="others" if group.outcome is None else str(group.outcome.outcome_id),
        kind="figures",
        questions=tuple(ReadingQuestion(asked) for asked in group.indicators),
        outcome=group,
    )


def questions_of(tasks: tuple[Task, ...]) -> Iterator[Question]:
    """The questions of all tasks, in the order of the page."""
    for task in tasks:
        yield from task.questions


def reading_question(tasks: tuple[Task, ...], indicator_id: UUID) -> ReadingQuestion | None:
    """The question about an indicator, or None where the return does not ask for it."""
    return next(
        (
            question
            for question in questions_of(tasks)
            if isinstance(question, ReadingQuestion) and question.asked.asked.indicator_id == indicator_id
        ),
        None,
    )
