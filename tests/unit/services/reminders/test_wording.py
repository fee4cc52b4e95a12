"""What a reminder says on each of its days."""

from __future__ import annotations

from datetime import date
from uuid import UUID

import pytest

from domain.provider_return.milestones import Awaited
from projections.due_days.awaited import AwaitedReturn
from services.reminders.claims import Reminder
from services.reminders.wording import message_of
from tests.factories import BRIGHTSIDE, LEAD, NORTHAM

DUE = Awaited(due_on=date(2026, 4, 20), locks_on=date(2026, 5, 30))
BACK = Awaited(due_on=date(2026, 4, 20), locks_on=date(2026, 5, 30), sent_back_on=date(2026, 5, 5))
LIFTED = Awaited(due_on=date(2026, 4, 20), locks_on=date(2026, 5, 30), lifted_until=date(2026, 6, 10))


def said(awaited: Awaited, today: date) -> tuple[str, str]:
    about = AwaitedReturn(
        return_id=UUID(int=1),
        council_id=NORTHAM,
        council_name="Northam",
        contract_title="Youth\nclubs",
        lead_provider_id=BRIGHTSIDE,
        period_label="January to March 2026",
        standing="open",
        awaited=awaited,
    )
    reminder = Reminder(
        return_id=about.return_id, person_id=LEAD.person_id, milestone_on=today, council_id=NORTHAM
    )
    message = message_of(about, reminder, LEAD, today, "https://fingerpost.example")
    return message.subject, message.text


@pytest.mark.parametrize(
    ("awaited", "today", "subject", "text"),
    [
        (DUE, date(2026, 4, 13), "is due on Monday 20 April 2026", "due on Monday 20 April 2026, in 7 days."),
        (
            DUE,
            date(2026, 4, 19),
            "is due on Monday 20 April 2026",
            "It is due tomorrow, Monday 20 April 2026.",
        ),
        (DUE, date(2026, 4, 20), "is due today", "It is due today, Monday 20 April 2026."),
        (DUE, date(2026, 4, 21), "is late", "It was due on Monday 20 April 2026 and is late."),
        (
            DUE,
            date(2026, 4, 21),
            "is late",
            "You can still send it until Saturday 30 May 2026. Then it locks.",
        ),
        (BACK, date(2026, 5, 5), "was sent back", "Mend it and send it again."),
        (BACK, date(2026, 5, 5), "was sent back", "You can still send it until Saturday 30 May 2026."),
        (LIFTED, date(2026, 6, 2), "is late", "you can send it until Wednesday 10 June 2026."),
    ],
)
def test_each_day_has_its_words(awaited: Awaited, today: date, subject: str, text: str) -> None:
    told = said(awaited, today)
    assert told[0].endswith(subject)
    assert text in told[1]


def test_one_that_is_still_on_time_says_nothing_of_its_lock() -> None:
    assert "lock" not in said(DUE, date(2026, 4, 19))[1]
