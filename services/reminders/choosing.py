"""The channel that the settings choose."""

from __future__ import annotations

from services.clock import clock_from
from services.reminders.channel import Channel
from services.reminders.folder import Folder
from services.reminders.notify import Notify
from services.reminders.smtp import MailServer
from services.settings import Settings

NOBODY = "fingerpost@localhost"
"""Whom messages in a folder come from where nobody is named: they go nowhere."""


def channel_from(settings: Settings) -> Channel | None:
    """The channel by which this installation sends reminders, or None where it sends none.

    Raises:
        ValueError: where a channel is chosen and what it needs is not set; `read_settings` refuses that.
    """
    match settings:
        case Settings(reminders="folder"):
            folder = settings.data / "reminders"
            return Folder(folder, settings.reminders_from or NOBODY, clock_from(settings.clock))
        case Settings(reminders="smtp", smtp_url=str(url), reminders_from=str(sender)):
            return MailServer(url, sender)
        case Settings(reminders="notify", notify_key=str(key), notify_template=str(template)):
            return Notify(key, template)
        case Settings(reminders="off"):
            return None
        case _:
            raise ValueError(f"Not all that reminders by {settings.reminders} need is set.")
