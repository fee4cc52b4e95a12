"""Moments and spans of days as people in the United Kingdom write them."""

from __future__ import annotations

from datetime import date, datetime

from domain.shared.days import LOCAL_TIME, in_words

NOON = 12


def moment(value: datetime) -> str:
    """31 March 2026 at 2:05pm, by the clock on the wall here."""
    local = value.astimezone(LOCAL_TIME)
    half = "am" if local.hour < NOON else "pm"
    return f"{in_words(local.date())} at {local.hour % NOON or NOON}:{local:%M}{half}"


def term(starts_on: date, ends_on: date) -> str:
    """1 April 2023 to 31 March 2026."""
    return f"{in_words(starts_on)} to {in_words(ends_on)}"
