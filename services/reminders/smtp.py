"""A mail server as a channel."""

from __future__ import annotations

import contextlib
from datetime import UTC, datetime
from typing import Final
from urllib.parse import unquote, urlsplit

from aiosmtplib import (
    SMTP,
    SMTPException,
    SMTPRecipientsRefused,
    SMTPResponseException,
    SMTPServerDisconnected,
    SMTPTimeoutError,
)

from services.reminders.channel import LOOK, Message, NotSentError, RefusedError, UncertainError
from services.reminders.mail import as_email

PATIENCE: Final = 30.0
"""Seconds that the server may take for one answer."""
_PERMANENT: Final = 500
"""SMTP's answers from here on say that trying again does not help."""


class MailServer:
    """Hands messages to a mail server.

    Args:
        url: `smtp://` or `smtps://` with a host and, where needed, a port, a name and a password.
        sender: the address that messages come from.
        patience: seconds that the server may take for one answer.
    """

    def __init__(self, url: str, sender: str, patience: float = PATIENCE) -> None:
        self._parts, self._sender, self._patience = urlsplit(url), sender, patience

    async def send(self, message: Message) -> None:
        """Hand a message to the server, in a connection of its own."""
        client = self._client()
        try:
            await client.connect()
        except (SMTPException, OSError) as error:
            raise NotSentError(str(error)) from error
        try:
            await client.send_message(as_email(message, self._sender, datetime.now(UTC)))
        except SMTPRecipientsRefused as error:
            code = min(refused.code for refused in error.recipients)
            raise (RefusedError if code >= _PERMANENT else NotSentError)(f"answer {code}") from error
        except SMTPResponseException as error:
            # The server said no, to the sender or to the text: then it has not taken the message.
            raise NotSentError(f"answer {error.code}") from error
        except (SMTPServerDisconnected, SMTPTimeoutError, OSError) as error:
            raise UncertainError(str(error)) from error
        except SMTPException as error:
            raise NotSentError(str(error)) from error
        finally:
            await _leave(client)

    async def trouble(self) -> str | None:
        """Whether the server cannot be reached, or does not let us in."""
        client = self._client()
        try:
            await client.connect(timeout=min(LOOK, self._patience))
        except (SMTPException, OSError) as error:
            return f"Reminders cannot be sent: the mail server {self._parts.hostname} says: {error}"
        finally:
            await _leave(client)
        return None

    def _client(self) -> SMTP:
        parts, password = self._parts, self._parts.password
        return SMTP(
            hostname=parts.hostname,
            port=parts.port,
            username=unquote(parts.username) if parts.username else None,
            password=unquote(password) if password else None,
            use_tls=parts.scheme == "smtps",
            # A password is said to nobody in the clear. Without one, it is encrypted where the server can.
            start_tls=(True if password else None) if parts.scheme == "smtp" else False,
            timeout=self._patience,
        )


async def _leave(client: SMTP) -> None:
    """Say goodbye, as far as the server still listens; what became of the message is known by then."""
    with contextlib.suppress(SMTPException, OSError):
        await client.quit()
    client.close()
