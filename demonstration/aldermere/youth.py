"""The youth service: a consortium of three, quarterly returns, a break point that changed its indicators."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from decimal import Decimal

from demonstration.acts import (
    COUNCIL_ID,
    Act,
    Given,
    count,
    moment,
    named,
    of,
    path,
    pounds,
    rate,
    score,
    words,
)
from demonstration.aldermere import youth_people as people
from demonstration.aldermere.youth_break_point import BREAK_POINT, LATER
from demonstration.aldermere.youth_framework import (
    CHARACTERISTICS,
    CONTRACT,
    FRAMEWORK,
    INDICATORS,
    OUTCOMES,
    indicator_id,
    outcome_id,
)
from demonstration.service import Service, Told
from domain.contract.commands import (
    AgreeImpactMap,
    AwardContract,
    ScheduleBreakPoint,
    SetExpectation,
)
from domain.contract.terms import Activity, Expectation
from domain.framework.commands import (
    AgreeFramework,
    DefineIndicator,
    DefineOutcome,
    DefineQualityCharacteristic,
    OpenFramework,
)
from domain.framework.definitions import TookPart
from domain.provider_return.commands import AnswerQuery, QueryReturn, RestateReading
from domain.provider_return.content import Reading
from domain.provider_return.model import return_id
from domain.shared.calendar import ReportingCalendar
from domain.shared.values import Baseline, Money, Prompt

CALENDAR = ReportingCalendar(frequency="quarter", days_until_due=20, days_until_locked=75)
STARTS, ENDS = date(2023, 4, 1), date(2027, 3, 31)

PROMPTS = (
    Prompt(prompt_id="harder", text="Which outcomes have been harder or easier to reach than you hoped?"),
    Prompt(prompt_id="not-named", text="What changes do you see that the contract does not name?"),
)


def _baseline(value: str, people: int | None) -> Baseline:
    return Baseline(value=Decimal(value), on=date(2023, 3, 31), people=people)


EXPECTATIONS = (
    Expectation(
        indicator_id=indicator_id("confidence"),
        baseline=_baseline("2.9", 52),
        path=path((date(2024, 3, 31), "3.2"), (date(2027, 3, 31), "3.8")),
    ),
    Expectation(
        indicator_id=indicator_id("choices"),
        baseline=_baseline("38", 50),
        path=path((date(2025, 3, 31), "50"), (date(2027, 3, 31), "60")),
    ),
    Expectation(
        indicator_id=indicator_id("someone"),
        baseline=_baseline("61", 57),
        path=path((date(2025, 3, 31), "72"), (date(2027, 3, 31), "80")),
    ),
    Expectation(indicator_id=indicator_id("started"), baseline=_baseline("6", None)),
    Expectation(
        indicator_id=indicator_id("led"),
        baseline=_baseline("12", 60),
        path=path((date(2025, 3, 31), "40"), (date(2027, 3, 31), "60")),
    ),
    Expectation(indicator_id=indicator_id("waste"), baseline=_baseline("4.1", None)),
    Expectation(indicator_id=indicator_id("spending"), baseline=_baseline("8200", None)),
)

BEGINNING = (
    Act(
        at=moment(date(2023, 1, 17)),
        by="commissioner",
        role="commissioner",
        commands=(
            OpenFramework(
                stream_id=FRAMEWORK,
                council_id=COUNCIL_ID,
                title="Young people in Aldermere",
                service_area="Young people's services",
            ),
            *(DefineOutcome(stream_id=FRAMEWORK, outcome=outcome) for outcome in OUTCOMES),
            *(DefineIndicator(stream_id=FRAMEWORK, indicator=indicator) for indicator in INDICATORS),
            *(
                DefineQualityCharacteristic(stream_id=FRAMEWORK, characteristic=characteristic)
                for characteristic in CHARACTERISTICS
            ),
        ),
    ),
    Act(
        at=moment(date(2023, 2, 8), 15),
        by="commissioner",
        role="commissioner",
        commands=(
            AgreeFramework(
                stream_id=FRAMEWORK,
                agreed_on=date(2023, 2, 8),
                took_part=TookPart(people_who_use_services=23, providers=6, commissioners=3),
            ),
        ),
    ),
    Act(
        at=moment(date(2023, 3, 20), 11),
        by="commissioner",
        role="commissioner",
        contract_id=CONTRACT,
        commands=(
            AwardContract(
                stream_id=CONTRACT,
                council_id=COUNCIL_ID,
                reference="AB-2023-014",
                title="Aldermere youth service",
                service_area="Young people's services",
                framework_id=FRAMEWORK,
                framework_version=1,
                arrangement="consortium",
                lead_provider_id=named("organisation", "brightwater"),
                partner_ids=(named("organisation", "sparks"), named("organisation", "athletic")),
                starts_on=STARTS,
                ends_on=ENDS,
                calendar=CALENDAR,
                value=Money(pounds=Decimal("1240000.00")),
                prompts=PROMPTS,
                common_dataset=people.COMMON_DATASET,
                compliance_checks=people.COMPLIANCE_CHECKS,
            ),
            AgreeImpactMap(
                stream_id=CONTRACT,
                outcomes=OUTCOMES,
                indicators=INDICATORS,
                activities=(
                    Activity(
                        activity_id=named("activity", "open evenings"),
                        title="Open evenings in four neighbourhoods",
                        outputs="Eight evenings a week",
                        outcome_ids=(outcome_id("confidence"), outcome_id("friends")),
                        way_of_measuring="Session register",
                    ),
                    Activity(
                        activity_id=named("activity", "first jobs"),
                        title="First jobs, with a mentor",
                        outputs="Sixty young people a year",
                        outcome_ids=(outcome_id("future"), outcome_id("local")),
                        way_of_measuring="Confirmed starts",
                    ),
                    Activity(
                        activity_id=named("activity", "panel"),
                        title="A young people's panel with a budget of its own",
                        outputs="Twelve members, £20,000 a year to decide on",
                        outcome_ids=(outcome_id("say"), outcome_id("green")),
                        way_of_measuring="The panel's own minutes",
                    ),
                ),
            ),
            *(SetExpectation(stream_id=CONTRACT, expectation=expectation) for expectation in EXPECTATIONS),
            ScheduleBreakPoint(
                stream_id=CONTRACT,
                break_point_id=BREAK_POINT,
                on=date(2025, 4, 1),
                purpose="Half-way: are these still the right things to look at?",
            ),
        ),
    ),
)

COLUMNS = ("choices", "someone", "attendance", "started", "stayed", "led", "changed", "spending")
FIGURES: tuple[tuple[Given, ...], ...] = (
    (of(19, 51), of(36, 58), rate("14.2"), count(5), of(3, 5), of(9, 62), "late", pounds(8140)),
    (of(20, 49), of(37, 57), rate("13.1"), count(8), of(4, 5), of(11, 60), words("The bus shelter on Mill Lane is painted."), pounds(8610)),
    (of(22, 54), of(41, 61), rate("15.8"), count(7), of(5, 8), of(15, 64), words("A late bus on Fridays, after a petition."), pounds(9020)),
    (of(23, 53), of(40, 60), rate("16.4"), count(9), of(5, 7), of(18, 63), words("A bench where the old phone box stood."), pounds(9870)),
    (of(25, 55), of(43, 62), rate("17.0"), count(11), of(6, 9), of(21, 66), words("Two panel members joined the school governors."), pounds(10240)),
    (of(24, 52), "not_collected", rate("11.3"), count(9), of(8, 11), of(22, 61), words("Nothing to tell: it was summer."), pounds(9450)),
    (of(28, 57), of(46, 64), rate("18.1"), count(14), of(6, 9), of(27, 67), words("Lights along the canal path."), pounds(11130)),
    (of(29, 56), of(47, 63), rate("18.6"), count(12), of(10, 14), of(30, 68), words("A skate evening, run by nobody over 18."), pounds(11780)),
    (of(31, 58), of(49, 65), rate("19.2"), count(13), of(9, 12), of(33, 69), words("The library opens on Sundays in exam time."), pounds(12050)),
    (of(30, 55), of(47, 62), rate("21.4"), count(15), of(10, 13), of(34, 66), words("A mural, after a long argument about what is on it."), pounds(12400)),
    (of(33, 59), of(52, 66), rate("20.6"), count(16), of(11, 15), of(38, 70), words("The council asked the panel first, about the park."), pounds(12910)),
    (of(34, 58), of(52, 64), rate("19.4"), count(17), of(12, 16), of(41, 71), words("The park's plan is theirs in all but name."), pounds(13380)),
)  # fmt: skip
CONFIDENCE = (
    score("2.9", 51), score("3.0", 49), score("3.1", 54), score("3.1", 53),
    score("3.3", 55), score("3.2", 52), score("3.4", 57), score("3.4", 56),
    score("5.6", 58), score("5.9", 55), score("6.2", 59), score("6.1", 58),
)  # fmt: skip
WASTE = ("4.0", "4.2", "3.6", "3.5", "3.1", "2.9", "3.0", "2.8")
SAFETY = (of(38, 61), of(37, 60), of(40, 64), of(43, 63))
REVISED_FROM = len(WASTE)
"""The number of the first return after the break point, counted from 0."""

NARRATIVES = {
    2: {"harder": "Goals are easier now that each young person writes their own. Jobs are harder: two of "
        "the employers we relied on have closed."},
    5: {"harder": "Summer was quiet. The survey was not done, because the peer researchers were away and "
        "we did not want workers to ask in their place.",
        "not-named": "Parents have begun to meet while they wait. Nobody planned it."},
    7: {"harder": "The panel says the five faces are for children. We propose to change them."},
    9: {"harder": "Evenings are fuller than we can look after well. We have asked for a fifth evening in "
        "the north of the town."},
    11: {"harder": "Staying in work is the one that has moved least, and the one they talk about most.",
         "not-named": "Three of the first panel are now paid sessional workers."},
}  # fmt: skip


def _double_counting() -> tuple[Act, ...]:
    """A correction: four young people had been counted by two partners at once."""
    period = CALENDAR.whole_period(date(2024, 10, 1))
    restatement = RestateReading(
        stream_id=return_id(CONTRACT, period),
        reading=Reading(indicator_id=indicator_id("started"), figure=count(10)),
        reason="Four young people were counted by Brightwater and by The Sparks Collective. Each is counted once now.",
    )
    at = moment(date(2025, 2, 11), 9, 40)
    return (Act(at=at, by="youth", role="provider", commands=(restatement,), contract_id=CONTRACT),)


def _question_about_crowds() -> tuple[Act, ...]:
    """A question about one reading, and its answer."""
    stream_id = return_id(CONTRACT, CALENDAR.whole_period(date(2025, 7, 1)))
    query_id = named("query", "youth attendance")
    asked = QueryReturn(
        stream_id=stream_id,
        query_id=query_id,
        indicator_id=indicator_id("attendance"),
        question="Sessions are above what we agreed is good for young people. What is behind it?",
    )
    answered = AnswerQuery(
        stream_id=stream_id,
        query_id=query_id,
        answer="Millbrook's hall is closed, so two evenings share a room. It opens again in November.",
    )
    return (
        Act(at=moment(date(2025, 10, 22)), by="commissioner", role="commissioner", commands=(asked,), contract_id=CONTRACT),
        Act(at=moment(date(2025, 10, 24), 17), by="youth", role="provider", commands=(answered,), contract_id=CONTRACT),
    )  # fmt: skip


MORE = {6: _double_counting(), 9: _question_about_crowds()}
COMMENTS = {5: {"someone": "The peer researchers were away in August."}}
SUBMITTED_AFTER = {0: 34, 5: 26}
ACCEPTED_AFTER = {0: 41}
"""Days after the period's end, for the returns that were not submitted after 14 and accepted after 30."""


def _told(number: int) -> Told:
    figures: Mapping[str, Given] = {
        "confidence": CONFIDENCE[number],
        **dict(zip(COLUMNS, FIGURES[number], strict=True)),
        **(
            {"waste": rate(WASTE[number])}
            if number < REVISED_FROM
            else {"safe": SAFETY[number - REVISED_FROM]}
        ),
    }
    return Told(
        figures=figures,
        narrative=NARRATIVES.get(number, {}),
        comments=COMMENTS.get(number, {}),
        groups={} if number < REVISED_FROM else {"safe": people.safe(number - REVISED_FROM)},
        travelled={"confidence": people.confidence(number)},
        common_data=people.came(number),
        declarations=people.declared(number),
        submitted_after=SUBMITTED_AFTER.get(number, 14),
        accepted_after=ACCEPTED_AFTER.get(number, 30),
        more=MORE.get(number, ()),
    )


SERVICE = Service(
    key="youth",
    provider="youth",
    beginning=BEGINNING,
    later=LATER,
    returns=tuple(_told(number) for number in range(len(FIGURES))),
)
