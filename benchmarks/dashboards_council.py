"""A council whose dashboards are measured: frameworks shared by contracts, and what each contract is like.

Everything is chosen by number, so that two runs measure the same council.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from uuid import UUID

from msgspec.structs import replace

from benchmarks import planning_council as planning
from benchmarks.planning_council import COUNCIL, PROMPTS, SCALES, SERVICE_AREAS, TODAY
from domain.contract.changes import Change, ExpectationReset, IndicatorRefined
from domain.contract.commands import AwardContract
from domain.contract.terms import Expectation
from domain.framework.definitions import Indicator, Outcome
from domain.shared.calendar import ReportingCalendar
from domain.shared.values import Band, Baseline, Direction, ExpectedPoint, Measure

CALENDAR = ReportingCalendar(frequency="quarter", days_until_due=20, days_until_locked=60)
CONTRACTS_OF_A_PROVIDER = 4
GROUPS = ("Girls and women", "Boys and men", "Another gender")
_GROUPED = (0, 4)
"""Of forty indicators, those that are asked for groups of people as well."""
_TOLD = 39
"""Of forty indicators, the one that is told in words."""
_MAINTAINED = 14
_MEASURES: tuple[Measure, ...] = (
    "proportion",
    "score",
    "count",
    "rate",
    "proportion",
    "score",
    "rating",
    "proportion",
    "currency",
    "count",
)
_WAYS: tuple[Direction, ...] = ("increase", "increase", "decrease", "increase", "none")
_STEPS: dict[Measure, tuple[int, Decimal | int]] = {
    "score": (8, 3),
    "rating": (1, Decimal("0.3")),
    "currency": (20_000, 4_000),
    "rate": (2, Decimal("0.4")),
}
"""Where an indicator starts at least, and how much more is hoped for every year."""
_UNITS = {"proportion": "%", "currency": "£", "count": "people", "rate": "per 1,000 people"}


class Scope(planning.Scope, frozen=True, kw_only=True):
    """How much there is.

    Attributes:
        outcomes: of each framework.
        indicators: of each framework, shared out among its outcomes.
        contracts: each works for everything in one framework.
        frameworks: shared by the contracts.
    """

    outcomes: int = 10
    indicators: int = 40
    contracts: int = 1_000
    frameworks: int = 50


def framework_id(number: int) -> UUID:
    """The framework of a number."""
    return UUID(int=(30 << 96) + number)


def outcome_id(framework: int, place: int) -> UUID:
    """One of a framework's outcomes."""
    return UUID(int=(31 << 96) + (framework << 16) + place)


def indicator_id(framework: int, place: int) -> UUID:
    """One of a framework's indicators."""
    return UUID(int=(32 << 96) + (framework << 16) + place)


def outcomes(framework: int, scope: Scope) -> tuple[Outcome, ...]:
    """What a framework is for."""
    alike = planning.outcomes(planning.Scope(outcomes=scope.outcomes))
    return tuple(replace(each, outcome_id=outcome_id(framework, place)) for place, each in enumerate(alike))


def indicators(framework: int, scope: Scope) -> tuple[Indicator, ...]:
    """By what a framework's outcomes are known: shares, scores, counts, rates, and one told in words."""
    return tuple(_indicator(framework, place, scope) for place in range(scope.indicators))


def _indicator(framework: int, place: int, scope: Scope) -> Indicator:
    measure: Measure = "narrative" if place == _TOLD else _MEASURES[place % len(_MEASURES)]
    return Indicator(
        indicator_id=indicator_id(framework, place),
        outcome_id=outcome_id(framework, place % scope.outcomes),
        title=f"People who say that thing {place} of {framework} is better than it was a year ago",
        measure=measure,
        unit=_UNITS.get(measure, ""),
        direction="maintain" if place == _MAINTAINED else _WAYS[place % len(_WAYS)],
        lens="subjective" if place % 2 else "objective",
        way_of_measuring="Asked by the key worker in the last week of the period",
        who_measures="Key workers",
        disaggregations=GROUPS if place in _GROUPED else (),
        scale=SCALES.get(measure),
        band=Band(lower=Decimal(40), upper=Decimal(60)) if place == _MAINTAINED else None,
    )


def framework_of(number: int, scope: Scope) -> int:
    """The framework of the contract of a number."""
    return number % scope.frameworks


def award(number: int, scope: Scope) -> AwardContract:
    """One contract; providers have four of them each."""
    return AwardContract(
        stream_id=planning.contract_id(number),
        council_id=COUNCIL,
        reference=f"C-{number:05}",
        title=f"Service {number} for the people of ward {number % 30}",
        service_area=SERVICE_AREAS[number % len(SERVICE_AREAS)],
        framework_id=framework_id(framework_of(number, scope)),
        framework_version=1,
        arrangement="single",
        lead_provider_id=planning.organisation_id(number // CONTRACTS_OF_A_PROVIDER),
        starts_on=scope.began_on,
        ends_on=date(TODAY.year + 1, 12, 31),
        calendar=CALENDAR,
        prompts=PROMPTS,
    )


def expectation(number: int, place: int, indicator: Indicator, scope: Scope, year: int = 0) -> Expectation:
    """Where an indicator starts and a step a year from there; every eighth has a direction only."""
    if place % 8 == 7:
        return Expectation(indicator_id=indicator.indicator_id)
    began, (lowest, step) = scope.began_on, _STEPS.get(indicator.measure, (20, 4))
    start, step = Decimal(lowest + (number + place) % 3), -step if indicator.direction == "decrease" else step
    days = [date(began.year + later, began.month, began.day) for later in range(year + 1, year + 6)]
    return Expectation(
        indicator_id=indicator.indicator_id,
        baseline=None if place % 5 == 4 else Baseline(value=start, on=began, people=60),
        path=tuple(ExpectedPoint(on=day, value=start + step * later) for later, day in enumerate(days, 1)),
    )


def changes(number: int, of: Sequence[Indicator], scope: Scope) -> tuple[Change, ...]:
    """What a revision changes: one indicator is asked in another way, one counts other things."""
    asked, counted, hoped = of[0], of[2], of[5]
    return (
        IndicatorRefined(indicator=replace(asked, way_of_measuring="Asked on paper, without a name")),
        IndicatorRefined(indicator=replace(counted, unit="visits")),
        ExpectationReset(expectation=expectation(number, 5, hoped, scope, year=2)),
    )
