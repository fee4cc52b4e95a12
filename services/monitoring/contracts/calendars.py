"""A reporting calendar in a form."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import get_args

from domain.shared.calendar import TERMS, TERMS_BEGIN, Broken, DayOfYear, Frequency, ReportingCalendar
from services.monitoring.forms import Form
from services.monitoring.forms.days import read_day

FREQUENCIES: tuple[Frequency, ...] = get_args(Frequency)
BROKEN: Mapping[Broken, str] = {
    "own": "It has a return of its own",
    "joined": "It is reported together with the whole period beside it",
}
_LEAP_YEAR = "2024"
_USUAL = ReportingCalendar(frequency="quarter")
PLACES = {"terms_begin": "terms.spring.day"}
"""Where the form says what is wrong with the terms together."""


def calendar_values() -> Mapping[str, object]:
    """What the fields hold at first, as `Values.of` takes it: what most calendars have."""
    values: dict[str, object] = {
        "days_until_due": _USUAL.days_until_due,
        "days_until_locked": _USUAL.days_until_locked,
        "first_broken": _USUAL.first_broken,
        "last_broken": _USUAL.last_broken,
    }
    for term, begin in zip(TERMS, TERMS_BEGIN, strict=True):
        values |= {f"terms.{term.lower()}.day": begin.day, f"terms.{term.lower()}.month": begin.month}
    return values


def read_calendar(form: Form) -> ReportingCalendar | None:
    """The calendar that was typed; None where something is wrong, and then the form says what."""
    before = len(form.problems)
    frequency = form.choice("frequency", FREQUENCIES, required="Choose how often the contract reports.")
    spring, summer, autumn = _terms(form) if frequency == "academic_term" else TERMS_BEGIN
    due = form.whole(
        "days_until_due", required="Give the days until a return is due.", called="the days until it is due"
    )
    locked = form.whole(
        "days_until_locked", required="Give the days until a return locks.", called="the days until it locks"
    )
    first = form.choice("first_broken", tuple(BROKEN), required="Choose what becomes of a first period.")
    last = form.choice("last_broken", tuple(BROKEN), required="Choose what becomes of a last period.")
    if len(form.problems) > before or None in {frequency, due, locked, first, last}:
        return None
    return form.made(
        lambda: ReportingCalendar(
            frequency=frequency or "quarter",
            days_until_due=due or 0,
            days_until_locked=locked or 0,
            first_broken=first or "own",
            last_broken=last or "own",
            terms_begin=(spring, summer, autumn),
        ),
        PLACES,
    )


def _terms(form: Form) -> tuple[DayOfYear, DayOfYear, DayOfYear]:
    spring, summer, autumn = (
        _day_of_year(form, f"terms.{term.lower()}", term, usual)
        for term, usual in zip(TERMS, TERMS_BEGIN, strict=True)
    )
    return spring, summer, autumn


def _day_of_year(form: Form, name: str, term: str, usual: DayOfYear) -> DayOfYear:
    """A day and a month that every year has; the usual one where it is wrong, and then the form says so."""
    day, month = form.text(f"{name}.day"), form.text(f"{name}.month")
    read = read_day({"day": day, "month": month, "year": _LEAP_YEAR})
    if not isinstance(read, date):
        form.say(f"{name}.day", f"Give the first day of the {term.lower()} term, like 1 September.")
        return usual
    made = form.made(
        lambda: DayOfYear(month=read.month, day=read.day),
        {"calendar": f"{name}.day"},
    )
    return made or usual
