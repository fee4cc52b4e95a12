"""A contract's calendar, break points and life, in words."""

from __future__ import annotations

from calendar import month_name
from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from operator import attrgetter
from typing import Literal, NamedTuple

import msgspec

from domain.shared.calendar import TERMS, DayOfYear, Frequency, ReportingCalendar
from domain.shared.days import in_words
from domain.shared.values import Period
from projections.contracts.results import BreakPoint, Contract, LifeEvent
from services.presentation.words import FREQUENCIES, counted

PointState = Literal["coming", "has_come", "closed"]
BREAK_POINT_STATES: Mapping[PointState, str] = {
    "coming": "Coming",
    "has_come": "Has come",
    "closed": "Looked at",
}
_BEGIN: Mapping[Frequency, str] = {
    "quarter": "Quarters begin in January, April, July and October.",
    "half_year": "Half-years begin in April and October.",
    "financial_year": "Financial years begin in April.",
}


class Told(NamedTuple):
    """A period with the days that go with it."""

    label: str
    due_on: date
    locks_on: date


def calendar_told(contract: Contract) -> tuple[str, ...]:
    """How a contract reports, in sentences."""
    summary = contract.summary
    return calendar_in_words(
        contract.calendar, summary.starts_on, summary.ends_on, ended_early=summary.ended_early
    )


def periods_told(contract: Contract) -> tuple[Told, ...]:
    """Every period that a contract reports on, in order."""
    summary = contract.summary
    return periods_in_words(
        contract.calendar, summary.starts_on, summary.ends_on, ended_early=summary.ended_early
    )


def periods_in_words(
    calendar: ReportingCalendar, starts_on: date, ends_on: date, *, ended_early: bool = False
) -> tuple[Told, ...]:
    """Every period of a term with the days on which its return is due and locks, in order."""
    periods = calendar.periods(starts_on, ends_on, ended_early=ended_early)
    return tuple(Told(known.label, calendar.due_on(known), calendar.locks_on(known)) for known in periods)


def calendar_in_words(
    calendar: ReportingCalendar, starts_on: date, ends_on: date, *, ended_early: bool = False
) -> tuple[str, ...]:
    """How a calendar reports on a term, in sentences."""
    return tuple(_sentences(calendar, starts_on, ends_on, ended_early=ended_early))


def _sentences(
    calendar: ReportingCalendar, starts_on: date, ends_on: date, *, ended_early: bool
) -> Iterator[str]:
    yield f"{FREQUENCIES[calendar.frequency]}."
    if calendar.frequency == "academic_term":
        begins = zip(TERMS, calendar.terms_begin, strict=True)
        told = [f"{name.lower()} term on {day_in_words(begin)}" for name, begin in begins]
        yield f"The first days are: {', '.join(told)}."
    elif calendar.frequency == "anniversary":
        yield f"Years are counted from {in_words(starts_on)}."
    elif calendar.frequency in _BEGIN:
        yield _BEGIN[calendar.frequency]
    yield f"A return is due {_after(calendar.days_until_due)} its period ends."
    locks = _after(calendar.days_until_locked)
    yield f"It locks {locks} its period ends: from then on only the council can let it in."
    periods = calendar.periods(starts_on, ends_on, ended_early=ended_early)
    yield from _broken(calendar, periods, starts_on, ends_on, ended_early=ended_early)


def day_in_words(begin: DayOfYear) -> str:
    """1 September."""
    return f"{begin.day} {month_name[begin.month]}"


def _after(days: int) -> str:
    return f"{counted(days, 'day', 'days')} after" if days else "on the day on which"


def _broken(
    calendar: ReportingCalendar,
    periods: tuple[Period, ...],
    starts_on: date,
    ends_on: date,
    *,
    ended_early: bool,
) -> Iterator[str]:
    """What becomes of a first and a last period that are not whole, where there are any."""
    if calendar.frequency != "anniversary" and calendar.whole_period(starts_on).starts_on < starts_on:
        yield _reported("first", periods[0], joined=calendar.first_broken == "joined" and len(periods) > 1)
    last, final = max(periods, key=attrgetter("ends_on")), _next_period(calendar, starts_on, ends_on)
    if final.starts_on <= ends_on:  # the day after the last begins no new period
        joined = calendar.last_broken == "joined" and not ended_early
        yield _reported("last", last, joined=joined and last.starts_on < final.starts_on)


def _next_period(calendar: ReportingCalendar, starts_on: date, ends_on: date) -> Period:
    """The period that the day after the last falls in, if the contract had that day too."""
    alone = msgspec.structs.replace(calendar, first_broken="own", last_broken="own")
    return max(alone.periods(starts_on, ends_on + timedelta(days=1)), key=attrgetter("ends_on"))


def _reported(which: str, period: Period, *, joined: bool) -> str:
    what = "is reported together with the one beside it" if joined else "has a return of its own"
    return f"The {which} period is not whole, and {what}: {period.label}."


def break_point_state(point: BreakPoint, today: date) -> PointState:
    """Whether a break point is still to come, waits to be looked at, or was."""
    if point.closed_at is not None:
        return "closed"
    return "coming" if today < point.falls_on else "has_come"


def lived_told(event: LifeEvent) -> str:
    """Something that became of a contract, in a sentence."""
    on = in_words(event.falls_on)
    match event.what:
        case "extended":
            return f"Extended to {on}."
        case "ended":
            return f"Ended early, on {on}."
        case "joined":
            return f"{event.name} joined as a partner on {on}."
        case "left":
            return f"{event.name} left on {on}."
