"""Pages for everybody: what this is, and what stands in its small print."""

from __future__ import annotations

from litestar import get
from litestar.response import Redirect, Template

from services.access import HOMES
from services.monitoring.desk import Asking, AtDesk
from services.monitoring.guards import PUBLIC


@get("/", opt=PUBLIC, include_in_schema=False)
async def front(request: Asking, desk: AtDesk) -> Template | Redirect:
    """What this is and for whom; whoever is signed in comes to their own page."""
    person = request.user
    if person is not None:
        return Redirect(HOMES[person.role])
    return Template("front.html", context={"masthead": desk.masthead(request)})


@get("/about", opt=PUBLIC, include_in_schema=False)
async def about(request: Asking, desk: AtDesk) -> Template:
    """Where the data comes from, and the licences."""
    return Template("about.html", context={"masthead": desk.masthead(request)})


@get("/accessibility", opt=PUBLIC, include_in_schema=False)
async def accessibility(request: Asking, desk: AtDesk) -> Template:
    """How far everybody can use this, and what was done to find out."""
    return Template("accessibility.html", context={"masthead": desk.masthead(request)})


FRONT = [front, about, accessibility]
