"""Group commit: whatever waits while one transaction commits goes into the next, together."""

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from uuid import UUID

import asyncpg
import msgspec

from eventstore.batch import Outcome, append_statement, arrays, outcomes
from eventstore.commands import Command, Recorded
from eventstore.connection import FAILURES, Connection, close_quietly, lost
from eventstore.errors import AppendRefused, CommitOutcomeUnknown, EventStoreError, StoreUnavailable
from eventstore.tables import EventsTable


class Limits(msgspec.Struct, frozen=True, kw_only=True):
    """How much the appender takes on, and how long it waits.

    Attributes:
        waiting: commands that may wait at once; further callers wait outside (back-pressure).
        batch_events: events of one transaction, unless a single command has more.
        reply_timeout: seconds after which a connection that does not answer is given up.
        patience: seconds for which commands are kept while no connection can be had.
        pause: seconds between two attempts to connect.
    """

    waiting: int = 1024
    batch_events: int = 4000
    reply_timeout: float = 10.0
    patience: float = 30.0
    pause: float = 0.1


class _Waiting:
    """A command and the future on which its caller waits."""

    __slots__ = ("command", "future")

    def __init__(self, command: Command) -> None:
        self.command = command
        self.future: asyncio.Future[Recorded] = asyncio.get_running_loop().create_future()

    def settle(self, outcome: Outcome) -> None:
        """Tell the caller, unless it has gone."""
        if self.future.done():
            return
        if isinstance(outcome, Recorded):
            self.future.set_result(outcome)
        else:
            self.future.set_exception(outcome)


class Appender:
    """Appends the commands of any number of callers over one connection, many in a transaction.

    Each command is judged by itself: one that is refused, cannot be stored, or whose caller has gone takes
    no other with it. When the connection is lost after a batch was sent, the batch is sent again: commands
    that had been committed are found by their keys and answered with what was recorded the first time.
    """

    def __init__(
        self, connect: Callable[[], Awaitable[Connection]], names: EventsTable, limits: Limits | None = None
    ) -> None:
        self._connect = connect
        self._limits = limits or Limits()
        self._statement = append_statement(names)
        self._room = asyncio.Semaphore(self._limits.waiting)
        self._queue: dict[_Waiting, None] = {}
        self._wake = asyncio.Event()
        self._closing = False
        self._connection: Connection | None = None
        self._worker = asyncio.create_task(self._work(), name="appender")

    @property
    def queued(self) -> int:
        """How many commands wait for the next transaction."""
        return len(self._queue)

    async def append(self, command: Command) -> Recorded:
        """Record a command and return where its events stand.

        Raises:
            WrongExpectedVersion: if a stream was not at the version expected.
            IdempotencyKeyReused: if the key was used before with another fingerprint.
            AppendRefused: if the database cannot store it.
            StoreUnavailable: if the store is closed or the database out of reach; nothing was recorded.
            CommitOutcomeUnknown: if the database was lost after the command was sent, and stayed away.
        """
        async with self._room:
            if self._closing or self._worker.done():
                msg = "The event store is closed."
                raise StoreUnavailable(msg)
            waiting = _Waiting(command)
            self._queue[waiting] = None
            self._wake.set()
            try:
                return await waiting.future
            finally:
                self._queue.pop(waiting, None)

    async def close(self) -> None:
        """Refuse new commands, record those that wait, and close the connection."""
        self._closing = True
        self._wake.set()
        await asyncio.wait([self._worker])
        if self._connection is not None:
            await close_quietly(self._connection)
            self._connection = None

    async def _work(self) -> None:
        try:
            while self._queue or not self._closing:
                if self._queue:
                    await self._commit(self._take())
                else:
                    self._wake.clear()
                    await self._wake.wait()
        finally:
            # Nobody must wait for a worker that has ended, whatever ended it.
            for waiting in self._queue:
                waiting.settle(StoreUnavailable("The event store has stopped; nothing of this was recorded."))

    async def _commit(self, batch: Sequence[_Waiting]) -> None:
        try:
            await self._settle(batch)
        finally:
            for waiting in batch:
                waiting.settle(CommitOutcomeUnknown(waiting.command.key))

    def _take(self) -> list[_Waiting]:
        """Take from the queue what can go together: no stream twice, no key twice, in order of arrival."""
        taken: list[_Waiting] = []
        busy: set[UUID] = set()
        events = 0
        for waiting in list(self._queue):
            command = waiting.command
            names = {command.key, *command.expected}
            if waiting.future.done():
                del self._queue[waiting]
            elif names & busy:
                busy |= names  # later commands of these streams stay behind this one
            elif taken and events + len(command.events) > self._limits.batch_events:
                break
            else:
                del self._queue[waiting]
                taken.append(waiting)
                busy |= names
                events += len(command.events)
        return taken

    async def _settle(self, batch: Sequence[_Waiting]) -> None:
        commands = [waiting.command for waiting in batch]
        try:
            found = await self._send(commands)
        except AppendRefused as refused:
            if len(batch) > 1:
                # One of them is poison; alone, each gets its own answer.
                for waiting in batch:
                    await self._settle([waiting])
                return
            found = [refused]
        for waiting, outcome in zip(batch, found, strict=True):
            waiting.settle(outcome)

    async def _send(self, commands: Sequence[Command]) -> list[Outcome]:
        """Send commands until there is an answer to them, or patience ends.

        Raises:
            AppendRefused: if the database cannot store one of them; none was recorded.
        """
        clock = asyncio.get_running_loop().time
        deadline = clock() + self._limits.patience
        sent = False
        while True:
            try:
                if self._connection is None:
                    self._connection = await self._connect()
                sent = True
                answer = await self._connection.fetchrow(
                    self._statement, *arrays(commands), timeout=self._limits.reply_timeout
                )
            except FAILURES as error:
                if isinstance(error, asyncpg.InsufficientResourcesError) and not lost(error):
                    return [_given_up(command, error, sent=False) for command in commands]
                if not lost(error):
                    msg = f"The database refused this append: {error}"
                    raise AppendRefused(msg) from error
                self._drop_connection()
                if clock() > deadline:
                    return [_given_up(command, error, sent=sent) for command in commands]
                await asyncio.sleep(self._limits.pause)
            else:
                assert answer is not None  # noqa: S101 - a function with OUT parameters returns one row
                return outcomes(commands, answer)

    def _drop_connection(self) -> None:
        if self._connection is not None:
            self._connection.terminate()
            self._connection = None


def _given_up(command: Command, error: BaseException, *, sent: bool) -> EventStoreError:
    if sent:
        return CommitOutcomeUnknown(command.key)
    return StoreUnavailable(f"The database cannot record this now: {error}")
