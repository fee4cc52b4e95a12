"""A day as it is typed into three fields."""

from __future__ import annotations

import re
from calendar import month_name, monthrange
from collections.abc import Iterable
from datetime import date
from typing import Literal, NamedTuple

Part = Literal["day", "month", "year"]
PARTS: tuple[Part, ...] = ("day", "month", "year")
LIKE = "like 31 3 2026"
_MONTHS = tuple(month_name)[1:]
_SHORTEST = 3
_LONGEST_MONTH = 31
_NUMBER = re.compile(r"0?[0-9]|[0-9]{2}")
_YEAR = re.compile(r"[1-9][0-9]{3}")


class Wrong(NamedTuple):
    """A part of a day that cannot be read, and what to do about it."""

    part: Part
    sentence: str


def read_day(typed: dict[Part, str], called: str = "") -> date | tuple[Wrong, ...]:
    """The day that was typed, or what is wrong with each of its parts.

    Args:
        typed: what stands in the three fields; not all of them empty.
        called: what the day is, to tell it from other days of the form: "the first day".
    """
    of_what = f" of {called}" if called else ""
    for part in PARTS:
        if not typed[part]:
            return (Wrong(part, f"Give the day, month and year{of_what}, {LIKE}."),)
    day, month, year = _day(typed["day"]), _month(typed["month"]), _year(typed["year"])
    if day is None or month is None or year is None:
        return tuple(_wrong_parts(typed, (day, month, year), of_what))
    if day > (longest := monthrange(year, month)[1]):
        told = f"{_MONTHS[month - 1]} {year} has {longest} days. Give a day{of_what} that it has."
        return (Wrong("day", told),)
    return date(year, month, day)


def typed_day(day: date | None) -> dict[Part, str]:
    """What stands in the three fields of a day."""
    if day is None:
        return dict.fromkeys(PARTS, "")
    return {"day": str(day.day), "month": str(day.month), "year": str(day.year)}


def _day(text: str) -> int | None:
    return int(text) if _NUMBER.fullmatch(text) and 1 <= int(text) <= _LONGEST_MONTH else None


def _month(text: str) -> int | None:
    if _NUMBER.fullmatch(text):
        return int(text) if 1 <= int(text) <= len(_MONTHS) else None
    if len(text) < _SHORTEST:
        return None
    begins = text.rstrip(".").casefold()
    return next(
        (place for place, name in enumerate(_MONTHS, 1) if name.casefold().startswith(begins)),
        None,
    )


def _year(text: str) -> int | None:
    return int(text) if _YEAR.fullmatch(text) else None


def _wrong_parts(typed: dict[Part, str], read: tuple[int | None, ...], of_what: str) -> Iterable[Wrong]:
    wanted: dict[Part, str] = {
        "day": f"a number from 1 to {_LONGEST_MONTH}",
        "month": f"a number from 1 to {len(_MONTHS)}, or its name",
        "year": "four digits, like 2026",
    }
    for part, number in zip(PARTS, read, strict=True):
        if number is None:
            told = f"“{typed[part][:30]}” is not the {part}{of_what}. Write {wanted[part]}."
            yield Wrong(part, told)
