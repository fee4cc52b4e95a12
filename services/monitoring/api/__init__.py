"""The HTTP API: the same record and the same decisions as the pages, as JSON."""

from __future__ import annotations

from litestar import Router
from litestar.di import Provide

from services.monitoring.api.answering import ANSWERING
from services.monitoring.api.awards import AWARDS
from services.monitoring.api.break_points import BREAK_POINTS
from services.monitoring.api.contracts import CONTRACTS
from services.monitoring.api.designing import DESIGNING
from services.monitoring.api.drafting import DRAFTING
from services.monitoring.api.frameworks import FRAMEWORKS
from services.monitoring.api.life import LIFE
from services.monitoring.api.maps import MAPS
from services.monitoring.api.refusals import Overtaken, of_overtaken
from services.monitoring.api.return_workflow import RETURN_WORKFLOW
from services.monitoring.api.returns import RETURNS
from services.monitoring.api.revisions import REVISIONS
from services.monitoring.api.shared import provide_caller

API_ROUTES = Router(
    "/api",
    route_handlers=[
        *FRAMEWORKS,
        *DESIGNING,
        *CONTRACTS,
        *AWARDS,
        *MAPS,
        *BREAK_POINTS,
        *LIFE,
        *REVISIONS,
        *DRAFTING,
        *ANSWERING,
        *RETURNS,
        *RETURN_WORKFLOW,
    ],
    dependencies={"caller": Provide(provide_caller)},
    exception_handlers={Overtaken: of_overtaken},
)
