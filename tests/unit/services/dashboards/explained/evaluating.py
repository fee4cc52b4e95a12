"""Working out a formula exactly as it stands on the page, sign by sign."""

from __future__ import annotations

import re
from decimal import Decimal

_SIGNS = {
    "\N{MULTIPLICATION SIGN}": "*",
    "\N{DIVISION SIGN}": "/",
    "\N{MINUS SIGN}": "-",
    "²": "**2",
    "≥": ">=",
    "√": "root",
}
_NUMBER = re.compile(r"(?<!\*\*)\b\d+(?:\.\d+)?")


def value_of(filled: str) -> Decimal | bool:
    """What a filled-in formula gives to whoever works it out."""
    text = filled.replace(",", "")
    for sign, written in _SIGNS.items():
        text = text.replace(sign, written)
    text = _NUMBER.sub(lambda number: f'Decimal("{number[0]}")', text)
    found: Decimal | bool = eval(text, {"__builtins__": {}}, {"Decimal": Decimal, "root": Decimal.sqrt})  # noqa: S307 - formulas that we wrote
    return found


def number_in(gives: str) -> Decimal:
    """The number of a value as charts show it: "45%", "£1,200", "5 percentage points"."""
    found = re.search(r"[-\d.,]+", gives.replace("\N{MINUS SIGN}", "-").replace("£", ""))
    assert found is not None, gives
    return Decimal(found[0].replace(",", ""))
