"""Invented indicators and their trajectories, in few words: for the gallery and for tests of charts."""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from uuid import UUID

from domain.framework.definitions import Indicator, Outcome
from domain.measures.breaks import Break
from domain.shared.calendar import ReportingCalendar
from domain.shared.figures import Count, Figure, Proportion, Rate, Score, Words
from domain.shared.values import Band, Baseline, ExpectedPoint, MissingReason, Period, Scale
from services.dashboards.trajectory import (
    Agreed,
    BreakPoint,
    ContractTrajectory,
    OutcomeTrajectory,
    PeriodReading,
    Superseded,
    Trajectory,
)

CONTRACT_ID = UUID(int=1)
OUTCOME_ID = UUID(int=2)
FIRST_DAY = date(2015, 4, 1)


def quarter(number: int) -> Period:
    """The quarter so many quarters after April to June 2015."""
    month = 4 + number * 3
    starts = date(2015 + (month - 1) // 12, (month - 1) % 12 + 1, 1)
    after = date(2015 + (month + 2) // 12, (month + 2) % 12 + 1, 1)
    ends = date.fromordinal(after.toordinal() - 1)
    return Period(starts_on=starts, ends_on=ends, label=f"Q{number % 4 + 1} {starts.year}")


def each_period(calendar: ReportingCalendar, until: date, *figures: Figure) -> list[PeriodReading]:
    """A reading for each period of a calendar, as many as there are figures, from the middle of May 2015."""
    periods = calendar.periods(date(2015, 5, 12), until)
    return [
        PeriodReading(period=period, figure=figure) for period, figure in zip(periods, figures, strict=True)
    ]


def share(of_people: int, people: int) -> Proportion:
    """So many of so many people."""
    return Proportion(numerator=of_people, denominator=people)


def rate(number: str) -> Rate:
    """A rate, as it is written."""
    return Rate(rate=Decimal(number))


PROPORTION = Indicator(
    indicator_id=UUID(int=3),
    outcome_id=OUTCOME_ID,
    title="Feel less lonely",
    measure="proportion",
    unit="%",
    direction="increase",
)
COUNT = Indicator(
    indicator_id=UUID(int=4),
    outcome_id=OUTCOME_ID,
    title="People who came",
    measure="count",
    unit="people",
    direction="increase",
)
RATE = Indicator(
    indicator_id=UUID(int=5),
    outcome_id=OUTCOME_ID,
    title="Staff turnover",
    measure="rate",
    unit="%",
    direction="decrease",
)
SCORE = Indicator(
    indicator_id=UUID(int=6),
    outcome_id=OUTCOME_ID,
    title="Quality of life",
    measure="score",
    unit="points out of 12",
    direction="increase",
    scale=Scale(lowest=Decimal(0), highest=Decimal(12)),
)
CURRENCY = Indicator(
    indicator_id=UUID(int=7),
    outcome_id=OUTCOME_ID,
    title="Raised by members",
    measure="currency",
    unit="£",
    direction="increase",
)
WORDS = Indicator(
    indicator_id=UUID(int=8),
    outcome_id=OUTCOME_ID,
    title="What changed",
    measure="narrative",
    unit="",
    direction="none",
)
BAND = Indicator(
    indicator_id=UUID(int=9),
    outcome_id=OUTCOME_ID,
    title="Days open",
    measure="rate",
    unit="days a month",
    direction="maintain",
    band=Band(lower=Decimal(18), upper=Decimal(22)),
)

SUPPORT = Indicator(
    indicator_id=UUID(int=10),
    outcome_id=OUTCOME_ID,
    title="Requests for support",
    measure="rate",
    unit="per 100,000 people",
    direction="none",
)

Given = Figure | MissingReason | PeriodReading


def trajectory(  # noqa: PLR0913 - all by name
    *given: Given,
    of: Indicator = PROPORTION,
    was: Sequence[Indicator] = (),
    agreed: Sequence[Agreed] = (),
    breaks: Sequence[Break] = (),
    break_points: Sequence[BreakPoint] = (),
    retired_on: date | None = None,
) -> Trajectory:
    """One reading for each quarter from April 2015: a figure, or the reason why there is none."""
    return Trajectory(
        definitions=(*was, of),
        readings=tuple(_reading(number, each) for number, each in enumerate(given)),
        agreed=tuple(agreed),
        breaks=tuple(breaks),
        break_points=tuple(break_points),
        retired_on=retired_on,
    )


def _reading(number: int, given: Given) -> PeriodReading:
    match given:
        case PeriodReading():
            return given
        case str():
            return PeriodReading(period=quarter(number), missing=given)
        case _:
            return PeriodReading(period=quarter(number), figure=given)


def corrected(number: int, now: Figure, *before: Figure | MissingReason) -> PeriodReading:
    """A reading of the quarter that was corrected as often as there are figures before it."""
    return PeriodReading(
        period=quarter(number),
        figure=now,
        before=tuple(
            Superseded(
                figure=None if isinstance(each, str) else each,
                missing=each if isinstance(each, str) else None,
                reason="counted twice",
                corrected_on=date(2020, 1, day + 1),
            )
            for day, each in enumerate(before)
        ),
    )


def start(value: str, people: int | None = None) -> Baseline:
    """Where an indicator stood on the first day, measured of so many people."""
    return Baseline(value=Decimal(value), on=FIRST_DAY, people=people)


def agreed(baseline: Baseline | None = None, *path: tuple[date, str], from_day: date = date.min) -> Agreed:
    """A start and what is expected on days, counting from a day on."""
    return Agreed(
        effective_from=from_day,
        baseline=baseline,
        path=tuple(ExpectedPoint(on=on, value=Decimal(value)) for on, value in path),
    )


def redefined(on: date, reason: str = "asked in another way") -> Break:
    """A day from which on the indicator means something else."""
    return Break(on=on, definition_changed=True, reason=reason)


def outcome(*trajectories: Trajectory) -> OutcomeTrajectory:
    """An outcome of these indicators."""
    definition = Outcome(outcome_id=OUTCOME_ID, statement="People are less alone")
    return OutcomeTrajectory(definition=definition, trajectories=trajectories)


def contract(*trajectories: Trajectory) -> ContractTrajectory:
    """A contract of three years with one outcome of these indicators."""
    return ContractTrajectory(
        contract_id=CONTRACT_ID,
        reference="C-1",
        title="Youth work",
        area="Aldermere, youth",
        source="returns of Brightwater",
        starts_on=FIRST_DAY,
        ends_on=date(2018, 3, 31),
        outcomes=(outcome(*trajectories),),
    )


COUNTS = (Count(count=0), Count(count=0))
TOLD = (Words(words="More of them come."),)
SCORES = (Score(score=Decimal("8.9")), Score(score=Decimal("7.85"), people=40))
