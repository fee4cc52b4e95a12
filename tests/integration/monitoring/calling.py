"""Programs that sign in and call the HTTP API, side by side before one service."""

from __future__ import annotations

from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager
from itertools import count
from typing import Any

import msgspec
from httpx import ASGITransport, AsyncClient, Response
from litestar import Litestar

from services.access import FORM_HEADER, Person
from services.monitoring.api import examples
from tests.factories import (
    BRIGHTSIDE,
    CONFIDENCE,
    FRAMEWORKS,
    FRIENDSHIP,
    HOPEFUL,
    LONELY,
    NORTHAM,
    OAKGATE,
    SAVED,
    WELCOME,
    WELL_BEING,
    an_id,
)
from tests.integration.monitoring.conftest import sign_in

FURNISHED = {
    examples.FRAMEWORK: FRAMEWORKS[NORTHAM],
    examples.OUTCOMES[0]: CONFIDENCE.outcome_id,
    examples.OUTCOMES[1]: FRIENDSHIP.outcome_id,
    examples.HOPEFUL: HOPEFUL.indicator_id,
    examples.WELL_BEING: WELL_BEING.indicator_id,
    examples.LONELY: LONELY.indicator_id,
    examples.WELCOME: WELCOME.indicator_id,
    examples.SAVED: SAVED.indicator_id,
    examples.PROVIDER: BRIGHTSIDE,
    examples.PARTNER: OAKGATE,
    examples.BREAK_POINT: an_id(61),
}
"""What the ids of the examples stand for in the furnished world."""
_keys = count(1)


def here(example: Any) -> Any:
    """An example with the ids of the furnished world."""
    written = msgspec.json.encode(example).decode()
    for given, known in FURNISHED.items():
        written = written.replace(given, str(known))
    return msgspec.json.decode(written)


class Program:
    """A program that is signed in as somebody."""

    def __init__(self, client: AsyncClient) -> None:
        self._client = client

    async def sign_in(self, person: Person) -> None:
        self._client.cookies.clear()
        await sign_in(self._client, person)

    async def get(self, path: str) -> Response:
        return await self._client.get(f"/api{path}")

    async def send(self, method: str, path: str, body: Any = None, *, key: str | None = "new") -> Response:
        """Send something to be recorded.

        Args:
            method: of the request.
            path: below /api.
            body: what is sent; bytes go out as they are.
            key: its own name; "new" makes one, None leaves the header out.
        """
        headers = {FORM_HEADER: self._client.cookies["fingerpost_form"]}
        if key is not None:
            headers["Idempotency-Key"] = f"request {next(_keys)}" if key == "new" else key
        if isinstance(body, bytes):
            headers["Content-Type"] = "application/json"
            return await self._client.request(method, f"/api{path}", content=body, headers=headers)
        return await self._client.request(method, f"/api{path}", json=body, headers=headers)

    async def done(self, method: str, path: str, body: Any = None) -> Any:
        """Send something that must be recorded; what is answered."""
        answer = await self.send(method, path, body)
        assert answer.is_success, answer.text
        return answer.json()


@asynccontextmanager
async def calling(app: Litestar, person: Person) -> AsyncGenerator[Program]:
    """A program that is signed in as the person, before a service that a browser keeps running."""
    transport = ASGITransport(app=app, raise_app_exceptions=False)  # type: ignore[arg-type]
    async with AsyncClient(transport=transport, base_url="http://testserver.local") as client:
        program = Program(client)
        await program.sign_in(person)
        yield program
