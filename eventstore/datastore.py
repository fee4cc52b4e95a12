"""The database as the library's synchronous recorders see it."""

from collections.abc import Awaitable, Callable, Coroutine, Sequence
from typing import Any, TypeVar
from weakref import WeakSet

from eventstore.background import BackgroundLoop
from eventstore.connection import Database, Pool, Session
from eventstore.store import PostgresEventStore
from eventstore.subscription import Subscription
from eventstore.tables import EventsTable
from eventstore.translation import library_errors

T = TypeVar("T")


class Datastore:
    """One database, one event loop in the background, and the event stores that were opened on it.

    All threads of an application share it, and so their events share transactions.

    Args:
        database: where, and as whom.
        schema: the schema of the application's tables.
    """

    def __init__(self, database: Database, schema: str = "public") -> None:
        self.database = database
        self.schema = schema
        self._background = BackgroundLoop()
        self._stores: dict[EventsTable, PostgresEventStore] = {}
        self._subscriptions: WeakSet[Subscription] = WeakSet()
        self._pool: Pool | None = None

    def run(self, coroutine: Coroutine[Any, Any, T]) -> T:
        """Run a coroutine in the background and wait for it; its errors are the library's."""
        with library_errors():
            return self._background.run(coroutine)

    def call_soon(self, function: Callable[..., object], *arguments: Any) -> None:
        """Call a function in the background's thread, without waiting."""
        self._background.call_soon(function, *arguments)

    @property
    def running(self) -> bool:
        """Tell whether anything was done, and is not closed."""
        return self._background.running

    async def store(self, names: EventsTable) -> PostgresEventStore:
        """Return the open event store of a table; call it in the background."""
        if names not in self._stores:
            self._stores[names] = store = PostgresEventStore(self.database, names)
            await store.open()
        return self._stores[names]

    async def subscribe(self, names: EventsTable, after: int, topics: Sequence[str]) -> Subscription:
        """Follow the log of a table; call it in the background. Closing the datastore ends it."""
        subscription = (await self.store(names)).subscribe(after, topics)
        self._subscriptions.add(subscription)
        return subscription

    async def pool(self) -> Pool:
        """Return the connections for everything but appends; call it in the background."""
        if self._pool is None:
            self._pool = self.database.pool()
            await self._pool
        return self._pool

    async def transaction(self, work: Callable[[Session], Awaitable[T]]) -> T:
        """Do work in one transaction; call it in the background."""
        pool = await self.pool()
        async with pool.acquire() as connection, connection.transaction():
            return await work(connection)

    def close(self) -> None:
        """Record what waits, close every connection and end the background."""
        if self._background.running:
            self._background.stop(self._close())

    async def _close(self) -> None:
        stores, self._stores = list(self._stores.values()), {}
        pool, self._pool = self._pool, None
        for subscription in list(self._subscriptions):
            await subscription.close()
        for store in stores:
            await store.close()
        if pool is not None:
            await pool.close()
