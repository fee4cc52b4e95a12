"""A return as its provider works on it: what is asked, what stands in the draft, what that comes to."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple
from uuid import UUID

from litestar.response import Redirect
from litestar.status_codes import HTTP_303_SEE_OTHER

from projections.contracts.results import Contract
from projections.returns.results import Return
from services.access import Act, may
from services.application.returns.answers import Answers, answers_of
from services.application.returns.drafts import Draft, DraftOf
from services.application.returns.questions import Question, Task
from services.application.returns.reading import Read, read_answers
from services.monitoring.desk import Desk, View, parties_of
from services.monitoring.problems import Unknown
from services.presentation.standing import is_locked

SUBMIT: Act = "submit_return"


class Work(NamedTuple):
    """All that a page about an unsent return needs.

    Attributes:
        before: what was sent the last time, where the return came back.
        answers: as they stand: the draft's, and where it holds none those from before.
        read: what they come to.
    """

    page: Return
    contract: Contract
    of: DraftOf
    draft: Draft
    before: Answers
    answers: Answers
    read: Read

    def task(self, task_id: str) -> Task:
        """One of its tasks.

        Raises:
            Unknown: where there is none of this name.
        """
        found = next((task for task in self.read.tasks if task.task_id == task_id), None)
        if found is None:
            raise Unknown
        return found

    def values(self, questions: tuple[Question, ...]) -> Mapping[str, str]:
        """What the fields of some questions hold, by the field's name."""
        return typed_values(questions, self.answers)


async def work_on(desk: Desk, view: View, return_id: UUID) -> Work:
    """A return that the person may submit, with its draft.

    Raises:
        Unknown: where they may not know of it, or there is none.
        NotYours: where they may see it, but not submit it.
    """
    page, contract = await view.provider_return(return_id, SUBMIT)
    of = DraftOf(
        council_id=view.person.council_id, return_id=return_id, submission=page.summary.submissions + 1
    )
    return work_with(page, contract, of, await desk.drafts.read(of))


def work_with(page: Return, contract: Contract, of: DraftOf, draft: Draft) -> Work:
    """The return with this draft of it."""
    before = answers_of(page)
    answers = draft.over(before)
    return Work(page, contract, of, draft, before, answers, read_answers(page, answers))


def can_submit(view: View, page: Return, contract: Contract) -> bool:
    """Whether the person may submit it, and it waits for that."""
    return waits(view, page) and may(view.person, SUBMIT, parties_of(contract))


def waits(view: View, page: Return) -> bool:
    """Whether a return can be submitted as it stands."""
    return page.summary.standing in ("open", "sent_back") and not is_locked(page.summary, view.today)


def to_tasks(return_id: UUID) -> Redirect:
    """Back to all that a return asks; or to what it holds, where it no longer waits."""
    return Redirect(f"/returns/{return_id}", status_code=HTTP_303_SEE_OTHER)


def field_name(question: Question, part: str) -> str:
    """The name of the field in which a part of an answer is typed: as errors call it."""
    return f"{question.name}.{part}"


def typed_values(questions: tuple[Question, ...], answers: Answers) -> Mapping[str, str]:
    """What fields hold, by their names."""
    return {
        field_name(question, part): text
        for question in questions
        for part, text in answers.get(question.name, {}).items()
    }
