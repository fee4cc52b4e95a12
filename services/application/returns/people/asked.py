"""What a people's workbook asks: two measures for each indicator on which people can improve."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import msgspec

from services.application.returns.questions import ReadingQuestion, Task, questions_of
from services.application.workbooks.cells import plain

SHEET, CODE, GROUPS = "People", "Code", "Groups"
BETWEEN_GROUPS = ";"


class Measured(msgspec.Struct, frozen=True, kw_only=True):
    """An indicator on which people were measured.

    Attributes:
        start: the heading of the first measure.
        later: the heading of the second.
    """

    question: ReadingQuestion
    start: str
    later: str


def measured_in(tasks: Sequence[Task]) -> tuple[Measured, ...]:
    """The indicators of a return on which people can be said to have improved, in the order of the page."""
    questions = (question for question in questions_of(tuple(tasks)) if isinstance(question, ReadingQuestion))
    found, taken = list[Measured](), set[str]()
    for question in questions:
        if question.asks_travelled:
            title = _untaken(question.title, taken)
            taken.add(plain(title))
            found.append(Measured(question=question, start=f"{title}: start", later=f"{title}: later"))
    return tuple(found)


def groups_in(measured: Iterable[Measured]) -> tuple[str, ...]:
    """The groups of people that any of these indicators asks for, in the order in which they are named."""
    return tuple(dict.fromkeys(group for known in measured for group in known.question.asked.asked.groups))


def _untaken(title: str, taken: set[str]) -> str:
    """The title, with a number behind it where another indicator has the same."""
    name, number = title, 1
    while plain(name) in taken:
        number += 1
        name = f"{title} ({number})"
    return name
