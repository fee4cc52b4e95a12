"""How far people have come, worked out from a workbook of people: only the figures stay.

What is uploaded never touches the disk: a larger request would be put into a temporary file, so none is
taken. The page that shows what was worked out carries the figures and none of the rows.
"""

from __future__ import annotations

from collections.abc import Sequence
from http import HTTPStatus
from typing import Any
from uuid import UUID

from litestar import Response, get, post
from litestar.response import Redirect, Template

from domain.shared.errors import DomainError
from services.application.returns.people.asked import Measured, measured_in
from services.application.returns.people.computing import answers_with, figures_of
from services.application.returns.people.reading import ReadPeople, read_people
from services.application.returns.people.template import people_template
from services.application.workbooks.apart import read_apart
from services.application.workbooks.limits import MEGABYTE, Limits
from services.application.workbooks.problems import WorkbookRefused
from services.monitoring.desk import AnId, Asking, AtDesk, Desk, View
from services.monitoring.forms import Form, posted
from services.monitoring.guards import for_act
from services.monitoring.returns.people_figures import arrived, beside, travelling
from services.monitoring.returns.tasks import SEEN, seen_in
from services.monitoring.returns.work import Work, to_tasks, waits, work_on
from services.monitoring.uploads import Upload, source_with, uploaded
from services.monitoring.workbooks import AS_EXCEL, AS_OPENDOCUMENT, Format, as_file, or_too_large

LARGEST_REQUEST = MEGABYTE
"""Bytes: the most that is kept in memory while it arrives. Ten thousand people are less."""
LIMITS = Limits(file=MEGABYTE, unpacked=20 * MEGABYTE, rows=20_000, columns=200, cells=200_000)
_SUBMIT = for_act("submit_return")
_HERE = "/returns/{return_id:uuid}/distance"
CHOOSE = "Choose the workbook that you have filled in."
TOO_LARGE = (
    "The file is larger than 1 megabyte. Keep only the sheet People in it, without pictures, and choose it "
    "again."
)
NOT_READ = "The figures could not be read. Choose the workbook again."


@get(_HERE, opt=_SUBMIT, include_in_schema=False)
async def ask_for_people(request: Asking, desk: AtDesk, return_id: AnId) -> Template | Redirect:
    """Offer the template, and ask for the workbook."""
    async with desk.view(request) as view:
        work = await work_on(desk, view, return_id)
        return _upload_page(view, work, Form()) if waits(view, work.page) else to_tasks(return_id)


@get(f"{_HERE}.xlsx", opt=_SUBMIT, include_in_schema=False)
async def people_as_excel(request: Asking, desk: AtDesk, return_id: AnId) -> Response[bytes]:
    """The template as an Excel workbook."""
    return await _template(request, desk, return_id, AS_EXCEL)


@get(f"{_HERE}.ods", opt=_SUBMIT, include_in_schema=False)
async def people_as_opendocument(request: Asking, desk: AtDesk, return_id: AnId) -> Response[bytes]:
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
async def look_at_people(request: Asking, desk: AtDesk, return_id: AnId) -> Template | Redirect:
    """Show the figures beside what stands in the draft, or the cells that cannot be used. Nothing is kept."""
    async with desk.view(request) as view:
        work = await work_on(desk, view, return_id)
    if not waits(view, work.page):
        return to_tasks(return_id)
    form, upload = Form(await posted(request)), await uploaded(request)
    measured = measured_in(work.read.tasks)
    read = await _read(form, upload, measured)
    if upload is None or read is None or read.problems:
        return _upload_page(view, work, form, read)
    figures = figures_of(measured, read.people)
    held = form.again(figures=travelling(figures), digest=upload.digest)
    return _preview(view, work, held, measured, read)


@post(f"{_HERE}/figures", opt=_SUBMIT, include_in_schema=False, status_code=HTTPStatus.OK)
async def use_figures(request: Asking, desk: AtDesk, return_id: AnId) -> Template | Redirect:
    """Keep the figures in the draft, but for what somebody else changed since they were shown beside it."""
    async with desk.view(request) as view:
        work = await work_on(desk, view, return_id)
    if not waits(view, work.page):
        return to_tasks(return_id)
    form, measured = Form(await posted(request)), measured_in(work.read.tasks)
    figures = arrived(form.values.get("figures", ""), measured)
    if not figures:
        form.say("file", NOT_READ)
        return _upload_page(view, work, form)
    clashes = await desk.drafts.save(
        work.of,
        answers_with(measured, work.answers, figures),
        by=view.person.person_id,
        seen=seen_in(form.values),
        before=work.before,
        source=source_with(form.values.get("digest", "")),
    )
    if not clashes:
        return to_tasks(return_id)
    titles = {known.question.name: known.question.title for known in measured}
    for clash in clashes:
        form.say(
            clash.question,
            f"Somebody else has just answered “{titles[clash.question]}”. See what stands now, then decide.",
        )
    async with desk.view(request) as view:
        return _preview(view, await work_on(desk, view, return_id), form, measured)


PEOPLE = [ask_for_people, people_as_excel, people_as_opendocument, look_at_people, use_figures]


async def _read(form: Form, upload: Upload | None, measured: Sequence[Measured]) -> ReadPeople | None:
    """What was read; None where there is no workbook that could be, and then the form says why."""
    if upload is None:
        form.say("file", CHOOSE)
        return None
    try:
        read = read_people(await read_apart(upload.content, upload.name, LIMITS), measured)
    except WorkbookRefused as error:
        form.say("file", error.message)
        return None
    if read.problems:
        form.say(
            "file", "The workbook cannot be used yet. Mend what is listed below in it, then choose it again."
        )
    return read


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
            content = written.write(people_template(measured_in(work.read.tasks)))
        except DomainError as error:
            form = Form()
            form.placed(error, {error.field: "file"})
            return _upload_page(view, work, form)
    return as_file(content, written.media_type, f"people.{written.ending}")


def _upload_page(view: View, work: Work, form: Form, read: ReadPeople | None = None) -> Template:
    return view.page(
        "returns/people.html",
        page=work.page,
        measured=measured_in(work.read.tasks),
        problems=read.problems if read else (),
        **form.shown,
    )


def _preview(
    view: View, work: Work, form: Form, measured: Sequence[Measured], read: ReadPeople | None = None
) -> Template:
    figures = arrived(form.values.get("figures", ""), measured)
    return view.page(
        "returns/people_preview.html",
        page=work.page,
        tables=beside(measured, figures, work.answers),
        read=read,
        seen_field=SEEN,
        **form.again(**{SEEN: str(work.draft.seen)}).shown,
    )
