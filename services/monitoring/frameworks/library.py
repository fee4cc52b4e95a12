"""The starter library: frameworks that a council may read, and begin one of its own from."""

from __future__ import annotations

from litestar import get, post
from litestar.params import FromPath
from litestar.response import Redirect, Template
from litestar.status_codes import HTTP_303_SEE_OTHER

from domain.framework.model import Framework as FrameworkState
from services.access import may
from services.application.frameworks.definitions import version_of
from services.application.frameworks.document import FrameworkDocument
from services.application.frameworks.importing import plan_import
from services.application.frameworks.library import starter_frameworks
from services.monitoring.desk import Asking, AtDesk, View
from services.monitoring.forms import Form, posted
from services.monitoring.giving import give_form
from services.monitoring.guards import for_act
from services.monitoring.problems import Unknown
from services.presentation.defined import indicator_told, outcome_told


@get("/frameworks/library", opt=for_act("see_frameworks"), include_in_schema=False)
async def list_of_starters(request: Asking, desk: AtDesk) -> Template:
    """What the library has."""
    async with desk.view(request) as view:
        return view.page("frameworks/library.html", starters=starter_frameworks())


@get("/frameworks/library/{name:str}", opt=for_act("see_frameworks"), include_in_schema=False)
async def one_starter(request: Asking, desk: AtDesk, name: FromPath[str]) -> Template:
    """One framework of the library, in full."""
    document = _starter(name)
    async with desk.view(request) as view:
        return _page(view, name, document, Form())


@post("/frameworks/library/{name:str}", opt=for_act("design_framework"), include_in_schema=False)
async def adopt_starter(request: Asking, desk: AtDesk, name: FromPath[str]) -> Template | Redirect:
    """Begin a framework of the council's own with it."""
    document, form = _starter(name), Form(await posted(request))
    async with desk.view(request) as view:
        person = view.person
    plan = plan_import(
        document,
        FrameworkState(),
        framework_id=form.new_id("framework"),
        council_id=person.council_id,
    )
    if await give_form(desk, person, form, *plan.commands, contract_id=None):
        return Redirect(f"/frameworks/{plan.framework_id}", status_code=HTTP_303_SEE_OTHER)
    return _page(view, name, document, form)


def _starter(name: str) -> FrameworkDocument:
    found = starter_frameworks().get(name)
    if found is None:
        raise Unknown
    return found


def _page(view: View, name: str, document: FrameworkDocument, form: Form) -> Template:
    version = version_of(document)
    titles = {known.outcome_id: known.statement for known in version.outcomes}
    outcomes = [
        (
            known,
            outcome_told(known),
            [
                (each, indicator_told(each, titles))
                for each in version.indicators
                if each.outcome_id == known.outcome_id
            ],
        )
        for known in version.outcomes
    ]
    return view.page(
        "frameworks/starter.html",
        name=name,
        document=document,
        outcomes=outcomes,
        qualities=version.characteristics,
        may_design=may(view.person, "design_framework"),
        **form.shown,
    )


LIBRARY = [list_of_starters, one_starter, adopt_starter]
