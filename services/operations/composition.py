"""The web services as one process serves them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal, cast

from starlette.types import ASGIApp

import services.dashboards.app
import services.monitoring.app
from services.monitoring.desk import Introduction
from services.operations.dispatcher import Dispatcher
from services.operations.liveness import Living
from services.settings import Settings

What = Literal["all", "monitoring", "dashboards"]


def compose(settings: Settings, what: What, introductions: Sequence[Introduction] = ()) -> ASGIApp:
    """One web service, or all of them behind one address; each answers ``/healthz``.

    Args:
        settings: with the address of a migrated database.
        what: which.
        introductions: whose sign-ins a demonstration tells everybody.
    """
    match what:
        case "monitoring":
            # Litestar describes the same protocol in types of its own.
            return cast("ASGIApp", services.monitoring.app.create_app(settings, introductions=introductions))
        case "dashboards":
            return Living(services.dashboards.app.create_app(settings))
        case "all":
            dashboards = services.dashboards.app.create_app(settings)
            return Dispatcher(compose(settings, "monitoring", introductions), {"/dashboards": dashboards})
