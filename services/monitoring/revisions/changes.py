"""Writing the changes of a revision: choose what to change, write it, write it anew."""

from __future__ import annotations

from typing import NamedTuple
from uuid import UUID

import msgspec
from litestar import get, post
from litestar.params import FromPath, FromQuery
from litestar.response import Redirect, Template
from litestar.status_codes import HTTP_303_SEE_OTHER

from domain.contract.changes import subject_of
from domain.contract.commands import DraftChange
from projections.frameworks.queries import agreed
from services.monitoring.desk import AnId, Asking, AtDesk, Desk, View
from services.monitoring.forms import Form, Values, posted
from services.monitoring.giving import give_form
from services.monitoring.guards import for_act
from services.monitoring.problems import Unknown
from services.monitoring.revisions.conflicts import Conflict, conflict_over, was_overtaken
from services.monitoring.revisions.ground import titles_in
from services.monitoring.revisions.kinds import (
    CALLED,
    About,
    Kind,
    about_in,
    about_of,
    is_there,
    kind_in,
    kind_of,
)
from services.monitoring.revisions.page import place_of
from services.monitoring.revisions.sheet import Sheet, sheet_of
from services.monitoring.revisions.writing import PLACES, Task, read_change, values_at_first, values_of

_CHANGES = "/contracts/{contract_id:uuid}/revisions/{revision_id:uuid}/changes"
WHY = "Say why this change is wanted."


class Writer(NamedTuple):
    """Somebody before the form of one change.

    Attributes:
        change_id: of the change that is written; None where the page is for a new one.
    """

    view: View
    sheet: Sheet
    task: Task
    change_id: UUID | None = None


@get(_CHANGES, opt=for_act("revise_contract"), include_in_schema=False)
async def choose(
    request: Asking, desk: AtDesk, contract_id: AnId, revision_id: FromPath[UUID]
) -> Template | Redirect:
    """Show everything that can be changed, each with what can be done to it."""
    async with desk.view(request) as view:
        sheet = await sheet_of(view, contract_id, revision_id, "revise_contract")
    if not sheet.is_open:
        return Redirect(sheet.address, status_code=HTTP_303_SEE_OTHER)
    terms = sheet.ground.terms
    return view.page(
        "revisions/choose.html",
        sheet=sheet,
        contract=sheet.contract,
        terms=terms,
        added=[known for known in sheet.after().indicators if terms.indicator(known.indicator_id) is None],
        written={subject_of(known.change): known.change_id for known in sheet.revision.changes},
    )


@get(f"{_CHANGES}/new", opt=for_act("revise_contract"), include_in_schema=False)
async def ask_for_change(  # noqa: PLR0913, PLR0917 - each is a part of the address
    request: Asking,
    desk: AtDesk,
    contract_id: AnId,
    revision_id: FromPath[UUID],
    kind: FromQuery[str] = "",
    about: FromQuery[str] = "",
) -> Template | Redirect:
    """Ask for a change, beginning with what is in force or with what the framework says."""
    wanted = kind_in(kind)
    async with desk.view(request) as view:
        sheet = await sheet_of(view, contract_id, revision_id, "revise_contract")
        task = await _task(view, sheet, wanted, about_in(wanted, about))
    if not sheet.is_open:
        return Redirect(sheet.address, status_code=HTTP_303_SEE_OTHER)
    if not is_there(wanted, task.about, task.ground.terms, task.after):
        raise Unknown
    held = {**values_at_first(task), "kind": wanted, "about": task.about, "edition": 0}
    return _page(Writer(view, sheet, task), Form(Values.of(held)))


@post(f"{_CHANGES}/new", opt=for_act("revise_contract"), include_in_schema=False)
async def add_change(
    request: Asking, desk: AtDesk, contract_id: AnId, revision_id: FromPath[UUID]
) -> Template | Redirect:
    """Write a change into the draft."""
    form = Form(await posted(request))
    kind = kind_in(form.text("kind"))
    async with desk.view(request) as view:
        sheet = await sheet_of(view, contract_id, revision_id, "revise_contract")
        task = await _task(view, sheet, kind, about_in(kind, form.text("about")))
    return await _write(request, desk, Writer(view, sheet, task), form)


