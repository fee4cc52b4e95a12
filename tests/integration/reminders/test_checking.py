"""A check says whether reminders can go out, and sends none."""

from __future__ import annotations

import socket
from pathlib import Path

from services.operations.checking import check
from services.settings import Settings
from tests.factories import NOW


def test_a_mail_server_that_is_not_there_is_named(furnished_url: str, tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
    settings = Settings(
        database_url=furnished_url,
        clock=NOW,
        data=tmp_path,
        reminders="smtp",
        smtp_url=f"smtp://127.0.0.1:{port}",
        reminders_from="fingerpost@example.gov.uk",
    )
    (problem,) = check(settings).problems
    assert problem.startswith("Reminders cannot be sent: the mail server 127.0.0.1 says: ")


def test_a_folder_that_can_be_written_to_is_as_it_should_be(furnished_url: str, tmp_path: Path) -> None:
    settings = Settings(database_url=furnished_url, clock=NOW, data=tmp_path, reminders="folder")
    assert check(settings).problems == ()
    assert list((tmp_path / "reminders").iterdir()) == []
