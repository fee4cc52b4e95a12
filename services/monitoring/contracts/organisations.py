"""The organisations that a council knows: registering another, and changing what is known of one."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple
from uuid import UUID

from litestar import get, post
from litestar.params import FromQuery
from litestar.response import Redirect, Template
from litestar.status_codes import HTTP_303_SEE_OTHER

from domain.organisation.commands import ChangeOrganisation, RegisterOrganisation
from domain.organisation.events import OrganisationKind
from projections.directory.queries import Organisation, organisations
from services.application.workbooks.cells import plain
from services.monitoring.desk import AnId, Asking, AtDesk, View
from services.monitoring.forms import Form, Values, posted
from services.monitoring.giving import give_form
from services.monitoring.guards import for_act
from services.monitoring.problems import Unknown

KINDS: Mapping[OrganisationKind, str] = {
    "charity": "Charity or voluntary group",
    "social_enterprise": "Social enterprise",
    "company": "Company",
    "public_body": "Public body",
    "council_team": "Team of the council",
}


_PATH = "/organisations/{organisation_id:uuid}"


class Described(NamedTuple):
    """What a form says of an organisation."""

    name: str
    kind: OrganisationKind
    peer_group: str


@get("/organisations", opt=for_act("award_contract"), include_in_schema=False)
async def list_of_organisations(
    request: Asking, desk: AtDesk, registered: FromQuery[str] = "", changed: FromQuery[str] = ""
) -> Template:
    """The organisations by name, and a form for another."""
    async with desk.view(request) as view:
        known = await organisations(view.connection, as_of=view.as_of)
    names = {str(each.organisation_id): each.name for each in known}
    return _list(view, known, Form(), registered=names.get(registered, ""), changed=names.get(changed, ""))


@post("/organisations", opt=for_act("award_contract"), include_in_schema=False)
async def register(request: Asking, desk: AtDesk) -> Template | Redirect:
    """Register an organisation, or say what is wrong."""
    form = Form(await posted(request))
    async with desk.view(request) as view:
        known = await organisations(view.connection, as_of=view.as_of)
    organisation_id = form.new_id("organisation")
    described = _described(form, organisation_id, known, "Choose it from the lists.")
    if described is not None:
        command = RegisterOrganisation(
            stream_id=organisation_id, council_id=view.person.council_id, **described._asdict()
        )
        if await give_form(desk, view.person, form, command, contract_id=None):
            where = f"/organisations?registered={organisation_id}"
            return Redirect(where, status_code=HTTP_303_SEE_OTHER)
    return _list(view, known, form)


@get(_PATH, opt=for_act("award_contract"), include_in_schema=False)
async def ask_to_change(request: Asking, desk: AtDesk, organisation_id: AnId) -> Template:
    """What is known of an organisation, to be changed."""
    async with desk.view(request) as view:
        known = await organisations(view.connection, as_of=view.as_of)
    found = _found(known, organisation_id)
    typed = {"name": found.name, "kind": found.kind, "peer_group": found.peer_group}
    return _one(view, known, found, Form(Values.of(typed)))


@post(_PATH, opt=for_act("award_contract"), include_in_schema=False)
async def change(request: Asking, desk: AtDesk, organisation_id: AnId) -> Template | Redirect:
    """Change what is known of an organisation, or say what is wrong."""
    form = Form(await posted(request))
    async with desk.view(request) as view:
        known = await organisations(view.connection, as_of=view.as_of)
    found = _found(known, organisation_id)
    described = _described(form, organisation_id, known, "Give this one a name that tells them apart.")
    if described is not None:
        command = ChangeOrganisation(stream_id=organisation_id, **described._asdict())
        if await give_form(desk, view.person, form, command, contract_id=None):
            where = f"/organisations?changed={organisation_id}"
            return Redirect(where, status_code=HTTP_303_SEE_OTHER)
    return _one(view, known, found, form)


def _found(known: Sequence[Organisation], organisation_id: UUID) -> Organisation:
    found = next((each for each in known if each.organisation_id == organisation_id), None)
    if found is None:
        raise Unknown
    return found


def _described(
    form: Form, organisation_id: UUID, known: Sequence[Organisation], instead: str
) -> Described | None:
    """What the form says; None where something is wrong with it, and then the form says what.

    Args:
        form: as it was sent.
        organisation_id: of which it is said.
        known: every organisation, of which no two may have one name.
        instead: what to do where another has the name.
    """
    name = form.text("name", required="Give the organisation its name.")
    kind = form.choice("kind", tuple(KINDS), required="Choose what kind of organisation it is.")
    others = [each for each in known if each.organisation_id != organisation_id]
    same = next((each for each in others if plain(each.name) == plain(name)), None)
    if same is not None:
        form.say("name", f"{same.name} is registered already. {instead}")
    if kind is None or form.problems:
        return None
    return Described(name, kind, _as_others_have_it(form.text("peer_group"), others))


def _as_others_have_it(peer_group: str, others: Sequence[Organisation]) -> str:
    """The peer group as it is written with the organisations that are in it: one group has one name."""
    alike = (each.peer_group for each in others if plain(each.peer_group) == plain(peer_group))
    return next(alike, peer_group)


def _list(
    view: View, known: Sequence[Organisation], form: Form, *, registered: str = "", changed: str = ""
) -> Template:
    return view.page(
        "contracts/organisations.html",
        organisations=known,
        kinds=KINDS,
        peer_groups=_peer_groups(known),
        registered=registered,
        changed=changed,
        **form.shown,
    )


def _one(view: View, known: Sequence[Organisation], found: Organisation, form: Form) -> Template:
    return view.page(
        "contracts/organisation.html",
        organisation=found,
        kinds=KINDS,
        peer_groups=_peer_groups(known),
        **form.shown,
    )


def _peer_groups(known: Sequence[Organisation]) -> list[str]:
    return sorted({each.peer_group for each in known} - {""})


ORGANISATIONS = [list_of_organisations, register, ask_to_change, change]
