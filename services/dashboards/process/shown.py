"""A process chart as it is shown: phases, limits and points, rounded for the eye."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from domain.framework.definitions import Indicator
from domain.measures.process_chart import Weight
from domain.measures.process_limits import Capability, Limits
from domain.measures.process_rules import PointClass, Signal
from domain.shared.values import Value
from services.dashboards.drawn import Drawn
from services.dashboards.points import Point


class ShownLimits(Value, frozen=True, kw_only=True):
    """The lines of a phase as they are drawn: rounded, and at the edge of what can be read.

    Attributes:
        exact: as they were worked out.
        beyond: the names of the lines that are drawn at the edge.
    """

    exact: Limits
    mean: Decimal
    mean_moving_range: Decimal
    lower: Decimal
    upper: Decimal
    near_lower: Decimal
    near_upper: Decimal
    beyond: frozenset[str]

    @property
    def flat(self) -> bool:
        """Whether all readings are the same, so that there are no ups and downs."""
        return self.exact.mean_moving_range == 0


class ShownPoint(Value, frozen=True, kw_only=True):
    """A reading with the rules that it breaks and what it is called."""

    point: Point
    signals: tuple[Signal, ...]
    point_class: PointClass | None


class ShownPhase(Value, frozen=True, kw_only=True):
    """A stretch with limits of its own.

    Attributes:
        points: at least one, in order of time.
        limits: None where there is one point only.
        trial: whether fewer than twelve points are behind the limits.
    """

    points: tuple[ShownPoint, ...]
    limits: ShownLimits | None
    trial: bool

    @property
    def first(self) -> date:
        """The last day of its first period."""
        return self.points[0].point.period.ends_on

    @property
    def latest(self) -> ShownPoint:
        """Its newest reading, whose class is the chart's."""
        return self.points[-1]


class Process(Value, frozen=True, kw_only=True):
    """One indicator as a process chart.

    Attributes:
        phases: all that can be drawn on the axis of today, in order of time.
        current: the phase of the present definition; None where it has no reading yet.
        weight: what a flagged point is called.
        decimals: so many digits after the point are shown of limits.
        expected: what was expected by the latest reading of the current phase.
        capability: what the limits say of that.
    """

    drawn: Drawn
    phases: tuple[ShownPhase, ...]
    current: ShownPhase | None
    weight: Weight
    decimals: int
    expected: Decimal | None
    capability: Capability | None

    @property
    def indicator(self) -> Indicator:
        """What is measured."""
        return self.drawn.trajectory.indicator
