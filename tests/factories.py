"""Two invented councils with contracts, returns and people, made by the same commands as in life.

Northam has a consortium (Brightside with its partner Kestrel) and a contract of another provider (Oakgate).
Southam is there so that one can try to look across.
"""

from __future__ import annotations

from datetime import UTC, date, datetime
from decimal import Decimal
from uuid import UUID

from argon2 import PasswordHasher

from domain.contract.commands import AgreeImpactMap, AwardContract, ScheduleBreakPoint, SetExpectation
from domain.contract.terms import CommonDataItem, ComplianceCheck, Expectation
from domain.council.commands import RegisterCouncil
from domain.framework.commands import AgreeFramework, DefineIndicator, DefineOutcome, OpenFramework
from domain.framework.definitions import Indicator, Outcome, TookPart
from domain.organisation.commands import RegisterOrganisation
from domain.provider_return.commands import AcceptReturn, OpenReturn, SubmitReturn
from domain.provider_return.content import (
    CommonData,
    Declaration,
    GroupCount,
    Narrative,
    Reading,
    asked_of,
)
from domain.provider_return.model import return_id
from domain.shared.calendar import ReportingCalendar
from domain.shared.facts import Command
from domain.shared.figures import Amount, Count, Proportion, Rating, Score
from domain.shared.values import Baseline, ExpectedPoint, Money, Period, Prompt, Scale
from services.access import Access, Passwords, Person, Role
from services.application.application import Fingerpost
from services.application.context import Context


def an_id(number: int) -> UUID:
    """An id that can be told from others at a glance."""
    return UUID(int=number)


NOW = datetime(2025, 10, 15, 9, 0, tzinfo=UTC)
"""The moment at which this world stands: one return is due in five days."""
BEFORE = datetime(2025, 7, 10, 9, 0, tzinfo=UTC)
"""The moment at which the return before it was submitted."""

NORTHAM, SOUTHAM = an_id(1), an_id(2)
BRIGHTSIDE, KESTREL, OAKGATE, FARAWAY = (an_id(number) for number in range(11, 15))
FRAMEWORKS = {NORTHAM: an_id(21), SOUTHAM: an_id(22)}
YOUTH, DAY_CENTRE, ELSEWHERE = an_id(31), an_id(32), an_id(33)

CONFIDENCE, FRIENDSHIP, SAVINGS = (
    Outcome(outcome_id=an_id(41), statement="Young people are sure of themselves"),
    Outcome(outcome_id=an_id(42), statement="Young people have friends they can count on"),
    Outcome(outcome_id=an_id(43), statement="Families keep more of their money", bottom_line="economic"),
)
HOPEFUL = Indicator(
    indicator_id=an_id(51),
    outcome_id=CONFIDENCE.outcome_id,
    title="Look forward to the next year",
    measure="proportion",
    unit="%",
    direction="increase",
    lens="subjective",
    way_of_measuring="Asked in the last session of the period",
)
WELL_BEING = Indicator(
    indicator_id=an_id(52),
    outcome_id=CONFIDENCE.outcome_id,
    title="Well-being score",
    measure="score",
    unit="points out of 35",
    direction="increase",
    lens="subjective",
    scale=Scale(lowest=Decimal(7), highest=Decimal(35)),
)
LONELY = Indicator(
    indicator_id=an_id(53),
    outcome_id=FRIENDSHIP.outcome_id,
    title="Often feel alone",
    measure="count",
    unit="people",
    direction="decrease",
    disaggregations=("Under 16", "16 and over"),
)
WELCOME = Indicator(
    indicator_id=an_id(54),
    outcome_id=FRIENDSHIP.outcome_id,
    title="How welcome the club feels",
    measure="rating",
    unit="out of 4",
    direction="increase",
    scale=Scale(lowest=Decimal(1), highest=Decimal(4)),
)
SAVED = Indicator(
    indicator_id=an_id(55),
    outcome_id=SAVINGS.outcome_id,
    title="Saved on travel by families",
    measure="currency",
    unit="£",
    direction="increase",
)
OUTCOMES = (CONFIDENCE, FRIENDSHIP, SAVINGS)
INDICATORS = (HOPEFUL, WELL_BEING, LONELY, WELCOME, SAVED)
PROMPTS = (Prompt(prompt_id="story", text="What changed for somebody in this period?"),)
COMMON_DATASET = (
    CommonDataItem(item_id="age", title="Age of the people who came", categories=("11 to 15", "16 to 19")),
    CommonDataItem(item_id="sessions", title="Sessions held"),
)
COMPLIANCE_CHECKS = (ComplianceCheck(check_id="insurance", statement="Our insurance is valid"),)
CALENDAR = ReportingCalendar(frequency="quarter", days_until_due=20, days_until_locked=60)

