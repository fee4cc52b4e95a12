"""The organisations that a council knows, and registering another."""

from __future__ import annotations

from collections.abc import Mapping

from litestar import get, post
from litestar.params import FromQuery
from litestar.response import Redirect, Template
from litestar.status_codes import HTTP_303_SEE_OTHER

from domain.organisation.commands import RegisterOrganisation
from domain.organisation.events import OrganisationKind
from projections.directory.queries import Organisation, organisations
from services.application.workbooks.cells import plain
from services.monitoring.desk import Asking, AtDesk, View
from services.monitoring.forms import Form, posted
from services.monitoring.giving import give_form
from services.monitoring.guards import for_act

KINDS: Mapping[OrganisationKind, str] = {
    "charity": "Charity or voluntary group",
    "social_enterprise": "Social enterprise",
    "company": "Company",
    "public_body": "Public body",
    "council_team": "Team of the council",
}


@get("/organisations", opt=for_act("award_contract"), include_in_schema=False)
async def list_of_organisations(request: Asking, desk: AtDesk, registered: FromQuery[str] = "") -> Template:
    """The organisations by name, and a form for another."""
    async with desk.view(request) as view:
        known = await organisations(view.connection, as_of=view.as_of)
    new = next((each.name for each in known if str(each.organisation_id) == registered), "")
    return _page(view, known, Form(), new)


@post("/organisations", opt=for_act("award_contract"), include_in_schema=False)
async def register(request: Asking, desk: AtDesk) -> Template | Redirect:
    """Register an organisation, or say what is wrong."""
    form = Form(await posted(request))
    async with desk.view(request) as view:
        known = await organisations(view.connection, as_of=view.as_of)
    name = form.text("name", required="Give the organisation its name.")
    kind = form.choice("kind", tuple(KINDS), required="Choose what kind of organisation it is.")
    organisation_id = form.new_id("organisation")
    same = [each for each in known if plain(each.name) == plain(name)]
    if any(each.organisation_id != organisation_id for each in same):
        form.say("name", f"{same[0].name} is registered already. Choose it from the lists.")
    if kind is not None and not form.problems:
        command = RegisterOrganisation(
            stream_id=organisation_id,
            council_id=view.person.council_id,
            name=name,
            kind=kind,
            peer_group=_as_others_have_it(form.text("peer_group"), known),
        )
        if await give_form(desk, view.person, form, command, contract_id=None):
            where = f"/organisations?registered={organisation_id}"
            return Redirect(where, status_code=HTTP_303_SEE_OTHER)
    return _page(view, known, form)


def _as_others_have_it(peer_group: str, known: tuple[Organisation, ...]) -> str:
    """The peer group as it is written with the organisations that are in it: one group has one name."""
    alike = (each.peer_group for each in known if plain(each.peer_group) == plain(peer_group))
    return next(alike, peer_group)


def _page(view: View, known: tuple[Organisation, ...], form: Form, registered: str = "") -> Template:
    return view.page(
        "contracts/organisations.html",
        organisations=known,
        kinds=KINDS,
        peer_groups=sorted({each.peer_group for each in known} - {""}),
        registered=registered,
        **form.shown,
    )


ORGANISATIONS = [list_of_organisations, register]
