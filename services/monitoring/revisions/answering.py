"""What the parties say to a revision: comments, putting it forward, agreeing, refusing, withdrawing."""

from __future__ import annotations

from typing import Literal
from uuid import UUID

from litestar import get, post
from litestar.params import FromPath
from litestar.response import Redirect, Template
from litestar.status_codes import HTTP_303_SEE_OTHER

from domain.contract.commands import (
    AgreeRevision,
    CommentOnRevision,
    ProposeRevision,
    RefuseRevision,
    RevisionCommand,
    WithdrawRevision,
)
from domain.contract.terms import Party
from services.monitoring.desk import AnId, Asking, AtDesk, Desk, View
from services.monitoring.forms import Form, posted
from services.monitoring.giving import give_form
from services.monitoring.guards import for_act
from services.monitoring.problems import NotYours
from services.monitoring.revisions.page import WHOLE, place_of, places, revision_page
from services.monitoring.revisions.sheet import Sheet, sheet_of

_REVISION = "/contracts/{contract_id:uuid}/revisions/{revision_id:uuid}"
Ending = Literal["refusal", "withdrawal"]
SAY_SOMETHING = "Write what you want to say."
WHY = "Say why, so that the other party knows."


@post(f"{_REVISION}/comments", opt=for_act("revise_contract"), include_in_schema=False)
async def comment(
    request: Asking, desk: AtDesk, contract_id: AnId, revision_id: FromPath[UUID]
) -> Template | Redirect:
    """Say something about the whole."""
    return await _comment(request, desk, contract_id, revision_id, None)


@post(
    f"{_REVISION}/changes/{{change_id:uuid}}/comments",
    opt=for_act("revise_contract"),
    include_in_schema=False,
)
async def comment_on_change(
    request: Asking, desk: AtDesk, contract_id: AnId, revision_id: FromPath[UUID], change_id: FromPath[UUID]
) -> Template | Redirect:
    """Say something about one change."""
    return await _comment(request, desk, contract_id, revision_id, change_id)


@post(f"{_REVISION}/proposal", opt=for_act("revise_contract"), include_in_schema=False)
async def propose(
    request: Asking, desk: AtDesk, contract_id: AnId, revision_id: FromPath[UUID]
) -> Template | Redirect:
    """Put the draft, as the person saw it, to the other party."""
    form = Form(await posted(request))
    sheet, party, view = await _before(request, desk, contract_id, revision_id)
    command = ProposeRevision(
        stream_id=contract_id, revision_id=revision_id, proposed_by=party, draft=form.whole("draft") or 0
    )
    return await _give(request, desk, view, sheet, form, command)


@post(f"{_REVISION}/agreement", opt=for_act("revise_contract"), include_in_schema=False)
async def agree(
    request: Asking, desk: AtDesk, contract_id: AnId, revision_id: FromPath[UUID]
) -> Template | Redirect:
    """Agree to the draft as the person saw it; it takes effect."""
    form = Form(await posted(request))
    sheet, party, view = await _before(request, desk, contract_id, revision_id)
    command = AgreeRevision(
        stream_id=contract_id, revision_id=revision_id, agreed_by=party, draft=form.whole("draft") or 0
    )
    return await _give(request, desk, view, sheet, form, command)


@get(f"{_REVISION}/refusal", opt=for_act("revise_contract"), include_in_schema=False)
async def ask_to_refuse(
    request: Asking, desk: AtDesk, contract_id: AnId, revision_id: FromPath[UUID]
) -> Template | Redirect:
    """Ask why it is refused."""
    return await _ask_why(request, desk, contract_id, revision_id, "refusal")


@post(f"{_REVISION}/refusal", opt=for_act("revise_contract"), include_in_schema=False)
async def refuse(
    request: Asking, desk: AtDesk, contract_id: AnId, revision_id: FromPath[UUID]
) -> Template | Redirect:
    """Say no to what the other party proposed."""
    return await _end(request, desk, contract_id, revision_id, "refusal")


@get(f"{_REVISION}/withdrawal", opt=for_act("revise_contract"), include_in_schema=False)
async def ask_to_withdraw(
    request: Asking, desk: AtDesk, contract_id: AnId, revision_id: FromPath[UUID]
) -> Template | Redirect:
    """Ask why it is withdrawn."""
    return await _ask_why(request, desk, contract_id, revision_id, "withdrawal")


