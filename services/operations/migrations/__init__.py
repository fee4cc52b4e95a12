"""Bring a database to the shape that this version needs: roles, schemas, tables of facts and people."""

from pathlib import Path

import asyncpg
from alembic import command
from alembic.config import Config
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, text
from sqlalchemy.ext.asyncio import create_async_engine
from sqlalchemy.pool import NullPool

from services.operations.migrations.roles import create_roles

_LOCK = 7_160_001
"""The advisory lock of whoever migrates: of two at once, the second waits and finds nothing to do."""


async def migrate(url: str) -> None:
    """Migrate the database at ``url`` to the newest revision, in one transaction; none is half done.

    The login needs to be a superuser, or to own the database and have CREATEROLE.

    Raises:
        asyncpg.PostgresError, OSError: if the database cannot be reached.
        sqlalchemy.exc.DBAPIError: if the login may not do what a migration does.
    """
    engine = create_async_engine(
        "postgresql+asyncpg://", async_creator=lambda: asyncpg.connect(url), poolclass=NullPool
    )
    async with engine.begin() as connection:
        await connection.execute(text("select pg_advisory_xact_lock(:lock)"), {"lock": _LOCK})
        await connection.run_sync(create_roles)
        await connection.run_sync(_upgrade)
    await engine.dispose()


def newest_revision() -> str:
    """The revision that :func:`migrate` leads to."""
    return str(ScriptDirectory.from_config(_config()).get_current_head())


async def revision_of(url: str) -> str | None:
    """The revision of the database at ``url``; None if it was never migrated."""
    connection = await asyncpg.connect(url)
    try:
        if await connection.fetchval("select to_regclass('migrations.revision')") is None:
            return None
        return str(await connection.fetchval("select version_num from migrations.revision"))
    finally:
        await connection.close()


def _upgrade(connection: Connection) -> None:
    config = _config()
    config.attributes["connection"] = connection
    command.upgrade(config, "head")


def _config() -> Config:
    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent).replace("%", "%%"))
    return config
