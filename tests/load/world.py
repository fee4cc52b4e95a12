"""Returns to be submitted, as many as are wanted, each of thirty indicators of every measure.

Return 17 is the same return in every run, and what is submitted to it is like nothing that is submitted to
any other: a figure that strays can be told.
"""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Iterable
from datetime import date, timedelta
from decimal import Decimal
from uuid import UUID

from domain.contract.commands import AgreeImpactMap, AwardContract
from domain.council.commands import RegisterCouncil
from domain.framework.definitions import Indicator, Outcome
from domain.organisation.commands import RegisterOrganisation
from domain.provider_return.commands import OpenReturn, SubmitReturn
from domain.provider_return.content import Narrative, Reading, asked_of
from domain.provider_return.model import return_id
from domain.shared.calendar import ReportingCalendar
from domain.shared.facts import Command
from domain.shared.figures import Amount, Count, Figure, Proportion, Rate, Rating, Score, Words
from domain.shared.values import Measure, Period, Prompt, Scale
from eventstore.source import CALENDAR as BY_CALENDAR
from services.access import Access, Person
from services.application.application import Fingerpost
from services.application.context import Context

COUNCIL, ORGANISATION, FRAMEWORK, OUTCOME, PROVIDER = (UUID(int=number) for number in range(1, 6))
PASSWORD = "a password that nobody guesses"  # noqa: S105 - of an invented person
SUBMITTER = Person(
    person_id=PROVIDER,
    name="Sam Submitter",
    email="sam@example.org",
    role="provider",
    council_id=COUNCIL,
    organisation_id=ORGANISATION,
)

MEASURES: tuple[Measure, ...] = ("count", "proportion", "score", "rating", "currency", "rate", "narrative")
SCALES: dict[Measure, Scale] = {
    "score": Scale(lowest=Decimal(0), highest=Decimal(1_000_000)),
    "rating": Scale(lowest=Decimal(1), highest=Decimal(5)),
}
INDICATORS = tuple(
    Indicator(
        indicator_id=UUID(int=1_000 + number),
        outcome_id=OUTCOME,
        title=f"Indicator {number}",
        measure=measure,
        unit="",
        direction="none",
        scale=SCALES.get(measure),
    )
    for number, measure in ((number, MEASURES[number % len(MEASURES)]) for number in range(30))
)
PROMPTS = (Prompt(prompt_id="story", text="What changed for somebody in this period?"),)
CALENDAR = ReportingCalendar(frequency="month", days_until_due=20, days_until_locked=60)

MONTHS = 24
"""Returns of one contract."""
BEGINNING, END = date(2024, 1, 1), date(2025, 12, 31)
NEVER = date(2999, 12, 31)
"""The day on which the returns are due and lock: no run comes too late."""
AT_ONCE = 256
"""Commands that are given at the same time, so that the store commits many together."""


def contract_id(number: int) -> UUID:
    """The contract of a return."""
    return UUID(int=1_000_000 + number // MONTHS)


def period(number: int) -> Period:
    """The month of a return."""
    month = number % MONTHS
    starts_on = date(BEGINNING.year + month // 12, month % 12 + 1, 1)
    ends_on = (starts_on + timedelta(days=31)).replace(day=1) - timedelta(days=1)
    return Period(starts_on=starts_on, ends_on=ends_on, label=f"{starts_on:%B %Y}")


def stream_of(number: int) -> UUID:
    """The stream of a return."""
    return return_id(contract_id(number), period(number))


def submission(number: int) -> SubmitReturn:
    """What is submitted to a return, and to no other."""
    readings = [
        Reading(indicator_id=known.indicator_id, figure=_figure(known.measure, number, place), comment="")
        for place, known in enumerate(INDICATORS)
    ]
    readings[-1] = Reading(
        indicator_id=INDICATORS[-1].indicator_id, missing="not_collected", comment=str(number)
    )
    told = Narrative(prompt_id="story", text=f"Somebody in return {number} now runs the quiz.")
    return SubmitReturn(stream_id=stream_of(number), readings=tuple(readings), narratives=(told,))


def _figure(measure: Measure, number: int, place: int) -> Figure:
    match measure:
        case "count":
            return Count(count=number * 100 + place)
        case "proportion":
            return Proportion(numerator=number, denominator=number + place + 1)
        case "score":
            return Score(score=Decimal(number) + Decimal(place) / 100, people=place + 1)
        case "rating":
            return Rating(rating=(number + place) % 5 + 1)
        case "currency":
            return Amount(pounds=Decimal(number * 100 + place) / 100)
        case "rate":
            return Rate(rate=Decimal(number) + Decimal(place) / 1_000)
        case "narrative":
            return Words(words=f"What is known of indicator {place} in return {number}.")


async def furnish(fingerpost: Fingerpost, access: Access, returns: int) -> None:
    """Make the council, its one provider, and so many open returns."""
    await access.enter(SUBMITTER, PASSWORD)
    await _give(fingerpost, RegisterCouncil(stream_id=COUNCIL, name="Northam"))
    await _give(
        fingerpost,
        RegisterOrganisation(stream_id=ORGANISATION, council_id=COUNCIL, name="Brightside", kind="charity"),
    )
    await open_returns(fingerpost, range(returns))


async def open_returns(fingerpost: Fingerpost, numbers: range) -> None:
    """Open these returns, and award the contracts that they are the first of."""
    firsts = [number for number in numbers if number % MONTHS == 0]
    await _in_turns(_award(fingerpost, number) for number in firsts)
    await _in_turns(_give(fingerpost, _opening(number), of=contract_id(number)) for number in numbers)


def _award(fingerpost: Fingerpost, number: int) -> Awaitable[None]:
    stream_id = contract_id(number)
    award = AwardContract(
        stream_id=stream_id,
        council_id=COUNCIL,
        reference=f"L-{number}",
        title=f"Clubs {number // MONTHS}",
        service_area="Young people",
        framework_id=FRAMEWORK,
        framework_version=1,
        arrangement="single",
        lead_provider_id=ORGANISATION,
        starts_on=BEGINNING,
        ends_on=END,
        calendar=CALENDAR,
        prompts=PROMPTS,
    )
    outcome = Outcome(outcome_id=OUTCOME, statement="Young people are sure of themselves")
    agreed = AgreeImpactMap(stream_id=stream_id, outcomes=(outcome,), indicators=INDICATORS)
    return _give(fingerpost, award, agreed, of=stream_id)


def _opening(number: int) -> OpenReturn:
    return OpenReturn(
        stream_id=stream_of(number),
        contract_id=contract_id(number),
        period=period(number),
        due_on=NEVER,
        locks_on=NEVER,
        asked=tuple(map(asked_of, INDICATORS)),
        prompts=PROMPTS,
    )


async def _give(fingerpost: Fingerpost, *commands: Command, of: UUID | None = None) -> None:
    context = Context(role="operator", council_id=COUNCIL, contract_id=of, source=BY_CALENDAR)
    await fingerpost.execute(*commands, context=context)


async def _in_turns(given: Iterable[Awaitable[None]]) -> None:
    """Await all, no more than `AT_ONCE` at a time."""
    room = asyncio.Semaphore(AT_ONCE)

    async def one(awaitable: Awaitable[None]) -> None:
        async with room:
            await awaitable

    await asyncio.gather(*map(one, given))
