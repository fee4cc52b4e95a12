"""The moment that a page is about: now, or what was known on a day or at a position of the log."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from urllib.parse import urlencode

import msgspec

from domain.shared.days import in_words

_SPELLINGS = ("%Y-%m-%d", "%d/%m/%Y", "%d %B %Y", "%d %b %Y")
GREATEST_POSITION = 2**63 - 1


class BadAsOf(ValueError):
    """The address asks for a moment that cannot be read. Its message is a sentence for whoever asked."""


class Asked(msgspec.Struct, frozen=True, kw_only=True):
    """What an address asks for. Neither: now.

    Attributes:
        on: what was known at the end of this day.
        position: what was known when the log had come to this position.
    """

    on: date | None = None
    position: int | None = None

    @property
    def is_now(self) -> bool:
        """Whether no other moment is asked for."""
        return self.on is None and self.position is None

    @property
    def query(self) -> str:
        """The query string that asks for it again, from "?" on, or nothing."""
        if self.on is not None:
            return "?" + urlencode({"as_of": self.on.isoformat()})
        return "" if self.position is None else "?" + urlencode({"position": self.position})

    @property
    def words(self) -> str:
        """What the banner names: "31 March 2026", "position 1,024 of the log"."""
        if self.on is not None:
            return in_words(self.on)
        return "now" if self.position is None else f"position {self.position:,} of the record"


def asked_in(query: Mapping[str, str], today: date) -> Asked:
    """Read `as_of` (a day) or `position` (a number) from a query string.

    Raises:
        BadAsOf: with a sentence that says what is wrong and what to write instead.
    """
    written, number = query.get("as_of", "").strip(), query.get("position", "").strip()
    if written and number:
        raise BadAsOf("Ask for a day or for a position, not for both.")
    if number:
        return Asked(position=_position(number))
    if not written:
        return Asked()
    on = _day(written)
    if on > today:
        raise BadAsOf(f"{in_words(on)} is still to come. Choose today or a day before it.")
    return Asked(on=on)


def _position(number: str) -> int:
    if not (number.isascii() and number.isdecimal() and 1 <= int(number[:20]) <= GREATEST_POSITION):
        raise BadAsOf(f"“{number[:40]}” is not a position of the record. Write a whole number from 1 up.")
    return int(number)


def _day(written: str) -> date:
    for spelling in _SPELLINGS:
        try:
            return datetime.strptime(written, spelling).date()  # noqa: DTZ007 - a day has no time zone
        except ValueError:
            continue
    raise BadAsOf(f"“{written[:40]}” is not a day that can be read. Write it like 2026-03-31.")
