"""Workbooks that are broken, odd or meant to do harm, and what becomes of each."""

from __future__ import annotations

from collections.abc import Mapping

from tests.unit.services.application.workbooks.hostile import (
    archives,
    cells,
    markup,
    opendocuments,
    sheets,
)
from tests.unit.services.application.workbooks.hostile.cases import CASES, Case

FILLED_BY = (archives, cells, markup, opendocuments, sheets)
"""The modules whose functions make the files."""
HOSTILE: Mapping[str, Case] = CASES
"""What becomes of each file, by the name of the function that makes it."""
