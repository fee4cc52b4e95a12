"""What a chart is drawn from: one indicator's readings over time, with all that qualifies them."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from domain.contract.terms import GroupPath
from domain.framework.definitions import Indicator, Outcome
from domain.measures import course
from domain.measures.breaks import Break
from domain.provider_return.content import GroupReading
from domain.shared.figures import Figure
from domain.shared.travelled import Travelled
from domain.shared.values import MissingReason, Period, Value
from projections.returns.results import FigureVersion, Standing
from services.dashboards.refusals import NothingThere


class Superseded(Value, frozen=True, kw_only=True):
    """What a reading said before it was corrected.

    Attributes:
        figure: what was read; None where there had been no reading.
        missing: why there had been none; None where there had been one.
        reason: why it was corrected.
        corrected_on: the day the correction was recorded.
    """

    figure: Figure | None
    missing: MissingReason | None
    reason: str
    corrected_on: date


class PeriodReading(Value, frozen=True, kw_only=True):
    """What one period's return says of the indicator: a figure, or the reason why there is none.

    Attributes:
        before: what it said before, oldest first; empty where it was never corrected.
        groups: the same for groups of people, as far as it was given.
        travelled: how far the people came who were measured twice, where that was given.
        return_id: the return that says it; None where it comes from no return.
        standing: of the return.
        versions: all that was told of it, oldest first; the last is what counts. None without a return.
    """

    period: Period
    figure: Figure | None = None
    missing: MissingReason | None = None
    comment: str = ""
    before: tuple[Superseded, ...] = ()
    groups: tuple[GroupReading, ...] = ()
    travelled: Travelled | None = None
    return_id: UUID | None = None
    standing: Standing = "accepted"
    versions: tuple[FigureVersion, ...] = ()


class Agreed(course.Agreed, frozen=True, kw_only=True):
    """What was agreed, for groups of people as well.

    Attributes:
        groups: how it is hoped to move for groups of people, where something else is hoped for them.
    """

    groups: tuple[GroupPath, ...] = ()


class BreakPoint(Value, frozen=True, kw_only=True):
    """A day on which the contract is looked at afresh. By itself it breaks no series."""

    on: date
    purpose: str


class Trajectory(Value, frozen=True, kw_only=True):
    """One indicator over time, as it was known at one position.

    Attributes:
        definitions: one for each stretch between the days on which it changed; the last is in force.
        readings: one for each period it was asked for, in order of time.
        agreed: its expectations in order of the days from which they count.
        breaks: the revisions that touched it.
        break_points: the contract's break points.
        retired_on: the day from which it is no longer asked for, or None.
    """

    definitions: tuple[Indicator, ...]
    readings: tuple[PeriodReading, ...] = ()
    agreed: tuple[Agreed, ...] = ()
    breaks: tuple[Break, ...] = ()
    break_points: tuple[BreakPoint, ...] = ()
    retired_on: date | None = None

    @property
    def indicator(self) -> Indicator:
        """Its latest definition."""
        return self.definitions[-1]

    def same_unit(self, stretch: int) -> bool:
        """Whether a stretch was measured in the unit of today, so that one axis can hold both."""
        then, now = self.definitions[min(stretch, len(self.definitions) - 1)], self.indicator
        return (then.measure, then.unit, then.scale) == (now.measure, now.unit, now.scale)


class OutcomeTrajectory(Value, frozen=True, kw_only=True):
    """One outcome with its indicators."""

    definition: Outcome
    trajectories: tuple[Trajectory, ...] = ()

    @property
    def outcome_id(self) -> UUID:
        """Names it."""
        return self.definition.outcome_id

    @property
    def statement(self) -> str:
        """The change, in a sentence."""
        return self.definition.statement


class ContractTrajectory(Value, frozen=True, kw_only=True):
    """A contract with its outcomes, as it was known at one position.

    Attributes:
        area: whose contract it is: the council's name and the service area.
        source: where the figures come from, as it stands below every chart.
        ended: that it has ended, in words; empty while it runs.
    """

    contract_id: UUID
    reference: str
    title: str
    area: str
    source: str
    starts_on: date
    ends_on: date
    ended: str = ""
    outcomes: tuple[OutcomeTrajectory, ...] = ()

    def outcome(self, outcome_id: UUID) -> OutcomeTrajectory:
        """One of its outcomes.

        Raises:
            NothingThere: where it has no such outcome.
        """
        found = next((each for each in self.outcomes if each.outcome_id == outcome_id), None)
        if found is None:
            raise NothingThere
        return found
