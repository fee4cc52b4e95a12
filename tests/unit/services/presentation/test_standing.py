"""Where a return stands, in words."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any

import pytest

from projections.returns.results import ReturnRow
from services.presentation.standing import is_locked, standing
from tests.factories import CALENDAR, SUMMER, an_id

DUE, LOCKS = CALENDAR.due_on(SUMMER), CALENDAR.locks_on(SUMMER)


def a_return(**changes: Any) -> ReturnRow:
    values: dict[str, Any] = {
        "return_id": an_id(1),
        "contract_id": an_id(2),
        "contract_reference": "YS-1",
        "contract_title": "Youth clubs",
        "council_name": "Northam",
        "period": SUMMER,
        "due_on": DUE,
        "locks_on": LOCKS,
        "standing": "open",
        "open_queries": 0,
        "submissions": 0,
        "submitted_at": None,
        "late": None,
        "lock_lifted_until": None,
    }
    return ReturnRow(**(values | changes))


SENT: dict[str, Any] = {
    "standing": "submitted",
    "submissions": 1,
    "submitted_at": datetime(2025, 10, 1, tzinfo=UTC),
    "late": False,
}


@pytest.mark.parametrize(
    ("changes", "today", "tag", "to_do"),
    [
        ({}, date(2025, 9, 30), "Not yet due", False),
        ({}, date(2025, 10, 1), "Due", True),
        ({}, DUE, "Due", True),
        ({}, date(2025, 10, 21), "Late", True),
        ({}, LOCKS, "Late", True),
        ({}, date(2025, 11, 30), "Locked", True),
        ({"lock_lifted_until": date(2025, 12, 5)}, date(2025, 11, 30), "Late", True),
        ({"lock_lifted_until": date(2025, 12, 5)}, date(2025, 12, 6), "Locked", True),
        ({"standing": "sent_back"}, date(2025, 10, 1), "Sent back", True),
        (SENT, date(2025, 12, 31), "Submitted", False),
        (SENT | {"open_queries": 2}, date(2025, 12, 31), "Queried", True),
        (SENT | {"standing": "accepted"}, date(2025, 12, 31), "Accepted", False),
    ],
)
def test_a_word_says_where_it_stands(changes: dict[str, Any], today: date, tag: str, *, to_do: bool) -> None:
    said = standing(a_return(**changes), today)
    assert (said.tag, said.to_do) == (tag, to_do)
    assert said.sentence.endswith(".")


def test_red_is_only_for_a_problem_that_somebody_must_act_on() -> None:
    red = [
        said
        for day in (date(2025, 9, 1), DUE, date(2025, 10, 21), date(2025, 12, 31))
        for changes in ({}, SENT, {"standing": "sent_back"})
        if (said := standing(a_return(**changes), day)).colour == "red"
    ]
    assert {said.tag for said in red} == {"Late", "Locked"}
    assert all(said.to_do for said in red)


def test_what_was_submitted_is_never_locked() -> None:
    assert not is_locked(a_return(**SENT), date(2026, 12, 31))
