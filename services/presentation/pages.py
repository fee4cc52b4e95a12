"""Long lists a page at a time."""

from __future__ import annotations

from typing import Final

import msgspec

_DIGITS: Final = 6
"""Of a page's number that are read: nobody turns over a million pages."""


class Pages(msgspec.Struct, frozen=True, kw_only=True):
    """Where a page stands among the others.

    Attributes:
        number: of this page, from 1.
        count: of all pages; at least 1.
        first: number of the first thing on it, from 1; 0 where there is none.
        last: number of the last thing on it.
        total: of all things.
        previous: address of the page before, or "".
        following: address of the page after, or "".
    """

    number: int
    count: int
    first: int
    last: int
    total: int
    previous: str
    following: str


def page_number(written: str) -> int:
    """The number of a page as an address names it; 1 where what is written is no number of a page."""
    number = int(written[:_DIGITS]) if written.isascii() and written.isdecimal() else 1
    return max(number, 1)


def numbered(number: int, total: int, size: int) -> tuple[int, int]:
    """The number of the page that is given, and how many there are; the last where there are not so many."""
    count = max(1, -(-total // size))
    return min(number, count), count


def pages_of(number: int, total: int, size: int, query: str) -> Pages:
    """The page with a number; the last one where there are not so many.

    Args:
        number: of the page that is asked for, from 1.
        total: how many things there are.
        size: how many stand on a page.
        query: the query string of the list, which begins with "?" and has no page in it.
    """
    number, count = numbered(number, total, size)
    joined = query if query.endswith("?") else f"{query}&"
    return Pages(
        number=number,
        count=count,
        first=(number - 1) * size + 1 if total else 0,
        last=min(number * size, total),
        total=total,
        previous=f"{joined}page={number - 1}" if number > 1 else "",
        following=f"{joined}page={number + 1}" if number < count else "",
    )
