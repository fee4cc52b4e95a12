"""A proxy between a store and its server that can lose the server's replies."""

import asyncio
import contextlib
from typing import Self


class Proxy:
    """Forwards bytes between TCP clients and a server's socket, until told to lose a reply.

    A reply is lost after the server has sent it, so the transaction that it answers is committed.

    Args:
        socket: path of the server's socket.
        user: whom to connect as.
        database: what to connect to.
    """

    def __init__(self, socket: str, user: str, database: str) -> None:
        self.cuts = 0
        self._socket = socket
        self._name = f"{user}@127.0.0.1:{{port}}/{database}"
        self._armed = False
        self._swallows = False
        self._refusing = False
        self._refuse_after = False
        self._server: asyncio.Server | None = None
        self._tasks: set[asyncio.Task[None]] = set()

    async def __aenter__(self) -> Self:
        self._server = await asyncio.start_server(self._serve, "127.0.0.1")
        return self

    async def __aexit__(self, *_: object) -> None:
        assert self._server is not None
        self._server.close()
        for task in self._tasks:
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)

    @property
    def address(self) -> str:
        """Where to connect to."""
        assert self._server is not None
        port = self._server.sockets[0].getsockname()[1]
        return f"postgresql://{self._name.format(port=port)}?sslmode=disable"

    def cut_before_the_next_reply(self, *, then_refuse: bool = False) -> None:
        """Close the connection instead of forwarding the next bytes from the server."""
        self._armed, self._swallows, self._refuse_after = True, False, then_refuse

    def swallow_the_next_reply(self) -> None:
        """Keep the connection open, but forward nothing more on it from the server."""
        self._armed, self._swallows = True, True

    def accept(self) -> None:
        """Serve new connections again."""
        self._refusing = False

    async def _serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        task = asyncio.current_task()
        assert task is not None
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)
        if self._refusing:
            writer.close()
            return
        upstream_reader, upstream_writer = await asyncio.open_unix_connection(self._socket)
        forward = asyncio.create_task(_pump(reader, upstream_writer))
        try:
            await self._replies(upstream_reader, writer)
        finally:
            forward.cancel()
            await asyncio.gather(forward, return_exceptions=True)
            for each in (writer, upstream_writer):
                each.close()

    async def _replies(self, upstream: asyncio.StreamReader, client: asyncio.StreamWriter) -> None:
        with contextlib.suppress(ConnectionError):
            while received := await upstream.read(65536):
                if self._armed:
                    self._armed = False
                    self.cuts += 1
                    self._refusing = self._refuse_after
                    if not self._swallows:
                        return
                    await asyncio.Event().wait()
                client.write(received)
                await client.drain()


async def _pump(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    with contextlib.suppress(ConnectionError):
        while received := await reader.read(65536):
            writer.write(received)
            await writer.drain()
