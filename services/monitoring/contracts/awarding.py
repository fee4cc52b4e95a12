"""Awarding a contract: fill in, check, award. What was typed travels in the form from page to page."""

from __future__ import annotations

from litestar import get, post
from litestar.response import Redirect, Template
from litestar.status_codes import HTTP_303_SEE_OTHER

from domain.contract.commands import AwardContract
from domain.shared.errors import DomainError, refuse_all
from services.application.contracts.agreement import Agreement, problems_of
from services.application.contracts.awarding import award, surroundings_of
from services.application.workbooks.cells import plain
from services.monitoring.contracts.award_form import (
    ARRANGEMENTS,
    PLACES,
    TAKEN,
    Offered,
    framework_value,
    offered,
    read_award,
    values_at_first,
)
from services.monitoring.contracts.calendars import BROKEN
from services.monitoring.contracts.giving import give_through
from services.monitoring.contracts.telling import calendar_in_words, periods_in_words
from services.monitoring.desk import Asking, AtDesk, Desk, View
from services.monitoring.forms import Form, Values, posted
from services.monitoring.guards import for_act


@get("/contracts/award", opt=for_act("award_contract"), include_in_schema=False)
async def ask_for_award(request: Asking, desk: AtDesk) -> Template:
    """Ask for all that an award says."""
    async with desk.view(request) as view:
        return _page(view, await offered(view), Form(Values.of(values_at_first())))


@post("/contracts/award/check", opt=for_act("award_contract"), include_in_schema=False)
async def check_award(request: Asking, desk: AtDesk) -> Template:
    """Show what would be awarded, with every return that it will ask for; or say what is wrong."""
    form = Form(await posted(request))
    async with desk.view(request) as view:
        known = await offered(view)
    command = None if form.adding else read_award(form, known)
    if command is not None and plain(command.reference) in known.references:
        form.say("reference", TAKEN.format(command.reference))
    elif command is not None and await _stands(desk, form, command):
        return _check_page(view, known, form, command)
    return _page(view, known, form)


@post("/contracts/award/change", opt=for_act("award_contract"), include_in_schema=False)
async def change_award(request: Asking, desk: AtDesk) -> Template:
    """Lead back from the check to the form, with everything as it was typed."""
    async with desk.view(request) as view:
        return _page(view, await offered(view), Form(await posted(request)))


@post("/contracts/award", opt=for_act("award_contract"), include_in_schema=False)
async def give_award(request: Asking, desk: AtDesk) -> Template | Redirect:
    """Award the contract, or say what is wrong."""
    form = Form(await posted(request))
    async with desk.view(request) as view:
        known = await offered(view)
    command = None if form.adding else read_award(form, known)
    if command is not None and await give_through(
        desk,
        view.person,
        form,
        lambda context: award(desk.fingerpost, Agreement(award=command), context=context),
        contract_id=command.stream_id,
        names=PLACES,
    ):
        return Redirect(f"/contracts/{command.stream_id}", status_code=HTTP_303_SEE_OTHER)
    return _page(view, known, form)


async def _stands(desk: Desk, form: Form, command: AwardContract) -> bool:
    """Whether it could be awarded; where it could not, the form says why."""
    around = await surroundings_of(desk.fingerpost, command)
    try:
        refuse_all(problems_of(Agreement(award=command), around, desk.clock()))
    except DomainError as error:
        form.placed(error, PLACES)
    return not form.problems


def _page(view: View, known: Offered, form: Form) -> Template:
    return view.page(
        "contracts/award.html",
        known=known,
        organisations=[(str(each), name) for each, name in known.organisations.items()],
        arrangements=ARRANGEMENTS,
        broken=BROKEN,
        **form.shown,
    )


def _check_page(view: View, known: Offered, form: Form, command: AwardContract) -> Template:
    calendar, starts_on, ends_on = command.calendar, command.starts_on, command.ends_on
    return view.page(
        "contracts/award_check.html",
        award=command,
        framework=known.frameworks[framework_value(command.framework_id, command.framework_version)],
        lead=known.organisations[command.lead_provider_id],
        partners=[known.organisations[partner] for partner in command.partner_ids],
        calendar=calendar_in_words(calendar, starts_on, ends_on),
        periods=periods_in_words(calendar, starts_on, ends_on),
        sent=[(name, text) for name in form.values for text in form.values.all(name) if name != "key"],
        **form.shown,
    )


AWARDS = [ask_for_award, check_award, change_award, give_award]
