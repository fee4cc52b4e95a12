"""Files for spreadsheets."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from services.presentation.tabular import as_csv


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r"])
def test_words_that_a_spreadsheet_would_run_are_kept_from_it(start: str) -> None:
    assert as_csv(["a"], [[f"{start}1+1"]]).decode("utf-8-sig").split("\r\n", 1)[1].lstrip('"')[0] == "'"


def test_a_negative_number_stays_a_number() -> None:
    assert as_csv(["a"], [[Decimal("-1.5")], [-2]]) == b"\xef\xbb\xbfa\r\n-1.5\r\n-2\r\n"


def test_cells_are_quoted_days_are_iso_and_nothing_is_empty() -> None:
    written = as_csv(["a", "b", "c"], [['say "hi", twice', date(2026, 3, 31), None]])
    assert written.decode("utf-8-sig") == 'a,b,c\r\n"say ""hi"", twice",2026-03-31,\r\n'
