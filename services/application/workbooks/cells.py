"""One cell of a sheet, and what can be read from it."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from decimal import Decimal
from typing import TypeVar

import msgspec

from domain.shared.errors import Invalid
from domain.shared.numbers import check_number

CellValue = str | Decimal | date | bool | None
"""What a cell can hold; None is an empty cell. A moment or a span of time is given as text."""

Read = TypeVar("Read")
ALPHABET = 26
MONTHS = (
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
)
SHORTEST_MONTH = 3
"""Letters of a month's name that tell it from the others."""

_NUMBER = re.compile(r"[+-]?£?(\d{1,40}|\d{1,3}(,\d{3}){1,12})(\.\d{1,40})?")
_DAY_IN_WORDS = re.compile(r"(\d{1,2})(?:st|nd|rd|th)? ([a-z]+),? (\d{4})", re.IGNORECASE)
_DAY_IN_NUMBERS = re.compile(r"(\d{1,2})[/.](\d{1,2})[/.](\d{4})")
_LISTED = re.compile(r'\s*(?:"((?:[^"]|"")*)"|([^,;\n]*))\s*(?:[,;\n]|$)')
_SEPARATOR = re.compile(r'[,;\n"]')
_YES = {"yes": True, "y": True, "true": True, "no": False, "n": False, "false": False}


class Cell(msgspec.Struct, frozen=True, kw_only=True):
    """A cell and where it is.

    Attributes:
        sheet: name of its sheet.
        row: counted from 1.
        column: counted from 1.
        value: what it holds; text without the spaces about it.
        error: what a spreadsheet shows where its formula has no answer, such as "#DIV/0!".
    """

    sheet: str
    row: int
    column: int
    value: CellValue = None
    error: str = ""

    @property
    def place(self) -> str:
        """Where on the sheet it is: "C7"."""
        return f"{letters(self.column)}{self.row}"

    @property
    def address(self) -> str:
        """Where in the workbook it is: "Outcomes!C7"."""
        return f"{self.sheet}!{self.place}"

    @property
    def is_empty(self) -> bool:
        """Whether it holds nothing."""
        return self.value is None and not self.error


def letters(column: int) -> str:
    """How a spreadsheet calls a column: 1 is "A", 28 is "AB"."""
    written = ""
    while column:
        column, letter = divmod(column - 1, ALPHABET)
        written = chr(ord("A") + letter) + written
    return written


def needed(read: Callable[[Cell], Read | None], sentence: str) -> Callable[[Cell], Read]:
    """A reader that refuses an empty cell with a sentence that says what belongs there."""

    def read_filled(cell: Cell) -> Read:
        found = read(cell)
        if found is None or found in ("", ()):
            raise Invalid(sentence, field=cell.address)
        return found

    return read_filled


def text(cell: Cell) -> str:
    """The cell's text, "" where it is empty. Numbers and days are given as they are written.

    Raises:
        Invalid: where its formula has no answer.
    """
    match _value(cell):
        case None:
            return ""
        case bool(answer):
            return "yes" if answer else "no"
        case Decimal() as number:
            return f"{number:f}"
        case date() as day:
            return day.isoformat()
        case written:
            return written


def number(cell: Cell) -> Decimal | None:
    """The cell's number, None where it is empty.

    Raises:
        Invalid: where it is none.
    """
    match _value(cell):
        case None:
            return None
        case Decimal() as found:
            return _ordinary(found, cell)
        case str(written) if _NUMBER.fullmatch(written):
            return _ordinary(Decimal(written.replace(",", "").replace("£", "")), cell)
        case _:
            raise Invalid(
                f"“{text(cell)}” is not a number. Write digits only, with a point before decimals.",
                field=cell.address,
            )


def whole_number(cell: Cell) -> int | None:
    """The cell's whole number, None where it is empty.

    Raises:
        Invalid: where it is none.
    """
    found = number(cell)
    if found is not None and found != found.to_integral_value():
        raise Invalid(f"“{found:f}” must be a whole number.", field=cell.address)
    return None if found is None else int(found)


