"""A database that holds the world of `factories`, made once a server and cloned for each test."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncGenerator, Iterator
from contextlib import asynccontextmanager

from psycopg import sql

from services.access import Access, Cookies, keeping, reading_only
from services.application.application import Fingerpost
from services.operations.embedded_postgres import EmbeddedPostgres
from services.operations.projecting import project, projector
from tests.conftest import _address, _fresh, _run
from tests.factories import cheap_passwords, furnish

TEMPLATE = "furnished_template"


def make_template(server: EmbeddedPostgres, migrated: str) -> str:
    """Furnish a clone of the migrated database; its name."""
    create = sql.SQL("create database {} template {}")
    _run(server, create.format(sql.Identifier(TEMPLATE), sql.Identifier(migrated)))
    asyncio.run(_furnish(_address(server, TEMPLATE)))
    return TEMPLATE


def clones(server: EmbeddedPostgres, template: str) -> Iterator[str]:
    """The address of a clone, which is dropped afterwards."""
    yield from _fresh(server, template)


async def _furnish(url: str) -> None:
    keeper, reader = keeping(url), reading_only(url)
    async with Fingerpost(url) as fingerpost:
        await furnish(fingerpost, Access(keeper, reader, Cookies(secure=False), passwords=cheap_passwords()))
    await keeper.dispose()
    await reader.dispose()
    async with projector(url) as made:
        await made.drain()


@asynccontextmanager
async def projecting(url: str) -> AsyncGenerator[None]:
    """Keep the read models up with the log for the length of the block."""
    stop = asyncio.Event()
    following = asyncio.create_task(project(url, stop))
    yield
    stop.set()
    await following
