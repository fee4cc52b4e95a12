"""What each kind of person comes to: what is due, or that nothing is asked or released yet."""

from __future__ import annotations

from typing import Any

from litestar import get
from litestar.response import Template

from projections.returns.queries import due
from projections.returns.results import ReturnRow
from projections.worklist.needs import NEEDS, OF_RETURNS
from projections.worklist.queries import worklist
from services.monitoring.desk import AskedMoment, Asking, AtDesk, View
from services.monitoring.guards import for_act
from services.monitoring.worklist import address_of
from services.presentation.standing import standing

_BESIDE_RETURNS = NEEDS - OF_RETURNS


@get("/due", opt=for_act("see_due"), include_in_schema=False)
async def what_is_due(request: Asking, desk: AtDesk, asked: AskedMoment) -> Template:
    """A provider's returns: what waits for them, what is coming, what they have sent."""
    async with desk.view(request, asked) as view:
        rows = await due(view.connection, view.person.organisation_id, as_of=view.as_of)
        found = await worklist(
            view.connection,
            party="lead_provider",
            today=view.today,
            as_of=view.as_of,
            among=_BESIDE_RETURNS,
            lead_provider_id=view.person.organisation_id,
        )
        return view.page("due.html", besides=found, address_of=address_of, **_sorted(rows, view))


@get("/releases", opt=for_act("see_releases"), include_in_schema=False)
async def what_is_released(request: Asking, desk: AtDesk) -> Template:
    """Scrutiny sees what was released, and nothing can be released yet."""
    async with desk.view(request) as view:
        return view.page("releases.html")


@get("/visits", opt=for_act("see_visits"), include_in_schema=False)
async def what_is_asked(request: Asking, desk: AtDesk) -> Template:
    """Co-assessors see the visits that they are asked to, and none can be planned yet."""
    async with desk.view(request) as view:
        return view.page("visits.html")


def _sorted(rows: tuple[ReturnRow, ...], view: View) -> dict[str, Any]:
    waiting = [row for row in rows if standing(row, view.today).to_do]
    coming = [row for row in rows if row.standing == "open" and row not in waiting]
    sent = [row for row in reversed(rows) if row not in waiting and row not in coming]
    return {"waiting": waiting, "coming": coming, "sent": sent}


DUE = [what_is_due, what_is_released, what_is_asked]
