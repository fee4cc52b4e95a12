"""GOV.UK Notify takes a message, refuses it, or leaves us in doubt, at the edge of its own library."""

from __future__ import annotations

import json
from typing import Any
from uuid import UUID

import pytest
import requests
from urllib3.exceptions import MaxRetryError, ProtocolError

from services.reminders.channel import Message, NotSentError, RefusedError, UncertainError
from services.reminders.notify import Notify

MESSAGE = Message(id=UUID(int=7), to="lead@example.org", subject="Return due", text="Hello.\n")
KEY = f"team-{UUID(int=1)}-{UUID(int=2)}"
TEMPLATE = str(UUID(int=3))
NO_ROUTE = requests.ConnectionError(MaxRetryError(pool=None, url="/"))  # type: ignore[arg-type]
BROKEN_OFF = requests.ConnectionError(ProtocolError("broken off"))


class Fake:
    """Stands where the library's requests leave this machine."""

    def __init__(self, answer: requests.Response | Exception) -> None:
        self._answer = answer
        self.asked: list[tuple[str, str, Any]] = []

    def __call__(self, method: str, url: str, **more: Any) -> requests.Response:
        self.asked.append((method, url, json.loads(more.get("data") or "null")))
        if isinstance(self._answer, Exception):
            raise self._answer
        return self._answer


def answered(status: int, message: str = "") -> requests.Response:
    made = requests.Response()
    made.status_code = status
    errors = [{"error": "Error", "message": message}] if message else []
    made._content = json.dumps({"errors": errors}).encode()
    return made


def unreadable(status: int) -> requests.Response:
    made = answered(status)
    made._content = b"<p>"
    return made


def put(monkeypatch: pytest.MonkeyPatch, answer: requests.Response | Exception) -> Fake:
    fake = Fake(answer)
    monkeypatch.setattr(requests.Session, "request", fake)
    return fake


async def test_a_message_is_handed_over_with_our_template_and_reference(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    fake = put(monkeypatch, answered(201))
    await Notify(KEY, TEMPLATE).send(MESSAGE)
    assert fake.asked == [
        (
            "POST",
            "https://api.notifications.service.gov.uk/v2/notifications/email",
            {
                "email_address": MESSAGE.to,
                "template_id": TEMPLATE,
                "personalisation": {"subject": MESSAGE.subject, "text": MESSAGE.text},
                "reference": str(MESSAGE.id),
            },
        )
    ]


@pytest.mark.parametrize(
    ("answer", "raised"),
    [
        (answered(400, "email_address Not a valid email address"), RefusedError),
        (answered(400, "Missing personalisation: text"), NotSentError),
        (answered(403, "Invalid token"), NotSentError),
        (answered(429, "Exceeded rate limit"), NotSentError),
        (answered(500), UncertainError),
        (answered(503), UncertainError),
        (unreadable(201), UncertainError),
        (NO_ROUTE, NotSentError),
        (requests.ConnectTimeout(), NotSentError),
        (BROKEN_OFF, UncertainError),
        (requests.ReadTimeout(), UncertainError),
    ],
    ids=str,
)
async def test_what_became_of_it_is_told(
    monkeypatch: pytest.MonkeyPatch, answer: requests.Response | Exception, raised: type[Exception]
) -> None:
    put(monkeypatch, answer)
    with pytest.raises(raised):
        await Notify(KEY, TEMPLATE).send(MESSAGE)


async def test_a_check_asks_for_the_template_and_sends_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    fake = put(monkeypatch, answered(200))
    assert await Notify(KEY, TEMPLATE).trouble() is None
    assert [method for method, _, _ in fake.asked] == ["GET"]
    assert fake.asked[0][1].endswith(f"/v2/template/{TEMPLATE}")


async def test_a_check_says_what_notify_says(monkeypatch: pytest.MonkeyPatch) -> None:
    put(monkeypatch, answered(403, "Invalid token"))
    told = await Notify(KEY, TEMPLATE).trouble()
    assert told is not None
    assert told.startswith("Reminders cannot be sent: GOV.UK Notify says: 403")
