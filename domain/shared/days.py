"""Days as the people concerned count them, and how a day is written."""

from __future__ import annotations

from datetime import date, datetime
from zoneinfo import ZoneInfo

LOCAL_TIME = ZoneInfo("Europe/London")
"""A day ends when it ends for the people who fill in the return, whatever the server's clock shows."""


def local_day(now: datetime) -> date:
    """The day that it is in the United Kingdom at a moment given with its time zone."""
    return now.astimezone(LOCAL_TIME).date()


def in_words(day: date, *, with_year: bool = True) -> str:
    """A day as it is read out: "31 March 2026", or "31 March" beside another day of the same year."""
    return f"{day.day} {day:%B %Y}" if with_year else f"{day.day} {day:%B}"
