"""Connections: how they are made, and how to tell a lost one from a refused statement."""

import asyncio
from collections.abc import AsyncGenerator, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import asyncpg

from eventstore.append_function import SESSION_SETTINGS

if TYPE_CHECKING:
    Connection = asyncpg.Connection[asyncpg.Record]
    Pool = asyncpg.Pool[asyncpg.Record]
    Session = Connection | asyncpg.pool.PoolConnectionProxy[asyncpg.Record]
else:  # asyncpg's classes take no parameters at run time
    Connection = asyncpg.Connection
    Pool = asyncpg.Pool
    Session = asyncpg.Connection

FAILURES = (
    asyncpg.PostgresError,
    asyncpg.InterfaceError,
    asyncpg.InternalClientError,
    OSError,
    TypeError,
    ValueError,
)
"""Everything that a statement can raise: the server's errors, the driver's, the network's, the encoder's."""

_LOST = (
    asyncpg.PostgresConnectionError,
    asyncpg.AdminShutdownError,
    asyncpg.CrashShutdownError,
    asyncpg.CannotConnectNowError,
    asyncpg.TooManyConnectionsError,
    asyncpg.ReadOnlySQLTransactionError,
    asyncpg.InterfaceError,
    asyncpg.InternalClientError,
    OSError,
)


def lost(error: BaseException) -> bool:
    """Tell whether another connection may succeed; otherwise the server (or the encoder) said no for good.

    A server that is starting, stopping, full, or a replica still waiting for its promotion counts as lost.
    A driver's `InterfaceError` that is a `ValueError` is an argument that cannot be encoded.
    """
    return isinstance(error, _LOST) and not isinstance(error, ValueError)


@dataclass(frozen=True)
class Database:
    """Where the database is, and as whom to speak to it.

    Attributes:
        dsn: a `postgresql://` address.
        role: the role to take on each connection, so that its privileges hold whatever the login; None keeps
            the login's own.
        connect_timeout: seconds to wait for a connection.
        pool_size: the largest number of connections for reading.
        options: further keyword arguments for `asyncpg.connect`.
    """

    dsn: str | None = None
    role: str | None = None
    connect_timeout: float = 10.0
    pool_size: int = 10
    options: Mapping[str, Any] = field(default_factory=dict[str, Any])

    def _arguments(self, **further: str) -> dict[str, Any]:
        settings = {"application_name": "eventstore", **self.options.get("server_settings", {}), **further}
        # The append function looks at what the previous holder of its lock committed; a snapshot from before
        # the lock was had would not show it.
        settings["default_transaction_isolation"] = "read committed"
        if self.role is not None:
            settings["role"] = self.role
        return {**self.options, "dsn": self.dsn, "timeout": self.connect_timeout, "server_settings": settings}

    async def connect(self, **settings: str) -> Connection:
        """Open a connection of one's own, with settings of the server's."""
        return await asyncpg.connect(**self._arguments(**settings))

    async def connect_to_append(self) -> Connection:
        """Open a connection whose commits are on disk before they are acknowledged, fit for many appends."""
        connection = await self.connect(**SESSION_SETTINGS)
        try:
            await _make_durable(connection)
        except BaseException:
            connection.terminate()
            raise
        return connection

    def pool(self) -> Pool:
        """Return a pool, still to be opened; its connections commit durably."""
        return asyncpg.create_pool(
            min_size=0, max_size=self.pool_size, init=_make_durable, **self._arguments()
        )

    @asynccontextmanager
    async def connection(self) -> AsyncGenerator[Connection]:
        """Open a connection for the length of a `with` block."""
        connection = await self.connect()
        try:
            yield connection
        finally:
            await close_quietly(connection)


async def _make_durable(connection: Connection) -> None:
    """Undo a server's or a login's lesser setting; a stronger one (`remote_apply`) is kept."""
    await connection.execute(
        "SELECT set_config('synchronous_commit', 'on', false) "
        "WHERE current_setting('synchronous_commit') IN ('off', 'local')"
    )


async def close_quietly(connection: Connection, patience: float = 2.0) -> None:
    """Close a connection with the usual farewell; one that is gone or does not answer is dropped."""
    try:
        async with asyncio.timeout(patience):
            await connection.close()
    except FAILURES:
        connection.terminate()
