"""Numbers as people type them: with thousands apart and a pound sign, where no other number can be meant."""

from __future__ import annotations

import re
from decimal import Decimal

_NUMBER = re.compile(
    r"(?P<sign>[-+\N{MINUS SIGN}])?\s?£?\s?"
    r"(?P<whole>[0-9]{1,3}(?:[,\s][0-9]{3}){1,12}|[0-9]{0,40})"
    r"(?P<part>\.[0-9]{0,40})?"
)
"""Commas and spaces stand only where thousands are set apart: whoever writes 1,5 may mean one and a half."""
_APART = re.compile(r"[,\s]")


def exact(text: str) -> Decimal | None:
    """The number that was typed, exactly; None where it is none, or may be read in two ways."""
    found = _NUMBER.fullmatch(text.strip())
    if found is None:
        return None
    whole, part = _APART.sub("", found["whole"]), (found["part"] or "").removeprefix(".")
    if not whole and not part:
        return None
    number = Decimal(f"{whole or 0}.{part}" if part else whole)
    return number.copy_negate() if found["sign"] in ("-", "\N{MINUS SIGN}") else number


def whole(text: str) -> int | None:
    """The whole number that was typed; None where it is none. 3.0 is not written by who counts."""
    return None if "." in text or (number := exact(text)) is None else int(number)
