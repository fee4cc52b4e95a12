"""Whether the service lives, whether it can serve, and how far its pages are behind the record."""

from __future__ import annotations

from http import HTTPStatus
from typing import Any

import msgspec
from litestar import Response, get
from litestar.datastructures import State
from litestar.response import Template
from prometheus_client import CONTENT_TYPE_LATEST, REGISTRY, Gauge, generate_latest
from sqlalchemy.exc import DBAPIError, InterfaceError
from sqlalchemy.ext.asyncio import AsyncEngine

from projections.positions import Lags, lags
from projections.read_models import READ_MODELS
from services.clock import Clock
from services.monitoring.desk import Asking, AtDesk
from services.monitoring.guards import ASSET, for_act

LONGEST_LAG = 60.0
"""Seconds that an event may wait to be shown before the service is called not ready."""
UNREACHABLE = (DBAPIError, InterfaceError, OSError)

HEAD = Gauge("fingerpost_log_head", "Position of the newest event")
LAG = Gauge("fingerpost_projection_lag_events", "Events that a projection has yet to see", ["projection"])
WAIT = Gauge("fingerpost_projection_lag_seconds", "Seconds that the first of them waits", ["projection"])
STOPPED = Gauge("fingerpost_projection_stopped", "1 where a projection stopped at an event", ["projection"])


class Readiness(msgspec.Struct, frozen=True, kw_only=True):
    """Whether pages can be served and are right.

    Attributes:
        ready: whether nothing stands in the way.
        because: what does, one sentence each.
        lags: the head of the log and each projection's position; None where the database is out of reach.
    """

    ready: bool
    because: tuple[str, ...]
    lags: Lags | None


async def readiness(reader: AsyncEngine, clock: Clock) -> Readiness:
    """Look at the log's head and at every projection."""
    try:
        async with reader.connect() as connection:
            found = await lags(connection, now=clock())
    except UNREACHABLE as error:
        return Readiness(ready=False, because=(f"The database: {type(error).__name__}.",), lags=None)
    because = tuple(_objections(found))
    return Readiness(ready=not because, because=because, lags=found)


def _objections(found: Lags) -> list[str]:
    known = {lag.projection for lag in found.projections}
    objections = [
        f"The read model “{model.name}” was not made yet." for model in READ_MODELS if model.name not in known
    ]
    for lag in found.projections:
        if lag.stopped is not None:
            objections.append(f"“{lag.projection}” stopped at position {lag.stopped.position}.")
        elif lag.seconds > LONGEST_LAG:
            objections.append(f"“{lag.projection}” is {lag.events} events behind.")
    return objections


@get("/healthz", opt=ASSET, include_in_schema=False)
async def healthz() -> dict[str, str]:
    """That the process answers; nothing else is looked at."""
    return {"status": "ok"}


@get("/readyz", opt=ASSET, include_in_schema=False)
async def readyz(state: State) -> Response[Any]:
    """200 where pages can be served and are right; 503 with the reasons where not."""
    found = await readiness(state.reader, state.clock)
    status = HTTPStatus.OK if found.ready else HTTPStatus.SERVICE_UNAVAILABLE
    return Response(found, status_code=status, headers={"Cache-Control": "no-store"})


@get("/metrics", opt=ASSET, include_in_schema=False)
async def metrics(state: State) -> Response[bytes]:
    """Counters and gauges for Prometheus."""
    found = (await readiness(state.reader, state.clock)).lags
    if found is not None:
        HEAD.set(found.head)
        for lag in found.projections:
            LAG.labels(lag.projection).set(lag.events)
            WAIT.labels(lag.projection).set(lag.seconds)
            STOPPED.labels(lag.projection).set(lag.stopped is not None)
    return Response(generate_latest(REGISTRY), headers={"Content-Type": CONTENT_TYPE_LATEST})


@get("/health", opt=for_act("see_health"), include_in_schema=False)
async def health_page(request: Asking, desk: AtDesk, state: State) -> Template:
    """The same for people: no contract is named."""
    found = await readiness(state.reader, state.clock)
    async with desk.view(request) as view:
        return view.page("health.html", found=found)


HEALTH = [healthz, readyz, metrics, health_page]
