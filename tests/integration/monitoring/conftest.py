"""The monitoring service over a furnished database, and browsers that sign in to it."""

from __future__ import annotations

import asyncio
import re
from collections.abc import AsyncGenerator, AsyncIterator, Iterator
from contextlib import asynccontextmanager

import pytest
from httpx import ASGITransport, AsyncClient
from litestar import Litestar

from services.access import FORM_FIELD, Person
from services.monitoring.app import create_app
from services.operations.embedded_postgres import EmbeddedPostgres
from services.settings import Settings
from tests.factories import NOW, PASSWORD, cheap_passwords
from tests.furnished import clones, make_template, projecting

Browser = AsyncClient
_TOKEN = re.compile(rf'name="{FORM_FIELD}" value="([^"]+)"')


@pytest.fixture(scope="session")
def server(embedded_server: EmbeddedPostgres) -> EmbeddedPostgres:
    """One is enough: what pages ask of a database is asked of both in projections, application and access."""
    return embedded_server


@pytest.fixture(scope="session")
def furnished_template(server: EmbeddedPostgres) -> str:
    """The name of the furnished database, to be cloned."""
    return make_template(server)


@pytest.fixture
def furnished_url(server: EmbeddedPostgres, furnished_template: str) -> Iterator[str]:
    """The address of a new furnished database."""
    yield from clones(server, furnished_template)


@pytest.fixture
def settings(furnished_url: str) -> Settings:
    """Settings for the furnished database, at its moment."""
    return Settings(database_url=furnished_url, clock=NOW)


@pytest.fixture
def app(settings: Settings) -> Litestar:
    """The service."""
    return create_app(settings, passwords=cheap_passwords())


@pytest.fixture
async def browser(app: Litestar, furnished_url: str) -> AsyncIterator[Browser]:
    """A browser in which nobody has signed in; the read models follow the log."""
    async with projecting(furnished_url), visiting(app) as client:
        yield client


@asynccontextmanager
async def visiting(app: Litestar, address: str = "http://testserver.local") -> AsyncGenerator[Browser]:
    """A browser that visits the service, in this loop: Litestar's own client would hold it up."""
    transport = ASGITransport(app=app, raise_app_exceptions=False)  # type: ignore[arg-type]
    async with _living(app), AsyncClient(transport=transport, base_url=address) as client:
        yield client


@asynccontextmanager
async def _living(app: Litestar) -> AsyncGenerator[None]:
    """The service started, in one task from start to stop: a fixture's own two ends are in different ones."""
    started, stop = asyncio.Event(), asyncio.Event()

    async def live() -> None:
        async with app.lifespan():
            started.set()
            await stop.wait()

    living = asyncio.create_task(live())
    await started.wait()
    yield
    stop.set()
    await living


def token_in(page: str) -> str:
    """The form token of a page."""
    found = _TOKEN.search(page)
    assert found is not None, "the page has no form of ours"
    return found[1]


async def sign_in(browser: Browser, person: Person, password: str = PASSWORD) -> str:
    """Sign in by the form; where that leads."""
    page = await browser.get("/sign-in")
    form = {FORM_FIELD: token_in(page.text), "email": person.email, "password": password}
    answer = await browser.post("/sign-in", data=form)
    assert answer.status_code == 303, answer.text
    return answer.headers["location"]
