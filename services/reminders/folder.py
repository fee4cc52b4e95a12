"""A folder instead of a post office: each message becomes a file that a mail program opens."""

from __future__ import annotations

import asyncio
import os
from pathlib import Path

from services.clock import Clock
from services.reminders.channel import Message, NotSentError
from services.reminders.mail import as_email


class Folder:
    """Writes messages into a folder.

    Args:
        path: of the folder; it is made where it is missing.
        sender: the address that messages come from.
        clock: gives their date.
    """

    def __init__(self, path: Path, sender: str, clock: Clock) -> None:
        self._path, self._sender, self._clock = path, sender, clock

    async def send(self, message: Message) -> None:
        """Write a message as a file named after it, whole or not at all."""
        mail = as_email(message, self._sender, self._clock()).as_bytes()
        try:
            await asyncio.to_thread(self._write, f"{message.id}.eml", mail)
        except OSError as error:
            raise NotSentError(f"{self._path}: {error.strerror}") from error

    async def trouble(self) -> str | None:
        """Whether the folder cannot be written to."""
        try:
            await asyncio.to_thread(self._path.mkdir, parents=True, exist_ok=True)
        except OSError as error:
            return f"Reminders cannot be written to {self._path}: {error.strerror}."
        if not os.access(self._path, os.W_OK | os.X_OK):
            return f"Reminders cannot be written to {self._path}: you may not write there."
        return None

    def _write(self, name: str, mail: bytes) -> None:
        self._path.mkdir(parents=True, exist_ok=True)
        begun = self._path / f".{name}"
        begun.write_bytes(mail)
        begun.replace(self._path / name)
