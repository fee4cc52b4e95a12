"""Agreeing the impact map: first which changes and indicators, then what is done for them.

Both pages are one form. Whichever is shown, the other's answers travel in it unseen.
"""

from __future__ import annotations

from litestar import get, post
from litestar.response import Redirect, Template
from litestar.status_codes import HTTP_303_SEE_OTHER

from domain.framework.model import AgreedVersion
from projections.contracts.results import Contract
from projections.frameworks.queries import agreed
from services.application.contracts.awarding import agree_impact_map
from services.monitoring.contracts.giving import give_through
from services.monitoring.contracts.map_form import (
    ACTIVITIES,
    PLACES,
    Chosen,
    is_choice,
    read_chosen,
    read_impact_map,
    values_at_first,
)
from services.monitoring.desk import AnId, Asking, AtDesk, View
from services.monitoring.forms import Form, Values, posted
from services.monitoring.guards import for_act
from services.monitoring.problems import Unknown

_PATH = "/contracts/{contract_id:uuid}/impact-map/agree"


@get(_PATH, opt=for_act("manage_contract"), include_in_schema=False)
async def ask_for_map(request: Asking, desk: AtDesk, contract_id: AnId) -> Template | Redirect:
    """Ask which outcomes and indicators of the framework's version the contract has; all, at first."""
    async with desk.view(request) as view:
        contract, version = await _before(view, contract_id)
    if contract.summary.has_map:
        return Redirect(f"/contracts/{contract_id}", status_code=HTTP_303_SEE_OTHER)
    return _choices_page(view, contract, version, Form(Values.of(values_at_first(version))))


@post(_PATH, opt=for_act("manage_contract"), include_in_schema=False)
async def agree_map(request: Asking, desk: AtDesk, contract_id: AnId) -> Template | Redirect:
    """Lead from one page to the other and back, or agree the map."""
    form = Form(await posted(request))
    async with desk.view(request) as view:
        contract, version = await _before(view, contract_id)
    page, goes_to = form.text("page"), form.text("to")
    chosen = read_chosen(form, version)
    if goes_to == "choices":
        return _choices_page(view, contract, version, Form(form.values.but(to="")))
    if form.problems:
        return _choices_page(view, contract, version, form)
    if page != ACTIVITIES or form.adding:
        return _activities_page(view, contract, version, chosen, form)
    command = read_impact_map(form, contract_id, version, chosen)
    if command is not None and await give_through(
        desk,
        view.person,
        form,
        lambda context: agree_impact_map(desk.fingerpost, command, context=context),
        contract_id=contract_id,
        names=PLACES,
    ):
        return Redirect(f"/contracts/{contract_id}#expected", status_code=HTTP_303_SEE_OTHER)
    return _activities_page(view, contract, version, chosen, form)


async def _before(view: View, contract_id: AnId) -> tuple[Contract, AgreedVersion]:
    contract = await view.contract(contract_id, "manage_contract")
    number = contract.framework_version
    version = await agreed(view.connection, contract.framework_id, number, as_of=view.as_of)
    if version is None:
        raise Unknown
    return contract, version


def _choices_page(view: View, contract: Contract, version: AgreedVersion, form: Form) -> Template:
    return view.page(
        "contracts/map_choices.html",
        contract=contract,
        version=version,
        kept=_others(form.values, choices=False),
        **form.shown,
    )


def _activities_page(
    view: View, contract: Contract, version: AgreedVersion, chosen: Chosen, form: Form
) -> Template:
    return view.page(
        "contracts/map_activities.html",
        contract=contract,
        outcomes=[(known.outcome_id, known.statement) for known in chosen.outcomes_in(version)],
        indicators=[(known.indicator_id, known.title) for known in chosen.indicators_in(version)],
        kept=_others(form.values, choices=True),
        **form.shown,
    )


def _others(values: Values, *, choices: bool) -> list[tuple[str, str]]:
    """What travels unseen: the choices on the page of activities, and the other way round."""
    return [
        (name, text)
        for name in values
        if is_choice(name) == choices and name not in {"page", "to", "add", "key"}
        for text in values.all(name)
    ]


MAPS = [ask_for_map, agree_map]
