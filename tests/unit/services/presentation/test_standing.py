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
        "queried_at": None,
        "answered_at": None,
        "sent_back_at": None,
        "sent_back_because": None,
        "accepted_at": None,
        "restated_at": None,
        "lock_lifted_until": None,
        "lock_lifted_because": None,
    }
    return ReturnRow(**(values | changes))


SENT: dict[str, Any] = {
    "standing": "submitted",
    "submissions": 1,
    "submitted_at": datetime(2025, 10, 1, tzinfo=UTC),
    "late": False,
}
ASKED = SENT | {"queried_at": datetime(2025, 10, 3, tzinfo=UTC), "open_queries": 1}
ANSWERED = ASKED | {"open_queries": 0, "answered_at": datetime(2025, 10, 6, tzinfo=UTC)}
SENT_BACK: dict[str, Any] = SENT | {
    "standing": "sent_back",
    "sent_back_at": datetime(2025, 10, 7, tzinfo=UTC),
    "sent_back_because": "Half of it is missing.",
}
ACCEPTED = SENT | {"standing": "accepted", "accepted_at": datetime(2025, 10, 8, tzinfo=UTC)}
RESTATED = ACCEPTED | {"restated_at": datetime(2025, 10, 9, tzinfo=UTC)}
ON_TIME = "Submitted on 1 October 2025, on time."
LIFTED: dict[str, Any] = {
    "lock_lifted_until": date(2025, 12, 5),
    "lock_lifted_because": "The worker was ill.",
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
        (ANSWERED, date(2025, 12, 31), "Answered", False),
        (ACCEPTED, date(2025, 12, 31), "Accepted", False),
        (RESTATED, date(2025, 12, 31), "Restated", False),
        (ACCEPTED | {"restated_at": SENT["submitted_at"]}, date(2025, 12, 31), "Accepted", False),
    ],
)
def test_a_word_says_where_it_stands(changes: dict[str, Any], today: date, tag: str, *, to_do: bool) -> None:
    said = standing(a_return(**changes), today)
    assert (said.tag, said.to_do) == (tag, to_do)
    assert said.sentence.endswith(".")


@pytest.mark.parametrize(
    ("changes", "today", "sentence"),
    [
        (SENT, DUE, ON_TIME),
        (
            SENT | {"submissions": 2, "late": True},
            DUE,
            "Submitted again on 1 October 2025, after it was due.",
        ),
        (ASKED, DUE, f"{ON_TIME} 1 question waits for an answer, asked on 3 October 2025."),
        (
            ASKED | {"open_queries": 2},
            DUE,
            f"{ON_TIME} 2 questions wait for an answer, the last asked on 3 October 2025.",
        ),
        (
            ANSWERED,
            DUE,
            f"{ON_TIME} What was asked is answered, the last on 6 October 2025.",
        ),
        (SENT_BACK, DUE, "Sent back on 7 October 2025, to be mended and submitted again."),
        (
            SENT_BACK,
            LOCKS,
            (
                "Sent back on 7 October 2025, to be mended and submitted again. It was due by 20 October "
                "2025. It can still be submitted until 29 November 2025."
            ),
        ),
        (
            {},
            date(2025, 11, 30),
            (
                "It locked after 29 November 2025, because it was not submitted by then. "
                "A commissioner can lift the lock."
            ),
        ),
        (
            LIFTED,
            date(2025, 11, 30),
            "It was due by 20 October 2025. Its lock is lifted: it can be submitted until 5 December 2025.",
        ),
        (RESTATED, DUE, f"{ON_TIME} Accepted on 8 October 2025. A figure was corrected on 9 October 2025."),
    ],
)
def test_a_sentence_says_since_when_and_until_when(
    changes: dict[str, Any], today: date, sentence: str
) -> None:
    assert standing(a_return(**changes), today).sentence == sentence


def test_reasons_that_people_gave_are_told_as_long_as_they_count() -> None:
    both = SENT_BACK | LIFTED
    told = {
        day: [reason.words for reason in standing(a_return(**both), day).because]
        for day in (DUE, date(2025, 11, 30), date(2025, 12, 6))
    }
    assert told == {
        DUE: ["Half of it is missing."],
        date(2025, 11, 30): ["Half of it is missing.", "The worker was ill."],
        date(2025, 12, 6): ["Half of it is missing."],
    }
    assert standing(a_return(**ACCEPTED | both | {"standing": "accepted"}), DUE).because == ()


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
