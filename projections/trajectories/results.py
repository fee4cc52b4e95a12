"""The distance travelled: each indicator's points in time, beside what was expected and what changed."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from domain.framework.definitions import Indicator, Outcome
from domain.shared.values import Period
from projections.contracts.results import BreakPoint, Expected, Revision
from projections.results import Result
from projections.returns.results import AskedPrompt, FigureVersion, Query, Standing


class Series(Result, frozen=True, kw_only=True):
    """A stretch in which an indicator is defined in one way; its points compare with each other only.

    Attributes:
        effective_from: the first day of the definition.
        ends_before: the day on which another definition began or the indicator was retired; None while it
            is the present one.
        definition: how the indicator is read in this stretch.
        revision_id: the revision that brought the definition, or None for the impact map.
        revision_reason: why, in the words of whoever proposed it.
    """

    effective_from: date
    ends_before: date | None
    definition: Indicator
    revision_id: UUID | None
    revision_reason: str | None


class Point(Result, frozen=True, kw_only=True):
    """What one return says of an indicator.

    Attributes:
        versions: all that was told of it, oldest first and at least one; the last is what counts.
        standing: of the return.
    """

    return_id: UUID
    period: Period
    standing: Standing
    versions: tuple[FigureVersion, ...]

    @property
    def now(self) -> FigureVersion:
        """What counts."""
        return self.versions[-1]

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
        expected: all expectations, each with the day from which it counts.
        series: in order of time.
        points: in order of their periods.
    """

    indicator_id: UUID
    definition: Indicator
    retired_from: date | None
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
