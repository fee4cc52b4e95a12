"""Beginning a framework, and giving it another name."""

from __future__ import annotations

from collections.abc import Mapping

from litestar import get, post
from litestar.response import Redirect, Template
from litestar.status_codes import HTTP_303_SEE_OTHER

from domain.framework.commands import OpenFramework, RenameFramework
from domain.framework.model import Framework as FrameworkState
from domain.shared.errors import EditedMeanwhile
from services.application.streams import FRAMEWORK
from services.monitoring.definitions.outcomes import LEVELS
from services.monitoring.desk import AnId, Asking, AtDesk, View
from services.monitoring.forms import Form, Values, posted
from services.monitoring.frameworks.sheet import Sheet, sheet_of
from services.monitoring.giving import give_form
from services.monitoring.guards import for_act

TITLE = "Give the framework a title."
OVERTAKEN = (
    "Somebody else changed the title or service area while you were writing. Look at both, then save again."
)


@get("/frameworks/new", opt=for_act("design_framework"), include_in_schema=False)
async def ask_for_framework(request: Asking, desk: AtDesk) -> Template:
    """Ask for what a new framework is called and for whom it is."""
    async with desk.view(request) as view:
        return _new_page(view, Form())


@post("/frameworks/new", opt=for_act("design_framework"), include_in_schema=False)
async def begin(request: Asking, desk: AtDesk) -> Template | Redirect:
    """Begin a framework, or say what is wrong."""
    form = Form(await posted(request))
    title, service_area = form.text("title", required=TITLE), form.text("service_area")
    level = form.choice("level", LEVELS, required="Choose for whom the framework is.")
    async with desk.view(request) as view:
        person = view.person
    if level is not None and not form.problems:
        command = OpenFramework(
            stream_id=form.new_id("framework"),
            council_id=person.council_id,
            title=title,
            service_area=service_area,
            level=level,
        )
        if await give_form(desk, person, form, command, contract_id=None):
            return Redirect(f"/frameworks/{command.stream_id}", status_code=HTTP_303_SEE_OTHER)
    return _new_page(view, form)


@get("/frameworks/{framework_id:uuid}/name", opt=for_act("design_framework"), include_in_schema=False)
async def ask_for_name(request: Asking, desk: AtDesk, framework_id: AnId) -> Template:
    """Ask for another title or service area, beginning with the present ones."""
    async with desk.view(request) as view:
        sheet = await sheet_of(view, framework_id)
    row = sheet.row
    held = {"title": row.title, "service_area": row.service_area}
    seen = {"seen_title": row.title, "seen_service_area": row.service_area}
    return _name_page(view, sheet, Form(Values.of(held | seen)))


@post("/frameworks/{framework_id:uuid}/name", opt=for_act("design_framework"), include_in_schema=False)
async def rename(request: Asking, desk: AtDesk, framework_id: AnId) -> Template | Redirect:
    """Rename it; where somebody else did so meanwhile, show both names."""
    form = Form(await posted(request))
    async with desk.view(request) as view:
        sheet = await sheet_of(view, framework_id)
    title, service_area = form.text("title", required=TITLE), form.text("service_area")
    # A name has no edition of its own: what the person saw of it travels with the form.
    state: FrameworkState = await desk.fingerpost.state(framework_id, FRAMEWORK)
    seen = (form.values.get("seen_title"), form.values.get("seen_service_area"))
    if (state.title, state.service_area) not in (seen, (title, service_area)):
        form.placed(EditedMeanwhile(OVERTAKEN))
        again = form.again(seen_title=state.title, seen_service_area=state.service_area)
        return _name_page(
            view, sheet, again, _named(title, service_area), _named(state.title, state.service_area)
        )
    if not form.problems:
        command = RenameFramework(stream_id=framework_id, title=title, service_area=service_area)
        if await give_form(desk, view.person, form, command, contract_id=None):
            return Redirect(sheet.address, status_code=HTTP_303_SEE_OTHER)
    return _name_page(view, sheet, form)


def _named(title: str, service_area: str) -> Mapping[str, str]:
    return {"Title": title, "Service area": service_area}


def _new_page(view: View, form: Form) -> Template:
    return view.page("frameworks/new.html", **form.shown)


def _name_page(
    view: View,
    sheet: Sheet,
    form: Form,
    yours: Mapping[str, str] | None = None,
    theirs: Mapping[str, str] | None = None,
) -> Template:
    return view.page(
        "frameworks/name.html", sheet=sheet, row=sheet.row, yours=yours, theirs=theirs, **form.shown
    )


NAMING = [ask_for_framework, begin, ask_for_name, rename]
