"""Agreeing a framework: who took part, when, and on what exactly."""

from __future__ import annotations

from collections import Counter

from litestar import get, post
from litestar.params import FromPath
from litestar.response import Redirect, Template
from litestar.status_codes import HTTP_303_SEE_OTHER

from domain.framework.commands import AgreeFramework
from domain.framework.definitions import TookPart
from domain.framework.model import Framework as FrameworkState
from services.application.streams import FRAMEWORK
from services.monitoring.desk import AnId, Asking, AtDesk, View
from services.monitoring.forms import Form, Values, posted
from services.monitoring.frameworks.sheet import Sheet, advised, sheet_of, stood, version_of
from services.monitoring.frameworks.telling import changes
from services.monitoring.giving import give_form
from services.monitoring.guards import for_act

_FRAMEWORK = "/frameworks/{framework_id:uuid}"
NAMES = {"took_part": "people_who_use_services"}
HOW_MANY = "Say how many {} took part. Write 0 if nobody did."


@get(f"{_FRAMEWORK}/agreement", opt=for_act("design_framework"), include_in_schema=False)
async def ask_to_agree(request: Asking, desk: AtDesk, framework_id: AnId) -> Template:
    """Show what would be agreed, and ask who took part."""
    async with desk.view(request) as view:
        sheet = await sheet_of(view, framework_id)
        held = {"draft": sheet.row.draft, "agreed_on": view.today}
        return await _page(view, sheet, Form(Values.of(held)))


@post(f"{_FRAMEWORK}/agreement", opt=for_act("design_framework"), include_in_schema=False)
async def agree(request: Asking, desk: AtDesk, framework_id: AnId) -> Template | Redirect:
    """Make the framework as it was seen a version, or say what stands in the way."""
    form = Form(await posted(request))
    async with desk.view(request) as view:
        sheet = await sheet_of(view, framework_id)
    took_part = _took_part(form)
    agreed_on = form.day("agreed_on", required="Give the day on which it was agreed.")
    draft = form.whole("draft")
    if took_part is not None and agreed_on is not None and not form.problems:
        command = AgreeFramework(
            stream_id=framework_id, agreed_on=agreed_on, took_part=took_part, draft=draft or 0
        )
        if await give_form(desk, view.person, form, command, contract_id=None, names=NAMES):
            state: FrameworkState = await desk.fingerpost.state(framework_id, FRAMEWORK)
            where = f"{sheet.address}/versions/{len(state.versions)}/confirmation"
            return Redirect(where, status_code=HTTP_303_SEE_OTHER)
    async with desk.view(request) as view:
        # What the page shows now is what is agreed next.
        sheet = await sheet_of(view, framework_id)
        return await _page(view, sheet, form.again(draft=str(sheet.row.draft)))


@get(
    f"{_FRAMEWORK}/versions/{{number:int}}/confirmation",
    opt=for_act("design_framework"),
    include_in_schema=False,
)
async def confirmation(request: Asking, desk: AtDesk, framework_id: AnId, number: FromPath[int]) -> Template:
    """Say that a version was agreed, and what happens next."""
    async with desk.view(request) as view:
        sheet = await version_of(view, framework_id, number)
    return view.page("frameworks/agreed.html", sheet=sheet, row=sheet.row)


def _took_part(form: Form) -> TookPart | None:
    people = form.whole("people_who_use_services", required=HOW_MANY.format("people who use services"))
    providers = form.whole("providers", required=HOW_MANY.format("providers"))
    commissioners = form.whole("commissioners", required=HOW_MANY.format("commissioners"))
    if people is None or providers is None or commissioners is None:
        return None
    return form.made(
        lambda: TookPart(people_who_use_services=people, providers=providers, commissioners=commissioners),
        NAMES,
    )


async def _page(view: View, sheet: Sheet, form: Form) -> Template:
    before = sheet.newest.framework_version if sheet.newest else 0
    found = changes(await stood(view, sheet, before), sheet.found.present)
    return view.page(
        "frameworks/agree.html",
        sheet=sheet,
        row=sheet.row,
        before=before,
        changes=found,
        counts=Counter(each.what for each in found),
        advised=advised(sheet),
        **form.shown,
    )


AGREEING = [ask_to_agree, agree, confirmation]
