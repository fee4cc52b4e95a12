"""Saying what is expected of an indicator for the first time; afterwards that takes a revision."""

from __future__ import annotations

from uuid import UUID

from litestar import get, post
from litestar.params import FromPath
from litestar.response import Redirect, Template
from litestar.status_codes import HTTP_303_SEE_OTHER

from domain.contract.commands import SetExpectation
from domain.framework.definitions import Indicator
from projections.contracts.results import Contract
from services.monitoring.desk import AnId, Asking, AtDesk, View
from services.monitoring.forms import Form, Values, posted
from services.monitoring.giving import give_form
from services.monitoring.guards import for_act
from services.monitoring.problems import Unknown
from services.monitoring.revisions.expecting import expectation_values, read_expectation

_PATH = "/contracts/{contract_id:uuid}/expectations/{indicator_id:uuid}"
PLACES = {
    "expectation.path.*": "path.*.value",
    "expectation.baseline": "baseline.value",
    "expectation": "",
}
NOTHING = "Give where it starts, or a figure hoped for. With neither, only the direction is expected anyway."


@get(_PATH, opt=for_act("manage_contract"), include_in_schema=False)
async def ask_for_expectation(
    request: Asking, desk: AtDesk, contract_id: AnId, indicator_id: FromPath[UUID]
) -> Template:
    """Ask where the indicator starts and what is hoped for."""
    async with desk.view(request) as view:
        contract = await view.contract(contract_id, "manage_contract")
    return _page(
        view, contract, _indicator(contract, indicator_id), Form(Values.of(expectation_values(None)))
    )


@post(_PATH, opt=for_act("manage_contract"), include_in_schema=False)
async def set_expectation(
    request: Asking, desk: AtDesk, contract_id: AnId, indicator_id: FromPath[UUID]
) -> Template | Redirect:
    """Set it, or say what is wrong."""
    form = Form(await posted(request))
    async with desk.view(request) as view:
        contract = await view.contract(contract_id, "manage_contract")
    indicator = _indicator(contract, indicator_id)
    if form.adding:
        return _page(view, contract, indicator, form)
    expectation = read_expectation(form, indicator_id, indicator.disaggregations)
    if expectation is not None and not (expectation.baseline or expectation.path or expectation.groups):
        form.say("baseline.value", NOTHING)
    if expectation is not None and not form.problems:
        command = SetExpectation(stream_id=contract_id, expectation=expectation)
        if await give_form(desk, view.person, form, command, contract_id=contract_id, names=PLACES):
            return Redirect(f"/contracts/{contract_id}#expected", status_code=HTTP_303_SEE_OTHER)
    return _page(view, contract, indicator, form)


def _indicator(contract: Contract, indicator_id: UUID) -> Indicator:
    for agreed in contract.outcomes:
        for known in agreed.indicators:
            if known.definition.indicator_id == indicator_id:
                return known.definition
    raise Unknown


def _page(view: View, contract: Contract, indicator: Indicator, form: Form) -> Template:
    return view.page("contracts/expectation.html", contract=contract, indicator=indicator, **form.shown)


EXPECTATIONS = [ask_for_expectation, set_expectation]
