"""By which way something came into the record."""

from __future__ import annotations

import pytest

from eventstore.source import API, CALENDAR, WEB, imported, spreadsheet
from services.presentation.source import came_by

DIGEST = "0f" * 32


@pytest.mark.parametrize(
    ("written", "way"),
    [
        (WEB, "the web form"),
        (API, "a program that used the API"),
        (spreadsheet(DIGEST), f"a spreadsheet, whose SHA-256 digest is {DIGEST}"),
        (imported(DIGEST, 12), f"line 12 of an imported file, whose SHA-256 digest is {DIGEST}"),
        (CALENDAR, "the calendar"),
        (None, "a way that nobody noted"),
    ],
)
def test_each_way_is_told_in_full(written: str | None, way: str) -> None:
    assert came_by(written) == way
