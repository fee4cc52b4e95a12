"""The appender against a server that answers when the test says so."""

import asyncio
from collections.abc import AsyncIterator, Callable
from typing import Any
from uuid import UUID, uuid4

import asyncpg
import pytest
from eventsourcing.persistence import StoredEvent

from eventstore.appender import Appender, Limits
from eventstore.commands import Command, Recorded, command
from eventstore.errors import AppendRefused, CommitOutcomeUnknown, StoreUnavailable
from eventstore.tables import EventsTable


class Server:
    """Stands for the append function: records by key, densely, when its gate is open."""

    def __init__(self) -> None:
        self.batches: list[list[UUID]] = []
        self.recorded: dict[UUID, tuple[int, int]] = {}
        self.head = 0
        self.poison: set[UUID] = set()
        self.failures: list[BaseException] = []
        self.lose_replies = 0
        self.connections = 0
        self.gate = asyncio.Event()
        self.gate.set()

    async def connect(self) -> Any:
        self.connections += 1
        return self

    async def fetchrow(self, _: str, *arguments: Any, timeout: float) -> dict[str, Any]:  # noqa: ASYNC109
        keys, sizes = arguments[0], arguments[2]
        self.batches.append(keys)
        async with asyncio.timeout(timeout):
            await self.gate.wait()
        if self.failures:
            raise self.failures.pop()
        if self.poison & set(keys):
            raise asyncpg.CharacterNotInRepertoireError("invalid byte sequence")
        answer = self._append(keys, sizes)
        if self.lose_replies:
            self.lose_replies -= 1
            raise asyncpg.ConnectionDoesNotExistError("connection was closed")
        return answer

    def _append(self, keys: list[UUID], sizes: list[int]) -> dict[str, Any]:
        known = [number for number, key in enumerate(keys, 1) if key in self.recorded]
        answer = {
            "head": self.head,
            "refused": known or None,
            "known_first": [self.recorded[keys[number - 1]][0] for number in known],
            "known_last": [self.recorded[keys[number - 1]][1] for number in known],
            "known_same": [True for _ in known],
        }
        for number, (key, size) in enumerate(zip(keys, sizes, strict=True), 1):
            if number not in known:
                self.recorded[key] = (self.head + 1, self.head + size)
                self.head += size
        return answer

    def terminate(self) -> None:
        """Nothing to give up."""

    async def close(self) -> None:
        """Nothing to say farewell to."""


@pytest.fixture
def server() -> Server:
    return Server()


Open = Callable[..., Appender]


@pytest.fixture
async def open_appender(server: Server) -> AsyncIterator[Open]:
    """Makes appenders and closes them."""
    opened: list[Appender] = []

    def make(**limits: Any) -> Appender:
        opened.append(Appender(server.connect, EventsTable(), Limits(pause=0.001, **limits)))
        return opened[-1]

    yield make
    server.gate.set()
    for appender in opened:
        await appender.close()


def one(stream: UUID | None = None, version: int = 1, count: int = 1) -> Command:
    stream = stream or uuid4()
    return command(
        [StoredEvent(stream, number, "Happened", b"{}") for number in range(version, version + count)]
    )


async def started(appender: Appender, *commands: Command) -> list[asyncio.Task[Recorded]]:
    """Start appends and let them reach the queue, and its head the server."""
    tasks = [asyncio.create_task(appender.append(each)) for each in commands]
    for _ in range(5):
        await asyncio.sleep(0)
    return tasks


@pytest.fixture
async def appender(open_appender: Open) -> Appender:
    """An appender with the usual limits."""
    return open_appender()


async def test_what_waits_while_one_batch_commits_goes_into_the_next(
    server: Server, appender: Appender
) -> None:
    server.gate.clear()
    commands = [one(count=1 + number % 3) for number in range(10)]
    tasks = await started(appender, *commands[:1])
    tasks += await started(appender, *commands[1:])
    server.gate.set()

    results = await asyncio.gather(*tasks)

    assert [len(batch) for batch in server.batches] == [1, 9]
    assert results == [
        Recorded(first_position=first, last_position=last)
        for first, last in (server.recorded[each.key] for each in commands)
    ]


async def test_a_batch_holds_one_command_a_stream_and_the_others_keep_their_order(
    server: Server, appender: Appender
) -> None:
    server.gate.clear()
    stream = uuid4()
    first, second, third, other = one(stream), one(stream, 2), one(stream, 3), one()
    tasks = await started(appender, one())
    tasks += await started(appender, first, second, other, third)
    server.gate.set()

    await asyncio.gather(*tasks)

    assert server.batches[1:] == [[first.key, other.key], [second.key], [third.key]]


async def test_a_batch_holds_no_more_events_than_its_limit_unless_one_command_does(
    server: Server, open_appender: Open
) -> None:
    appender = open_appender(batch_events=5)
    server.gate.clear()
    tasks = await started(appender, one())
    tasks += await started(appender, one(count=3), one(count=3), one(count=9), one(count=5))
    server.gate.set()

    await asyncio.gather(*tasks)

    assert [len(batch) for batch in server.batches] == [1, 1, 1, 1, 1]


async def test_a_command_that_waits_is_not_recorded_when_its_caller_has_gone(
    server: Server, appender: Appender
) -> None:
    server.gate.clear()
    stays, goes, stays_too = one(), one(), one()
    tasks = await started(appender, one())
    tasks += await started(appender, stays, goes, stays_too)
    tasks[2].cancel()
    await asyncio.wait([tasks[2]])
    server.gate.set()

    results = await asyncio.gather(*tasks, return_exceptions=True)

    assert isinstance(results[2], asyncio.CancelledError)
    assert server.batches[1] == [stays.key, stays_too.key]