def day(cell: Cell) -> date | None:
    """The cell's day, None where it is empty. As text it may be written 1 April 2026, 1/4/2026 or 2026-04-01.

    Raises:
        Invalid: where it is none.
    """
    match _value(cell):
        case None:
            return None
        case date() as found:
            return found
        case str(written) if (understood := _day_written(written)) is not None:
            return understood
        case _:
            raise Invalid(
                f"“{text(cell)}” is not a day. Write it like 1 April 2026 or 01/04/2026.", field=cell.address
            )


def yes_or_no(cell: Cell) -> bool | None:
    """The cell's yes or no, None where it is empty.

    Raises:
        Invalid: where it is neither.
    """
    match _value(cell):
        case None:
            return None
        case bool(answer):
            return answer
        case str(written) if written.casefold() in _YES:
            return _YES[written.casefold()]
        case _:
            raise Invalid(f"“{text(cell)}” is neither yes nor no. Write one of the two.", field=cell.address)


def one_of(words: Mapping[str, Read]) -> Callable[[Cell], Read | None]:
    """A reader of choices: gives what a choice's words stand for, None where the cell is empty.

    Args:
        words: the choices as people write them, and what each stands for.
    """
    known = {plain(word): meaning for word, meaning in words.items()}

    def read(cell: Cell) -> Read | None:
        written = text(cell)
        return _chosen(written, known, words, cell) if written else None

    return read


def choice_of(words: Mapping[str, Read], sentence: str) -> Callable[[Cell], Read]:
    """A reader like `one_of` that refuses an empty cell with a sentence."""
    return needed(one_of(words), sentence)


def several_of(words: Mapping[str, Read]) -> Callable[[Cell], tuple[Read, ...]]:
    """A reader of several choices in one cell, with commas, semicolons or new lines between them."""
    known = {plain(word): meaning for word, meaning in words.items()}

    def read(cell: Cell) -> tuple[Read, ...]:
        return tuple(_chosen(word, known, words, cell) for word in listed(cell))

    return read


def listed(cell: Cell) -> tuple[str, ...]:
    """The cell's texts, with commas, semicolons or new lines between them; "one, with a comma" in quotes."""
    found = (quoted.replace('""', '"') or bare for quoted, bare in _LISTED.findall(text(cell)))
    return tuple(word.strip() for word in found if word.strip())


def as_list(words: Sequence[str]) -> str:
    """The texts in one cell, so that `listed` gives them back."""
    return ", ".join(
        '"' + word.replace('"', '""') + '"' if _SEPARATOR.search(word) else word for word in words
    )


def plain(written: str) -> str:
    """A text as it is compared: without capitals and needless spaces."""
    return " ".join(written.split()).casefold()


def _value(cell: Cell) -> CellValue:
    if cell.error:
        raise Invalid(
            f"The formula in this cell has no answer: it shows {cell.error}. Mend it, or type the value.",
            field=cell.address,
        )
    return cell.value


def _ordinary(found: Decimal, cell: Cell) -> Decimal:
    check_number(found, field=cell.address)
    return found


def _chosen(written: str, known: Mapping[str, Read], words: Mapping[str, Read], cell: Cell) -> Read:
    if plain(written) not in known:
        choices = ", ".join(f"“{word}”" for word in words)
        raise Invalid(f"“{written}” is no choice here. Choose from {choices}.", field=cell.address)
    return known[plain(written)]


def _day_written(written: str) -> date | None:
    try:
        if found := _DAY_IN_WORDS.fullmatch(written):
            return date(int(found[3]), _month_called(found[2]), int(found[1]))
        if found := _DAY_IN_NUMBERS.fullmatch(written):
            return date(int(found[3]), int(found[2]), int(found[1]))
        return date.fromisoformat(written)
    except ValueError:
        return None


def _month_called(name: str) -> int:
    """The month's number; 0, which no date takes, where the name is none."""
    begun = name.casefold()
    return next(
        (
            number
            for number, month in enumerate(MONTHS, start=1)
            if len(begun) >= SHORTEST_MONTH and month.startswith(begun)
        ),
        0,
    )
