"""The frameworks of a council."""

from __future__ import annotations

from litestar import get
from litestar.response import Template

from projections.frameworks.queries import frameworks, newest_versions
from services.access import may
from services.monitoring.desk import AskedMoment, Asking, AtDesk
from services.monitoring.guards import for_act


@get("/frameworks", opt=for_act("see_frameworks"), include_in_schema=False)
async def list_of_frameworks(request: Asking, desk: AtDesk, asked: AskedMoment) -> Template:
    """The frameworks of the person's council, with what was agreed last."""
    async with desk.view(request, asked) as view:
        return view.page(
            "frameworks/list.html",
            frameworks=await frameworks(view.connection, as_of=view.as_of),
            newest=await newest_versions(view.connection, as_of=view.as_of),
            may_design=view.asked.is_now and may(view.person, "design_framework"),
        )
