"""The database that the settings name: somebody's server, or the embedded one for as long as it is needed."""

from __future__ import annotations

import asyncio
from collections.abc import Generator
from contextlib import contextmanager
from typing import Final
from urllib.parse import urlsplit

import asyncpg
import msgspec

from services.operations.embedded_postgres import EmbeddedPostgres
from services.operations.errors import DatabaseError
from services.operations.migrations import migrate, newest_revision, revision_of
from services.settings import Settings

OLDEST_MAJOR_VERSION: Final = 15


@contextmanager
def opened(settings: Settings) -> Generator[Settings]:
    """The settings with the address of a database that answers while the block runs.

    Raises:
        DatabaseError: if the server cannot be reached or is too old.
        EmbeddedPostgresError: if the embedded one cannot be had.
    """
    if settings.database_url is not None:
        asyncio.run(require_version(settings.database_url))
        yield settings
        return
    with EmbeddedPostgres(settings.data / "postgresql") as server:
        yield msgspec.structs.replace(settings, database_url=server.url)


@contextmanager
def ready(settings: Settings) -> Generator[Settings]:
    """As :func:`opened`, and migrated: the embedded one by ourselves, another by its operator beforehand.

    Raises:
        DatabaseError: also if the database was not migrated to this version.
    """
    with opened(settings) as found:
        url = address(found)
        asyncio.run(migrate(url) if settings.database_url is None else require_revision(url))
        yield found


def address(settings: Settings) -> str:
    """The address of the opened database."""
    if settings.database_url is None:
        raise DatabaseError("No database was opened.")
    return settings.database_url


async def require_version(url: str, oldest: int = OLDEST_MAJOR_VERSION) -> None:
    """Pass if the server at ``url`` answers and is recent enough.

    Raises:
        DatabaseError: if not.
    """
    version = int(await _ask(url, "show server_version_num")) // 10_000
    if version < oldest:
        raise DatabaseError(
            f"FINGERPOST_DATABASE_URL: the server {_shown(url)} is PostgreSQL {version}. "
            f"Use version {oldest} or later."
        )


async def require_revision(url: str) -> None:
    """Pass if the database at ``url`` was migrated to this version.

    Raises:
        DatabaseError: if not.
    """
    revision, newest = await revision_of(url), newest_revision()
    if revision != newest:
        raise DatabaseError(
            f"FINGERPOST_DATABASE_URL: the database {_shown(url)} is at revision {revision or 'none'}, "
            f"and this version of Fingerpost needs {newest}. Run `fingerpost migrate` once, then start again."
        )


async def _ask(url: str, question: str) -> str:
    try:
        connection = await asyncpg.connect(url)
    except (OSError, asyncpg.PostgresError, asyncpg.InterfaceError, ValueError) as error:
        raise DatabaseError(
            f"FINGERPOST_DATABASE_URL: no connection to {_shown(url)}: {error or type(error).__name__}"
        ) from error
    try:
        return str(await connection.fetchval(question))
    finally:
        await connection.close()


def _shown(url: str) -> str:
    """The address without name and password."""
    parts = urlsplit(url)
    return f"{parts.netloc.rpartition('@')[2]}{parts.path}"
