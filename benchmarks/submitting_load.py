"""Sixteen connections that send one prepared request after the other, and cost next to nothing themselves."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Iterator, Sequence

import uvloop


def rate_of(port: int, requests: Sequence[bytes], connections: int) -> float:
    """Send every request once, and return how many a second were answered with 201.

    Args:
        port: of a server on this machine that keeps connections open.
        requests: whole requests, head and body.
        connections: how many are open at once; each waits for an answer before it sends again.

    Raises:
        AssertionError: where one is answered otherwise.
    """
    return uvloop.run(_send(port, requests, connections))


async def _send(port: int, requests: Sequence[bytes], connections: int) -> float:
    streams = [await asyncio.open_connection("127.0.0.1", port) for _ in range(connections)]
    waiting = iter(requests)
    try:
        started = time.perf_counter()
        async with asyncio.TaskGroup() as group:
            for reader, writer in streams:
                group.create_task(_work(reader, writer, waiting))
        return len(requests) / (time.perf_counter() - started)
    finally:
        # uvloop would wait for ever for a connection that a failure left open.
        for _, writer in streams:
            writer.close()
            await writer.wait_closed()


async def _work(reader: asyncio.StreamReader, writer: asyncio.StreamWriter, waiting: Iterator[bytes]) -> None:
    for request in waiting:
        writer.write(request)
        head = await reader.readuntil(b"\r\n\r\n")
        body = await reader.readexactly(_length(head))
        assert head.startswith(b"HTTP/1.1 201 "), (head, body)


def _length(head: bytes) -> int:
    return int(head.lower().partition(b"content-length:")[2].partition(b"\r\n")[0])
