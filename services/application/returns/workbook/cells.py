"""One cell of a return's workbook: from an answer as typed, and back to one."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from decimal import Decimal, InvalidOperation

from domain.shared.days import in_words
from services.application.returns.words import CONFIRMED
from services.application.returns.workbook.asked import Holds
from services.application.vocabulary import MISSING
from services.application.workbooks.cells import Cell, CellValue, plain, text
from services.application.workbooks.extent import UNANSWERED

CHOICES: Mapping[Holds, Mapping[str, str]] = {
    "reason": {code: said for code, said in MISSING.items()},  # noqa: C416 - its keys are any text here
    "confirmed": CONFIRMED,
}
"""What a cell may choose from: the answer's text, and the words that stand for it."""
NUMBERS: frozenset[Holds] = frozenset({"whole", "decimal"})
_WHOLE = re.compile(r"(.*[0-9])\.0+")
_ALSO: Mapping[Holds, Mapping[str, str]] = {
    "reason": {},
    "confirmed": {"no": "no", "y": "yes", "n": "no", "true": "yes", "false": "no"},
}
_HUNDRED = Decimal(100)

PERCENTAGE = (
    "This is a percentage, {shown}. Write the number itself in digits, without a % sign. Percentages are "
    "worked out from how many, and out of how many."
)
DAY = "The spreadsheet made a date of this: {shown}. Write the number again in digits, like 12."
DAY_IN_WORDS = (
    "The spreadsheet made a date of this: {shown}. Write it again with an apostrophe in front, like '12-14."
)
FAILED = "The formula in this cell has no answer: it shows {shown}. Mend it, or type the value."
UNKNOWN = "“{shown}” is not in the list. Choose from: {choices}."


def cell_value(typed: str, holds: Holds) -> CellValue:
    """What stands in a cell for an answer: a number where the text says exactly that, else the text.

    Args:
        typed: "" where there is no answer.
        holds: what is asked for.
    """
    if holds in NUMBERS:
        return _number(typed)
    return CHOICES.get(holds, {}).get(typed, typed) or None


def read_cell(cell: Cell, holds: Holds, *, percentage: bool) -> tuple[str, str]:
    """The answer in a cell as it would be typed, and what is wrong with it: "" where nothing is.

    What cannot be used is given as it is shown, so that it can be seen and mended where it goes.

    Args:
        cell: the cell.
        holds: what is asked for.
        percentage: whether its number is shown as a percentage.
    """
    if cell.error:
        shown = "" if cell.error == UNANSWERED else cell.error
        return shown, FAILED.format(shown=cell.error)
    match cell.value:
        case date() as day:
            said = DAY if holds in NUMBERS else DAY_IN_WORDS
            return in_words(day), said.format(shown=in_words(day))
        case Decimal() as number if percentage:
            shown = f"{(number * _HUNDRED).normalize():f}%"
            return shown, PERCENTAGE.format(shown=shown) if holds in NUMBERS else ""
        case _:
            return _read(text(cell), holds)


def _read(written: str, holds: Holds) -> tuple[str, str]:
    if holds in CHOICES:
        return _chosen(written, holds)
    if holds in NUMBERS and written.endswith("%"):
        return written, PERCENTAGE.format(shown=written)
    if holds == "whole" and (found := _WHOLE.fullmatch(written)) is not None:
        return found[1], ""
    return written, ""


def _chosen(written: str, holds: Holds) -> tuple[str, str]:
    words = CHOICES[holds]
    known = {plain(said): code for code, said in words.items()} | {plain(code): code for code in words}
    code = {**_ALSO[holds], **known}.get(plain(written))
    if code is not None or not written:
        return code or "", ""
    choices = ", ".join(f"“{said}”" for said in words.values())
    return written, UNKNOWN.format(shown=written[:60], choices=choices)


def _number(typed: str) -> CellValue:
    try:
        number = Decimal(typed)
    except InvalidOperation:
        return typed or None
    if not number.is_finite():
        return typed
    # A spreadsheet keeps 15 digits: a number goes in only where exactly this text would come back.
    kept = Decimal(f"{float(number):.15g}")
    return kept if f"{kept:f}" == typed else typed
