"""A return as tasks: done in any order, by several people, saved and come back to."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from http import HTTPStatus
from typing import Literal, NamedTuple
from uuid import UUID

from litestar import get, post
from litestar.params import FromPath
from litestar.response import Redirect, Template
from litestar.status_codes import HTTP_200_OK

from domain.shared.errors import EditedMeanwhile
from domain.shared.values import Lens
from eventstore.source import WEB
from services.application.returns.answers import Answers, filled
from services.application.returns.drafts import Clash
from services.application.returns.people.asked import measured_in
from services.application.returns.questions import Question, ReadingQuestion, Task
from services.clock import true_time
from services.monitoring.desk import AnId, Asking, AtDesk, Desk, View
from services.monitoring.forms import Values, posted
from services.monitoring.guards import for_act
from services.monitoring.problems import Problem, by_field
from services.monitoring.returns.waiting import waiting_files
from services.monitoring.returns.work import (
    Work,
    field_name,
    to_tasks,
    typed_values,
    waits,
    work_on,
    work_with,
)
from services.presentation.words import counted

SEEN, LATER, ASKED, SHOWN = "seen", "later", "asked", "shown"
"""Fields beside the answers: what had been saved when they were shown, that the person goes away, that they
were asked about what is unusual, and when they were shown."""
DIGITS = 18
"""Of the longest number that fits the database's."""
LONGEST = 1800
"""Seconds after which nobody is taken to have been at it all the time."""


class Progress(NamedTuple):
    """How far a task has come, in words and with the colour of its tag."""

    words: str
    colour: Literal["blue", "grey", "orange", ""]


@get("/returns/{return_id:uuid}/tasks/{task_id:str}", opt=for_act("submit_return"), include_in_schema=False)
async def one_task(
    request: Asking, desk: AtDesk, return_id: AnId, task_id: FromPath[str]
) -> Template | Redirect:
    """The questions of one task, with what is saved so far."""
    async with desk.view(request) as view:
        work = await work_on(desk, view, return_id)
        if not waits(view, work.page):
            return to_tasks(return_id)
        task = work.task(task_id)
        problems = _problems(work, task)
        return await task_page(desk, view, work, task, values=work.values(task.questions), problems=problems)


@post(
    "/returns/{return_id:uuid}/tasks/{task_id:str}",
    opt=for_act("submit_return"),
    status_code=HTTP_200_OK,
    include_in_schema=False,
)
async def save_task(
    request: Asking, desk: AtDesk, return_id: AnId, task_id: FromPath[str]
) -> Template | Redirect:
    """Keep what was typed, right or wrong, and say what is wrong with it."""
    values = await posted(request)
    async with desk.view(request) as view:
        work = await work_on(desk, view, return_id)
    if not waits(view, work.page):
        return to_tasks(return_id)
    answers = answers_in(work.task(task_id).questions, values)
    clashes = await desk.drafts.save(
        work.of,
        answers,
        by=view.person.person_id,
        seen=seen_in(values),
        before=work.before,
        source=WEB,
        seconds=_seconds_since(values.get(SHOWN, "")),
    )
    work = work_with(work.page, work.contract, work.of, await desk.drafts.read(work.of))
    task = work.task(task_id)
    if clashes:
        typed = typed_values(task.questions, {**work.answers, **answers})
        return await task_page(desk, view, work, task, values=typed, clashes=clashes)
    problems = _problems(work, task)
    if LATER not in values and (problems or (_to_ask(work, task) and ASKED not in values)):
        status = HTTPStatus.UNPROCESSABLE_ENTITY if problems else HTTPStatus.OK
        held = work.values(task.questions)
        return await task_page(desk, view, work, task, values=held, problems=problems, status=status)
    return to_tasks(return_id)


@get("/returns/{return_id:uuid}/changes", opt=for_act("submit_return"), include_in_schema=False)
async def changes(request: Asking, desk: AtDesk, return_id: AnId) -> Template:
    """Who changed what in the draft."""
    async with desk.view(request) as view:
        work = await work_on(desk, view, return_id)
        saved = await desk.drafts.history(work.of)
        names = await desk.access.names_of(view.person.council_id, {known.saved_by for known in saved})
        questions = {question.name: question for task in work.read.tasks for question in task.questions}
        return view.page(
            "returns/changes.html", page=work.page, saved=saved, names=names, questions=questions
        )


TASKS = [one_task, save_task, changes]


