"""What the browser is told to refuse, and what is refused before anything else looks at it."""

from __future__ import annotations

from collections.abc import Sequence

from starlette.datastructures import MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

POLICY_VIOLATION = 1008


def content_security_policy(script_hashes: Sequence[str]) -> str:
    """Our own scripts and Dash's one inline script, nothing from elsewhere.

    Plotly writes style attributes as it draws, which nothing but `unsafe-inline` allows.
    """
    return "; ".join(
        (
            "default-src 'none'",
            f"script-src 'self' {' '.join(script_hashes)}".rstrip(),
            "style-src 'self' 'unsafe-inline'",
            "img-src 'self' data:",
            "connect-src 'self'",
            "form-action 'self'",
            "base-uri 'none'",
            "frame-ancestors 'none'",
        )
    )


LASTING = "public, max-age=31536000, immutable"
"""For files whose address names their version: Dash adds the time of their last change to each."""


class Guarded:
    """An application behind response headers that say what the browser must refuse and what it may keep.

    WebSockets are closed: Dash opens a way to call back through them that nothing here uses.
    """

    def __init__(self, app: ASGIApp, policy: str, assets: str) -> None:
        self._app = app
        self._assets = assets
        self._headers = {
            "Content-Security-Policy": policy,
            "X-Content-Type-Options": "nosniff",
            "Referrer-Policy": "same-origin",
            "Cross-Origin-Opener-Policy": "same-origin",
        }

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "websocket":
            await send({"type": "websocket.close", "code": POLICY_VIOLATION})
            return

        is_versioned = scope.get("path", "").startswith(self._assets) and scope.get("query_string")

        async def guarded(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in self._headers.items():
                    headers[name] = value
                # What one person may see is kept by no cache; only files that name their version are.
                headers.setdefault("Cache-Control", LASTING if is_versioned else "no-store")
            await send(message)

        await self._app(scope, receive, guarded)
