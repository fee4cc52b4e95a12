"""GOV.UK Notify as a channel."""

from __future__ import annotations

import asyncio
from http import HTTPStatus
from typing import Any, Final

from notifications_python_client.errors import APIError
from notifications_python_client.notifications import NotificationsAPIClient
from requests import ConnectionError as NoConnection
from requests import ConnectTimeout
from urllib3.exceptions import MaxRetryError

from services.reminders.channel import LOOK, Message, NotSentError, RefusedError, UncertainError

PATIENCE: Final = 30.0
"""Seconds that Notify may take for one answer."""


class Notify:
    """Hands messages to GOV.UK Notify, with a template that holds a subject and a text.

    Args:
        key: an API key of the council's service.
        template: id of the template; its subject is ((subject)) and its message is ((text)).
    """

    def __init__(self, key: str, template: str) -> None:
        self._key, self._template = key, template

    async def send(self, message: Message) -> None:
        """Hand a message over; Notify keeps its id as our reference."""
        try:
            await asyncio.to_thread(
                self._client().send_email_notification,
                email_address=message.to,
                template_id=self._template,
                personalisation={"subject": message.subject, "text": message.text},
                reference=str(message.id),
            )
        except APIError as error:
            raise _became(error) from error

    async def trouble(self) -> str | None:
        """Whether Notify cannot be reached, or does not know the key or the template."""
        try:
            await asyncio.to_thread(self._client(LOOK).get_template, self._template)
        except APIError as error:
            return f"Reminders cannot be sent: GOV.UK Notify says: {error}"
        return None

    def _client(self, patience: float = PATIENCE) -> Any:
        # One for each call: it may not be shared by threads. The library says nothing of its types.
        make: Any = NotificationsAPIClient
        return make(self._key, timeout=patience)


def _became(error: APIError) -> NotSentError | RefusedError | UncertainError:
    """What an error says of the message."""
    if error.response is None:
        return NotSentError(str(error)) if _never_left(error.__cause__) else UncertainError(str(error))
    said_no = HTTPStatus.BAD_REQUEST <= error.status_code < HTTPStatus.INTERNAL_SERVER_ERROR
    if not said_no:
        return UncertainError(str(error))
    about_address = error.status_code == HTTPStatus.BAD_REQUEST and "email_address" in str(error)
    return RefusedError("the address") if about_address else NotSentError(str(error))


def _never_left(cause: BaseException | None) -> bool:
    """Whether no connection came about, as against one that broke off."""
    if isinstance(cause, ConnectTimeout):
        return True
    return isinstance(cause, NoConnection) and isinstance(next(iter(cause.args), None), MaxRetryError)
