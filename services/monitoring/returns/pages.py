"""A return on the web: fill in, check, submit, and a receipt of what was sent."""

from __future__ import annotations

from collections.abc import Sequence
from http import HTTPStatus
from uuid import UUID, uuid4

from litestar import get, post
from litestar.params import FromPath
from litestar.response import Redirect, Template
from litestar.status_codes import HTTP_200_OK, HTTP_303_SEE_OTHER

from domain.shared.errors import DomainError
from eventstore.errors import EventStoreError
from projections.contracts.results import Contract
from projections.returns.results import Return
from services.access import may
from services.application.streams import RETURN
from services.monitoring.desk import AnId, AskedMoment, Asking, AtDesk, Desk, View, parties_of
from services.monitoring.forms import KEY, posted
from services.monitoring.giving import give
from services.monitoring.guards import for_act
from services.monitoring.problems import Problem, Unknown, by_field, of_store, problems_in, status_of
from services.monitoring.returns.fields import Values, field_names, field_of, values_before
from services.monitoring.returns.reading import answer, reading_page
from services.monitoring.returns.reading_forms import Read, read_form
from services.monitoring.returns.receipts import receipts
from services.presentation.standing import is_locked


@get("/returns/{return_id:uuid}", opt=for_act("see_return"), include_in_schema=False)
async def one_return(request: Asking, desk: AtDesk, asked: AskedMoment, return_id: AnId) -> Template:
    """The form, for whoever can submit it now; for everybody else what it asks and holds."""
    async with desk.view(request, asked) as view:
        page, contract = await view.provider_return(return_id, "see_return")
        if view.asked.is_now and _can_submit(view, page, contract):
            return _form(view, page, values_before(page))
        return await reading_page(desk, view, page, contract)


@post(
    "/returns/{return_id:uuid}/check",
    opt=for_act("submit_return"),
    status_code=HTTP_200_OK,
    include_in_schema=False,
)
async def check(request: Asking, desk: AtDesk, return_id: AnId) -> Template:
    """Show what would be submitted, or what is wrong with it."""
    values = await posted(request)
    async with desk.view(request) as view:
        page, _ = await view.provider_return(return_id, "submit_return")
    error = await _objection(desk, read_form(page, values))
    if error is not None:
        return _form(view, page, values, error)
    return _check(view, page, values, key=values.get(KEY) or str(uuid4()))


@post(
    "/returns/{return_id:uuid}/change",
    opt=for_act("submit_return"),
    status_code=HTTP_200_OK,
    include_in_schema=False,
)
async def change(request: Asking, desk: AtDesk, return_id: AnId) -> Template:
    """Back from the check to the form, with everything as it was typed."""
    values = await posted(request)
    async with desk.view(request) as view:
        page, _ = await view.provider_return(return_id, "submit_return")
        return _form(view, page, values)


@post("/returns/{return_id:uuid}/submission", opt=for_act("submit_return"), include_in_schema=False)
async def submission(request: Asking, desk: AtDesk, return_id: AnId) -> Template | Redirect:
    """Submit the return. What was typed comes back with whatever stands in the way."""
    values = await posted(request)
    async with desk.view(request) as view:
        page, _ = await view.provider_return(return_id, "submit_return")
    read, key = read_form(page, values), values.get(KEY, "")
    if read.error is not None:
        return _form(view, page, values, read.error)
    try:
        executed = await give(desk, view.person, read.command, contract_id=page.summary.contract_id, key=key)
    except DomainError as error:
        return _form(view, page, values, error)
    except EventStoreError as error:
        refused = of_store(error)
        problem = Problem("", "not_recorded", f"{refused.title}. {refused.sentence}")
        return _check(view, page, values, key=key, errors=(problem,), status=refused.status)
    sent = [kept for kept in await receipts(desk.fingerpost, return_id) if kept.is_at(executed.position)]
    where = f"/returns/{return_id}/submissions/{sent[0].submission}"
    return Redirect(where, status_code=HTTP_303_SEE_OTHER)


@get(
    "/returns/{return_id:uuid}/submissions/{number:int}", opt=for_act("see_receipt"), include_in_schema=False
)
async def confirmation(request: Asking, desk: AtDesk, return_id: AnId, number: FromPath[int]) -> Template:
    """That it was submitted: reference, time, and what happens next."""
    return await _sent(request, desk, return_id, number, "returns/confirmation.html")


@get(
    "/returns/{return_id:uuid}/submissions/{number:int}/receipt",
    opt=for_act("see_receipt"),
    include_in_schema=False,
)
async def one_receipt(request: Asking, desk: AtDesk, return_id: AnId, number: FromPath[int]) -> Template:
    """Exactly what was sent, and how it can be told that nothing of it was changed."""
    return await _sent(request, desk, return_id, number, "returns/receipt.html")


RETURNS = [one_return, check, change, submission, answer, confirmation, one_receipt]


async def _sent(request: Asking, desk: Desk, return_id: UUID, number: int, template: str) -> Template:
    async with desk.view(request) as view:
        page, contract = await view.provider_return(return_id, "see_receipt")
    kept = [kept for kept in await receipts(desk.fingerpost, return_id) if kept.submission == number]
    if not kept:
        raise Unknown
    actor = kept[0].actor_id
    who = await desk.access.names_of(view.person.council_id, () if actor is None else (actor,))
    return view.page(template, page=page, contract=contract, receipt=kept[0], names=who)


async def _objection(desk: Desk, read: Read) -> DomainError | None:
    """What stands in the way of submitting: what was typed, or where the return stands by now."""
    if read.error is not None:
        return read.error
    state = await desk.fingerpost.state(read.command.stream_id, RETURN)
    try:
        RETURN.decide_all(state, (read.command,), desk.clock())
    except DomainError as error:
        return error
    return None


def _can_submit(view: View, page: Return, contract: Contract) -> bool:
    waits = page.summary.standing in ("open", "sent_back") and not is_locked(page.summary, view.today)
    return waits and may(view.person, "submit_return", parties_of(contract))


def _form(view: View, page: Return, values: Values, error: DomainError | None = None) -> Template:
    problems = () if error is None else problems_in(error)
    names = field_names(page)
    placed = tuple(
        Problem(field_of(problem.field, names), problem.code, problem.detail) for problem in problems
    )
    return view.page(
        "returns/form.html",
        status=HTTPStatus.OK if error is None else status_of(error),
        errors=placed,
        page=page,
        values=values,
        wrong=by_field(placed),
    )


def _check(  # noqa: PLR0913 - what the page shows
    view: View,
    page: Return,
    values: Values,
    *,
    key: str,
    errors: Sequence[Problem] = (),
    status: HTTPStatus = HTTPStatus.OK,
) -> Template:
    read = read_form(page, values)
    return view.page(
        "returns/check.html",
        status=status,
        errors=errors,
        page=page,
        held={name: values.get(name, "") for name in field_names(page)},
        key=key,
        readings={reading.indicator_id: reading for reading in read.command.readings},
        narratives={told.prompt_id: told.text for told in read.command.narratives},
    )
