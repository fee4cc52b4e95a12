"""What a channel is: a way in which a message reaches a person, and how it tells what became of it."""

from __future__ import annotations

from typing import Final, Protocol
from uuid import UUID

import msgspec


class Message(msgspec.Struct, frozen=True, kw_only=True):
    """A plain message to one person.

    Attributes:
        id: the same for the same message, however often it is tried.
        to: an e-mail address.
    """

    id: UUID
    to: str
    subject: str
    text: str


class NotSentError(Exception):
    """The message certainly did not go out. It can be tried again later."""


class RefusedError(Exception):
    """The message certainly did not go out and will not: the address is not accepted."""


class UncertainError(Exception):
    """It is not known whether the message went out, so it must not be tried again."""


LOOK: Final = 10.0
"""Seconds that a channel may take to say whether it is out of order: whoever checks does not wait long."""


class Channel(Protocol):
    """A way in which messages go out."""

    async def send(self, message: Message) -> None:
        """Send a message.

        Raises:
            NotSentError: where it did not go out and may be tried again.
            RefusedError: where it will not go out.
            UncertainError: where neither is known.
        """

    async def trouble(self) -> str | None:
        """What stands in the way of sending, in a sentence, or None where nothing does. Nothing is sent."""
