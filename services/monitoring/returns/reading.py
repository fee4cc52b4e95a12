"""A return for those who read it: what it asks and holds, what was said of it, what they can do with it."""

from __future__ import annotations

from http import HTTPStatus
from uuid import UUID

from litestar.response import Template

from domain.provider_return.prompts import NOT_NAMED
from projections.contracts.results import Contract
from projections.returns.queries import histories_of_return
from projections.returns.results import Return
from services.monitoring.desk import Desk, View
from services.monitoring.returns.acts import HEADINGS, offered
from services.monitoring.returns.figure import names_in, superseded
from services.monitoring.returns.rights import rights_in


async def reading_page(desk: Desk, view: View, page: Return, contract: Contract) -> Template:
    """The return as it stands, or stood."""
    await desk.note_opening(view, page)
    await view.offer_moments(page.summary.contract_id)
    histories = await histories_of_return(view.connection, page.summary.return_id, as_of=view.as_of)
    versions = [version for history in histories.values() for version in history]
    rights = rights_in(view, page, contract)
    attached_by = {file.attached_by for file in page.evidence}
    names = await names_in(desk, view, versions, page.queries)
    return view.page(
        "returns/return.html",
        status=HTTPStatus.OK,
        page=page,
        contract=contract,
        before={indicator_id: superseded(history) for indicator_id, history in histories.items()},
        titles=titles_in(page),
        names={**names, **await desk.access.names_of(view.person.council_id, attached_by)},
        rights=rights,
        offer=offered(page, view.today) if rights.review else None,
        headings=HEADINGS,
        not_named=NOT_NAMED.prompt_id,
    )


def titles_in(page: Return) -> dict[UUID, str]:
    """What the indicators are called that a return asks for, in its order."""
    return {
        asked.asked.indicator_id: asked.definition.title
        for outcome in page.outcomes
        for asked in outcome.indicators
    }
