"""The one invented contract that the domain's examples are about: a youth service in the town of Ashmere."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from uuid import UUID

import msgspec

from domain.contract.commands import AgreeImpactMap, AwardContract
from domain.contract.events import ContractAwarded, ImpactMapAgreed
from domain.contract.terms import Activity, Expectation
from domain.framework.definitions import Indicator, Outcome
from domain.provider_return.commands import OpenReturn
from domain.provider_return.content import Asked, Reading
from domain.provider_return.events import ReturnOpened
from domain.provider_return.model import return_id
from domain.shared.calendar import ReportingCalendar
from domain.shared.figures import Proportion, Score
from domain.shared.values import Baseline, ExpectedPoint, Period, Prompt, Scale


def an_id(number: int) -> UUID:
    """An id that can be told from others at a glance."""
    return UUID(int=number)


COUNCIL, FRAMEWORK, CONTRACT, LEAD, PARTNER = (an_id(number) for number in range(1, 6))

CONFIDENCE = Outcome(outcome_id=an_id(10), statement="Young people are sure of themselves.")
FRIENDSHIP = Outcome(outcome_id=an_id(11), statement="Young people have friends they can count on.")

HOPEFUL = Indicator(
    indicator_id=an_id(20),
    outcome_id=CONFIDENCE.outcome_id,
    title="Young people who look forward to the next year",
    measure="proportion",
    unit="%",
    direction="increase",
    lens="subjective",
)
WELL_BEING = Indicator(
    indicator_id=an_id(21),
    outcome_id=CONFIDENCE.outcome_id,
    title="Well-being score",
    measure="score",
    unit="points out of 35",
    direction="increase",
    lens="subjective",
    scale=Scale(lowest=Decimal(7), highest=Decimal(35)),
)
LONELY = Indicator(
    indicator_id=an_id(22),
    outcome_id=FRIENDSHIP.outcome_id,
    title="Young people who often feel alone",
    measure="count",
    unit="people",
    direction="decrease",
)

CALENDAR = ReportingCalendar(frequency="quarter", days_until_due=20, days_until_locked=60)
PROMPT = Prompt(prompt_id="story", text="What changed for somebody this quarter?")

AWARD = AwardContract(
    stream_id=CONTRACT,
    council_id=COUNCIL,
    reference="YS-01",
    title="Youth service",
    service_area="Young people",
    framework_id=FRAMEWORK,
    framework_version=1,
    arrangement="consortium",
    lead_provider_id=LEAD,
    partner_ids=(PARTNER,),
    starts_on=date(2026, 4, 1),
    ends_on=date(2029, 3, 31),
    calendar=CALENDAR,
    prompts=(PROMPT,),
)
AWARDED = ContractAwarded(
    **{name: getattr(AWARD, name) for name in ContractAwarded.__struct_fields__},
)
MAP = AgreeImpactMap(
    stream_id=CONTRACT,
    outcomes=(CONFIDENCE, FRIENDSHIP),
    indicators=(HOPEFUL, WELL_BEING),
    activities=(
        Activity(
            activity_id=an_id(30),
            title="Evening club",
            outputs="Three evenings a week",
            outcome_ids=(CONFIDENCE.outcome_id,),
            indicator_ids=(HOPEFUL.indicator_id,),
        ),
    ),
)
MAPPED = ImpactMapAgreed(outcomes=MAP.outcomes, indicators=MAP.indicators, activities=MAP.activities)
EXPECTATION = Expectation(
    indicator_id=HOPEFUL.indicator_id,
    baseline=Baseline(value=Decimal(40), on=date(2026, 3, 31), people=60),
    path=(
        ExpectedPoint(on=date(2027, 3, 31), value=Decimal(50)),
        ExpectedPoint(on=date(2029, 3, 31), value=Decimal(65)),
    ),
)

SPRING = Period(starts_on=date(2026, 4, 1), ends_on=date(2026, 6, 30), label="April to June 2026")
RETURN = return_id(CONTRACT, SPRING)
OPEN = OpenReturn(
    stream_id=RETURN,
    contract_id=CONTRACT,
    period=SPRING,
    due_on=date(2026, 7, 20),
    locks_on=date(2026, 8, 29),
    asked=(
        Asked(indicator_id=HOPEFUL.indicator_id, title=HOPEFUL.title, measure="proportion"),
        Asked(
            indicator_id=WELL_BEING.indicator_id,
            title=WELL_BEING.title,
            measure="score",
            scale=WELL_BEING.scale,
        ),
    ),
    prompts=(PROMPT,),
)
OPENED = ReturnOpened(**{name: getattr(OPEN, name) for name in ReturnOpened.__struct_fields__})
HALF_ARE_HOPEFUL = Reading(indicator_id=HOPEFUL.indicator_id, figure=Proportion(numerator=30, denominator=60))
SCORE_OF_24 = Reading(indicator_id=WELL_BEING.indicator_id, figure=Score(score=Decimal("24.5"), people=58))
NO_SCORE = Reading(indicator_id=WELL_BEING.indicator_id, missing="not_collected")


def with_changes(command: AwardContract, **changes: object) -> AwardContract:
    """The same award but for what a test is about."""
    return msgspec.structs.replace(command, **changes)
