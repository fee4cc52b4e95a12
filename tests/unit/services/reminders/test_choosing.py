"""The channel is the one that the settings choose, with all that it needs."""

from __future__ import annotations

from pathlib import Path
from uuid import UUID

import pytest
from msgspec.structs import replace

from services.operations.demo import set_up
from services.reminders.choosing import channel_from
from services.reminders.folder import Folder
from services.reminders.notify import Notify
from services.reminders.smtp import MailServer
from services.settings import Reminding, Settings

SET = Settings(
    data=Path("data"),
    reminders_from="fingerpost@example.gov.uk",
    smtp_url="smtp://mail.example",
    notify_key=f"team-{UUID(int=1)}-{UUID(int=2)}",
    notify_template=str(UUID(int=3)),
)


@pytest.mark.parametrize(
    ("chosen", "kind"),
    [("off", type(None)), ("folder", Folder), ("smtp", MailServer), ("notify", Notify)],
)
def test_each_way_has_its_channel(chosen: Reminding, kind: type[object]) -> None:
    assert isinstance(channel_from(replace(SET, reminders=chosen)), kind)


@pytest.mark.parametrize("chosen", ["smtp", "notify"])
def test_a_channel_without_what_it_needs_is_refused(chosen: Reminding) -> None:
    with pytest.raises(ValueError, match=f"Not all that reminders by {chosen} need is set"):
        channel_from(Settings(reminders=chosen))


def test_a_demonstration_writes_to_nobody_whatever_is_set() -> None:
    assert isinstance(channel_from(set_up(replace(SET, reminders="notify"))), Folder)
