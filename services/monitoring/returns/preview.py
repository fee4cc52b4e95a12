"""A workbook beside the draft as a page shows it, and what was read on its way through that page."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple
from uuid import UUID

import msgspec

from projections.returns.results import Return
from services.application.returns.answers import Answers, filled
from services.application.returns.questions import Question, questions_of
from services.application.returns.reading import read_answers
from services.application.returns.workbook.comparing import SAVED, Becomes, Compared, compared
from services.application.returns.workbook.reading import MOST_TEXT, Filled, every_task, problems_at
from services.application.returns.workbook.rows import Wrong
from services.monitoring.desk import Desk
from services.monitoring.returns.work import Work

YOURS, THEIRS = "workbook", "draft"
"""What a person chooses where two answers clash."""


class Preview(NamedTuple):
    """A workbook beside the draft.

    Attributes:
        lines: every question.
        wrong: the cells that cannot be used, and those whose answers no rule would take.
        titles: of the questions, by the path of each of their parts that something is wrong with.
    """

    filled: Filled
    lines: Sequence[Compared]
    wrong: Sequence[Wrong]
    titles: Mapping[str, str]

    def becoming(self, *what: Becomes) -> Sequence[Compared]:
        """The questions of which this becomes."""
        return [line for line in self.lines if line.becomes in what]

    @property
    def changes_nothing(self) -> bool:
        """Whether there is nothing to be kept and nothing to choose."""
        return not self.becoming(*SAVED, "clash")

    def place(self, question: Question, part: str) -> str:
        """Where a part stands in the workbook: "Figures, cell I4"."""
        sheet, cell = self.filled.places.get(f"{question.name}.{part}", ("", ""))
        return f"{sheet}, cell {cell}" if sheet else ""

    def chosen(self, choices: Mapping[str, str]) -> Answers:
        """What is to be kept in the draft.

        Args:
            choices: of a person, by the field of each clash.
        """
        return {
            line.question.name: line.yours
            for line in self.lines
            if line.becomes in SAVED or (line.becomes == "clash" and choices.get(choice_of(line)) == YOURS)
        }

    def undecided(self, choices: Mapping[str, str]) -> Sequence[Compared]:
        """The clashes of which nobody has said yet which answer is meant."""
        return [
            line for line in self.becoming("clash") if choices.get(choice_of(line)) not in {YOURS, THEIRS}
        ]


def choice_of(line: Compared) -> str:
    """The name of the field in which it is chosen."""
    return f"choice.{line.question.name}"


async def preview_of(desk: Desk, work: Work, filled_in: Filled, by: UUID) -> Preview:
    """Hold what was read against the draft as it stands."""
    lines = compared(
        list(questions_of(every_task(work.page))),
        filled_in,
        draft=work.draft,
        history=await desk.drafts.history(work.of),
        before=work.before,
        by=by,
    )
    wrong = problems_at(_errors(work.page, filled_in), filled_in)
    titles = {
        known.field: line.question.title
        for known in wrong
        for line in lines
        if known.field.startswith(f"{line.question.name}.")
    }
    return Preview(filled_in, lines, wrong, titles)


def travelling(filled_in: Filled) -> str:
    """What was read on one line, to stand in a hidden field."""
    return msgspec.json.encode(filled_in).decode()


def arrived(written: str, page: Return) -> Filled | None:
    """What came back with the page, as far as the return asks for it; None where it cannot be read."""
    try:
        found = msgspec.json.decode(written, type=Filled)
    except msgspec.DecodeError:
        return None
    if sum(len(text) for answer in found.answers.values() for text in answer.values()) > MOST_TEXT:
        return None
    asked = {question.name: question for question in questions_of(every_task(page))}
    answers = {
        name: filled({part: answer.get(part, "") for part in asked[name].parts})
        for name, answer in found.answers.items()
        if name in asked
    }
    return msgspec.structs.replace(found, answers=answers)


def _errors(page: Return, filled_in: Filled) -> Iterator[tuple[str, str]]:
    """What the rules of a return say of the answers."""
    read = read_answers(page, filled_in.answers)
    for wrong in read.errors.values():
        yield from ((error.field, error.message) for error in wrong)
