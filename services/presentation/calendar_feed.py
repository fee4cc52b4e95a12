"""Days as a calendar program reads them (RFC 5545): no figures, only contracts, periods and days."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime, timedelta
from typing import Any, Final

from icalendar import Calendar, Event

from projections.due_days.calendar import CalendarDay, Kind

READ_AGAIN: Final = timedelta(hours=12)
"""How often a calendar program is asked to look again."""
_SAID: Final[Mapping[Kind, str]] = {
    "return_due": "Return due",
    "return_locks": "Return locks",
    "break_point": "Break point",
    "contract_ends": "Contract ends",
}


def calendar_feed(days: Iterable[CalendarDay], told_at: datetime, url: str) -> bytes:
    """A calendar of the days.

    Args:
        days: what falls when.
        told_at: when the record last changed; the same record makes the same calendar.
        url: where browsers find us, without a slash at its end.
    """
    made: Any = Calendar()  # the library leaves the types of what it takes open
    made.add("version", "2.0")
    made.add("prodid", "-//Fingerpost//What is due//EN")
    made.add("calscale", "GREGORIAN")
    made.add("x-wr-calname", "Fingerpost: what is due")
    made.add("x-wr-timezone", "Europe/London")
    # The first is the standard's (RFC 7986), the second what older programs look for.
    made.add("refresh-interval", READ_AGAIN, parameters={"VALUE": "DURATION"})
    made.add("x-published-ttl", "PT12H")
    for known in days:
        made.add_component(_event(known, told_at, url))
    written: bytes = made.to_ical()
    return written


def _event(known: CalendarDay, told_at: datetime, url: str) -> Any:
    named = f"{known.contract_title}, {known.period_label}" if known.period_label else known.contract_title
    event: Any = Event()
    event.add("uid", f"{known.kind}.{known.contract_id}.{known.about}@fingerpost")
    event.add("dtstamp", told_at)
    event.add("sequence", known.sequence)
    event.add("dtstart", known.day)
    event.add("dtend", known.day + timedelta(days=1))
    event.add("summary", f"{_SAID[known.kind]}: {named}")
    event.add("url", f"{url}/contracts/{known.contract_id}")
    # Somebody who has a return to send is not away on that day.
    event.add("transp", "TRANSPARENT")
    return event
