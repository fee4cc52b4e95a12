"""A message as an e-mail."""

from __future__ import annotations

from datetime import datetime
from email.message import EmailMessage
from email.policy import SMTP

from services.reminders.channel import Message, RefusedError


def as_email(message: Message, sender: str, at: datetime) -> EmailMessage:
    """The e-mail that a message goes out as.

    Args:
        message: what is said to whom.
        sender: the address that it comes from.
        at: its date.

    Raises:
        RefusedError: where the address is none that a header can carry.
    """
    if not (message.to.isascii() and message.to.isprintable()):
        raise RefusedError("the address")
    mail = EmailMessage(policy=SMTP)
    mail["From"], mail["To"], mail["Subject"] = sender, message.to, " ".join(message.subject.split())
    mail["Date"] = at
    # The same for the same message: a mail program that gets two of them shows one.
    mail["Message-ID"] = f"<{message.id}@{sender.rpartition('@')[2]}>"
    # So that nobody's absence note answers.
    mail["Auto-Submitted"] = "auto-generated"
    mail.set_content(message.text)
    return mail
