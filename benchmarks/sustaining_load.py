"""So many requests a second, each at its moment whether or not those before it are answered."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Sequence

import uvloop


def latencies(port: int, requests: Sequence[bytes], every: float, connections: int) -> list[float]:
    """Send each request at its moment; how many seconds after that moment each was answered with 201.

    A request that has to wait because the service or all connections are busy waits on this account as well:
    whoever submits then waits too.

    Args:
        port: of a server on this machine that keeps connections open.
        requests: whole requests, head and body.
        every: seconds from one request to the next.
        connections: how many are open at once.

    Raises:
        AssertionError: where one is answered otherwise.
    """
    return uvloop.run(_send(port, requests, every, connections))


async def _send(port: int, requests: Sequence[bytes], every: float, connections: int) -> list[float]:
    free: asyncio.Queue[tuple[asyncio.StreamReader, asyncio.StreamWriter]] = asyncio.Queue()
    opened = [await asyncio.open_connection("127.0.0.1", port) for _ in range(connections)]
    for each in opened:
        free.put_nowait(each)
    started, found = time.perf_counter(), list[float]()

    async def one(number: int) -> None:
        due = started + number * every
        reader, writer = await free.get()
        writer.write(requests[number])
        head = await reader.readuntil(b"\r\n\r\n")
        length = head.lower().partition(b"content-length:")[2].partition(b"\r\n")[0]
        body = await reader.readexactly(int(length))
        assert head.startswith(b"HTTP/1.1 201 "), (head, body)
        found.append(time.perf_counter() - due)
        free.put_nowait((reader, writer))

    try:
        async with asyncio.TaskGroup() as group:
            for number in range(len(requests)):
                await asyncio.sleep(max(0.0, started + number * every - time.perf_counter()))
                group.create_task(one(number))
    finally:
        # uvloop would wait for ever for a connection that a failure left open.
        for _, writer in opened:
            writer.close()
            await writer.wait_closed()
    return found
