"""The life of a contract: extend it, end it early, add a partner, record that one has left.

Each takes two steps: what is wanted, then what that will mean with the button that does it.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import Literal, NamedTuple
from uuid import UUID

from litestar import get, post
from litestar.params import FromPath, FromQuery
from litestar.response import Redirect, Template
from litestar.status_codes import HTTP_303_SEE_OTHER

from domain.contract.commands import AddPartner, EndContract, ExtendContract, LifeCommand, RemovePartner
from domain.contract.state import Contract as ContractState
from domain.shared.errors import DomainError
from projections.contracts.results import Contract
from projections.directory.queries import organisations
from services.application.streams import CONTRACT
from services.monitoring.contracts.meaning import meaning_of
from services.monitoring.desk import AnId, Asking, AtDesk, Desk, View
from services.monitoring.forms import Form, Values, posted
from services.monitoring.giving import give_form
from services.monitoring.guards import for_act
from services.monitoring.problems import Unknown

Act = Literal["extend", "end", "partner-joins", "partner-leaves"]
ACTS: tuple[Act, ...] = ("extend", "end", "partner-joins", "partner-leaves")
_PATH = "/contracts/{contract_id:uuid}/life/{act:str}"
PLACES = {"on": "on.day", "ends_on": "on.day"}
WHY = "Say why, for whoever reads this in some years."


class Setting(NamedTuple):
    """What an act is done to.

    Attributes:
        names: the council's organisations by id. Whoever confirms twice names one that has joined or left
            by then, and is answered as before.
        offered: ids of those that it can be about now.
    """

    act: Act
    contract: Contract
    names: Mapping[UUID, str]
    offered: Collection[UUID]


@get(_PATH, opt=for_act("manage_contract"), include_in_schema=False)
async def ask_to_act(
    request: Asking, desk: AtDesk, contract_id: AnId, act: FromPath[str], organisation: FromQuery[str] = ""
) -> Template:
    """Ask for what the act needs: a day, a reason, an organisation."""
    async with desk.view(request) as view:
        setting = await _setting(view, contract_id, act)
    return _page(view, setting, Form(Values.of({"organisation_id": organisation})))


@post(_PATH, opt=for_act("manage_contract"), include_in_schema=False)
async def do_act(request: Asking, desk: AtDesk, contract_id: AnId, act: FromPath[str]) -> Template | Redirect:
    """Say what it will mean; once that was seen, do it."""
    form = Form(await posted(request))
    async with desk.view(request) as view:
        setting = await _setting(view, contract_id, act)
    step = form.text("step")
    if step == "change":
        return _page(view, setting, form)
    command = _read(form, contract_id, setting)
    if command is None:
        return _page(view, setting, form)
    if step != "confirm":
        return await _meaning_page(desk, view, setting, form, command)
    if await give_form(desk, view.person, form, command, contract_id=contract_id, names=PLACES):
        return Redirect(f"/contracts/{contract_id}", status_code=HTTP_303_SEE_OTHER)
    return _page(view, setting, form)


async def _setting(view: View, contract_id: UUID, act: str) -> Setting:
    contract = await view.contract(contract_id, "manage_contract")
    known: Act | None = next((each for each in ACTS if each == act), None)
    if known is None:
        raise Unknown
    everybody = await organisations(view.connection, as_of=view.as_of)
    names = {each.organisation_id: each.name for each in everybody}
    partners = {each.organisation_id for each in contract.parties if each.part == "partner"}
    if known == "partner-joins":
        return Setting(known, contract, names, names.keys() - partners - {contract.summary.lead_provider_id})
    return Setting(known, contract, names, partners)


def _read(form: Form, contract_id: UUID, setting: Setting) -> LifeCommand | None:
    """What is wanted; None where something is wrong, and then the form says what."""
    partner = None
    if setting.act in {"partner-joins", "partner-leaves"}:
        partner = form.id("organisation_id", tuple(setting.names), required="Choose the organisation.")
    on = form.day("on", required="Give the day.")
    reason = "" if setting.act == "partner-joins" else form.text("reason", required=WHY)
    if on is None or form.problems:
        return None
    match setting.act, partner:
        case "extend", _:
            return ExtendContract(stream_id=contract_id, ends_on=on, reason=reason)
        case "end", _:
            return EndContract(stream_id=contract_id, on=on, reason=reason)
        case "partner-joins", UUID():
            return AddPartner(stream_id=contract_id, organisation_id=partner, on=on)
        case "partner-leaves", UUID():
            return RemovePartner(stream_id=contract_id, organisation_id=partner, on=on, reason=reason)
        case _:
            return None


async def _meaning_page(
    desk: Desk, view: View, setting: Setting, form: Form, command: LifeCommand
) -> Template:
    """What it will mean, or what is wrong with it: the rules are asked, and nothing is recorded."""
    state: ContractState = await desk.fingerpost.state(command.stream_id, CONTRACT)
    try:
        CONTRACT.decide(state, command, desk.clock())
    except DomainError as error:
        form.placed(error, PLACES)
        return _page(view, setting, form)
    partner = getattr(command, "organisation_id", None)
    name = setting.names[partner] if isinstance(partner, UUID) else ""
    return view.page(
        "contracts/life_meaning.html",
        contract=setting.contract,
        act=setting.act,
        name=name,
        command=command,
        meaning=meaning_of(setting.contract, command, name),
        sent=[(known, form.values[known]) for known in form.values if known not in {"key", "step"}],
        **form.shown,
    )


def _page(view: View, setting: Setting, form: Form) -> Template:
    return view.page(
        "contracts/life.html",
        contract=setting.contract,
        act=setting.act,
        organisations=[(str(each), setting.names[each]) for each in setting.names if each in setting.offered],
        **form.shown,
    )


LIFE = [ask_to_act, do_act]