async def task_list(desk: Desk, view: View, work: Work) -> Template:
    """The page on which a provider sees all that a return asks, and how far each part has come."""
    names = await savers(desk, view, work)
    return view.page(
        "returns/tasks.html",
        page=work.page,
        tasks=[(task, progress_of(work, task)) for task in work.read.tasks],
        ready=work.read.refusal is None,
        last=max(work.draft.saved.values(), key=lambda known: known.number, default=None),
        names=names,
        files=len(await waiting_files(desk, view, work.page)),
        measured=measured_in(work.read.tasks),
    )


async def task_page(  # noqa: PLR0913 - what the page shows
    desk: Desk,
    view: View,
    work: Work,
    task: Task,
    *,
    values: Mapping[str, str],
    problems: Sequence[Problem] = (),
    clashes: Sequence[Clash] = (),
    status: HTTPStatus = HTTPStatus.OK,
) -> Template:
    """One task as a form."""
    told = [*problems, *(_of_clash(clash, task) for clash in clashes)]
    return view.page(
        "returns/task.html",
        status=HTTPStatus.CONFLICT if clashes else status,
        errors=told,
        wrong=by_field(problems),
        page=work.page,
        task=task,
        by_lens=_by_lens(task),
        values=values,
        seen=work.draft.seen,
        shown=int(true_time().timestamp()),
        saved=work.draft.saved,
        names=await savers(desk, view, work),
        clashes={clash.question: clash for clash in clashes},
        unusual=work.read.unusual,
        to_ask=_to_ask(work, task),
    )


def answers_in(questions: Sequence[Question], values: Values) -> Answers:
    """The answers to some questions in what was sent, those that were left empty too."""
    return {
        question.name: filled({part: values.get(field_name(question, part), "") for part in question.parts})
        for question in questions
    }


def progress_of(work: Work, task: Task) -> Progress:
    """How far a task has come."""
    wrong = sum(question.name in work.read.errors for question in task.questions)
    given = sum(work.read.is_given(question) for question in task.questions)
    if wrong:
        return Progress(counted(wrong, "answer to correct", "answers to correct"), "orange")
    if task.kind == "words":
        return Progress("Optional" if not given else f"{given} of {len(task.questions)} answered", "grey")
    if given == len(task.questions):
        return Progress("Done", "")
    return Progress(f"{given} of {len(task.questions)} given" if given else "Not started", "blue")


def _by_lens(task: Task) -> Sequence[tuple[Lens | None, Sequence[Question]]]:
    """The questions of a task: how people see it themselves before how it is seen from outside."""
    lenses: dict[Lens | None, list[Question]] = {}
    for question in task.questions:
        lens = question.asked.definition.lens if isinstance(question, ReadingQuestion) else None
        lenses.setdefault(lens, []).append(question)
    return sorted(lenses.items(), key=lambda pair: pair[0] != "subjective")


def _problems(work: Work, task: Task) -> list[Problem]:
    """What is wrong with what was typed; what is not there yet is no problem until it is to be sent."""
    return [
        Problem(error.field, error.code, error.message)
        for question in task.questions
        for error in work.read.errors.get(question.name, ())
    ]


def _to_ask(work: Work, task: Task) -> set[UUID]:
    """The indicators that moved more than usual, of which nothing is said."""
    return {
        question.asked.asked.indicator_id
        for question in task.questions
        if isinstance(question, ReadingQuestion)
        and question.asked.asked.indicator_id in work.read.unusual
        and "comment" not in work.answers.get(question.name, {})
    }


def _of_clash(clash: Clash, task: Task) -> Problem:
    question = next(known for known in task.questions if known.name == clash.question)
    return Problem(
        f"clash.{clash.question}",
        EditedMeanwhile.code,
        f"Somebody else answered “{question.title}” while you did. See both answers.",
    )


def _seconds_since(shown: str) -> int:
    """How long a form had been shown, by the true clock: a demonstration's stands still."""
    since = _number(shown)
    return min(max(0, int(true_time().timestamp()) - since), LONGEST) if since else 0


def seen_in(values: Values) -> int:
    """What had been saved when the form was shown."""
    return _number(values.get(SEEN, ""))


def _number(text: str) -> int:
    """A number that one of our own hidden fields held; 0 where somebody put something else there."""
    return int(text) if text.isascii() and text.isdecimal() and len(text) <= DIGITS else 0


async def savers(desk: Desk, view: View, work: Work) -> Mapping[UUID, str]:
    """The names of those whose answers stand in the draft."""
    who = {known.saved_by for known in work.draft.saved.values()}
    return await desk.access.names_of(view.person.council_id, who)
