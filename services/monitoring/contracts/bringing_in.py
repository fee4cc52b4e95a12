"""Bringing in contracts: a template to fill in, a look at what a workbook would bring, and the awards.

The workbook travels in the page that shows what it would bring, so that nobody chooses it twice and nothing
lies about on the server; see docs/decisions/a-workbook-travels-in-its-page.md.
"""

from __future__ import annotations

import binascii
from base64 import urlsafe_b64decode, urlsafe_b64encode
from http import HTTPStatus
from typing import NamedTuple

from litestar import Response, get, post
from litestar.datastructures import UploadFile
from litestar.response import Template

from eventstore.errors import EventStoreError
from services.application.contracts.known import known_to
from services.application.contracts.workbook.importing import ContractsImport, Report
from services.application.contracts.workbook.planning import Plan
from services.application.contracts.workbook.template import template
from services.application.workbooks.limits import MEGABYTE
from services.application.workbooks.problems import WorkbookRefused
from services.monitoring.desk import Asking, AtDesk, Desk, View
from services.monitoring.forms import Form, posted
from services.monitoring.giving import context_of
from services.monitoring.guards import for_act
from services.monitoring.workbooks import EXCEL, as_file, or_too_large

LARGEST_WORKBOOK = 3 * MEGABYTE
"""Bytes: five hundred contracts, each with forty expectations, are a third of it."""
LARGEST_REQUEST = 12 * MEGABYTE
"""Bytes: more than three times as much, so that a workbook that is too large is told so by this page."""
CHOOSE = "Choose the workbook that you have filled in."
TOO_LARGE = (
    f"The workbook is larger than {LARGEST_WORKBOOK // MEGABYTE} megabytes. Take out what is not about "
    "contracts, or make two of it."
)


class Brought(NamedTuple):
    """A workbook as it was chosen."""

    name: str
    content: bytes

    @property
    def travelling(self) -> str:
        """Its content as letters and digits, for a hidden field."""
        return urlsafe_b64encode(self.content).decode()


@get("/contracts/bring-in", opt=for_act("award_contract"), include_in_schema=False)
async def ask_for_workbook(request: Asking, desk: AtDesk) -> Template:
    """Offer the template, and ask for the workbook."""
    async with desk.view(request) as view:
        return _page(view, Form())


@get("/contracts/bring-in/template.xlsx", opt=for_act("award_contract"), include_in_schema=False)
async def template_as_file(request: Asking, desk: AtDesk) -> Response[bytes]:
    """The workbook to fill in, with the council's own frameworks and organisations to choose from."""
    async with desk.view(request) as view:
        known = await known_to(view.connection, view.person.council_id, as_of=view.as_of)
    return as_file(template(known), EXCEL, "contracts.xlsx")


@post(
    "/contracts/bring-in",
    opt=for_act("award_contract"),
    include_in_schema=False,
    request_max_body_size=LARGEST_REQUEST,
    exception_handlers=or_too_large(TOO_LARGE),
    status_code=HTTPStatus.OK,
)
async def look_at_workbook(request: Asking, desk: AtDesk) -> Template:
    """Show each contract as it would be, or the cells that cannot be used. Nothing is recorded."""
    async with desk.view(request) as view:
        form = Form(await posted(request))
        brought = await _chosen(request, form)
        if brought is None:
            return _page(view, form)
        importing = await _importing(desk, view, form, brought)
    plan = await _planned(importing, form)
    if plan is None or plan.problems:
        return _page(view, form, brought, plan)
    return view.page("contracts/bring_in_check.html", plan=plan, brought=brought, **form.shown)


@post(
    "/contracts/bring-in/award",
    opt=for_act("award_contract"),
    include_in_schema=False,
    request_max_body_size=LARGEST_REQUEST,
    exception_handlers=or_too_large(TOO_LARGE),
    status_code=HTTPStatus.OK,
)
async def award_from_workbook(request: Asking, desk: AtDesk) -> Template:
    """Award every new contract of the workbook that was looked at, and say what became of each."""
    form = Form(await posted(request))
    brought = _travelled(form)
    async with desk.view(request) as view:
        if brought is None:
            return _page(view, form)
        importing = await _importing(desk, view, form, brought)
    report = await _carried_out(importing, form)
    if report is None or report.plan.problems:
        return _page(view, form, brought, report.plan if report else None)
    if report.position is not None:
        await desk.until_shown(report.position)
    return view.page("contracts/brought_in.html", report=report, brought=brought, **form.shown)


async def _chosen(request: Asking, form: Form) -> Brought | None:
    """The file that was chosen; None where there is none that could be read, and then the form says why."""
    found: object = (await request.form()).get("workbook")
    if not isinstance(found, UploadFile) or not found.filename:
        form.say("workbook", CHOOSE)
        return None
    content = await found.read()
    if len(content) > LARGEST_WORKBOOK:
        form.say("workbook", TOO_LARGE)
        return None
    return Brought(found.filename, content)


def _travelled(form: Form) -> Brought | None:
    """The workbook that came back with the page that showed it."""
    try:
        content = urlsafe_b64decode(form.values.get("content", ""))
    except (binascii.Error, ValueError):
        content = b""
    if not content or len(content) > LARGEST_WORKBOOK:
        form.say("workbook", CHOOSE)
        return None
    return Brought(form.text("name") or "The workbook", content)


async def _importing(desk: Desk, view: View, form: Form, brought: Brought) -> ContractsImport:
    person = view.person
    known = await known_to(view.connection, person.council_id, as_of=view.as_of)
    context = context_of(person, person.council_id, contract_id=None, key=form.key)
    return ContractsImport(desk.fingerpost, known, brought.content, brought.name, context=context)


async def _planned(importing: ContractsImport, form: Form) -> Plan | None:
    try:
        return await importing.plan()
    except WorkbookRefused as error:
        form.say("workbook", error.message)
    return None


async def _carried_out(importing: ContractsImport, form: Form) -> Report | None:
    try:
        return await importing.carry_out()
    except WorkbookRefused as error:
        form.say("workbook", error.message)
    except EventStoreError as error:
        form.not_recorded(error)
    return None


def _page(view: View, form: Form, brought: Brought | None = None, plan: Plan | None = None) -> Template:
    if plan is not None and plan.problems:
        count = len(plan.problems)
        cells = "One cell cannot be used." if count == 1 else f"{count:,} cells cannot be used."
        form.say("problems", f"{cells} Nothing was recorded. Mend the workbook and choose it again.")
    return view.page(
        "contracts/bring_in.html",
        problems=plan.problems if plan else (),
        name=brought.name if brought else "",
        **form.shown,
    )


BRINGING_IN = [ask_for_workbook, template_as_file, look_at_workbook, award_from_workbook]
