"""What a reminder says, in plain words."""

from __future__ import annotations

from datetime import date, timedelta
from uuid import NAMESPACE_URL, uuid5

from domain.provider_return.milestones import Awaited
from domain.shared.days import in_words
from projections.due_days.awaited import AwaitedReturn
from services.access import Person
from services.reminders.channel import Message
from services.reminders.claims import Reminder

TURN_OFF = "/reminders"


def message_of(about: AwaitedReturn, reminder: Reminder, person: Person, today: date, url: str) -> Message:
    """The message that reminds a person of a return.

    Args:
        about: the return.
        reminder: which of its reminders it is.
        person: to whom.
        today: the day on which it is written; it may be some days after the one that it is for.
        url: where browsers find us, without a slash at its end.
    """
    lines = [
        f"Hello {person.name},",
        f"This is about the return for {about.period_label}, under the contract “{about.contract_title}”.",
        _where_it_stands(about.awaited, today),
        *_how_long(about.awaited, today),
        f"See what is still missing, and send it:\n{url}/returns/{about.return_id}",
        "If a colleague has sent it today, there is nothing to do.",
        f"You get this because you can send this return{_of(about.council_name)}.",
        f"To stop these reminders, or to put the days into your calendar:\n{url}{TURN_OFF}",
    ]
    return Message(
        id=uuid5(NAMESPACE_URL, f"{reminder.return_id}/{reminder.person_id}/{reminder.milestone_on}"),
        to=person.email,
        subject=f"{about.contract_title}: return for {about.period_label} {_in_short(about, today)}",
        text="\n\n".join(lines) + "\n",
    )


def weekday(day: date) -> str:
    """A day as it is said where people look for its weekday: "Monday 20 October 2025"."""
    return f"{day:%A} {in_words(day)}"


def _of(council: str) -> str:
    return f" to {council}" if council else ""


def _where_it_stands(days: Awaited, today: date) -> str:
    due = _due(days.due_on, today)
    if days.sent_back_on is None:
        return due
    return f"It was sent back on {weekday(days.sent_back_on)}. Mend it and send it again. {due}"


def _due(due_on: date, today: date) -> str:
    if today > due_on:
        return f"It was due on {weekday(due_on)} and is late."
    if today == due_on:
        return f"It is due today, {weekday(due_on)}."
    if today + timedelta(days=1) == due_on:
        return f"It is due tomorrow, {weekday(due_on)}."
    return f"It is due on {weekday(due_on)}, in {(due_on - today).days} days."


def _how_long(days: Awaited, today: date) -> list[str]:
    last = days.last_day(today)
    if last is None or today <= days.due_on:
        return []
    if today > days.locks_on:
        return [f"Its lock is lifted: you can send it until {weekday(last)}."]
    return [f"You can still send it until {weekday(last)}. Then it locks."]


def _in_short(about: AwaitedReturn, today: date) -> str:
    days = about.awaited
    if days.sent_back_on is not None:
        return "was sent back"
    if today > days.due_on:
        return "is late"
    return "is due today" if today == days.due_on else f"is due on {weekday(days.due_on)}"