SPRING = Period(starts_on=date(2025, 4, 1), ends_on=date(2025, 6, 30), label="April to June 2025")
SUMMER = Period(starts_on=date(2025, 7, 1), ends_on=date(2025, 9, 30), label="July to September 2025")

PASSWORD = "a password that nobody guesses"  # noqa: S105 - of invented people

READINGS = (
    Reading(indicator_id=HOPEFUL.indicator_id, figure=Proportion(numerator=18, denominator=40)),
    Reading(indicator_id=WELL_BEING.indicator_id, figure=Score(score=Decimal("21.5"), people=38)),
    Reading(indicator_id=LONELY.indicator_id, figure=Count(count=12), comment="Two joined in June."),
    Reading(indicator_id=WELCOME.indicator_id, figure=Rating(rating=3)),
    Reading(indicator_id=SAVED.indicator_id, figure=Amount(pounds=Decimal("1250.50"))),
)
COMMON_DATA = (
    CommonData(
        item_id="age", counts=(GroupCount(group="11 to 15", count=22), GroupCount(group="16 to 19", count=18))
    ),
    CommonData(item_id="sessions", counts=(GroupCount(group="", count=36),)),
)
DECLARATIONS = (Declaration(check_id="insurance", confirmed=True),)


def cheap_passwords() -> Passwords:
    """Hashing that costs nothing: its price is not what these tests are about."""
    return Passwords(PasswordHasher(time_cost=1, memory_cost=8, parallelism=1))


def person(
    number: int, role: Role, council_id: UUID = NORTHAM, organisation_id: UUID | None = None
) -> Person:
    """Somebody who can sign in."""
    return Person(
        person_id=an_id(number),
        name=f"{role.capitalize()} {number}",
        email=f"{role}{number}@example.org",
        role=role,
        council_id=council_id,
        organisation_id=organisation_id,
    )


LEAD = person(101, "provider", organisation_id=BRIGHTSIDE)
PARTNER = person(102, "provider", organisation_id=KESTREL)
OTHER_PROVIDER = person(103, "provider", organisation_id=OAKGATE)
COMMISSIONER = person(104, "commissioner")
AUDITOR = person(105, "auditor")
SCRUTINY = person(106, "scrutiny")
ASSESSOR = person(107, "assessor")
ADMINISTRATOR = person(108, "administrator")
FOREIGN_COMMISSIONER = person(109, "commissioner", SOUTHAM)
FOREIGN_PROVIDER = person(110, "provider", SOUTHAM, FARAWAY)
PEOPLE = (
    LEAD,
    PARTNER,
    OTHER_PROVIDER,
    COMMISSIONER,
    AUDITOR,
    SCRUTINY,
    ASSESSOR,
    ADMINISTRATOR,
    FOREIGN_COMMISSIONER,
    FOREIGN_PROVIDER,
)


def opening(contract_id: UUID, period: Period) -> OpenReturn:
    """Ask a contract for a period's return."""
    return OpenReturn(
        stream_id=return_id(contract_id, period),
        contract_id=contract_id,
        period=period,
        due_on=CALENDAR.due_on(period),
        locks_on=CALENDAR.locks_on(period),
        asked=tuple(asked_of(known) for known in INDICATORS),
        prompts=PROMPTS,
        common_dataset=COMMON_DATASET,
        compliance_checks=COMPLIANCE_CHECKS,
    )


def submission(contract_id: UUID, period: Period) -> SubmitReturn:
    """A whole and good submission."""
    told = (Narrative(prompt_id="story", text="A boy who never spoke now runs the quiz."),)
    return SubmitReturn(
        stream_id=return_id(contract_id, period),
        readings=READINGS,
        narratives=told,
        common_data=COMMON_DATA,
        declarations=DECLARATIONS,
    )


