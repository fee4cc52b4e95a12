"""The HTTP API: the same record and the same decisions as the pages, as JSON."""

from __future__ import annotations

from litestar import Router
from litestar.di import Provide

from services.monitoring.api.contracts import CONTRACTS
from services.monitoring.api.refusals import Overtaken, of_overtaken
from services.monitoring.api.returns import RETURNS
from services.monitoring.api.shared import provide_caller

API_ROUTES = Router(
    "/api",
    route_handlers=[*CONTRACTS, *RETURNS],
    dependencies={"caller": Provide(provide_caller)},
    exception_handlers={Overtaken: of_overtaken},
)
