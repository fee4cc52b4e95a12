"""A return for those who read it: what it asks and holds, and the questions about it with their answers."""

from __future__ import annotations

from collections.abc import Sequence
from http import HTTPStatus
from uuid import UUID

from litestar import post
from litestar.params import FromPath
from litestar.response import Redirect, Template
from litestar.status_codes import HTTP_303_SEE_OTHER

from domain.provider_return.commands import AnswerQuery
from domain.shared.errors import DomainError
from projections.contracts.results import Contract
from projections.returns.results import Return
from services.access import may
from services.monitoring.desk import AnId, Asking, AtDesk, Desk, View, parties_of
from services.monitoring.giving import give
from services.monitoring.guards import for_act
from services.monitoring.problems import Problem, problems_in, status_of


@post(
    "/returns/{return_id:uuid}/answers/{query_id:uuid}", opt=for_act("answer_query"), include_in_schema=False
)
async def answer(
    request: Asking, desk: AtDesk, return_id: AnId, query_id: FromPath[UUID]
) -> Template | Redirect:
    """Answer a question. The question is its own key: it is answered once."""
    written = str((await request.form()).get("answer", ""))
    async with desk.view(request) as view:
        page, contract = await view.provider_return(return_id, "answer_query")
    command = AnswerQuery(stream_id=return_id, query_id=query_id, answer=written)
    try:
        await give(desk, view.person, command, contract_id=page.summary.contract_id, key=f"answer:{query_id}")
    except DomainError as error:
        field = f"answers.{query_id}"
        problems = [Problem(field, each.code, each.detail) for each in problems_in(error)]
        shown = await reading_page(desk, view, page, contract, errors=problems, written=written)
        shown.status_code = status_of(error)
        return shown
    return Redirect(f"/returns/{return_id}", status_code=HTTP_303_SEE_OTHER)


async def reading_page(  # noqa: PLR0913 - what the page shows
    desk: Desk,
    view: View,
    page: Return,
    contract: Contract,
    *,
    errors: Sequence[Problem] = (),
    written: str = "",
) -> Template:
    """The return as it stands, or stood."""
    names = await desk.access.names_of(view.person.council_id, _actors(page))
    return view.page(
        "returns/return.html",
        status=HTTPStatus.OK,
        errors=errors,
        page=page,
        contract=contract,
        names=names,
        answer=written,
        may_answer=view.asked.is_now and may(view.person, "answer_query", parties_of(contract)),
    )


def _actors(page: Return) -> set[UUID]:
    actors = {page.submitted_by}
    for query in page.queries:
        actors |= {query.asked_by, query.answered_by}
    return {actor for actor in actors if actor is not None}
