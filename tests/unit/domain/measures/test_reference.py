"""The reference page says what the code says."""

from __future__ import annotations

from pathlib import Path
from typing import get_args

import pytest

from domain.measures.comparators import Place
from domain.measures.forecast import Method, NotForecast
from domain.measures.groups import GroupDoubt
from domain.measures.movement import Reason
from domain.measures.people_change import PeopleDoubt
from domain.measures.process_chart import Weight
from domain.measures.process_limits import Capability
from domain.measures.process_rules import PointClass

PAGE = Path(__file__).parents[4] / "docs" / "reference" / "measures.md"
REASONS = [reason for part in get_args(Reason) for reason in get_args(part)]
KEYS = [
    key
    for keys in (PeopleDoubt, GroupDoubt, PointClass, Weight, Capability, Method, NotForecast, Place)
    for key in get_args(keys)
]


@pytest.mark.parametrize("reason", REASONS + KEYS)
def test_the_reference_page_explains_every_reason(reason: str) -> None:
    assert f"`{reason}`" in PAGE.read_text(encoding="utf-8")
