"""Evidence of a return: files that are attached while it is worked on, and taken out again."""

from __future__ import annotations

import asyncio
from http import HTTPStatus
from typing import Any
from uuid import UUID, uuid4

from litestar import get, post
from litestar.datastructures import UploadFile
from litestar.response import Redirect, Template
from litestar.status_codes import HTTP_200_OK, HTTP_303_SEE_OTHER

from domain.provider_return.content import Evidence
from domain.provider_return.rules.evidence import LARGEST_FILE, MOST_FILES
from domain.shared.errors import DomainError
from services.application.evidence.kinds import KINDS, TAKEN
from services.application.evidence.looking import LARGEST_SAID, TOO_LARGE, look_at
from services.application.evidence.names import clean_name
from services.application.evidence.store import NotKept
from services.monitoring.desk import AnId, Asking, AtDesk, Desk, View
from services.monitoring.forms import Form, posted
from services.monitoring.guards import for_act
from services.monitoring.problems import problems_in
from services.monitoring.returns.reading import titles_in
from services.monitoring.returns.waiting import waiting_files, waits_in
from services.monitoring.returns.work import Work, waits, work_on
from services.monitoring.workbooks import or_too_large

LARGEST_REQUEST = 2 * LARGEST_FILE
"""Bytes: twice as much as a file may have, so that one that is too large is told so by this page."""
_SUBMIT = for_act("submit_return")
_HERE = "/returns/{return_id:uuid}/evidence"
_ENDINGS = ",".join(ending for kind in KINDS for ending in kind.endings)
AWAY = "The file could not be kept just now. Wait a minute, then choose it again."


@get(_HERE, opt=_SUBMIT, include_in_schema=False)
async def evidence(request: Asking, desk: AtDesk, return_id: AnId) -> Template | Redirect:
    """The files that wait to be sent, and a form for one more."""
    async with desk.view(request) as view:
        work = await work_on(desk, view, return_id)
        return await _page(desk, view, work, Form()) if waits(view, work.page) else _to(return_id)


@post(
    _HERE,
    opt=_SUBMIT,
    include_in_schema=False,
    request_max_body_size=LARGEST_REQUEST,
    exception_handlers=or_too_large(TOO_LARGE),
    status_code=HTTP_200_OK,
)
async def attach(request: Asking, desk: AtDesk, return_id: AnId) -> Template | Redirect:
    """Look at a file, and keep it until the return is submitted."""
    async with desk.view(request) as view:
        work = await work_on(desk, view, return_id)
    if not waits(view, work.page):
        return _to(return_id)
    form = Form(await posted(request))
    file = (await request.form()).get("file")
    if not isinstance(file, UploadFile) or not file.filename:
        form.say("file", "Choose a file.")
    about = form.id("about", titles_in(work.page))
    note = form.text("note", required="Say what the file shows.")
    if form.problems or not isinstance(file, UploadFile):
        return await _page(desk, view, work, form)
    try:
        await _attach(desk, view, work, file, about, note)
    except DomainError as error:
        for problem in problems_in(error):
            form.say("file", problem.detail, problem.code)
        return await _page(desk, view, work, form)
    except NotKept:
        form.say("file", AWAY, "not_kept")
        return await _page(desk, view, work, form, status=HTTPStatus.SERVICE_UNAVAILABLE)
    return _to(return_id, "/evidence")


@post(f"{_HERE}/{{evidence_id:uuid}}/removal", opt=_SUBMIT, include_in_schema=False)
async def take_out(request: Asking, desk: AtDesk, return_id: AnId, evidence_id: AnId) -> Redirect:
    """Take out a file that waits. One that is not there is out already."""
    async with desk.view(request) as view:
        work = await work_on(desk, view, return_id)
    if not waits(view, work.page):
        return _to(return_id)
    await desk.attachments.remove(waits_in(view, return_id), evidence_id)
    return _to(return_id, "/evidence")


EVIDENCE = [evidence, attach, take_out]


async def _attach(  # noqa: PLR0913, PLR0917 - what is known of a file
    desk: Desk, view: View, work: Work, file: UploadFile, about: UUID | None, note: str
) -> None:
    name = clean_name(file.filename)
    looked = await asyncio.to_thread(look_at, file.file, name)
    found = Evidence(
        evidence_id=uuid4(),
        indicator_id=about,
        name=name,
        media_type=looked.media_type,
        size=looked.size,
        sha256=looked.sha256,
        note=note,
        attached_by=view.person.person_id,
    )
    await desk.attachments.attach(waits_in(view, work.page.summary.return_id), found, file.file)


async def _page(desk: Desk, view: View, work: Work, form: Form, status: HTTPStatus | None = None) -> Template:
    files = await waiting_files(desk, view, work.page)
    sent = work.page.evidence
    people = {known.evidence.attached_by for known in files} | {known.attached_by for known in sent}
    shown: dict[str, Any] = form.shown if status is None else {**form.shown, "status": status}
    return view.page(
        "returns/evidence.html",
        page=work.page,
        files=files,
        sent=sent,
        titles=titles_in(work.page),
        names=await desk.access.names_of(view.person.council_id, people),
        left=MOST_FILES - len(files) - len(sent),
        most=MOST_FILES,
        endings=_ENDINGS,
        taken=f"{TAKEN} {LARGEST_SAID} at most.",
        **shown,
    )


def _to(return_id: UUID, part: str = "") -> Redirect:
    return Redirect(f"/returns/{return_id}{part}", status_code=HTTP_303_SEE_OTHER)
