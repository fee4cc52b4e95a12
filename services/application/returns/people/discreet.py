"""What is said of cells that speak of people: where they are and what to do, never what stands in them."""

from __future__ import annotations

import re
from datetime import date

from domain.shared.errors import DomainError
from services.application.workbooks.cells import Cell, day, text
from services.application.workbooks.problems import Problems

CODES_ONLY = "Use codes only, such as P1, which nobody but you can tie to a person."

_EMAIL = re.compile(r"\S+@\S+\.\S+")
_NHS_NUMBER = re.compile(r"(\d{3})[ -]?(\d{3})[ -]?(\d{4})")
_DAY = re.compile(r"\d{1,2}[-./ ]\d{1,2}[-./ ](\d{2}|\d{4})|\d{4}[-./]\d{1,2}[-./]\d{1,2}")
_WORD = r"[^\W\d_]+(?:['\u2019-][^\W\d_]+)*\.?"
_NAMES = re.compile(rf"{_WORD}(?:,? {_WORD})+")
_NAME = re.compile(r"[^\W\d_]{3,}")
_CHECKED_BY = 11
"""An NHS number ends with a digit by which the others are checked."""


class Discreet(Problems):
    """Collects what is wrong without repeating what was written: it may be somebody's name."""

    def note(self, cell: Cell, sentence: str) -> None:
        if cell.error:
            sentence = sentence.replace(cell.error, "no number")
        else:
            sentence = re.sub(f"^“{re.escape(text(cell))}”", "This", sentence)
        super().note(cell, sentence)


def concern_about(cell: Cell) -> str:
    """What to say where a code looks as if it told who somebody is; "" where it does not."""
    looks = _looks_like(cell)
    return f"This looks like {looks}. {CODES_ONLY}" if looks else ""


def _looks_like(cell: Cell) -> str:
    if isinstance(cell.value, date) or _is_day(cell):
        return "a date of birth"
    written = text(cell)
    if _EMAIL.fullmatch(written):
        return "an e-mail address"
    if (found := _NHS_NUMBER.fullmatch(written)) and _is_checked("".join(found.groups())):
        return "an NHS number"
    if _NAMES.fullmatch(written) or (_NAME.fullmatch(written) and written.istitle()):
        return "a name"
    return ""


def _is_day(cell: Cell) -> bool:
    if _DAY.fullmatch(text(cell)):
        return True
    try:
        return day(cell) is not None
    except DomainError:
        return False


def _is_checked(digits: str) -> bool:
    """Whether the last digit is what the nine before it ask for."""
    total = sum(int(digit) * weight for digit, weight in zip(digits, range(10, 1, -1), strict=False))
    return (_CHECKED_BY - total % _CHECKED_BY) % _CHECKED_BY == int(digits[-1])
