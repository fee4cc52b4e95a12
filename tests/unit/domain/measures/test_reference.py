"""The reference page says what the code says."""

from __future__ import annotations

from pathlib import Path
from typing import get_args

import pytest

from domain.measures.movement import Reason

PAGE = Path(__file__).parents[4] / "docs" / "reference" / "measures.md"
REASONS = [reason for part in get_args(Reason) for reason in get_args(part)]


@pytest.mark.parametrize("reason", REASONS)
def test_the_reference_page_explains_every_reason(reason: str) -> None:
    assert f"`{reason}`" in PAGE.read_text(encoding="utf-8")
