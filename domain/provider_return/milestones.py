"""On which days the people who can submit a return are reminded of it."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Final

from domain.shared.values import Value

BEFORE: Final = (14, 7, 1)
"""Days before a return is due."""
WEEK: Final = 7


class Awaited(Value, frozen=True, kw_only=True):
    """A return that waits to be submitted.

    Attributes:
        due_on: the last day on which it is on time.
        locks_on: the last day on which it can be submitted without leave.
        sent_back_on: the day on which it was last sent back, or None; from then on it is due again.
        lifted_until: the last day on which it is let in after its lock, or None.
    """

    due_on: date
    locks_on: date
    sent_back_on: date | None = None
    lifted_until: date | None = None

    @property
    def due_again_on(self) -> date:
        """The day from which it is late: one that was sent back too late to be on time is due on that day."""
        return max(self.due_on, self.sent_back_on or self.due_on)

    def last_day(self, today: date) -> date | None:
        """The last day on which it can be submitted as things stand, or None where it is locked."""
        if today <= self.locks_on:
            return self.locks_on
        if self.lifted_until is not None and today <= self.lifted_until:
            return self.lifted_until
        return None


def newest_milestone(awaited: Awaited, today: date) -> date | None:
    """The newest day up to today on which people are to be reminded, or None where there is none.

    They are 14, 7 and 1 days before the return is due, the day itself, the day after, and then weekly for as
    long as it can be submitted. Days before it was sent back belong to what was submitted then.
    """
    if awaited.last_day(today) is None:
        return None
    due_on = awaited.due_again_on
    if today <= due_on:
        passed = [day for day in _up_to(due_on) if day <= today]
    else:
        first_late = due_on + timedelta(days=1)
        passed = [first_late + timedelta(weeks=(today - first_late).days // WEEK)]
    counted = [day for day in passed if awaited.sent_back_on is None or day >= awaited.sent_back_on]
    return max(counted, default=None)


def _up_to(due_on: date) -> list[date]:
    return [*(due_on - timedelta(days=days) for days in BEFORE), due_on]
