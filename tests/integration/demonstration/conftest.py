"""The demonstration, loaded once a server and cloned for each test."""

import asyncio
from collections.abc import AsyncIterator, Iterator

import pytest
from psycopg import sql

from demonstration.acts import NOW
from services.application.application import Fingerpost
from services.clock import clock_from
from services.operations import demo
from services.operations.embedded_postgres import EmbeddedPostgres
from services.operations.migrations import migrate
from services.operations.progress import Progress
from services.settings import Settings
from tests.conftest import _address, _fresh, _run

TEMPLATE = "demonstration_template"


@pytest.fixture(scope="session")
def server(embedded_server: EmbeddedPostgres) -> EmbeddedPostgres:
    """One is enough: the story is the same on every server."""
    return embedded_server


@pytest.fixture(scope="session")
def demonstration_template(server: EmbeddedPostgres) -> str:
    """A database that holds the demonstration."""
    _run(server, sql.SQL("create database {}").format(sql.Identifier(TEMPLATE)))
    url = _address(server, TEMPLATE)
    asyncio.run(migrate(url))
    with Progress() as progress:
        demo.fill(demo.set_up(Settings(database_url=url)), progress)
    return TEMPLATE


@pytest.fixture
def demonstration_url(server: EmbeddedPostgres, demonstration_template: str) -> Iterator[str]:
    """The address of a database that holds the demonstration."""
    yield from _fresh(server, demonstration_template)


@pytest.fixture
async def demonstrated(demonstration_url: str) -> AsyncIterator[Fingerpost]:
    """The write side of the demonstration."""
    async with Fingerpost(demonstration_url, clock_from(NOW)) as application:
        yield application
