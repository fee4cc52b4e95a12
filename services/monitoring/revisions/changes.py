"""Writing the changes of a revision: choose what to change, write it, write it anew, take it out."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple
from uuid import UUID

import msgspec
from litestar import get, post
from litestar.params import FromPath, FromQuery
from litestar.response import Redirect, Template
from litestar.status_codes import HTTP_303_SEE_OTHER

from domain.contract.changes import Change, subject_of
from domain.contract.commands import DraftChange, DropChange
from domain.contract.state import Contract as ContractState
from projections.frameworks.queries import agreed
from services.application.streams import CONTRACT
from services.monitoring.desk import AnId, Asking, AtDesk, Desk, View
from services.monitoring.forms import Form, Values, posted
from services.monitoring.giving import give_form
from services.monitoring.guards import for_act
from services.monitoring.problems import Unknown
from services.monitoring.revisions.conflicts import was_overtaken
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
from services.monitoring.revisions.page import place_of, shown_changes
from services.monitoring.revisions.sheet import Sheet, sheet_of
from services.monitoring.revisions.told import after_told, before_told
from services.monitoring.revisions.writing import PLACES, Task, read_change, values_at_first, values_of

_REVISION = "/contracts/{contract_id:uuid}/revisions/{revision_id:uuid}"
WHY = "Say why this change is wanted."


class Conflict(NamedTuple):
    """What two people wrote of one change, part by part; `theirs` is None where it was taken out."""

    yours: Mapping[str, str]
    theirs: Mapping[str, str] | None


@get(f"{_REVISION}/changes", opt=for_act("revise_contract"), include_in_schema=False)
async def choose(
    request: Asking, desk: AtDesk, contract_id: AnId, revision_id: FromPath[UUID]
) -> Template | Redirect:
    """Show everything that can be changed, each with what can be done to it."""
    async with desk.view(request) as view:
        sheet = await sheet_of(view, contract_id, revision_id, "revise_contract")
    if not sheet.is_open:
        return Redirect(sheet.address, status_code=HTTP_303_SEE_OTHER)
    after = sheet.after()
    return view.page(
        "revisions/choose.html",
        sheet=sheet,
        contract=sheet.contract,
        terms=sheet.ground.terms,
        added=[
            known for known in after.indicators if sheet.ground.terms.indicator(known.indicator_id) is None
        ],
        written={subject_of(known.change): known.change_id for known in sheet.revision.changes},
    )


@get(f"{_REVISION}/changes/new", opt=for_act("revise_contract"), include_in_schema=False)
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
    return _page(view, sheet, task, Form(Values.of(held)))


@post(f"{_REVISION}/changes/new", opt=for_act("revise_contract"), include_in_schema=False)
async def add_change(
    request: Asking, desk: AtDesk, contract_id: AnId, revision_id: FromPath[UUID]
) -> Template | Redirect:
    """Write a change into the draft."""
    form = Form(await posted(request))
    kind = kind_in(form.text("kind"))
    async with desk.view(request) as view:
        sheet = await sheet_of(view, contract_id, revision_id, "revise_contract")
        task = await _task(view, sheet, kind, about_in(kind, form.text("about")))
    return await _write(desk, view, sheet, task, form, change_id=form.new_id("change"), is_new=True)


@get(f"{_REVISION}/changes/{{change_id:uuid}}", opt=for_act("revise_contract"), include_in_schema=False)
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
    held = {
        **values_of(known.change),
        "reason": known.reason,
        "edition": known.edition,
        "kind": task.kind,
        "about": task.about,
    }
    return _page(view, sheet, task, Form(Values.of(held)), change_id)


@post(f"{_REVISION}/changes/{{change_id:uuid}}", opt=for_act("revise_contract"), include_in_schema=False)
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
    return await _write(desk, view, sheet, task, form, change_id=change_id, is_new=False)


@get(f"{_REVISION}/changes/{{change_id:uuid}}/drop", opt=for_act("revise_contract"), include_in_schema=False)
async def ask_to_drop(
    request: Asking, desk: AtDesk, contract_id: AnId, revision_id: FromPath[UUID], change_id: FromPath[UUID]
) -> Template | Redirect:
    """Show the change once more before it is taken out."""
    async with desk.view(request) as view:
        sheet = await sheet_of(view, contract_id, revision_id, "revise_contract")
    known = sheet.change(change_id)
    if known is None:
        raise Unknown
    if not sheet.is_open:
        return Redirect(sheet.address, status_code=HTTP_303_SEE_OTHER)
    return _drop_page(view, sheet, change_id, Form(Values.of({"edition": known.edition})))


@post(f"{_REVISION}/changes/{{change_id:uuid}}/drop", opt=for_act("revise_contract"), include_in_schema=False)
async def drop(
    request: Asking, desk: AtDesk, contract_id: AnId, revision_id: FromPath[UUID], change_id: FromPath[UUID]
) -> Template | Redirect:
    """Take a change out of the draft, unless somebody has written it anew since it was looked at."""
    form = Form(await posted(request))
    async with desk.view(request) as view:
        sheet = await sheet_of(view, contract_id, revision_id, "revise_contract")
    if sheet.party is not None and sheet.change(change_id) is not None:
        command = DropChange(
            stream_id=contract_id,
            revision_id=revision_id,
            change_id=change_id,
            dropped_by=sheet.party,
            edition=form.whole("edition") or 0,
        )
        if not await give_form(desk, view.person, form, command, contract_id=contract_id):
            async with desk.view(request) as view:
                sheet = await sheet_of(view, contract_id, revision_id, "revise_contract")
            if (known := sheet.change(change_id)) is not None:
                return _drop_page(view, sheet, change_id, form.again(edition=str(known.edition)))
    return Redirect(sheet.address, status_code=HTTP_303_SEE_OTHER)


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


async def _write(  # noqa: PLR0913 - what is written, and where the form that writes it stands
    desk: Desk, view: View, sheet: Sheet, task: Task, form: Form, *, change_id: UUID, is_new: bool
) -> Template | Redirect:
    stands_at = None if is_new else change_id
    if form.adding:
        return _page(view, sheet, task, form, stands_at)
    change, reason = read_change(task, form), form.text("reason", required=WHY)
    edition = form.whole("edition") or 0
    if sheet.party is not None and change is not None and not form.problems:
        command = DraftChange(
            stream_id=sheet.contract.summary.contract_id,
            revision_id=sheet.revision.revision_id,
            change_id=change_id,
            drafted_by=sheet.party,
            change=change,
            reason=reason,
            edition=edition,
        )
        if await give_form(desk, view.person, form, command, contract_id=command.stream_id, names=PLACES):
            return Redirect(f"{sheet.address}#{place_of(change_id)}", status_code=HTTP_303_SEE_OTHER)
        if was_overtaken(form):
            return await _overtaken(desk, view, sheet, task, form, command)
    return _page(view, sheet, task, form, stands_at)


async def _overtaken(  # noqa: PLR0913, PLR0917 - what the page shows
    desk: Desk, view: View, sheet: Sheet, task: Task, form: Form, command: DraftChange
) -> Template:
    """Both texts, the other as the record has it by now, and the form with the edition that is the newest."""
    state: ContractState = await desk.fingerpost.state(command.stream_id, CONTRACT)
    theirs = state.revisions[command.revision_id].change(command.change_id)
    conflict = Conflict(
        yours=_told(command.change, command.reason, task),
        theirs=None if theirs is None else _told(theirs.change, theirs.reason, task),
    )
    edition = "0" if theirs is None else str(theirs.edition)
    return _page(view, sheet, task, form.again(edition=edition), command.change_id, conflict)


def _told(change: Change, reason: str, task: Task) -> Mapping[str, str]:
    told = after_told(change, task.ground, task.after) or before_told(change, task.ground)
    return {**told, "Why": reason}


def _page(  # noqa: PLR0913, PLR0917 - what the page shows
    view: View,
    sheet: Sheet,
    task: Task,
    form: Form,
    change_id: UUID | None = None,
    conflict: Conflict | None = None,
) -> Template:
    titles = {**sheet.ground.titles, **titles_in(task.after)}
    return view.page(
        "revisions/change.html",
        sheet=sheet,
        contract=sheet.contract,
        task=task,
        heading=CALLED[task.kind],
        family=task.kind.partition("_")[0],
        called=titles.get(task.about, "") if task.about else "",
        action=f"{sheet.address}/changes/{change_id or 'new'}",
        conflict=conflict,
        **form.shown,
    )


def _drop_page(view: View, sheet: Sheet, change_id: UUID, form: Form) -> Template:
    shown = next(each for each in shown_changes(sheet) if each.written.change_id == change_id)
    return view.page("revisions/drop.html", sheet=sheet, contract=sheet.contract, shown=shown, **form.shown)


CHANGES = [choose, ask_for_change, add_change, ask_for_change_again, write_change, ask_to_drop, drop]
