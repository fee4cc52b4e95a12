"""Checking a return and submitting it: what was looked at is what is sent, once, all or nothing."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Sequence
from http import HTTPStatus
from typing import NamedTuple
from uuid import UUID, uuid4

from litestar import get, post
from litestar.response import Redirect, Template
from litestar.status_codes import HTTP_303_SEE_OTHER

from domain.provider_return.events import (
    CommonDataRecorded,
    ComplianceDeclared,
    NarrativeRecorded,
    ReadingRecorded,
)
from domain.shared.errors import DomainError
from domain.shared.facts import Fact
from eventstore.errors import EventStoreError
from eventstore.source import WEB
from services.application.application import Executed
from services.application.returns.drafts import Draft
from services.application.returns.questions import Question
from services.monitoring.desk import AnId, Asking, AtDesk, Desk, View
from services.monitoring.forms import KEY, Values, posted
from services.monitoring.giving import context_of
from services.monitoring.guards import for_act
from services.monitoring.problems import Problem, of_store, problems_in, status_of
from services.monitoring.returns.receipts import receipts
from services.monitoring.returns.tasks import SEEN, seen_in
from services.monitoring.returns.work import Work, waits, work_on

CHANGED_SINCE = (
    "Something in the return was changed after you looked at it. Look at it again, then submit it."
)


class Missing(NamedTuple):
    """Something that stands in the way of submitting, and the page on which it can be mended."""

    sentence: str
    href: str


@get("/returns/{return_id:uuid}/check", opt=for_act("submit_return"), include_in_schema=False)
async def check(request: Asking, desk: AtDesk, return_id: AnId) -> Template | Redirect:
    """Show what would be submitted, and what is still missing or wrong."""
    async with desk.view(request) as view:
        work = await work_on(desk, view, return_id)
        if not waits(view, work.page):
            return _to(f"/returns/{return_id}")
        return check_page(view, work, key=str(uuid4()))


@post("/returns/{return_id:uuid}/submission", opt=for_act("submit_return"), include_in_schema=False)
async def submission(request: Asking, desk: AtDesk, return_id: AnId) -> Template | Redirect:
    """Submit what was looked at. The same form sent again finds what it sent the first time."""
    values = await posted(request)
    async with desk.view(request) as view:
        work = await work_on(desk, view, return_id)
    before = await _sent_before(desk, view, work, values)
    if before is not None:
        return await _to_confirmation(desk, return_id, before)
    if not waits(view, work.page):
        return _to(f"/returns/{return_id}")
    if work.read.refusal is not None:
        return check_page(view, work, key=str(uuid4()), status=status_of(work.read.refusal))
    if work.draft.seen != seen_in(values):
        problem = Problem("", "changed_meanwhile", CHANGED_SINCE)
        return check_page(view, work, key=str(uuid4()), errors=(problem,), status=HTTPStatus.CONFLICT)
    return await _submit(desk, view, work, values)


SUBMITTING = [check, submission]


def check_page(
    view: View,
    work: Work,
    *,
    key: str,
    errors: Sequence[Problem] = (),
    status: HTTPStatus = HTTPStatus.OK,
) -> Template:
    """Everything as it would be submitted."""
    return view.page(
        "returns/check.html",
        status=status,
        errors=errors,
        page=work.page,
        read=work.read,
        answers=work.answers,
        missing=_missing(work),
        key=key,
        seen=work.draft.seen,
    )


def _missing(work: Work) -> list[Missing]:
    refusal = work.read.refusal
    if refusal is None:
        return []
    where = {question.name: task.task_id for task in work.read.tasks for question in task.questions}
    questions = {question.name: question for task in work.read.tasks for question in task.questions}
    start = f"/returns/{work.page.summary.return_id}"
    found: list[Missing] = []
    for problem in problems_in(refusal):
        name = ".".join(problem.field.split(".")[:2])
        place = f"/tasks/{where[name]}#{_field(problem.field, questions[name])}" if name in where else ""
        found.append(Missing(problem.detail, start + place))
    return found


def _field(path: str, question: Question) -> str:
    """The field that is about it; the question's first where it is about the whole answer."""
    part = path.removeprefix(f"{question.name}.")
    return path if part in question.parts else f"{question.name}.{question.parts[0]}"


async def _submit(desk: Desk, view: View, work: Work, values: Values) -> Template | Redirect:
    page, key = work.page, values.get(KEY, "")
    context = context_of(view.person, page.summary.return_id, contract_id=page.summary.contract_id, key=key)
    try:
        executed = await desk.fingerpost.execute(
            work.read.command,
            context=context,
            source_of=_source_in(work.draft),
            asked=_asked(work, values),
        )
    except DomainError as error:
        return check_page(view, work, key=key, errors=problems_in(error), status=status_of(error))
    except EventStoreError as error:
        refused = of_store(error)
        problem = Problem("", "not_recorded", f"{refused.title}. {refused.sentence}")
        return check_page(view, work, key=key, errors=(problem,), status=refused.status)
    await desk.until_shown(executed.position)
    await desk.drafts.forget(work.of)
    return await _to_confirmation(desk, page.summary.return_id, executed)


async def _sent_before(desk: Desk, view: View, work: Work, values: Values) -> Executed | None:
    """What this very form recorded when it was sent the first time."""
    page = work.page
    context = context_of(
        view.person, page.summary.return_id, contract_id=page.summary.contract_id, key=values.get(KEY, "")
    )
    try:
        return await desk.fingerpost.answered_before(page.summary.return_id, context, _asked(work, values))
    except EventStoreError:
        return None


def _asked(work: Work, values: Values) -> bytes:
    """A digest of what is asked for: to submit the draft as it was when it was looked at."""
    said = f"submit {work.page.summary.return_id} as of {values.get(SEEN, '')}"
    return hashlib.sha256(said.encode()).digest()


def _source_in(draft: Draft) -> Callable[[Fact], str]:
    """By which way each answer came: typed into the page, or read from a file."""

    def source_of(fact: Fact) -> str:
        saved = draft.saved.get(_question_of(fact))
        return WEB if saved is None else saved.source

    return source_of


def _question_of(fact: Fact) -> str:
    match fact:
        case ReadingRecorded(reading=reading):
            return f"readings.{reading.indicator_id}"
        case NarrativeRecorded(narrative=narrative):
            return f"narratives.{narrative.prompt_id}"
        case CommonDataRecorded(common_data=part):
            return f"common_data.{part.item_id}"
        case ComplianceDeclared(declaration=declared):
            return f"declarations.{declared.check_id}"
        case _:
            return ""


async def _to_confirmation(desk: Desk, return_id: UUID, executed: Executed) -> Redirect:
    sent = [kept for kept in await receipts(desk.fingerpost, return_id) if kept.is_at(executed.position)]
    return _to(f"/returns/{return_id}/submissions/{sent[0].submission}")


def _to(where: str) -> Redirect:
    return Redirect(where, status_code=HTTP_303_SEE_OTHER)
