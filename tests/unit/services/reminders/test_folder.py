"""A folder takes messages as files, whole or not at all."""

from __future__ import annotations

from email import message_from_bytes
from email.policy import default
from pathlib import Path
from uuid import UUID

import pytest

from services.reminders.channel import Message, NotSentError
from services.reminders.folder import Folder
from tests.factories import NOW

MESSAGE = Message(id=UUID(int=7), to="lead@example.org", subject="Return due", text="Hello “you”.\n")


def folder(path: Path) -> Folder:
    return Folder(path, "fingerpost@localhost", lambda: NOW)


async def test_a_message_becomes_a_file_that_a_mail_program_opens(tmp_path: Path) -> None:
    path = tmp_path / "not" / "there yet"
    await folder(path).send(MESSAGE)
    await folder(path).send(MESSAGE)
    (written,) = path.iterdir()
    assert written.name == f"{MESSAGE.id}.eml"
    mail = message_from_bytes(written.read_bytes(), policy=default)
    assert (mail["To"], mail["Date"]) == (MESSAGE.to, "Wed, 15 Oct 2025 09:00:00 +0000")
    assert mail.get_content().replace("\r\n", "\n") == MESSAGE.text  # type: ignore[attr-defined]


async def test_where_no_folder_can_be_nothing_is_sent_and_it_is_said(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    blocked = folder(tmp_path / "file" / "reminders")
    with pytest.raises(NotSentError):
        await blocked.send(MESSAGE)
    assert "cannot be written to" in str(await blocked.trouble())


async def test_a_folder_that_can_be_written_to_is_no_trouble(tmp_path: Path) -> None:
    assert await folder(tmp_path / "reminders").trouble() is None