async def furnish(fingerpost: Fingerpost, access: Access) -> None:
    """Make the world: both councils, their contracts and returns, and everybody who can sign in."""
    for council_id, name in ((NORTHAM, "Northam"), (SOUTHAM, "Southam")):
        await _give(fingerpost, council_id, RegisterCouncil(stream_id=council_id, name=name))
        await _framework(fingerpost, council_id)
    for council_id, organisation_id, name in (
        (NORTHAM, BRIGHTSIDE, "Brightside"),
        (NORTHAM, KESTREL, "Kestrel"),
        (NORTHAM, OAKGATE, "Oakgate"),
        (SOUTHAM, FARAWAY, "Faraway"),
    ):
        registering = RegisterOrganisation(
            stream_id=organisation_id, council_id=council_id, name=name, kind="charity"
        )
        await _give(fingerpost, council_id, registering)
    await _contract(fingerpost, NORTHAM, YOUTH, "Youth clubs", BRIGHTSIDE, (KESTREL,))
    await _contract(fingerpost, NORTHAM, DAY_CENTRE, "Day centre", OAKGATE)
    await _contract(fingerpost, SOUTHAM, ELSEWHERE, "Far clubs", FARAWAY)
    for known in PEOPLE:
        await access.enter(known, PASSWORD)


async def _framework(fingerpost: Fingerpost, council_id: UUID) -> None:
    stream_id = FRAMEWORKS[council_id]
    agreement = AgreeFramework(
        stream_id=stream_id, agreed_on=date(2025, 1, 15), took_part=TookPart(people_who_use_services=9)
    )
    await _give(
        fingerpost,
        council_id,
        OpenFramework(
            stream_id=stream_id, council_id=council_id, title="Growing up well", service_area="Young people"
        ),
        *(DefineOutcome(stream_id=stream_id, outcome=outcome) for outcome in OUTCOMES),
        *(DefineIndicator(stream_id=stream_id, indicator=indicator) for indicator in INDICATORS),
        agreement,
    )


async def _contract(  # noqa: PLR0913, PLR0917 - what makes one contract another
    fingerpost: Fingerpost,
    council_id: UUID,
    contract_id: UUID,
    title: str,
    lead: UUID,
    partners: tuple[UUID, ...] = (),
) -> None:
    award = AwardContract(
        stream_id=contract_id,
        council_id=council_id,
        reference=f"YS-{contract_id.int}",
        title=title,
        service_area="Young people",
        framework_id=FRAMEWORKS[council_id],
        framework_version=1,
        arrangement="consortium" if partners else "single",
        lead_provider_id=lead,
        partner_ids=partners,
        starts_on=SPRING.starts_on,
        ends_on=date(2028, 3, 31),
        calendar=CALENDAR,
        value=Money(pounds=Decimal(120_000)),
        prompts=PROMPTS,
        common_dataset=COMMON_DATASET,
        compliance_checks=COMPLIANCE_CHECKS,
    )
    expectation = Expectation(
        indicator_id=HOPEFUL.indicator_id,
        baseline=Baseline(value=Decimal(40), on=date(2025, 3, 31), people=50),
        path=(ExpectedPoint(on=date(2025, 9, 30), value=Decimal(46)),),
    )
    await _give(
        fingerpost,
        council_id,
        award,
        AgreeImpactMap(stream_id=contract_id, outcomes=OUTCOMES, indicators=INDICATORS),
        SetExpectation(stream_id=contract_id, expectation=expectation),
        ScheduleBreakPoint(
            stream_id=contract_id, break_point_id=an_id(61), on=date(2026, 4, 1), purpose="After a year"
        ),
        contract_id=contract_id,
    )
    spring = return_id(contract_id, SPRING)
    await _give(fingerpost, council_id, opening(contract_id, SPRING), contract_id=contract_id, at=BEFORE)
    await _give(fingerpost, council_id, submission(contract_id, SPRING), contract_id=contract_id, at=BEFORE)
    await _give(fingerpost, council_id, AcceptReturn(stream_id=spring), contract_id=contract_id, at=BEFORE)
    await _give(fingerpost, council_id, opening(contract_id, SUMMER), contract_id=contract_id, at=BEFORE)


async def _give(
    fingerpost: Fingerpost,
    council_id: UUID,
    *commands: Command,
    contract_id: UUID | None = None,
    at: datetime = datetime(2025, 4, 1, 9, 0, tzinfo=UTC),
) -> None:
    context = Context(
        actor_id=COMMISSIONER.person_id,
        role="commissioner",
        council_id=council_id,
        contract_id=contract_id,
        source="web",
    )
    await fingerpost.execute(*commands, context=context, at=at)
