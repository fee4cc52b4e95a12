"""The contracts that a person may see: filtered, a page at a time, with what each has to be looked at for."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Annotated, get_args
from urllib.parse import urlencode
from uuid import UUID

from litestar import get
from litestar.params import FromQuery, QueryParameter
from litestar.response import Template

from projections.contracts.results import ContractRow
from projections.portfolio.queries import PAGE, Filters, State, portfolio, state_of
from projections.returns.queries import due_of
from services.monitoring.desk import AskedMoment, Asking, AtDesk, View
from services.monitoring.guards import for_act
from services.presentation.pages import page_number, pages_of
from services.presentation.standing import standing

InState = Annotated[str, QueryParameter(name="state", required=False)]
"""Litestar keeps the name `state` for itself."""


@get("/contracts", opt=for_act("see_contracts"), include_in_schema=False)
async def list_of_contracts(  # noqa: PLR0913, PLR0917 - each is a part of the address
    request: Asking,
    desk: AtDesk,
    asked: AskedMoment,
    area: FromQuery[str] = "",
    provider: FromQuery[str] = "",
    in_state: InState = "",
    words: FromQuery[str] = "",
    outcome: FromQuery[str] = "",
    page: FromQuery[str] = "",
) -> Template:
    """The contracts that the person may see, which of them are wanted, and what they wait for."""
    filters = Filters(
        service_area=_written(area),
        provider_id=_id(provider),
        state=_STATES.get(in_state),
        words=_written(words),
        outcome_id=_id(outcome),
    )
    async with desk.view(request, asked) as view:
        number = page_number(page)
        offset = (number - 1) * PAGE
        found = await portfolio(view.connection, filters, today=view.today, as_of=view.as_of, offset=offset)
        chosen = _chosen(filters)
        return view.page(
            "contracts.html",
            portfolio=found,
            chosen=chosen,
            chosen_provider=filters.provider_id,
            filtered=filters != Filters(),
            states={each.contract_id: state_of(each, view.today) for each in found.contracts},
            tags=await _tags(view, found.contracts),
            pages=pages_of(number, found.total, PAGE, _query(view, chosen)),
        )


_STATES: Mapping[str, State] = {state: state for state in get_args(State)}


def _written(text: str) -> str:
    """What an address asks for, less what no text of ours holds and PostgreSQL does not take."""
    return text.replace("\0", "").strip()


def _id(written: str) -> UUID | None:
    """The id in an address; None where it is none of ours, which then narrows nothing."""
    try:
        return UUID(written)
    except ValueError:
        return None


def _chosen(filters: Filters) -> dict[str, str]:
    """The filters as the form and the address name them; what could not be read is not among them."""
    return {
        "area": filters.service_area,
        "provider": str(filters.provider_id or ""),
        "state": filters.state or "",
        "words": filters.words,
        "outcome": str(filters.outcome_id or ""),
    }


def _query(view: View, chosen: Mapping[str, str]) -> str:
    """The query string of the list as it is filtered, ready for "&page=2"; it begins with "?"."""
    kept = urlencode({name: value for name, value in chosen.items() if value})
    moment = view.asked.query.removeprefix("?")
    return "?" + "&".join(part for part in (moment, kept) if part)


async def _tags(view: View, rows: Sequence[ContractRow]) -> dict[UUID, Counter[str]]:
    """How many returns of each contract wait for somebody, by the word for where they stand."""
    tags: dict[UUID, Counter[str]] = {row.contract_id: Counter() for row in rows}
    for row in await due_of(view.connection, list(tags), as_of=view.as_of):
        said = standing(row, view.today)
        if said.to_do or row.standing == "submitted":
            tags[row.contract_id][said.tag] += 1
    return tags


PORTFOLIO = [list_of_contracts]
