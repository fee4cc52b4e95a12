"""The monitoring service over a furnished database, and browsers that sign in to it."""

from __future__ import annotations

import re
from collections.abc import AsyncIterator, Iterator

import pytest
from litestar import Litestar
from litestar.testing import AsyncTestClient

from services.access import FORM_FIELD, Person
from services.monitoring.app import create_app
from services.operations.embedded_postgres import EmbeddedPostgres
from services.settings import Settings
from tests.factories import NOW, PASSWORD, cheap_passwords
from tests.furnished import clones, make_template, projecting

Browser = AsyncTestClient[Litestar]
_TOKEN = re.compile(rf'name="{FORM_FIELD}" value="([^"]+)"')


@pytest.fixture(scope="session")
def furnished_template(server: EmbeddedPostgres, migrated_template: str) -> str:
    """The name of the furnished database, to be cloned."""
    return make_template(server, migrated_template)


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
    async with AsyncTestClient(app, raise_server_exceptions=False) as client, projecting(furnished_url):
        client.follow_redirects = False
        yield client


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
