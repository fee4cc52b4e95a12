"""A revision's outline: from which day it would count, why, and the break point at which it is made."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from uuid import UUID

from litestar import get, post
from litestar.params import FromPath, FromQuery
from litestar.response import Redirect, Template
from litestar.status_codes import HTTP_303_SEE_OTHER

from domain.contract.commands import DraftRevision, RedraftRevision
from domain.contract.state import Contract as ContractState
from domain.shared.days import in_words
from projections.contracts.results import BreakPoint, Contract
from services.application.streams import CONTRACT
from services.monitoring.desk import AnId, AskedMoment, Asking, AtDesk, View
from services.monitoring.forms import Form, Values, posted
from services.monitoring.giving import give_form
from services.monitoring.guards import for_act
from services.monitoring.problems import NotYours
from services.monitoring.revisions.conflicts import was_overtaken
from services.monitoring.revisions.page import revision_page
from services.monitoring.revisions.sheet import Sheet, party_of, sheet_of

WHEN = "Give the day from which the revision would count."
WHY = "Say why the change is proposed."


@get("/contracts/{contract_id:uuid}/revisions/new", opt=for_act("revise_contract"), include_in_schema=False)
async def ask_for_outline(
    request: Asking, desk: AtDesk, contract_id: AnId, break_point: FromQuery[UUID | None] = None
) -> Template:
    """Ask for the outline of a new revision, beginning with a break point where one is named."""
    async with desk.view(request) as view:
        contract = await view.contract(contract_id, "revise_contract")
    point = next((known for known in contract.break_points if known.break_point_id == break_point), None)
    held: dict[str, object] = {}
    if point is not None:
        held = {"break_point_id": point.break_point_id, "effective_from": _day_for(point, view.today)}
    return _new_page(view, contract, Form(Values.of(held)))


@post("/contracts/{contract_id:uuid}/revisions/new", opt=for_act("revise_contract"), include_in_schema=False)
async def begin_revision(request: Asking, desk: AtDesk, contract_id: AnId) -> Template | Redirect:
    """Begin a revision: a draft that both parties see and work on."""
    async with desk.view(request) as view:
        contract = await view.contract(contract_id, "revise_contract")
    form = Form(await posted(request))
    party, revision_id = party_of(view.person, contract), form.new_id("revision")
    if party is None:
        raise NotYours
    effective_from, reason, break_point_id = _read(form, contract)
    if effective_from is not None and not form.problems:
        command = DraftRevision(
            stream_id=contract_id,
            revision_id=revision_id,
            drafted_by=party,
            effective_from=effective_from,
            reason=reason,
            break_point_id=break_point_id,
        )
        if await give_form(desk, view.person, form, command, contract_id=contract_id):
            return Redirect(
                f"/contracts/{contract_id}/revisions/{revision_id}", status_code=HTTP_303_SEE_OTHER
            )
    return _new_page(view, contract, form)


@get(
    "/contracts/{contract_id:uuid}/revisions/{revision_id:uuid}",
    opt=for_act("see_contract"),
    include_in_schema=False,
)
async def one_revision(
    request: Asking, desk: AtDesk, asked: AskedMoment, contract_id: AnId, revision_id: FromPath[UUID]
) -> Template:
    """A revision: what it would change beside what stands now, and what is said of it."""
    async with desk.view(request, asked) as view:
        sheet = await sheet_of(view, contract_id, revision_id, "see_contract")
        return await revision_page(desk, view, sheet)


@get(
    "/contracts/{contract_id:uuid}/revisions/{revision_id:uuid}/outline",
    opt=for_act("revise_contract"),
    include_in_schema=False,
)
async def ask_for_outline_again(
    request: Asking, desk: AtDesk, contract_id: AnId, revision_id: FromPath[UUID]
) -> Template | Redirect:
    """Ask for another day, reason or break point."""
    async with desk.view(request) as view:
        sheet = await sheet_of(view, contract_id, revision_id, "revise_contract")
    if not sheet.is_open:
        return Redirect(sheet.address, status_code=HTTP_303_SEE_OTHER)
    revision = sheet.revision
    held = {
        name: getattr(revision, name) for name in ("effective_from", "reason", "break_point_id", "edition")
    }
    return _page(view, sheet, Form(Values.of(held)))


@post(
    "/contracts/{contract_id:uuid}/revisions/{revision_id:uuid}/outline",
    opt=for_act("revise_contract"),
    include_in_schema=False,
)
async def redraft(
    request: Asking, desk: AtDesk, contract_id: AnId, revision_id: FromPath[UUID]
) -> Template | Redirect:
    """Write the outline anew; where somebody else was faster, show both."""
    async with desk.view(request) as view:
        sheet = await sheet_of(view, contract_id, revision_id, "revise_contract")
    form = Form(await posted(request))
    effective_from, reason, break_point_id = _read(form, sheet.contract)
    edition = form.whole("edition") or 0
    if sheet.party is not None and effective_from is not None and not form.problems:
        command = RedraftRevision(
            stream_id=contract_id,
            revision_id=revision_id,
            drafted_by=sheet.party,
            effective_from=effective_from,
            reason=reason,
            break_point_id=break_point_id,
            edition=edition,
        )
        if await give_form(desk, view.person, form, command, contract_id=contract_id):
            return Redirect(sheet.address, status_code=HTTP_303_SEE_OTHER)
        if was_overtaken(form):
            state: ContractState = await desk.fingerpost.state(contract_id, CONTRACT)
            return _overtaken(view, sheet, form, command, state)
    return _page(view, sheet, form)


def _read(form: Form, contract: Contract) -> tuple[date | None, str, UUID | None]:
    points = [known.break_point_id for known in contract.break_points]
    break_point_id = form.id("break_point_id", points)
    effective_from = form.day("effective_from", required=WHEN)
    return effective_from, form.text("reason", required=WHY), break_point_id


def _day_for(point: BreakPoint, today: date) -> date | None:
    return point.falls_on if point.falls_on > today else None


def _overtaken(
    view: View, sheet: Sheet, form: Form, command: RedraftRevision, state: ContractState
) -> Template:
    theirs = state.revisions[command.revision_id]
    told = _told(theirs.effective_from, theirs.reason, theirs.break_point_id, sheet.contract)
    yours = _told(command.effective_from, command.reason, command.break_point_id, sheet.contract)
    return _page(view, sheet, form.again(edition=str(theirs.edition)), theirs=told, yours=yours)


def _told(
    effective_from: date, reason: str, break_point_id: UUID | None, contract: Contract
) -> Mapping[str, str]:
    points = {known.break_point_id: known for known in contract.break_points}
    point = points.get(break_point_id) if break_point_id else None
    return {
        "Break point": in_words(point.falls_on) if point else "None",
        "Counts from": in_words(effective_from),
        "Why": reason,
    }


def _new_page(view: View, contract: Contract, form: Form) -> Template:
    return view.page(
        "revisions/new.html", contract=contract, next_period=_next_period(contract, view.today), **form.shown
    )


def _page(
    view: View,
    sheet: Sheet,
    form: Form,
    *,
    theirs: Mapping[str, str] | None = None,
    yours: Mapping[str, str] | None = None,
) -> Template:
    return view.page(
        "revisions/outline.html",
        sheet=sheet,
        contract=sheet.contract,
        next_period=_next_period(sheet.contract, view.today),
        theirs=theirs,
        yours=yours,
        **form.shown,
    )


def _next_period(contract: Contract, today: date) -> date | None:
    """The first day of the period that begins next: a day on which a change is easily kept apart."""
    summary = contract.summary
    periods = contract.calendar.periods(summary.starts_on, summary.ends_on, ended_early=summary.ended_early)
    return next((period.starts_on for period in periods if period.starts_on > today), None)


OUTLINES = [ask_for_outline, begin_revision, one_revision, ask_for_outline_again, redraft]
