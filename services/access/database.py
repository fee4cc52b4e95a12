"""Engines that take a role on each connection, so that its privileges hold whatever the login."""

from __future__ import annotations

import asyncpg
from sqlalchemy.ext.asyncio import AsyncEngine, create_async_engine

from services.access.scope import READER

KEEPER = "fingerpost_access"


def keeping(database_url: str) -> AsyncEngine:
    """An engine that keeps people and their sessions."""
    return engine_as(database_url, KEEPER)


def reading_only(database_url: str) -> AsyncEngine:
    """An engine that reads what a scope allows, and owns nothing."""
    return engine_as(database_url, READER)


def engine_as(database_url: str, role: str) -> AsyncEngine:
    """An engine whose connections are this role. Dispose of it when the service stops.

    Args:
        database_url: a `postgresql://` address.
        role: the role to take; the login must be a member of it.
    """

    async def connect() -> asyncpg.Connection[asyncpg.Record]:
        return await asyncpg.connect(database_url, server_settings={"role": role, "timezone": "UTC"})

    return create_async_engine("postgresql+asyncpg://", async_creator=connect, pool_size=10, max_overflow=10)
