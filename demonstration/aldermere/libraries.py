"""The libraries' digital help: the council's own team, held to the same form as everybody else."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from uuid import UUID

from demonstration.acts import COUNCIL_ID, Act, Given, count, moment, named, of, rating
from demonstration.service import Service, Told
from domain.contract.commands import AgreeImpactMap, AwardContract, ExtendContract, SetExpectation
from domain.contract.terms import Activity, Expectation
from domain.framework.commands import AgreeFramework, DefineIndicator, DefineOutcome, OpenFramework
from domain.framework.definitions import Indicator, Outcome, Quotation, TookPart
from domain.provider_return.commands import SendBackReturn, SubmitReturn
from domain.provider_return.content import Reading
from domain.provider_return.model import return_id
from domain.shared.calendar import ReportingCalendar
from domain.shared.values import Baseline, ExpectedPoint, Scale

FRAMEWORK = named("framework", "libraries")
CONTRACT = named("contract", "libraries")
CALENDAR = ReportingCalendar(frequency="half_year", days_until_due=30, days_until_locked=90)


def _outcome(key: str) -> UUID:
    return named("libraries outcome", key)


def _indicator(key: str) -> UUID:
    return named("libraries indicator", key)


OUTCOMES = (
    Outcome(
        outcome_id=_outcome("online"),
        statement="People can do what they need to do online",
        words_of_people=(Quotation(words="I booked it myself.", said_by="a visitor in her seventies"),),
        horizon="short",
        well_being_element="personal_resources",
        five_ways=("keep_learning",),
        prevention_level="upstream",
    ),
    Outcome(
        outcome_id=_outcome("neighbours"),
        statement="Neighbours help neighbours",
        level="community",
        horizon="medium",
        well_being_element="good_functioning",
        five_ways=("connect", "give"),
        prevention_level="upstream",
    ),
)
INDICATORS = (
    Indicator(
        indicator_id=_indicator("managed"),
        outcome_id=_outcome("online"),
        title="People who did online what they came for, by themselves",
        measure="proportion",
        unit="%",
        direction="increase",
        way_of_measuring="A card filled in at the end of a visit",
        who_measures="Library staff and volunteers",
    ),
    Indicator(
        indicator_id=_indicator("welcome"),
        outcome_id=_outcome("online"),
        title="How welcome people felt",
        measure="rating",
        unit="steps out of 5",
        direction="increase",
        lens="subjective",
        scale=Scale(lowest=Decimal(1), highest=Decimal(5)),
        way_of_measuring="The answer most people gave",
        who_measures="People who came",
    ),
    Indicator(
        indicator_id=_indicator("volunteers"),
        outcome_id=_outcome("neighbours"),
        title="People who came for help and now give it",
        measure="count",
        unit="people",
        direction="increase",
        way_of_measuring="Volunteers' register",
        who_measures="Library staff",
    ),
)

BEGINNING = (
    Act(
        at=moment(date(2023, 8, 22)),
        by="commissioner",
        role="commissioner",
        commands=(
            OpenFramework(
                stream_id=FRAMEWORK,
                council_id=COUNCIL_ID,
                title="Digital help in the libraries",
                service_area="Libraries and learning",
            ),
            *(DefineOutcome(stream_id=FRAMEWORK, outcome=outcome) for outcome in OUTCOMES),
            *(DefineIndicator(stream_id=FRAMEWORK, indicator=indicator) for indicator in INDICATORS),
            AgreeFramework(
                stream_id=FRAMEWORK,
                agreed_on=date(2023, 8, 22),
                took_part=TookPart(people_who_use_services=9, providers=1, commissioners=1),
            ),
        ),
    ),
    Act(
        at=moment(date(2023, 9, 12)),
        by="commissioner",
        role="commissioner",
        contract_id=CONTRACT,
        commands=(
            AwardContract(
                stream_id=CONTRACT,
                council_id=COUNCIL_ID,
                reference="AB-IH-07",
                title="Digital help in the libraries",
                service_area="Libraries and learning",
                framework_id=FRAMEWORK,
                framework_version=1,
                arrangement="in_house",
                lead_provider_id=named("organisation", "libraries"),
                starts_on=date(2023, 10, 1),
                ends_on=date(2026, 9, 30),
                calendar=CALENDAR,
            ),
            AgreeImpactMap(
                stream_id=CONTRACT,
                outcomes=OUTCOMES,
                indicators=INDICATORS,
                activities=(
                    Activity(
                        activity_id=named("activity", "help desks"),
                        title="Help desks in three libraries",
                        outputs="Six half-days a week",
                        outcome_ids=(_outcome("online"), _outcome("neighbours")),
                        way_of_measuring="Cards and register",
                    ),
                ),
            ),
            SetExpectation(
                stream_id=CONTRACT,
                expectation=Expectation(
                    indicator_id=_indicator("managed"),
                    baseline=Baseline(
                        value=Decimal(41), on=date(2023, 9, 30), people=120, quality="estimated"
                    ),
                    path=(ExpectedPoint(on=date(2025, 9, 30), value=Decimal(60)),),
                ),
            ),
        ),
    ),
)

LATER = (
    Act(
        at=moment(date(2026, 3, 3), 15),
        by="commissioner",
        role="commissioner",
        contract_id=CONTRACT,
        commands=(
            ExtendContract(
                stream_id=CONTRACT,
                ends_on=date(2027, 9, 30),
                reason="More people come each half-year, and those who came for help now give it.",
            ),
        ),
    ),
)

COLUMNS = ("managed", "welcome", "volunteers")
FIGURES: tuple[tuple[Given, ...], ...] = (
    (of(214, 486), rating(4), count(2)),
    (of(301, 340), rating(4), count(5)),
    (of(338, 602), rating(4), count(6)),
    (of(371, 588), rating(5), count(9)),
    (of(402, 611), rating(5), count(11)),
)


def _sent_back() -> tuple[Act, ...]:
    """A return that came with the wrong denominator, was sent back and sent again."""
    stream_id = return_id(CONTRACT, CALENDAR.whole_period(date(2024, 4, 1)))
    back = SendBackReturn(
        stream_id=stream_id,
        reason="340 people seems to be the cards of two libraries only. Please add the third.",
    )
    again = SubmitReturn(
        stream_id=stream_id,
        readings=(
            Reading(
                indicator_id=_indicator("managed"),
                figure=of(301, 557),
                comment="The cards of Northgate were in a drawer.",
            ),
            Reading(indicator_id=_indicator("welcome"), figure=rating(4)),
            Reading(indicator_id=_indicator("volunteers"), figure=count(5)),
        ),
    )
    return (
        Act(
            at=moment(date(2024, 10, 29)),
            by="commissioner",
            role="commissioner",
            commands=(back,),
            contract_id=CONTRACT,
        ),
        Act(
            at=moment(date(2024, 11, 5), 9),
            by="libraries",
            role="provider",
            commands=(again,),
            contract_id=CONTRACT,
        ),
    )


SERVICE = Service(
    key="libraries",
    provider="libraries",
    beginning=BEGINNING,
    later=LATER,
    returns=tuple(
        Told(
            figures=dict(zip(COLUMNS, figures, strict=True)),
            submitted_after=24,
            accepted_after=44,
            more=_sent_back() if number == 1 else (),
        )
        for number, figures in enumerate(FIGURES)
    ),
)
