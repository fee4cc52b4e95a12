"""A return by spreadsheet: its template, what a workbook would change, and keeping that in the draft.

Between the last two nothing is stored. What was read travels in the page itself and is held against the draft
again when the person confirms; see docs/decisions/a-workbook-travels-in-its-page.md.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from http import HTTPStatus
from typing import Any
from uuid import UUID

from litestar import Response, get, post
from litestar.response import Redirect, Template

from domain.shared.errors import DomainError
from services.application.returns.workbook.reading import MOST_WRONG, read_return
from services.application.returns.workbook.template import template
from services.application.workbooks.apart import read_apart
from services.application.workbooks.limits import MEGABYTE, Limits
from services.application.workbooks.problems import WorkbookRefused
from services.monitoring.desk import AnId, Asking, AtDesk, Desk, View
from services.monitoring.forms import Form, posted
from services.monitoring.guards import for_act
from services.monitoring.returns.preview import Preview, arrived, choice_of, preview_of, travelling
from services.monitoring.returns.tasks import SEEN, savers, seen_in
from services.monitoring.returns.telling import told_beside
from services.monitoring.returns.work import Work, to_tasks, waits, work_on
from services.monitoring.uploads import source_with, uploaded
from services.monitoring.workbooks import (
    AS_EXCEL,
    AS_OPENDOCUMENT,
    Format,
    as_file,
    or_too_large,
    plain_name,
)

LIMITS = Limits(file=2 * MEGABYTE, unpacked=20 * MEGABYTE, rows=5_000, columns=100, cells=100_000)
"""A return of two hundred indicators, each for ten groups, is a quarter of it."""
LARGEST_REQUEST = 8 * MEGABYTE
"""Bytes: four times as much, so that a workbook that is too large is told so by this page."""
_SUBMIT = for_act("submit_return")
_HERE = "/returns/{return_id:uuid}/spreadsheet"
CHOOSE = "Choose the spreadsheet that you have filled in."
TOO_LARGE = (
    f"The file is larger than {LIMITS.file // MEGABYTE} megabytes. Take out what is not about this return, "
    "or copy your answers into a new template."
)


@get(_HERE, opt=_SUBMIT, include_in_schema=False)
async def ask_for_workbook(request: Asking, desk: AtDesk, return_id: AnId) -> Template | Redirect:
    """Offer the template, and ask for the filled-in workbook."""
    async with desk.view(request) as view:
        work = await work_on(desk, view, return_id)
        return _upload_page(view, work, Form()) if waits(view, work.page) else to_tasks(return_id)


@get(f"{_HERE}.xlsx", opt=_SUBMIT, include_in_schema=False)
async def as_excel(request: Asking, desk: AtDesk, return_id: AnId) -> Response[Any]:
    """The template as an Excel workbook, with what the draft holds."""
    return await _template(request, desk, return_id, AS_EXCEL)


@get(f"{_HERE}.ods", opt=_SUBMIT, include_in_schema=False)
async def as_opendocument(request: Asking, desk: AtDesk, return_id: AnId) -> Response[Any]:
    """The same as an OpenDocument spreadsheet."""
    return await _template(request, desk, return_id, AS_OPENDOCUMENT)


@post(
    _HERE,
    opt=_SUBMIT,
    include_in_schema=False,
    request_max_body_size=LARGEST_REQUEST,
    exception_handlers=or_too_large(TOO_LARGE),
    status_code=HTTPStatus.OK,
)
async def look_at_workbook(request: Asking, desk: AtDesk, return_id: AnId) -> Template | Redirect:
    """Show what was read, cell by cell where something is wrong. Nothing is kept."""
    async with desk.view(request) as view:
        work = await work_on(desk, view, return_id)
    if not waits(view, work.page):
        return to_tasks(return_id)
    form, upload = Form(await posted(request)), await uploaded(request)
    if upload is None:
        form.say("file", CHOOSE)
        return _upload_page(view, work, form)
    if len(upload.content) > LIMITS.file:
        form.say("file", TOO_LARGE)
        return _upload_page(view, work, form)
    try:
        filled = read_return(await read_apart(upload.content, upload.name, LIMITS), work.page)
    except WorkbookRefused as error:
        form.say("file", error.message)
        return _upload_page(view, work, form)
    held = form.again(read=travelling(filled), digest=upload.digest, name=upload.name)
    return await _page(desk, view, work, held, await preview_of(desk, work, filled, view.person.person_id))


@post(
    f"{_HERE}/answers",
    opt=_SUBMIT,
    include_in_schema=False,
    request_max_body_size=LARGEST_REQUEST,
    exception_handlers=or_too_large(TOO_LARGE),
    status_code=HTTPStatus.OK,
)
async def use_answers(request: Asking, desk: AtDesk, return_id: AnId) -> Template | Redirect:
    """Keep what was read in the draft, right or wrong, but for what somebody else changed meanwhile."""
    async with desk.view(request) as view:
        work = await work_on(desk, view, return_id)
    if not waits(view, work.page):
        return to_tasks(return_id)
    form = Form(await posted(request))
    filled = arrived(form.values.get("read", ""), work.page)
    if filled is None:
        form.say("file", CHOOSE)
        return _upload_page(view, work, form)
    preview = await preview_of(desk, work, filled, view.person.person_id)
    for line in preview.undecided(form.values):
        form.say(choice_of(line), f"Choose which answer to “{line.question.title}” to keep.")
    if form.problems:
        return await _page(desk, view, work, form, preview)
    clashes = await desk.drafts.save(
        work.of,
        preview.chosen(form.values),
        by=view.person.person_id,
        seen=seen_in(form.values),
        before=work.before,
        source=source_with(form.values.get("digest", "")),
    )
    if not clashes:
        return to_tasks(return_id)
    return await _overtaken(desk, request, form, return_id, [clash.question for clash in clashes])


SPREADSHEETS = [ask_for_workbook, as_excel, as_opendocument, look_at_workbook, use_answers]


async def _overtaken(
    desk: Desk, request: Asking, form: Form, return_id: UUID, questions: Sequence[str]
) -> Template | Redirect:
    """Show it again beside the draft as it is now: somebody changed these answers in the meantime."""
    async with desk.view(request) as view:
        work = await work_on(desk, view, return_id)
    again = form.again(**{f"choice.{name}": "" for name in questions})
    filled = arrived(again.values.get("read", ""), work.page)
    if filled is None:
        return to_tasks(return_id)
    preview = await preview_of(desk, work, filled, view.person.person_id)
    for line in preview.undecided(again.values):
        again.say(
            choice_of(line), f"Somebody else has just answered “{line.question.title}”. Choose which to keep."
        )
    return await _page(desk, view, work, again, preview)


async def _template(
    request: Asking,
    desk: Desk,
    return_id: UUID,
    written: Format,
) -> Response[Any]:
    async with desk.view(request) as view:
        work = await work_on(desk, view, return_id)
        if not waits(view, work.page):
            return to_tasks(return_id)
        try:
            content = written.write(
                template(work.page, work.answers, work.draft.seen, told_beside(work.page))
            )
        except DomainError as error:
            form = Form()
            form.placed(error, {error.field: "file"})
            return _upload_page(view, work, form)
    summary = work.page.summary
    name = plain_name(f"return {summary.contract_reference} {summary.period.label}")
    return as_file(content, written.media_type, f"{name}.{written.ending}")


def _upload_page(view: View, work: Work, form: Form) -> Template:
    return view.page("returns/spreadsheet.html", page=work.page, **form.shown)


async def _page(desk: Desk, view: View, work: Work, form: Form, preview: Preview) -> Template:
    shown: Mapping[str, Any] = form.again(seen=str(work.draft.seen)).shown
    return view.page(
        "returns/spreadsheet_preview.html",
        page=work.page,
        preview=preview,
        names=await savers(desk, view, work),
        seen_field=SEEN,
        most_wrong=MOST_WRONG,
        **shown,
    )
