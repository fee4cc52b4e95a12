"""The youth service: a consortium of three, quarterly returns, a break point that changed its indicators."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from decimal import Decimal

from demonstration.acts import COUNCIL_ID, Act, Given, count, moment, named, of, pounds, rate, score, words
from demonstration.aldermere.youth_framework import (
    CHARACTERISTICS,
    CONFIDENCE_IN_TEN,
    INDICATORS,
    OUTCOMES,
    SAFE,
    indicator_id,
    outcome_id,
)
from demonstration.service import Service, Told
from domain.contract.changes import (
    Change,
    ExpectationReset,
    IndicatorAdded,
    IndicatorRefined,
    IndicatorRetired,
    PromptAdded,
)
from domain.contract.commands import (
    AgreeImpactMap,
    AgreeRevision,
    AwardContract,
    CloseBreakPoint,
    CommentOnRevision,
    DraftChange,
    DraftRevision,
    ProposeRevision,
    ScheduleBreakPoint,
    SetExpectation,
)
from domain.contract.terms import Activity, CommonDataItem, ComplianceCheck, Expectation, Party
from domain.framework.commands import (
    AgreeFramework,
    DefineIndicator,
    DefineOutcome,
    DefineQualityCharacteristic,
    OpenFramework,
    RetireIndicator,
    ReviseIndicator,
)
from domain.framework.definitions import TookPart
from domain.provider_return.commands import AnswerQuery, QueryReturn, RestateReading
from domain.provider_return.content import Reading
from domain.provider_return.model import return_id
from domain.shared.calendar import ReportingCalendar
from domain.shared.values import Baseline, ExpectedPoint, Money, Prompt

FRAMEWORK = named("framework", "young people")
CONTRACT = named("contract", "youth")
BREAK_POINT = named("break point", "youth 2025")
REVISION = named("revision", "youth 2025")
CALENDAR = ReportingCalendar(frequency="quarter", days_until_due=20, days_until_locked=75)
STARTS, ENDS = date(2023, 4, 1), date(2027, 3, 31)

PROMPTS = (
    Prompt(
        prompt_id="harder-easier", text="Which outcomes have been harder or easier to reach than you hoped?"
    ),
    Prompt(prompt_id="other-changes", text="What changes do you see that the contract does not name?"),
)
COMMON_DATASET = (
    CommonDataItem(
        item_id="age",
        title="Age of the young people who came",
        categories=("Under 13", "13 to 15", "16 to 18", "19 to 24"),
    ),
    CommonDataItem(
        item_id="way-in",
        title="How young people found the service",
        categories=("By themselves or a friend", "School or college", "Social worker", "Another way"),
    ),
)
COMPLIANCE_CHECKS = (
    ComplianceCheck(
        check_id="safeguarding", statement="Everybody who works with young people has been checked"
    ),
    ComplianceCheck(check_id="insurance", statement="Our public liability insurance is valid"),
)


def _baseline(value: str, people: int | None) -> Baseline:
    return Baseline(value=Decimal(value), on=date(2023, 3, 31), people=people)


def _path(*points: tuple[date, str]) -> tuple[ExpectedPoint, ...]:
    return tuple(ExpectedPoint(on=on, value=Decimal(value)) for on, value in points)


EXPECTATIONS = (
    Expectation(
        indicator_id=indicator_id("confidence"),
        baseline=_baseline("2.9", 52),
        path=_path((date(2024, 3, 31), "3.2"), (date(2027, 3, 31), "3.8")),
    ),
    Expectation(
        indicator_id=indicator_id("choices"),
        baseline=_baseline("38", 50),
        path=_path((date(2025, 3, 31), "50"), (date(2027, 3, 31), "60")),
    ),
    Expectation(
        indicator_id=indicator_id("someone"),
        baseline=_baseline("61", 57),
        path=_path((date(2025, 3, 31), "72"), (date(2027, 3, 31), "80")),
    ),
    Expectation(indicator_id=indicator_id("started"), baseline=_baseline("6", None)),
    Expectation(
        indicator_id=indicator_id("led"),
        baseline=_baseline("12", 60),
        path=_path((date(2025, 3, 31), "40"), (date(2027, 3, 31), "60")),
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
                common_dataset=COMMON_DATASET,
                compliance_checks=COMPLIANCE_CHECKS,
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

CHANGES: Mapping[str, tuple[Change, str]] = {
    "confidence in ten": (
        IndicatorRefined(indicator=CONFIDENCE_IN_TEN),
        "The panel finds five faces childish and drew a scale of its own.",
    ),
    "safe": (IndicatorAdded(indicator=SAFE), "Feeling safe is what young people speak about most."),
    "waste": (
        IndicatorRetired(indicator_id=indicator_id("waste")),
        "Rubbish is no longer a question anybody asks.",
    ),
    "hoped for": (
        ExpectationReset(
            expectation=Expectation(
                indicator_id=indicator_id("confidence"),
                path=_path((date(2025, 6, 30), "5.8"), (date(2027, 3, 31), "6.5")),
            )
        ),
        "A new scale needs a new path. We start carefully.",
    ),
}
"""What the provider first wrote down, and why."""
COUNTERED: Mapping[str, tuple[Change, str]] = {
    "hoped for": (
        ExpectationReset(
            expectation=Expectation(
                indicator_id=indicator_id("confidence"),
                path=_path((date(2025, 6, 30), "5.8"), (date(2027, 3, 31), "7")),
            )
        ),
        "The panel itself said that 7 is what they want to reach.",
    ),
    "panel question": (
        PromptAdded(
            prompt=Prompt(prompt_id="panel", text="What did the young people's panel decide, and why?")
        ),
        "So that the panel is heard in every return.",
    ),
}
"""What the commissioner changed in it."""


def _written(
    changes: Mapping[str, tuple[Change, str]], party: Party, first: int = 0
) -> tuple[DraftChange, ...]:
    return tuple(
        DraftChange(
            stream_id=CONTRACT,
            revision_id=REVISION,
            change_id=named("youth change", key),
            drafted_by=party,
            change=change,
            reason=reason,
            edition=first if key in CHANGES and changes is not CHANGES else 0,
        )
        for key, (change, reason) in changes.items()
    )


def _said(key: str, party: Party, words: str, about: str = "") -> CommentOnRevision:
    return CommentOnRevision(
        stream_id=CONTRACT,
        revision_id=REVISION,
        comment_id=named("youth comment", key),
        said_by=party,
        words=words,
        change_id=named("youth change", about) if about else None,
    )


CLOSED = CloseBreakPoint(
    stream_id=CONTRACT,
    break_point_id=BREAK_POINT,
    note="We looked at every indicator with the panel. Three were changed by the revision of April 2025; the "
    "others stay.",
)
FIRST_DRAFT = 1 + len(CHANGES)
SECOND_DRAFT = FIRST_DRAFT + len(COUNTERED)
LATER = (
    Act(
        at=moment(date(2025, 2, 27), 14),
        by="youth",
        role="provider",
        contract_id=CONTRACT,
        commands=(
            DraftRevision(
                stream_id=CONTRACT,
                revision_id=REVISION,
                drafted_by="lead_provider",
                break_point_id=BREAK_POINT,
                effective_from=date(2025, 4, 1),
                reason="The panel has looked at what we measure and would change three things.",
            ),
            *_written(CHANGES, "lead_provider"),
            ProposeRevision(
                stream_id=CONTRACT, revision_id=REVISION, proposed_by="lead_provider", draft=FIRST_DRAFT
            ),
        ),
    ),
    Act(
        at=moment(date(2025, 3, 11), 11),
        by="commissioner",
        role="commissioner",
        contract_id=CONTRACT,
        commands=(
            _said(
                "seven",
                "commissioner",
                "We met the panel last week. They hope for 7, and I would not want us to hope for less.",
                about="hoped for",
            ),
            *_written(COUNTERED, "commissioner", first=FIRST_DRAFT),
            ProposeRevision(
                stream_id=CONTRACT, revision_id=REVISION, proposed_by="commissioner", draft=SECOND_DRAFT
            ),
        ),
    ),
    Act(
        at=moment(date(2025, 3, 19), 16),
        by="youth",
        role="provider",
        contract_id=CONTRACT,
        commands=(
            _said("glad", "lead_provider", "The panel is glad to be asked. We agree to both."),
            AgreeRevision(
                stream_id=CONTRACT, revision_id=REVISION, agreed_by="lead_provider", draft=SECOND_DRAFT
            ),
        ),
    ),
    Act(
        at=moment(date(2025, 4, 3), 10),
        by="commissioner",
        role="commissioner",
        contract_id=CONTRACT,
        commands=(CLOSED,),
    ),
    Act(
        at=moment(date(2025, 6, 12), 15),
        by="commissioner",
        role="commissioner",
        commands=(
            ReviseIndicator(stream_id=FRAMEWORK, indicator=CONFIDENCE_IN_TEN, edition=len(OUTCOMES) + 1),
            DefineIndicator(stream_id=FRAMEWORK, indicator=SAFE),
            RetireIndicator(stream_id=FRAMEWORK, indicator_id=indicator_id("waste")),
            AgreeFramework(
                stream_id=FRAMEWORK,
                agreed_on=date(2025, 6, 11),
                took_part=TookPart(people_who_use_services=19, providers=4, commissioners=2),
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
    2: {"harder-easier": "Goals are easier now that each young person writes their own. Jobs are harder: two of "
        "the employers we relied on have closed."},
    5: {"harder-easier": "Summer was quiet. The survey was not done, because the peer researchers were away and "
        "we did not want workers to ask in their place.",
        "other-changes": "Parents have begun to meet while they wait. Nobody planned it."},
    7: {"harder-easier": "The panel says the five faces are for children. We propose to change them."},
    9: {"harder-easier": "Evenings are fuller than we can look after well. We have asked for a fifth evening in "
        "the north of the town."},
    11: {"harder-easier": "Staying in work is the one that has moved least, and the one they talk about most.",
         "other-changes": "Three of the first panel are now paid sessional workers."},
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
