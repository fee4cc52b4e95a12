"""Several ASGI applications behind one address, each with the lifespan it would have alone."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping
from typing import Any

from starlette.types import ASGIApp, Message, Receive, Scope, Send


class Dispatcher:
    """Hands each request to the application of its path, and start and stop to all of them.

    The path stays as it is, for the applications know where they stand: a mount that cuts it breaks Dash.

    Args:
        default: answers what no prefix claims.
        prefixed: applications by the beginning of their paths, such as ``/dashboards``.
    """

    def __init__(self, default: ASGIApp, prefixed: Mapping[str, ASGIApp]) -> None:
        self._default = _Member(default)
        self._prefixed = {prefix: _Member(app) for prefix, app in prefixed.items()}

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "lifespan":
            await self._lifespan(receive, send)
        else:
            await self._member(scope["path"])(scope, receive, send)

    def _member(self, path: str) -> _Member:
        for prefix, member in self._prefixed.items():
            if path == prefix or path.startswith(f"{prefix}/"):
                return member
        return self._default

    async def _lifespan(self, receive: Receive, send: Send) -> None:
        members = [self._default, *self._prefixed.values()]
        await receive()
        answers = [await member.start() for member in members]
        failure = next((answer for answer in answers if answer["type"].endswith("failed")), None)
        if failure is not None:
            await asyncio.gather(*(member.stop() for member in members))
            await send(failure)
            return
        await send({"type": "lifespan.startup.complete"})
        await receive()
        answers = [await member.stop() for member in reversed(members)]
        failure = next((answer for answer in answers if answer["type"].endswith("failed")), None)
        await send(failure or {"type": "lifespan.shutdown.complete"})


class _Member:
    """One application, and the conversation about its lifespan."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app
        self._state: dict[str, Any] = {}
        self._told: asyncio.Queue[Message] = asyncio.Queue()
        self._answers: asyncio.Queue[Message] = asyncio.Queue()
        self._running: asyncio.Task[None] | None = None
        self._started = False
        self._phase = "startup"

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if "state" in scope:
            # What an application keeps in its lifespan is its own; the server knows one state for all.
            scope = {**scope, "state": self._state.copy()}
        await self._app(scope, receive, send)

    async def start(self) -> Message:
        """Start the application; its answer."""
        scope = {"type": "lifespan", "asgi": {"version": "3.0", "spec_version": "2.0"}, "state": self._state}
        self._running = asyncio.create_task(self._live(scope))
        answer = await self._ask("lifespan.startup")
        self._started = answer["type"] == "lifespan.startup.complete"
        return answer

    async def stop(self) -> Message:
        """Stop the application if it was started; its answer."""
        answer: Message = {"type": "lifespan.shutdown.complete"}
        if self._started:
            self._started = False
            self._phase = "shutdown"
            answer = await self._ask("lifespan.shutdown")
        if self._running is not None:
            await self._running
        return answer

    async def _ask(self, what: str) -> Message:
        await self._told.put({"type": what})
        return await self._answers.get()

    async def _live(self, scope: Scope) -> None:
        try:
            await self._app(scope, self._told.get, self._answers.put)
        # Whatever it is, an application that dies at its start or stop must not leave the others waiting.
        except Exception as error:  # noqa: BLE001
            message = f"{type(error).__name__}: {error}"
            await self._answers.put({"type": f"lifespan.{self._phase}.failed", "message": message})