async def test_a_caller_that_goes_while_its_batch_commits_takes_no_other_with_it(
    server: Server, appender: Appender
) -> None:
    server.gate.clear()
    tasks = await started(appender, one())
    tasks += await started(appender, one(), one())
    tasks[0].cancel()
    server.gate.set()

    results = await asyncio.gather(*tasks, return_exceptions=True)

    assert isinstance(results[0], asyncio.CancelledError)
    assert [type(result) for result in results[1:]] == [Recorded, Recorded]


async def test_a_poisoned_batch_is_tried_again_command_by_command(server: Server, appender: Appender) -> None:
    server.gate.clear()
    commands = [one() for _ in range(4)]
    server.poison.add(commands[2].key)
    tasks = await started(appender, one())
    tasks += await started(appender, *commands)
    server.gate.set()

    results = await asyncio.gather(*tasks, return_exceptions=True)

    assert [type(result) for result in results[1:]] == [Recorded, Recorded, AppendRefused, Recorded]
    assert server.batches[1:] == [[each.key for each in commands], *([each.key] for each in commands)]


async def test_callers_beyond_the_limit_wait_outside(server: Server, open_appender: Open) -> None:
    appender = open_appender(waiting=3)
    server.gate.clear()
    tasks = await started(appender, one())
    tasks += await started(appender, *(one() for _ in range(9)))

    assert appender.queued == 2  # and one is with the server: three in all
    server.gate.set()
    assert len(await asyncio.gather(*tasks)) == 10
    assert max(len(batch) for batch in server.batches) <= 3


async def test_a_caller_that_goes_makes_room(server: Server, open_appender: Open) -> None:
    appender = open_appender(waiting=2)
    server.gate.clear()
    tasks = await started(appender, one(), one(), one())
    tasks[1].cancel()
    await asyncio.wait([tasks[1]])
    await asyncio.sleep(0)

    assert appender.queued == 1
    server.gate.set()
    await asyncio.gather(tasks[0], tasks[2])


async def test_closing_records_what_waits_and_refuses_what_comes(server: Server, appender: Appender) -> None:
    server.gate.clear()
    tasks = await started(appender, one())
    tasks += await started(appender, *(one() for _ in range(4)))
    assert appender.queued == 4  # or there would be nothing to record but what the server has already
    closing = asyncio.create_task(appender.close())
    await asyncio.sleep(0)
    with pytest.raises(StoreUnavailable):
        await appender.append(one())
    server.gate.set()

    await closing

    assert all(isinstance(task.result(), Recorded) for task in await _settled(tasks))
    assert server.head == 5


async def test_a_lost_reply_is_asked_for_again_with_the_same_keys(server: Server, appender: Appender) -> None:
    server.lose_replies = 2
    sent = one(count=3)

    recorded = await appender.append(sent)

    assert recorded == Recorded(first_position=1, last_position=3, repeated=True)
    assert server.batches == [[sent.key]] * 3
    assert (server.head, server.connections) == (3, 3)


async def test_an_outcome_is_unknown_when_patience_ends_after_the_command_was_sent(
    server: Server, open_appender: Open
) -> None:
    appender = open_appender(patience=0.0)
    server.lose_replies = 100
    with pytest.raises(CommitOutcomeUnknown):
        await appender.append(one())


async def test_a_store_that_cannot_be_reached_is_unavailable() -> None:
    async def refuse() -> Any:
        raise ConnectionRefusedError

    appender = Appender(refuse, EventsTable(), Limits(patience=0.0, pause=0.001))
    with pytest.raises(StoreUnavailable):
        await appender.append(one())
    await appender.close()


async def test_a_full_disk_is_the_stores_fault_and_not_the_commands(
    server: Server, appender: Appender
) -> None:
    server.failures.append(asyncpg.DiskFullError("no space left on device"))
    with pytest.raises(StoreUnavailable):
        await appender.append(one())

    assert isinstance(await appender.append(one()), Recorded)


async def test_a_reply_that_does_not_come_in_time_is_asked_for_again(
    server: Server, open_appender: Open
) -> None:
    appender = open_appender(reply_timeout=0.05)
    server.gate.clear()
    (task,) = await started(appender, one())
    while server.connections < 2:  # noqa: ASYNC110 - its own clock decides when
        await asyncio.sleep(0)
    server.gate.set()

    assert isinstance(await task, Recorded)
    assert server.head == 1


async def test_nobody_waits_for_an_appender_that_has_broken_down(server: Server, appender: Appender) -> None:
    server.gate.clear()
    server.failures.append(RuntimeError("a fault of the appender's own"))
    tasks = await started(appender, one())
    tasks += await started(appender, one(), one())
    server.gate.set()

    with_the_server, *in_the_queue = await asyncio.gather(*tasks, return_exceptions=True)

    assert isinstance(with_the_server, CommitOutcomeUnknown)
    assert [type(each) for each in in_the_queue] == [StoreUnavailable, StoreUnavailable]
    with pytest.raises(StoreUnavailable):
        await appender.append(one())


async def _settled(tasks: list[asyncio.Task[Recorded]]) -> list[asyncio.Task[Recorded]]:
    done, waiting = await asyncio.wait(tasks, timeout=5)
    assert not waiting
    return [task for task in tasks if task in done]