@get(f"{_CHANGES}/{{change_id:uuid}}", opt=for_act("revise_contract"), include_in_schema=False)
async def ask_for_change_again(
    request: Asking, desk: AtDesk, contract_id: AnId, revision_id: FromPath[UUID], change_id: FromPath[UUID]
) -> Template | Redirect:
    """Ask for one of the draft's changes anew, beginning with what it says now."""
    async with desk.view(request) as view:
        sheet = await sheet_of(view, contract_id, revision_id, "revise_contract")
        known = sheet.change(change_id)
        if known is None:
            raise Unknown
        task = await _task(view, sheet, kind_of(known.change), about_of(known.change), change_id)
    if not sheet.is_open:
        return Redirect(sheet.address, status_code=HTTP_303_SEE_OTHER)
    held = {"reason": known.reason, "edition": known.edition, "kind": task.kind, "about": task.about}
    return _page(Writer(view, sheet, task, change_id), Form(Values.of({**values_of(known.change), **held})))


@post(f"{_CHANGES}/{{change_id:uuid}}", opt=for_act("revise_contract"), include_in_schema=False)
async def write_change(
    request: Asking, desk: AtDesk, contract_id: AnId, revision_id: FromPath[UUID], change_id: FromPath[UUID]
) -> Template | Redirect:
    """Write one of the draft's changes anew; where somebody else was faster, show both.

    What kind it is stands in the form: somebody else may have taken the change out meanwhile.
    """
    form = Form(await posted(request))
    kind = kind_in(form.text("kind"))
    async with desk.view(request) as view:
        sheet = await sheet_of(view, contract_id, revision_id, "revise_contract")
        task = await _task(view, sheet, kind, about_in(kind, form.text("about")), change_id)
    return await _write(request, desk, Writer(view, sheet, task, change_id), form)


async def _task(view: View, sheet: Sheet, kind: Kind, about: About, change_id: UUID | None = None) -> Task:
    """What is to be written, with what it may begin from."""
    task = Task(kind=kind, about=about, ground=sheet.ground, after=sheet.after(without=change_id))
    if kind not in ("outcome_added", "indicator_added"):
        return task
    contract = sheet.contract
    version = contract.framework_agreed_version or contract.framework_version
    found = await agreed(view.connection, contract.framework_id, version, as_of=view.as_of)
    if found is not None:
        task = msgspec.structs.replace(task, outcomes=found.outcomes, indicators=found.indicators)
    if change_id is None and task.begins_from is None:
        return msgspec.structs.replace(task, about=None)
    return task


async def _write(request: Asking, desk: Desk, writer: Writer, form: Form) -> Template | Redirect:
    if form.adding:
        return _page(writer, form)
    command = _command(writer, form)
    if command is None:
        return _page(writer, form)
    person, contract_id = writer.view.person, command.stream_id
    if await give_form(desk, person, form, command, contract_id=contract_id, names=PLACES):
        place = place_of(command.change_id)
        return Redirect(f"{writer.sheet.address}#{place}", status_code=HTTP_303_SEE_OTHER)
    if was_overtaken(form):
        conflict = await conflict_over(request, desk, writer.task, command)
        now = writer._replace(change_id=command.change_id)
        return _page(now, form.again(edition=str(conflict.edition)), conflict)
    return _page(writer, form)


def _command(writer: Writer, form: Form) -> DraftChange | None:
    """What is wanted; None where something is wrong, and then the form says what."""
    sheet = writer.sheet
    change, reason = read_change(writer.task, form), form.text("reason", required=WHY)
    edition = form.whole("edition") or 0
    if sheet.party is None or change is None or form.problems:
        return None
    return DraftChange(
        stream_id=sheet.contract.summary.contract_id,
        revision_id=sheet.revision.revision_id,
        change_id=writer.change_id or form.new_id("change"),
        drafted_by=sheet.party,
        change=change,
        reason=reason,
        edition=edition,
    )


def _page(writer: Writer, form: Form, conflict: Conflict | None = None) -> Template:
    view, sheet, task, change_id = writer
    titles = {**sheet.ground.titles, **titles_in(task.after)}
    return view.page(
        "revisions/change.html",
        sheet=sheet,
        contract=sheet.contract,
        task=task,
        heading=CALLED[task.kind],
        called=titles.get(task.about, "") if task.about else "",
        action=f"{sheet.address}/changes/{change_id or 'new'}",
        is_new=change_id is None,
        conflict=conflict,
        **form.shown,
    )


CHANGES = [choose, ask_for_change, add_change, ask_for_change_again, write_change]
