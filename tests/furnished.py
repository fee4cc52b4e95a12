"""A database that holds the world of `factories`, made once a server and cloned for each test."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncGenerator, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import asynccontextmanager

import psycopg
from psycopg import sql

from services.access import Access, Cookies, keeping, reading_only
from services.application.application import Fingerpost
from services.operations.embedded_postgres import EmbeddedPostgres
from services.operations.migrations import migrate
from services.operations.projecting import project, projector
from tests.conftest import _address, _fresh, _run
from tests.factories import cheap_passwords, furnish

TEMPLATE = "furnished_template"


def make_template(server: EmbeddedPostgres) -> str:
    """Make, migrate and furnish a database on the server, once for all who ask; its name."""
    if _is_there(server):
        return TEMPLATE
    _run(server, sql.SQL("create database {}").format(sql.Identifier(TEMPLATE)))
    # In a thread of its own: a browser that is driven from this one keeps a loop running here.
    with ThreadPoolExecutor(1) as thread:
        thread.submit(lambda: asyncio.run(_furnish(_address(server, TEMPLATE)))).result()
    return TEMPLATE


def _is_there(server: EmbeddedPostgres) -> bool:
    with psycopg.connect(server.url) as connection:
        found = connection.execute("select from pg_database where datname = %s", [TEMPLATE])
        return found.rowcount > 0


def clones(server: EmbeddedPostgres, template: str) -> Iterator[str]:
    """The address of a clone, which is dropped afterwards."""
    yield from _fresh(server, template)


async def _furnish(url: str) -> None:
    await migrate(url)
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
