"""Taking a change out of a draft."""

from __future__ import annotations

from uuid import UUID

from litestar import get, post
from litestar.params import FromPath
from litestar.response import Redirect, Template
from litestar.status_codes import HTTP_303_SEE_OTHER

from domain.contract.commands import DropChange
from services.monitoring.desk import AnId, Asking, AtDesk, View
from services.monitoring.forms import Form, Values, posted
from services.monitoring.giving import give_form
from services.monitoring.guards import for_act
from services.monitoring.problems import Unknown
from services.monitoring.revisions.page import shown_changes
from services.monitoring.revisions.sheet import Sheet, sheet_of

_DROP = "/contracts/{contract_id:uuid}/revisions/{revision_id:uuid}/changes/{change_id:uuid}/drop"


@get(_DROP, opt=for_act("revise_contract"), include_in_schema=False)
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
    return _page(view, sheet, change_id, Form(Values.of({"edition": known.edition})))


@post(_DROP, opt=for_act("revise_contract"), include_in_schema=False)
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
                return _page(view, sheet, change_id, form.again(edition=str(known.edition)))
    return Redirect(sheet.address, status_code=HTTP_303_SEE_OTHER)


def _page(view: View, sheet: Sheet, change_id: UUID, form: Form) -> Template:
    shown = next(each for each in shown_changes(sheet) if each.written.change_id == change_id)
    return view.page("revisions/drop.html", sheet=sheet, contract=sheet.contract, shown=shown, **form.shown)


DROPPING = [ask_to_drop, drop]
