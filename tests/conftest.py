"""Real PostgreSQL for whatever asks for it, twice: the embedded one and, where found, the system's own.

A test that takes ``database_url`` or ``migrated_database_url`` runs on both. Nothing starts for others.
"""

import asyncio
import itertools
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Final

import psycopg
import pytest
from psycopg import sql

from services.operations.embedded_postgres import Binaries, EmbeddedPostgres
from services.operations.migrations import migrate

SYSTEM_BINARIES: Final = (Path("/usr/lib/postgresql/15/bin"), Path("/usr/pgsql-15/bin"))
FOUND: Final = next((folder for folder in SYSTEM_BINARIES if (folder / "postgres").exists()), None)
NOT_FOUND: Final = (
    f"PostgreSQL 15 was not found on this system: no postgres in {' or '.join(map(str, SYSTEM_BINARIES))}"
)

HURRIED: Final = ("fsync", "full_page_writes", "synchronous_commit")
"""Settings that make a commit outlive a power cut, and cost most of the time of a test."""
_numbers = itertools.count(1)


@pytest.fixture(scope="session")
def embedded_server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[EmbeddedPostgres]:
    """The server of the wheel's binaries."""
    with EmbeddedPostgres(tmp_path_factory.mktemp("embedded")) as server:
        _hurry(server)
        yield server


@pytest.fixture(scope="session")
def system_server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[EmbeddedPostgres]:
    """A server of our own from the system's PostgreSQL 15 binaries."""
    assert FOUND is not None, NOT_FOUND
    with EmbeddedPostgres(tmp_path_factory.mktemp("system"), Binaries(FOUND)) as server:
        _hurry(server)
        yield server


@pytest.fixture(
    scope="session",
    params=["embedded", pytest.param("system", marks=pytest.mark.skipif(FOUND is None, reason=NOT_FOUND))],
)
def server(request: pytest.FixtureRequest) -> EmbeddedPostgres:
    """The server that a test's databases live on; each test is run once on each."""
    chosen: EmbeddedPostgres = request.getfixturevalue(f"{request.param}_server")
    return chosen


@pytest.fixture
def database_url(server: EmbeddedPostgres) -> Iterator[str]:
    """The address of a new, empty database; it is dropped after the test."""
    yield from _fresh(server, "template1")


@pytest.fixture
def migrated_database_url(server: EmbeddedPostgres) -> Iterator[str]:
    """The address of a new database with all migrations; it is dropped after the test."""
    yield from _fresh(server, _migrated_template(server))


@cache
def _migrated_template(server: EmbeddedPostgres) -> str:
    """The name of a database that has all migrations and nothing else, made once a server.

    No fixture of the session: pytest would keep the one of the first server for a folder that has another.
    """
    name = "migrated_template"
    _run(server, sql.SQL("create database {}").format(sql.Identifier(name)))
    asyncio.run(migrate(_address(server, name)))
    return name


def _hurry(server: EmbeddedPostgres) -> None:
    """Do not wait for the disk: what these servers hold need not outlive a power cut."""
    for setting in HURRIED:
        _run(server, sql.SQL("alter system set {} = off").format(sql.Identifier(setting)))
    _run(server, sql.SQL("select pg_reload_conf()"))


@pytest.fixture
def safe_database_url(server: EmbeddedPostgres) -> Iterator[str]:
    """As `database_url`, on a server that for once waits for the disk, as it does in life."""
    for setting in HURRIED:
        _run(server, sql.SQL("alter system reset {}").format(sql.Identifier(setting)))
    _run(server, sql.SQL("select pg_reload_conf()"))
    yield from _fresh(server, "template1")
    _hurry(server)


def _fresh(server: EmbeddedPostgres, template: str) -> Iterator[str]:
    name = f"test_{next(_numbers)}"
    create = sql.SQL("create database {} template {} strategy file_copy")
    _run(server, create.format(sql.Identifier(name), sql.Identifier(template)))
    yield _address(server, name)
    _run(server, sql.SQL("drop database {} with (force)").format(sql.Identifier(name)))


def _address(server: EmbeddedPostgres, name: str) -> str:
    return server.url.replace("/fingerpost?", f"/{name}?")


def _run(server: EmbeddedPostgres, statement: sql.Composed) -> None:
    with psycopg.connect(server.url, autocommit=True) as connection:
        connection.execute(statement)
