"""The distance travelled: each indicator's points in time, beside what was expected and what changed."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal
from uuid import UUID

from domain.framework.definitions import Indicator, Outcome
from domain.shared.figures import Figure
from domain.shared.values import Baseline, MissingReason, Period
from projections.contracts.results import BreakPoint, Expected, Revision
from projections.results import Result
from projections.returns.results import AskedPrompt, FigureVersion, Query, Standing


class Series(Result, frozen=True, kw_only=True):
    """A stretch in which an indicator is defined in one way; its points compare with each other only.

    Attributes:
        number: counted from 1.
        effective_from: the first day of the definition.
        ends_before: the day on which another definition began or the indicator was retired; None while it
            is the present one.
        definition: how the indicator is read in this stretch.
        revision_id: the revision that brought the definition, or None for the impact map.
        revision_reason: why, in the words of whoever proposed it.
    """

    number: int
    effective_from: date
    ends_before: date | None
    definition: Indicator
    revision_id: UUID | None
    revision_reason: str | None


class Point(Result, frozen=True, kw_only=True):
    """What one return says of an indicator.

    Attributes:
        series: the number of the series that the point belongs to, by the last day of its period.
        figure: what counts now, or None with the reason in `missing`.
        number: the figure as one number in the indicator's unit; None for words and where there is none.
        people: how many people are behind it, where known.
        versions: all that was told of it, oldest first; the last is what counts.
        standing: of the return.
        expected: what was expected of the series by the last day of the period, in the indicator's unit, or
            None.
    """

    return_id: UUID
    period: Period
    series: int
    figure: Figure | None
    number: Decimal | None
    people: int | None
    missing: MissingReason | None
    comment: str
    recorded_at: datetime
    versions: tuple[FigureVersion, ...]
    standing: Standing
    expected: Decimal | None

    @property
    def first(self) -> FigureVersion:
        """What was reported first."""
        return self.versions[0]

    @property
    def restatements(self) -> tuple[FigureVersion, ...]:
        """The corrections, oldest first, each with its reason."""
        return tuple(version for version in self.versions if version.told == "restated")


class IndicatorTrajectory(Result, frozen=True, kw_only=True):
    """One indicator through time.

    Attributes:
        definition: as it is in the newest series.
        retired_from: the day from which it is no longer asked for, or None.
        baseline: where its newest series started: the newest baseline that was agreed for it, or None.
        expected: all expectations, each with the day from which it counts.
        series: in order of time.
        points: in order of their periods.
    """

    indicator_id: UUID
    definition: Indicator
    retired_from: date | None
    baseline: Baseline | None
    expected: Expected
    series: tuple[Series, ...]
    points: tuple[Point, ...]


class OutcomeTrajectory(Result, frozen=True, kw_only=True):
    """One outcome with its indicators, retired ones included, in the order in which they were agreed."""

    outcome: Outcome
    indicators: tuple[IndicatorTrajectory, ...]


class Trajectories(Result, frozen=True, kw_only=True):
    """A contract's outcomes through time, as known at a position.

    Attributes:
        as_of: the position.
        revisions: all of them, wherever they stand; those in effect explain where series break.
    """

    contract_id: UUID
    reference: str
    title: str
    starts_on: date
    ends_on: date
    as_of: int
    outcomes: tuple[OutcomeTrajectory, ...]
    break_points: tuple[BreakPoint, ...]
    revisions: tuple[Revision, ...]


class PeriodStory(Result, frozen=True, kw_only=True):
    """What was told in words about one period of a contract, beside the comments on its readings.

    Attributes:
        standing: of the return.
        acceptance_note: what the commissioner said when accepting it, or None.
        prompts: the questions that the return asks, with the answers that count.
        queries: what the commissioner asked about it, in the order in which it was asked.
    """

    return_id: UUID
    period: Period
    standing: Standing
    acceptance_note: str | None
    prompts: tuple[AskedPrompt, ...]
    queries: tuple[Query, ...]
