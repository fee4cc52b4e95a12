"""What a hostile workbook is: a function that makes it, and what is to become of it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import NamedTuple

from services.application.workbooks.cells import CellValue

Make = Callable[[], bytes]
ORDINARY = {"Outcomes!A1": "Statement", "Outcomes!A2": "A word"}
"""What the small workbook holds, into which what is wrong is put."""


class Case(NamedTuple):
    """A workbook and what is to become of it.

    Attributes:
        make: makes its file.
        name: what the file is called.
        refused: what the sentence says, as an expression; "" where it is read.
        read: what stands in cells, by address.
        shows: what cells without an answer show, by address.
    """

    make: Make
    name: str
    refused: str
    read: Mapping[str, CellValue]
    shows: Mapping[str, str]


CASES: dict[str, Case] = {}


def refused(sentence: str, name: str = "plan.xlsx") -> Callable[[Make], Make]:
    """The file is refused with this sentence."""
    return _case(Case(_never, name, sentence, {}, {}))


def read_as(
    read: Mapping[str, CellValue] = ORDINARY,
    *,
    name: str = "plan.xlsx",
    shows: Mapping[str, str] | None = None,
) -> Callable[[Make], Make]:
    """The file is read, and holds this among others."""
    return _case(Case(_never, name, "", read, shows or {}))


def _case(case: Case) -> Callable[[Make], Make]:
    def keep(make: Make) -> Make:
        CASES[make.__name__] = case._replace(make=make)
        return make

    return keep


def _never() -> bytes:
    raise AssertionError
