"""Answering what a commissioner asked about a return."""

from __future__ import annotations

from typing import NamedTuple
from uuid import UUID

from litestar import get, post
from litestar.params import FromPath
from litestar.response import Redirect, Template
from litestar.status_codes import HTTP_303_SEE_OTHER

from domain.provider_return.commands import AnswerQuery
from projections.contracts.results import Contract
from projections.returns.results import AskedIndicator, Query, Return
from services.application.returns.questions import reading_question, tasks_of
from services.monitoring.desk import AnId, Asking, AtDesk, Desk, View
from services.monitoring.forms import Form, posted
from services.monitoring.giving import give_form
from services.monitoring.guards import for_act
from services.monitoring.problems import Unknown

_PATH = "/returns/{return_id:uuid}/answers/{query_id:uuid}"


class Setting(NamedTuple):
    """A question, and what it is about: one reading, or the whole return where that is None."""

    page: Return
    contract: Contract
    query: Query
    about: AskedIndicator | None


@get(_PATH, opt=for_act("answer_query"), include_in_schema=False)
async def ask_to_answer(request: Asking, desk: AtDesk, return_id: AnId, query_id: FromPath[UUID]) -> Template:
    """The question, and a field for its answer."""
    async with desk.view(request) as view:
        setting = await _setting(view, return_id, query_id)
        return await _page(desk, view, setting, Form())


@post(_PATH, opt=for_act("answer_query"), include_in_schema=False)
async def answer(
    request: Asking, desk: AtDesk, return_id: AnId, query_id: FromPath[UUID]
) -> Template | Redirect:
    """Answer it, once, or say what is wrong."""
    form = Form(await posted(request))
    async with desk.view(request) as view:
        setting = await _setting(view, return_id, query_id)
    written = form.text("answer", required="Write the answer.")
    command = AnswerQuery(stream_id=return_id, query_id=query_id, answer=written)
    contract_id = setting.page.summary.contract_id
    if not form.problems and await give_form(desk, view.person, form, command, contract_id=contract_id):
        return Redirect(f"/returns/{return_id}", status_code=HTTP_303_SEE_OTHER)
    async with desk.view(request) as view:
        return await _page(desk, view, await _setting(view, return_id, query_id), form)


async def _setting(view: View, return_id: UUID, query_id: UUID) -> Setting:
    page, contract = await view.provider_return(return_id, "answer_query")
    query = next((known for known in page.queries if known.query_id == query_id), None)
    if query is None:
        raise Unknown
    asked = query.indicator_id and reading_question(tasks_of(page), query.indicator_id)
    return Setting(page, contract, query, asked.asked if asked else None)


async def _page(desk: Desk, view: View, setting: Setting, form: Form) -> Template:
    query = setting.query
    actors = {actor for actor in (query.asked_by, query.answered_by) if actor is not None}
    return view.page(
        "returns/answer.html",
        page=setting.page,
        contract=setting.contract,
        query=query,
        about=setting.about,
        names=await desk.access.names_of(view.person.council_id, actors),
        **form.shown,
    )


ANSWERING = [ask_to_answer, answer]
