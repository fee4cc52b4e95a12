"""The dashboards over a furnished database, and browsers that are signed in as somebody."""

from __future__ import annotations

import json
import re
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import AsyncExitStack
from typing import Any

import httpx
import msgspec
import pytest
from starlette.types import ASGIApp

from services.access import FORM_HEADER, Access, Cookies, Person, form_token, keeping, reading_only
from services.access.service import SignedIn
from services.dashboards.app import create_app
from services.operations.embedded_postgres import EmbeddedPostgres
from services.settings import Settings
from tests.factories import NOW, PASSWORD, cheap_passwords
from tests.furnished import clones, make_template
from tests.integration.dashboards.lifespan import started

CALLBACK = "/dashboards/_dash-update-component"
COOKIES = Cookies(secure=False)


class Visitor(msgspec.Struct, frozen=True):
    """A browser, signed in as somebody or as nobody."""

    client: httpx.AsyncClient
    token: str | None

    async def get(self, path: str) -> httpx.Response:
        """Ask for a page or a file."""
        return await self.client.get(path)

    async def charts(self, path: str, *, header: str | None = None) -> httpx.Response:
        """What the page of that path asks of the server to be filled with.

        Args:
            path: of the page, with its query.
            header: the form token to send; None for the one that belongs to the session.
        """
        pathname, _, search = path.partition("?")
        asked = {
            "output": "charts.children",
            "outputs": {"id": "charts", "property": "children"},
            "inputs": [
                {"id": "address", "property": "pathname", "value": pathname},
                {"id": "address", "property": "search", "value": f"?{search}" if search else ""},
            ],
            "changedPropIds": [],
        }
        token = form_token(self.token) if self.token and header is None else header or ""
        return await self.client.post(CALLBACK, json=asked, headers={FORM_HEADER: token})


SignIn = Callable[[Person | None], Any]


@pytest.fixture(scope="session")
def server(embedded_server: EmbeddedPostgres) -> EmbeddedPostgres:
    """One is enough: what charts ask of a database is asked of both in projections."""
    return embedded_server


@pytest.fixture(scope="session")
def furnished_template(server: EmbeddedPostgres) -> str:
    """The name of the furnished database, to be cloned."""
    return make_template(server)


@pytest.fixture(scope="session")
def furnished_url(server: EmbeddedPostgres, furnished_template: str) -> Iterator[str]:
    """The address of a furnished database; one for all, since nothing here records anything."""
    yield from clones(server, furnished_template)


@pytest.fixture
async def app(furnished_url: str) -> AsyncIterator[ASGIApp]:
    """The dashboards, started."""
    made = create_app(Settings(database_url=furnished_url, clock=NOW))
    async with started(made):
        yield made


@pytest.fixture
async def visitor(app: ASGIApp, furnished_url: str) -> AsyncIterator[SignIn]:
    """Gives a browser that is signed in as somebody."""
    keeper, reader = keeping(furnished_url), reading_only(furnished_url)
    access = Access(keeper, reader, COOKIES, passwords=cheap_passwords())
    async with AsyncExitStack() as opened:

        async def sign_in(person: Person | None) -> Visitor:
            token = None if person is None else await session_of(access, person)
            cookies = {} if token is None else {COOKIES.name("session"): token}
            client = httpx.AsyncClient(
                transport=httpx.ASGITransport(app), base_url="http://fingerpost.test", cookies=cookies
            )
            return Visitor(await opened.enter_async_context(client), token)

        yield sign_in
    await keeper.dispose()
    await reader.dispose()


async def session_of(access: Access, person: Person) -> str:
    """The token of a new session of the person's."""
    signed_in = await access.sign_in(person.email, PASSWORD, address="127.0.0.1", cookie_header=None)
    assert isinstance(signed_in, SignedIn)
    return signed_in.token


def texts(part: Any) -> list[str]:
    """All that is written in a component as it is sent to the browser."""
    if isinstance(part, str):
        return [part]
    if isinstance(part, list):
        return [text for each in part for text in texts(each)]
    if not isinstance(part, dict):
        return []
    props = part.get("props", {})
    return texts(props.get("children", props.get("tree", [])))


def told(answer: httpx.Response) -> str:
    """What the callback's answer says, in one line."""
    children = answer.json()["response"]["charts"]["children"]
    return re.sub(r"\s+", " ", " ".join(texts(children)))


def links(answer: httpx.Response) -> set[str]:
    """Where the callback's answer leads to."""
    return set(re.findall(r'"href": ?"([^"]+)"', json.dumps(answer.json())))
