"""Break points: schedule one, move it, and record what came of it."""

from __future__ import annotations

from typing import Literal
from uuid import UUID

from litestar import get, post
from litestar.params import FromPath
from litestar.response import Redirect, Template
from litestar.status_codes import HTTP_303_SEE_OTHER

from domain.contract.commands import CloseBreakPoint, MoveBreakPoint, ScheduleBreakPoint
from domain.shared.facts import Command
from projections.contracts.results import BreakPoint, Contract
from services.monitoring.desk import AnId, Asking, AtDesk, Desk, View
from services.monitoring.forms import Form, Values, posted
from services.monitoring.giving import give_form
from services.monitoring.guards import for_act
from services.monitoring.problems import Unknown

_POINTS = "/contracts/{contract_id:uuid}/break-points"
Act = Literal["schedule", "move", "close"]
PLACES = {"on": "on.day"}


@get(f"{_POINTS}/new", opt=for_act("manage_contract"), include_in_schema=False)
async def ask_to_schedule(request: Asking, desk: AtDesk, contract_id: AnId) -> Template:
    """Ask for the day of another break point."""
    async with desk.view(request) as view:
        contract = await view.contract(contract_id, "manage_contract")
    return _page(view, contract, "schedule", None, Form())


@post(f"{_POINTS}/new", opt=for_act("manage_contract"), include_in_schema=False)
async def schedule(request: Asking, desk: AtDesk, contract_id: AnId) -> Template | Redirect:
    """Schedule it, or say what is wrong."""
    form = Form(await posted(request))
    async with desk.view(request) as view:
        contract = await view.contract(contract_id, "manage_contract")
    on = form.day("on", required="Give the day of the break point.")
    purpose = form.text("purpose")
    point_id = form.new_id("break point")
    command = (
        ScheduleBreakPoint(stream_id=contract_id, break_point_id=point_id, on=on, purpose=purpose)
        if on
        else None
    )
    return await _give(desk, view, contract, "schedule", None, form, command)


@get(f"{_POINTS}/{{point_id:uuid}}/move", opt=for_act("manage_contract"), include_in_schema=False)
async def ask_to_move(request: Asking, desk: AtDesk, contract_id: AnId, point_id: FromPath[UUID]) -> Template:
    """Ask for the new day, beginning with the present one."""
    view, contract, point = await _before(request, desk, contract_id, point_id)
    return _page(view, contract, "move", point, Form(Values.of({"on": point.falls_on})))


@post(f"{_POINTS}/{{point_id:uuid}}/move", opt=for_act("manage_contract"), include_in_schema=False)
async def move(
    request: Asking, desk: AtDesk, contract_id: AnId, point_id: FromPath[UUID]
) -> Template | Redirect:
    """Move it, or say what is wrong."""
    form = Form(await posted(request))
    view, contract, point = await _before(request, desk, contract_id, point_id)
    on = form.day("on", required="Give the new day.")
    reason = form.text("reason", required="Say why the break point is moved.")
    command = (
        MoveBreakPoint(stream_id=contract_id, break_point_id=point_id, on=on, reason=reason) if on else None
    )
    return await _give(desk, view, contract, "move", point, form, command)


@get(f"{_POINTS}/{{point_id:uuid}}/close", opt=for_act("manage_contract"), include_in_schema=False)
async def ask_to_close(
    request: Asking, desk: AtDesk, contract_id: AnId, point_id: FromPath[UUID]
) -> Template:
    """Ask what came of it."""
    view, contract, point = await _before(request, desk, contract_id, point_id)
    return _page(view, contract, "close", point, Form())


@post(f"{_POINTS}/{{point_id:uuid}}/close", opt=for_act("manage_contract"), include_in_schema=False)
async def close(
    request: Asking, desk: AtDesk, contract_id: AnId, point_id: FromPath[UUID]
) -> Template | Redirect:
    """Record that the contract was looked at afresh, and what came of it."""
    form = Form(await posted(request))
    view, contract, point = await _before(request, desk, contract_id, point_id)
    note = form.text("note", required="Say what came of it, also if all stays as it is.")
    command = CloseBreakPoint(stream_id=contract_id, break_point_id=point_id, note=note)
    return await _give(desk, view, contract, "close", point, form, command)


async def _before(
    request: Asking, desk: Desk, contract_id: UUID, point_id: UUID
) -> tuple[View, Contract, BreakPoint]:
    async with desk.view(request) as view:
        contract = await view.contract(contract_id, "manage_contract")
    point = next((known for known in contract.break_points if known.break_point_id == point_id), None)
    if point is None:
        raise Unknown
    return view, contract, point


async def _give(  # noqa: PLR0913, PLR0917 - what is given, and the page it comes from
    desk: Desk,
    view: View,
    contract: Contract,
    act: Act,
    point: BreakPoint | None,
    form: Form,
    command: Command | None,
) -> Template | Redirect:
    contract_id = contract.summary.contract_id
    if (
        command is not None
        and not form.problems
        and await give_form(desk, view.person, form, command, contract_id=contract_id, names=PLACES)
    ):
        return Redirect(f"/contracts/{contract_id}#break-points", status_code=HTTP_303_SEE_OTHER)
    return _page(view, contract, act, point, form)


def _page(view: View, contract: Contract, act: Act, point: BreakPoint | None, form: Form) -> Template:
    return view.page("contracts/break_point.html", contract=contract, act=act, point=point, **form.shown)


BREAK_POINTS = [ask_to_schedule, schedule, ask_to_move, move, ask_to_close, close]
