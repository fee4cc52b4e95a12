"""Long lists a page at a time."""

from __future__ import annotations

import msgspec


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


def pages_of(number: int, total: int, size: int, query: str) -> Pages:
    """The page with a number.

    Args:
        number: of the page that is shown, from 1.
        total: how many things there are.
        size: how many stand on a page.
        query: the query string of the list, which begins with "?" and has no page in it.
    """
    count = max(1, -(-total // size))
    first = (number - 1) * size + 1
    joined = query if query.endswith("?") else f"{query}&"
    return Pages(
        number=number,
        count=count,
        first=first if first <= total else 0,
        last=min(number * size, total),
        total=total,
        previous=f"{joined}page={min(number - 1, count)}" if number > 1 else "",
        following=f"{joined}page={number + 1}" if number < count else "",
    )