@post(f"{_REVISION}/withdrawal", opt=for_act("revise_contract"), include_in_schema=False)
async def withdraw(
    request: Asking, desk: AtDesk, contract_id: AnId, revision_id: FromPath[UUID]
) -> Template | Redirect:
    """Take one's own proposal back, or give a draft up."""
    return await _end(request, desk, contract_id, revision_id, "withdrawal")


async def _before(
    request: Asking, desk: Desk, contract_id: UUID, revision_id: UUID
) -> tuple[Sheet, Party, View]:
    async with desk.view(request) as view:
        sheet = await sheet_of(view, contract_id, revision_id, "revise_contract")
    if sheet.party is None:
        raise NotYours
    return sheet, sheet.party, view


async def _comment(
    request: Asking, desk: Desk, contract_id: UUID, revision_id: UUID, change_id: UUID | None
) -> Template | Redirect:
    form = Form(await posted(request))
    sheet, party, view = await _before(request, desk, contract_id, revision_id)
    field = WHOLE if change_id is None else f"{WHOLE}.{change_id}"
    command = CommentOnRevision(
        stream_id=contract_id,
        revision_id=revision_id,
        comment_id=form.new_id(field),
        said_by=party,
        words=form.text(field, required=SAY_SOMETHING),
        change_id=change_id,
    )
    place = WHOLE if change_id is None else place_of(change_id)
    return await _give(request, desk, view, sheet, form, command, place)


async def _give(  # noqa: PLR0913, PLR0917 - what is given, and where its page stands
    request: Asking,
    desk: Desk,
    view: View,
    sheet: Sheet,
    form: Form,
    command: RevisionCommand,
    place: str = "",
) -> Template | Redirect:
    """Give a command from the revision's own page; where it is refused, show the page as it is by now."""
    contract_id, names = command.stream_id, places(sheet)
    if not form.problems and await give_form(
        desk, view.person, form, command, contract_id=contract_id, names=names
    ):
        return Redirect(sheet.address + (f"#{place}" if place else ""), status_code=HTTP_303_SEE_OTHER)
    async with desk.view(request) as now:
        sheet = await sheet_of(now, contract_id, sheet.revision.revision_id, "revise_contract")
        return await revision_page(desk, now, sheet, form)


async def _ask_why(
    request: Asking, desk: Desk, contract_id: UUID, revision_id: UUID, ending: Ending
) -> Template | Redirect:
    sheet, _, view = await _before(request, desk, contract_id, revision_id)
    if not _may(sheet, ending):
        return Redirect(sheet.address, status_code=HTTP_303_SEE_OTHER)
    return _why_page(view, sheet, ending, Form())


async def _end(
    request: Asking, desk: Desk, contract_id: UUID, revision_id: UUID, ending: Ending
) -> Template | Redirect:
    form = Form(await posted(request))
    sheet, party, view = await _before(request, desk, contract_id, revision_id)
    reason = form.text("reason", required=WHY)
    command: RevisionCommand
    if ending == "refusal":
        command = RefuseRevision(
            stream_id=contract_id, revision_id=revision_id, refused_by=party, reason=reason
        )
    else:
        command = WithdrawRevision(
            stream_id=contract_id, revision_id=revision_id, withdrawn_by=party, reason=reason
        )
    if not form.problems and await give_form(desk, view.person, form, command, contract_id=contract_id):
        return Redirect(sheet.address, status_code=HTTP_303_SEE_OTHER)
    return _why_page(view, sheet, ending, form)


def _may(sheet: Sheet, ending: Ending) -> bool:
    return sheet.may_answer if ending == "refusal" else sheet.may_withdraw


def _why_page(view: View, sheet: Sheet, ending: Ending, form: Form) -> Template:
    return view.page("revisions/why.html", sheet=sheet, contract=sheet.contract, ending=ending, **form.shown)


ANSWERS = [
    comment,
    comment_on_change,
    propose,
    agree,
    ask_to_refuse,
    refuse,
    ask_to_withdraw,
    withdraw,
]
