"""The mental-health day service: one small charity, and few people, so that counts say more than percentages."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from uuid import UUID

from demonstration.acts import COUNCIL_ID, Act, Given, count, moment, named, of, score, words
from demonstration.drafting import Drafting
from demonstration.service import Service, Told
from domain.contract.changes import ActivityAdded, Change, IndicatorAdded
from domain.contract.commands import (
    AgreeImpactMap,
    AwardContract,
    ScheduleBreakPoint,
    SetExpectation,
)
from domain.contract.terms import Activity, Expectation
from domain.framework.commands import AgreeFramework, DefineIndicator, DefineOutcome, OpenFramework
from domain.framework.definitions import Indicator, Outcome, Quotation, TookPart
from domain.provider_return.commands import LiftLock, QueryReturn
from domain.provider_return.model import return_id
from domain.shared.calendar import ReportingCalendar
from domain.shared.values import Baseline, ExpectedPoint, Money, Prompt, Scale

FRAMEWORK = named("framework", "mental health")
CONTRACT = named("contract", "day service")
BREAK_POINT = named("break point", "day service 2026")
CALENDAR = ReportingCalendar(frequency="quarter", days_until_due=20, days_until_locked=60)


def _outcome(key: str) -> UUID:
    return named("day-service outcome", key)


def _indicator(key: str) -> UUID:
    return named("day-service indicator", key)


OUTCOMES = (
    Outcome(
        outcome_id=_outcome("well"),
        statement="People feel better and can hold on to it",
        words_of_people=(
            Quotation(words="More good days than bad ones.", said_by="a member of the walking group"),
        ),
        horizon="medium",
        well_being_element="good_feelings",
        five_ways=("take_notice",),
        prevention_level="midstream",
    ),
    Outcome(
        outcome_id=_outcome("together"),
        statement="People are less alone",
        words_of_people=(
            Quotation(
                words="I know who will be there on a Tuesday.", said_by="somebody who has come for two years"
            ),
        ),
        horizon="short",
        well_being_element="good_functioning",
        five_ways=("connect",),
        prevention_level="midstream",
    ),
    Outcome(
        outcome_id=_outcome("give"),
        statement="People use what they are good at, for others",
        horizon="long",
        well_being_element="good_functioning",
        five_ways=("give",),
        prevention_level="upstream",
    ),
)
INDICATORS = (
    Indicator(
        indicator_id=_indicator("well-being"),
        outcome_id=_outcome("well"),
        title="Well-being, as people score it themselves",
        measure="score",
        unit="points out of 35",
        direction="increase",
        lens="subjective",
        scale=Scale(lowest=Decimal(7), highest=Decimal(35)),
        smallest_change=Decimal(1),
        way_of_measuring="Seven short questions, filled in by each person",
        who_measures="People who use the service",
    ),
    Indicator(
        indicator_id=_indicator("crisis"),
        outcome_id=_outcome("well"),
        title="Nights in hospital in a crisis",
        measure="count",
        unit="nights",
        direction="decrease",
        way_of_measuring="Told by people and confirmed by the ward",
        who_measures="Harbour House",
    ),
    Indicator(
        indicator_id=_indicator("friend"),
        outcome_id=_outcome("together"),
        title="People who saw a friend in the last week",
        measure="proportion",
        unit="%",
        direction="increase",
        lens="subjective",
        way_of_measuring="One question, asked by peer workers",
        who_measures="Peer workers",
    ),
    Indicator(
        indicator_id=_indicator("peer-led"),
        outcome_id=_outcome("give"),
        title="People who lead a group for others",
        measure="count",
        unit="people",
        direction="increase",
        way_of_measuring="The week's timetable",
        who_measures="Harbour House",
    ),
    Indicator(
        indicator_id=_indicator("story"),
        outcome_id=_outcome("give"),
        title="A change that somebody wants told",
        measure="narrative",
        unit="in words",
        direction="none",
        lens="subjective",
        way_of_measuring="Written by people themselves, without names",
        who_measures="People who use the service",
    ),
)
EXPECTATIONS = (
    Expectation(
        indicator_id=_indicator("well-being"),
        baseline=Baseline(value=Decimal("19.4"), on=date(2023, 6, 30), people=13),
        path=(
            ExpectedPoint(on=date(2024, 6, 30), value=Decimal(21)),
            ExpectedPoint(on=date(2026, 6, 30), value=Decimal(24)),
        ),
    ),
    Expectation(
        indicator_id=_indicator("friend"),
        baseline=Baseline(value=Decimal(50), on=date(2023, 6, 30), people=12, quality="retrospective"),
    ),
)

BEGINNING = (
    Act(
        at=moment(date(2023, 4, 4)),
        by="commissioner",
        role="commissioner",
        commands=(
            OpenFramework(
                stream_id=FRAMEWORK,
                council_id=COUNCIL_ID,
                title="Living well with mental ill health",
                service_area="Mental health",
            ),
            *(DefineOutcome(stream_id=FRAMEWORK, outcome=outcome) for outcome in OUTCOMES),
            *(DefineIndicator(stream_id=FRAMEWORK, indicator=indicator) for indicator in INDICATORS),
            AgreeFramework(
                stream_id=FRAMEWORK,
                agreed_on=date(2023, 4, 4),
                took_part=TookPart(people_who_use_services=14, providers=3, commissioners=2),
            ),
        ),
    ),
    Act(
        at=moment(date(2023, 6, 14), 12),
        by="commissioner",
        role="commissioner",
        contract_id=CONTRACT,
        commands=(
            AwardContract(
                stream_id=CONTRACT,
                council_id=COUNCIL_ID,
                reference="AB-2023-031",
                title="Harbour House day service",
                service_area="Mental health",
                framework_id=FRAMEWORK,
                framework_version=1,
                arrangement="single",
                lead_provider_id=named("organisation", "harbour-house"),
                starts_on=date(2023, 7, 1),
                ends_on=date(2026, 12, 31),
                calendar=CALENDAR,
                value=Money(pounds=Decimal("318000.00")),
                prompts=(
                    Prompt(
                        prompt_id="story", text="What happened this quarter that the figures do not show?"
                    ),
                ),
            ),
            AgreeImpactMap(
                stream_id=CONTRACT,
                outcomes=OUTCOMES,
                indicators=INDICATORS,
                activities=(
                    Activity(
                        activity_id=named("activity", "open house"),
                        title="Open house, four days a week",
                        outputs="A warm room, lunch and a peer worker",
                        outcome_ids=(_outcome("well"), _outcome("together")),
                        way_of_measuring="Peer workers' diary",
                    ),
                    Activity(
                        activity_id=named("activity", "groups"),
                        title="Groups that people lead for each other",
                        outputs="At least three groups a week",
                        outcome_ids=(_outcome("give"),),
                        way_of_measuring="The week's timetable",
                    ),
                ),
            ),
            *(SetExpectation(stream_id=CONTRACT, expectation=expectation) for expectation in EXPECTATIONS),
            ScheduleBreakPoint(
                stream_id=CONTRACT,
                break_point_id=BREAK_POINT,
                on=date(2026, 9, 1),
                purpose="Before the last quarter: go on, change or end?",
            ),
        ),
    ),
)

DRAFTING = Drafting(
    contract_id=CONTRACT, revision_id=named("revision", "day service 2026"), key="day-service"
)
CHANGES: Mapping[str, tuple[Change, str]] = {
    "telephone": (
        ActivityAdded(
            activity=Activity(
                activity_id=named("activity", "telephone"),
                title="A telephone line on winter evenings",
                outputs="Four evenings a week, answered by peer workers",
                outcome_ids=(_outcome("together"),),
                indicator_ids=(_indicator("friend"),),
                way_of_measuring="Peer workers' diary",
            )
        ),
        "Five people asked for it in the open house.",
    ),
    "called": (
        IndicatorAdded(
            indicator=Indicator(
                indicator_id=_indicator("called"),
                outcome_id=_outcome("together"),
                title="People who called and felt less alone afterwards",
                measure="proportion",
                unit="%",
                direction="increase",
                lens="subjective",
                way_of_measuring="One question at the end of a call",
                who_measures="Peer workers",
            )
        ),
        "So that we see whether the line helps.",
    ),
}
LATER = (
    Act(
        at=moment(date(2026, 7, 6), 14),
        by="day-service",
        role="provider",
        contract_id=CONTRACT,
        commands=(
            DRAFTING.begin(
                "lead_provider",
                date(2026, 10, 1),
                "Winter is when people stay away. We would like to try something before the next one.",
                BREAK_POINT,
            ),
            *DRAFTING.write("lead_provider", CHANGES),
            DRAFTING.propose("lead_provider", draft=1 + len(CHANGES)),
        ),
    ),
)

COLUMNS = ("well-being", "crisis", "friend", "peer-led", "story")
FIGURES: tuple[tuple[Given, ...], ...] = (
    (score("19.8", 12), count(31), of(6, 12), count(1), words("I cooked for eight and nobody left any.")),
    (score("20.1", 11), count(34), of(6, 11), count(1), words("Answered the phone to my sister.")),
    (score("20.6", 13), count(22), of(8, 13), count(2), "late"),
    (score("21.2", 12), count(19), of(7, 12), count(2), words("A whole week without the sofa.")),
    (score("20.9", 9), count(27), of(5, 9), count(2), words("Came back after a bad month. The kettle was on.")),
    (score("21.8", 10), count(16), of(7, 10), count(3), words("I run the walking group now. In the rain as well.")),
    ("too_few_people", count(12), "too_few_people", count(3), words("We were few, and that was fine.")),
    (score("22.4", 11), count(14), of(8, 11), count(3), words("Went to the dentist.")),
    (score("22.9", 12), count(9), of(9, 12), count(4), words("My daughter came to the open day.")),
    (score("23.1", 12), count(11), of(9, 12), count(4), words("Two of us spoke to the council.")),
    (score("22.2", 8), count(17), of(5, 8), count(3), words("Winter. Still here.")),
)  # fmt: skip


def _lock_lifted() -> tuple[Act, ...]:
    lifted = LiftLock(
        stream_id=return_id(CONTRACT, CALENDAR.whole_period(date(2024, 1, 1))),
        reason="The manager was ill and there is nobody else. We agreed to wait.",
        until=date(2024, 6, 28),
    )
    at = moment(date(2024, 6, 4))
    return (Act(at=at, by="commissioner", role="commissioner", commands=(lifted,), contract_id=CONTRACT),)


def _open_question() -> tuple[Act, ...]:
    asked = QueryReturn(
        stream_id=return_id(CONTRACT, CALENDAR.whole_period(date(2026, 1, 1))),
        query_id=named("query", "day service winter"),
        indicator_id=_indicator("crisis"),
        question="Nights in hospital rose while fewer people were measured. Are these the same people?",
    )
    return (
        Act(
            at=moment(date(2026, 6, 11), 15),
            by="commissioner",
            role="commissioner",
            commands=(asked,),
            contract_id=CONTRACT,
        ),
    )


STORIES = {
    0: "People came to look, and some stayed for lunch.",
    2: "Our manager was away ill. Peer workers kept the door open; the paperwork waited.",
    4: "August was hard. Two people were in hospital and several kept away.",
    6: "The building was cold until February. Fewer than ten people came often enough to be asked.",
    10: "The heating failed again. We measured those who were there.",
}


MORE = {2: _lock_lifted(), 10: _open_question()}
SUBMITTED_AFTER = {2: 72, 10: 55}
ACCEPTED_AFTER: dict[int, int | None] = {2: 80, 10: None}
"""Days after the period's end, for the returns that were not submitted after 18 and accepted after 33."""


def _told(number: int) -> Told:
    return Told(
        figures=dict(zip(COLUMNS, FIGURES[number], strict=True)),
        narrative={"story": STORIES[number]} if number in STORIES else {},
        submitted_after=SUBMITTED_AFTER.get(number, 18),
        accepted_after=ACCEPTED_AFTER.get(number, 33),
        more=MORE.get(number, ()),
    )


SERVICE = Service(
    key="day-service",
    provider="day-service",
    beginning=BEGINNING,
    later=LATER,
    returns=tuple(_told(number) for number in range(len(FIGURES))),
)
