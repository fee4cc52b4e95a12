"""A mail server takes a message, refuses it, or leaves us in doubt, and each is told from the others."""

from __future__ import annotations

import socket
from email import message_from_bytes
from email.policy import SMTP
from uuid import UUID

import msgspec
import pytest

from services.reminders.channel import Message, NotSentError, RefusedError, UncertainError
from services.reminders.smtp import MailServer
from tests.unit.services.reminders.mail_server import mail_server

MESSAGE = Message(
    id=UUID(int=7),
    to="lead@example.org",
    subject="Café: return",
    text="Hello “you”,\n\nA line.\n.\nA last.\n",
)
SENDER = "fingerpost@example.gov.uk"


def channel(port: int, login: str = "", patience: float = 5.0) -> MailServer:
    return MailServer(f"smtp://{login}127.0.0.1:{port}", SENDER, patience)


async def test_a_message_arrives_as_it_was_written() -> None:
    async with mail_server() as server:
        await channel(server.port).send(MESSAGE)
    (taken,) = server.taken
    mail = message_from_bytes(taken.removesuffix(b".\r\n").replace(b"\r\n..", b"\r\n."), policy=SMTP)
    assert (mail["To"], mail["From"], mail["Subject"]) == (MESSAGE.to, SENDER, MESSAGE.subject)
    assert mail["Message-ID"] == f"<{MESSAGE.id}@example.gov.uk>"
    assert mail["Auto-Submitted"] == "auto-generated"
    assert mail.get_content().replace("\r\n", "\n") == MESSAGE.text  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    ("command", "answer", "raised"),
    [
        ("RCPT", "550 nobody here", RefusedError),
        ("RCPT", "450 come again", NotSentError),
        ("MAIL", "553 not from you", NotSentError),
        ("DATA", "451 busy", NotSentError),
        ("TEXT", "554 no", NotSentError),
        ("greeting", "421 closed", NotSentError),
        ("TEXT", "", UncertainError),
    ],
)
async def test_what_became_of_it_is_told(command: str, answer: str, raised: type[Exception]) -> None:
    async with mail_server(**{command: answer}) as server:
        with pytest.raises(raised):
            await channel(server.port).send(MESSAGE)


async def test_a_server_that_falls_silent_over_a_message_may_have_taken_it() -> None:
    async with mail_server() as server:
        server.silent_after_text = True
        with pytest.raises(UncertainError):
            await channel(server.port, patience=0.2).send(MESSAGE)


async def test_a_server_that_is_not_there_has_taken_nothing_and_is_named() -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
    with pytest.raises(NotSentError):
        await channel(port).send(MESSAGE)
    told = await channel(port).trouble()
    assert told is not None
    assert told.startswith("Reminders cannot be sent: the mail server 127.0.0.1 says: ")


async def test_a_server_that_answers_is_no_trouble_and_is_sent_nothing() -> None:
    async with mail_server() as server:
        assert await channel(server.port).trouble() is None
    assert not any(line.startswith(("MAIL", "RCPT")) for line in server.heard)


async def test_a_password_is_said_to_no_server_that_does_not_encrypt() -> None:
    async with mail_server(EHLO="250-here\r\n250 AUTH PLAIN LOGIN") as server:
        with pytest.raises(NotSentError):
            await channel(server.port, login="user:hunter2@").send(MESSAGE)
    assert not any(line.startswith("AUTH") for line in server.heard)


@pytest.mark.parametrize("address", ["ü@example.org", "a@example.org\nBcc: b@example.org"])
async def test_an_address_that_no_header_can_carry_is_refused(address: str) -> None:
    async with mail_server() as server:
        with pytest.raises(RefusedError):
            await channel(server.port).send(msgspec.structs.replace(MESSAGE, to=address))
    assert server.taken == []
