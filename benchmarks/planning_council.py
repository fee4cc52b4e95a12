"""A council that plans at scale: its framework, its providers, and what each contract is like.

Everything is chosen by number, so that two runs measure the same council.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from decimal import Decimal
from itertools import cycle, islice
from typing import get_args
from uuid import UUID

import msgspec

from demonstration.acts import NOW
from domain.contract.commands import AwardContract
from domain.contract.terms import Activity
from domain.framework.definitions import (
    BottomLine,
    Indicator,
    Outcome,
    PreventionLevel,
    Quotation,
    WellBeingElement,
)
from domain.shared.calendar import ReportingCalendar
from domain.shared.days import local_day
from domain.shared.values import Measure, Money, Prompt, Scale
from services.access import Person

TODAY = local_day(NOW)
"""The demonstration's day, on which the council is looked at."""
PER_QUARTER = 3
"""Months."""

COUNCIL, FRAMEWORK, COMMISSIONER_ID = (UUID(int=number) for number in (1, 2, 3))
COMMISSIONER = Person(
    person_id=COMMISSIONER_ID,
    name="Cora Commissioner",
    email="cora@example.org",
    role="commissioner",
    council_id=COUNCIL,
)
SERVICE_AREAS = (
    "Adult social care",
    "Children and families",
    "Community safety",
    "Culture and libraries",
    "Housing and homelessness",
    "Mental health",
    "Public health",
    "Young people",
)
PROMPTS = (
    Prompt(prompt_id="story", text="What changed for somebody in this period?"),
    Prompt(prompt_id="learned", text="What did you learn, and what will you do otherwise?"),
)
CALENDARS = tuple(
    ReportingCalendar(frequency="quarter", days_until_due=due, days_until_locked=60) for due in (20, 10, 30)
)
"""On the day that the council is looked at, returns of the second are late, and the others not yet due."""
SCALES: dict[Measure, Scale] = {
    "score": Scale(lowest=Decimal(7), highest=Decimal(35)),
    "rating": Scale(lowest=Decimal(1), highest=Decimal(5)),
}
_MEASURES: tuple[Measure, ...] = ("proportion", "count", "score", "rating", "currency", "rate")
_LINES: tuple[BottomLine, ...] = get_args(BottomLine)
_ELEMENTS: tuple[WellBeingElement | None, ...] = (*get_args(WellBeingElement), None)
_PREVENTION: tuple[PreventionLevel | None, ...] = (*get_args(PreventionLevel), None)
_OF_A_CONTRACT = (10, 11, 12)
"""Outcomes that a contract works for: as many as the guidance thinks can be kept in sight."""


class Scope(msgspec.Struct, frozen=True, kw_only=True):
    """How much there is.

    Attributes:
        outcomes: of the council's framework.
        indicators: of all outcomes together.
        contracts: each led by an organisation of its own.
        quarters: that each contract has reported on.
    """

    outcomes: int = 100
    indicators: int = 600
    contracts: int = 500
    quarters: int = 20

    @property
    def began_on(self) -> date:
        """The first day of the contracts: so many quarters before the present one."""
        months = (
            TODAY.year * 12 + (TODAY.month - 1) // PER_QUARTER * PER_QUARTER - self.quarters * PER_QUARTER
        )
        return date(months // 12, months % 12 + 1, 1)

    @property
    def planned_on(self) -> date:
        """The day on which the framework was agreed and the contracts were awarded."""
        return self.began_on - timedelta(days=30)


def outcomes(scope: Scope) -> tuple[Outcome, ...]:
    """The framework's outcomes: most places of the coverage view are taken, some stay gaps."""
    return tuple(
        Outcome(
            outcome_id=UUID(int=(10 << 96) + number),
            statement=f"People of group {number} have something in their lives that they had not before.",
            bottom_line=_LINES[number % 7 % 3],
            well_being_element=_ELEMENTS[number % 5],
            prevention_level=_PREVENTION[number % 11 % 4],
            words_of_people=(
                Quotation(words=f"I used to stay in; on day {number} I went out.", said_by="a woman of 70"),
            ),
        )
        for number in range(scope.outcomes)
    )


def indicators(scope: Scope) -> tuple[Indicator, ...]:
    """The framework's indicators, shared out among its outcomes."""
    return tuple(
        Indicator(
            indicator_id=UUID(int=(11 << 96) + number),
            outcome_id=UUID(int=(10 << 96) + number % scope.outcomes),
            title=f"People who say that thing {number} is better than it was a year ago",
            measure=(measure := _MEASURES[number % len(_MEASURES)]),
            unit={"proportion": "%", "currency": "£", "count": "people"}.get(measure, ""),
            direction="increase",
            lens="subjective" if number % 2 else "objective",
            way_of_measuring="Asked by the key worker in the last week of the period",
            who_measures="Key workers",
            scale=SCALES.get(measure),
        )
        for number in range(scope.indicators)
    )


def chosen(number: int, whole: Sequence[Outcome]) -> tuple[Outcome, ...]:
    """The outcomes that a contract works for."""
    many = min(_OF_A_CONTRACT[number % len(_OF_A_CONTRACT)], len(whole))
    # Steps of seven, so that contracts differ in what they share.
    places = islice(cycle(range(len(whole))), number, None, 7)
    return tuple(whole[place] for place in dict.fromkeys(islice(places, many * 3)))[:many]


def activities(number: int, worked_for: Sequence[Outcome]) -> tuple[Activity, ...]:
    """What a contract does, two outcomes at a time."""
    return tuple(
        Activity(
            activity_id=UUID(int=(12 << 96) + (number << 16) + place),
            title=f"Activity {place} of service {number}",
            outputs="Two sessions a week in forty weeks of the year",
            outcome_ids=tuple(known.outcome_id for known in worked_for[place : place + 2]),
            way_of_measuring="Registers of attendance",
        )
        for place in range(0, len(worked_for), 2)
    )


def contract_id(number: int) -> UUID:
    """The contract of a number."""
    return UUID(int=(20 << 96) + number)


def organisation_id(number: int) -> UUID:
    """The organisation that leads the contract of a number."""
    return UUID(int=(21 << 96) + number)


def break_point_id(number: int, which: int) -> UUID:
    """One of a contract's break points."""
    return UUID(int=(22 << 96) + (number << 16) + which)


def award(number: int, scope: Scope) -> AwardContract:
    """One contract: they end one after the other, and every fifth has a partner."""
    with_partner = number % 5 == 0 and scope.contracts > 1
    return AwardContract(
        stream_id=contract_id(number),
        council_id=COUNCIL,
        reference=f"C-{number:04}",
        title=f"Service {number} for the people of ward {number % 30}",
        service_area=SERVICE_AREAS[number % len(SERVICE_AREAS)],
        framework_id=FRAMEWORK,
        framework_version=1,
        arrangement="consortium" if with_partner else "single",
        lead_provider_id=organisation_id(number),
        partner_ids=(organisation_id((number + 1) % scope.contracts),) if with_partner else (),
        starts_on=scope.began_on,
        ends_on=TODAY + timedelta(days=60 + 7 * (number % 150)),
        calendar=CALENDARS[number % len(CALENDARS)],
        value=Money(pounds=Decimal(50_000 + 1_000 * number)),
        prompts=PROMPTS,
    )
