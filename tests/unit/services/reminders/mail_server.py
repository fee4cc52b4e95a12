"""A mail server on this machine that answers as it is told."""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import AsyncGenerator, Mapping
from contextlib import asynccontextmanager


class FakeMailServer:
    """Speaks as much SMTP as one message needs.

    Attributes:
        port: on which it listens.
        taken: the messages that it has taken.
        heard: the commands that it was given.
        silent_after_text: whether it takes a message and says nothing any more.
    """

    def __init__(self, answers: Mapping[str, str]) -> None:
        self._answers = answers
        self.port = 0
        self.silent_after_text = False
        self.taken: list[bytes] = []
        self.heard: list[str] = []
        self._clients: list[asyncio.Task[None]] = []

    def serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        """Answer a client beside others."""
        self._clients.append(asyncio.create_task(self._until_it_goes(reader, writer)))

    async def all_gone(self) -> None:
        """Wait until no client is left."""
        await asyncio.gather(*self._clients)

    async def _until_it_goes(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        with contextlib.suppress(ConnectionError, asyncio.IncompleteReadError):
            await self._answer(reader, writer)
        writer.close()
        with contextlib.suppress(ConnectionError):
            await writer.wait_closed()

    async def _answer(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        """Answer one client; an answer of "" hangs up instead."""
        writer.write(self._answers.get("greeting", "220 here").encode() + b"\r\n")
        while line := (await reader.readline()).decode().strip():
            command = line.split()[0].upper()
            self.heard.append(line)
            if command == "DATA" and "DATA" not in self._answers:
                writer.write(b"354 go on\r\n")
                text = await reader.readuntil(b"\r\n.\r\n")
                command = "TEXT"
                if self._answers.get("TEXT", "250").startswith("250"):
                    self.taken.append(text)
                if self.silent_after_text:
                    await reader.read()
                    break
            answer = self._answers.get(command, "250 good")
            if not answer:
                break
            writer.write(answer.encode() + b"\r\n")
            await writer.drain()
            if command == "QUIT":
                break


@asynccontextmanager
async def mail_server(**answers: str) -> AsyncGenerator[FakeMailServer]:
    """A server for the length of the block; `answers` say what it answers to a command instead of 250."""
    fake = FakeMailServer(answers)
    listening = await asyncio.start_server(fake.serve, "127.0.0.1", 0)
    fake.port = listening.sockets[0].getsockname()[1]
    async with listening:
        yield fake
        await fake.all_gone()
