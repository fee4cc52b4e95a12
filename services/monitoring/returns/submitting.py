"""Checking a return and submitting it: what was looked at is what is sent, once, all or nothing."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Sequence
from http import HTTPStatus
from typing import NamedTuple
from uuid import UUID, uuid4

import msgspec
from litestar import get, post
from litestar.response import Redirect, Template
from litestar.status_codes import HTTP_303_SEE_OTHER

from domain.provider_return.events import (
    CommonDataRecorded,
    ComplianceDeclared,
    NarrativeRecorded,
    ReadingRecorded,
)
from domain.shared.errors import DomainError, EditedMeanwhile
from domain.shared.facts import Fact
from eventstore.errors import EventStoreError
from eventstore.source import WEB
from services.application.application import Executed
from services.application.context import Context
from services.application.evidence.attachments import Attached
from services.application.returns.drafts import Draft
from services.application.returns.effort import effort_in, minutes_in
from services.application.returns.questions import Question
from services.monitoring.desk import AnId, Asking, AtDesk, Desk, View
from services.monitoring.forms import KEY, Values, posted
from services.monitoring.giving import context_of
from services.monitoring.guards import for_act
from services.monitoring.problems import Problem, of_store, problems_in, status_of
from services.monitoring.returns.reading import titles_in
from services.monitoring.returns.receipts import receipts
from services.monitoring.returns.tasks import SEEN, seen_in
from services.monitoring.returns.waiting import FILES, digest_of, unsent, waiting_files, waits_in
from services.monitoring.returns.work import Work, waits, work_on

TELL_EFFORT = "effort"
"""The box that lets it go along how long the questions took."""
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
        return await check_page(desk, view, work, key=str(uuid4()))


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
        status = status_of(work.read.refusal)
        return await check_page(desk, view, work, key=str(uuid4()), status=status)
    if work.draft.seen != seen_in(values):
        problem = Problem("", "changed_meanwhile", CHANGED_SINCE)
        return await check_page(
            desk, view, work, key=str(uuid4()), errors=(problem,), status=HTTPStatus.CONFLICT
        )
    return await _submit(desk, view, work, values)


SUBMITTING = [check, submission]


async def check_page(  # noqa: PLR0913 - what the page shows
    desk: Desk,
    view: View,
    work: Work,
    *,
    key: str,
    errors: Sequence[Problem] = (),
    status: HTTPStatus = HTTPStatus.OK,
) -> Template:
    """Everything as it would be submitted."""
    files = await waiting_files(desk, view, work.page)
    people = {known.evidence.attached_by for known in files}
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
        took=minutes_in(effort_in(await desk.drafts.history(work.of))),
        files=files,
        files_seen=digest_of(files),
        titles=titles_in(work.page),
        names=await desk.access.names_of(view.person.council_id, people),
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
    of = waits_in(view, page.summary.return_id)
    try:
        async with desk.attachments.undisturbed(of) as (_, waiting):
            files = unsent(page, waiting)
            executed = await _sent_before(desk, view, work, values) or await _execute(
                desk, view, work, values, files
            )
    except EditedMeanwhile as error:
        return await check_page(
            desk, view, work, key=str(uuid4()), errors=problems_in(error), status=status_of(error)
        )
    except DomainError as error:
        return await check_page(desk, view, work, key=key, errors=problems_in(error), status=status_of(error))
    except EventStoreError as error:
        refused = of_store(error)
        problem = Problem("", "not_recorded", f"{refused.title}. {refused.sentence}")
        return await check_page(desk, view, work, key=key, errors=(problem,), status=refused.status)
    await desk.until_shown(executed.position)
    await desk.drafts.forget(work.of)
    await desk.attachments.forget(of, [known.evidence.evidence_id for known in files])
    return await _to_confirmation(desk, page.summary.return_id, executed)


async def _execute(desk: Desk, view: View, work: Work, values: Values, files: Sequence[Attached]) -> Executed:
    if digest_of(files) != values.get(FILES, ""):
        raise EditedMeanwhile(CHANGED_SINCE)
    evidence = tuple(known.evidence for known in files)
    effort = effort_in(await desk.drafts.history(work.of)) if TELL_EFFORT in values else ()
    return await desk.fingerpost.execute(
        msgspec.structs.replace(work.read.command, evidence=evidence, effort=effort),
        context=_context(view, work, values),
        source_of=_source_in(work.draft),
        asked=_asked(work, values),
    )


def _context(view: View, work: Work, values: Values) -> Context:
    summary = work.page.summary
    key = values.get(KEY, "")
    return context_of(view.person, summary.return_id, contract_id=summary.contract_id, key=key)


async def _sent_before(desk: Desk, view: View, work: Work, values: Values) -> Executed | None:
    """What this very form recorded when it was sent the first time."""
    context, return_id = _context(view, work, values), work.page.summary.return_id
    try:
        return await desk.fingerpost.answered_before(return_id, context, _asked(work, values))
    except EventStoreError:
        return None


def _asked(work: Work, values: Values) -> bytes:
    """A digest of what is asked for: to submit the draft as it was when it was looked at."""
    files = values.get(FILES, "")
    said = f"submit {work.page.summary.return_id} as of {values.get(SEEN, '')} with {files}"
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
