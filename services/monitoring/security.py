"""The headers that every response carries."""

from __future__ import annotations

from typing import Final

from litestar.types import Message, Scope

POLICY: Final = (
    # No script at all: every journey here works without. Dash sends a policy of its own.
    "default-src 'none'; style-src 'self'; img-src 'self'; form-action 'self'; base-uri 'none'; "
    "frame-ancestors 'none'"
)
HEADERS: Final = {
    "Content-Security-Policy": POLICY,
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
}
STRICT_TRANSPORT: Final = "max-age=31536000"


async def secure(message: Message, scope: Scope) -> None:
    """Put the headers on a response; what is about a person is kept in no cache."""
    if message["type"] != "http.response.start":
        return
    given = {name.lower() for name, _ in message["headers"]}
    wanted = dict(HEADERS)
    if not scope["path"].startswith("/static/"):
        wanted["Cache-Control"] = "no-store"
    if scope["litestar_app"].state.secure:
        wanted["Strict-Transport-Security"] = STRICT_TRANSPORT
    more = [(name.lower().encode(), value.encode()) for name, value in wanted.items()]
    message["headers"] = [*message["headers"], *(pair for pair in more if pair[0] not in given)]
