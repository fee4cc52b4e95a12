"""An answer to "do you live?" for a service that has none of its own."""

from __future__ import annotations

from starlette.responses import JSONResponse
from starlette.types import ASGIApp, Receive, Scope, Send


class Living:
    """Answers ``/healthz`` and leaves everything else to the application."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        answers = scope["type"] == "http" and scope["path"] == "/healthz"
        await (JSONResponse({"status": "ok"}) if answers else self._app)(scope, receive, send)
