"""Long answers a page at a time."""

from __future__ import annotations


def within(offset: int, total: int, size: int) -> int:
    """How many things to leave out: as many as asked, or as stand before the last page where there are fewer.

    Whoever comes back to a page that is there no longer, because things were done meanwhile, sees the last.

    Args:
        offset: how many to leave out, a whole number of pages.
        total: how many things there are.
        size: how many stand on a page.
    """
    return min(offset, max(total - 1, 0) // size * size)
