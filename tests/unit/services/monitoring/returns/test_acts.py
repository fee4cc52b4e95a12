"""What can be done with a return as it stands, and what a reading was before."""

from __future__ import annotations

from datetime import date
from typing import Any

import msgspec
import pytest

from domain.shared.figures import Count
from services.monitoring.returns.acts import ACTS, Act, comes_back_locked, in_the_way
from services.monitoring.returns.figure import superseded
from tests.unit.services.application.returns.pages import told
from tests.unit.services.presentation.test_standing import (
    ACCEPTED,
    ANSWERED,
    ASKED,
    DUE,
    LIFTED,
    LOCKS,
    SENT,
    SENT_BACK,
    a_return,
)

AFTER = date(2025, 12, 1)
ASK: set[Act] = {"question", "send-back"}


@pytest.mark.parametrize(
    ("changes", "today", "possible"),
    [
        ({}, DUE, set()),
        ({}, LOCKS, set()),
        ({}, AFTER, {"lift-lock"}),
        (LIFTED, AFTER, {"lift-lock"}),
        (SENT, AFTER, ASK | {"accept"}),
        (ASKED, DUE, ASK),
        (ANSWERED, DUE, ASK | {"accept"}),
        (SENT_BACK, DUE, set()),
        (SENT_BACK, AFTER, {"lift-lock"}),
        (ACCEPTED, AFTER, set()),
    ],
)
def test_only_what_makes_sense_can_be_done(changes: dict[str, Any], today: date, possible: set[Act]) -> None:
    row = a_return(**changes)
    assert {act for act in ACTS if not in_the_way(act, row, today)} == possible
    assert all(in_the_way(act, row, today).endswith(".") for act in ACTS if act not in possible)


def test_what_is_sent_back_after_its_lock_would_be_locked_at_once_but_where_that_is_lifted() -> None:
    assert not comes_back_locked(a_return(**SENT), LOCKS)
    assert comes_back_locked(a_return(**SENT), AFTER)
    assert not comes_back_locked(a_return(**SENT | LIFTED), date(2025, 12, 5))
    assert comes_back_locked(a_return(**SENT | LIFTED), date(2025, 12, 6))


def test_a_reading_was_what_it_said_before_and_not_what_was_only_sent_again() -> None:
    first, again, better = (told(Count(count=count)) for count in (12, 12, 9))
    assert superseded([first, again, better]) == (again,)
    assert superseded([first]) == ()
    commented = msgspec.structs.replace(first, comment="Two joined in June.")
    assert superseded([first, commented]) == ()
    assert superseded([first, better, again]) == (better, first)
