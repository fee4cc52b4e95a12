"""Everything that one indicator's chart shows, worked out once."""

from __future__ import annotations

from collections.abc import Iterable

from domain.measures.outcome import OutcomeSummary, summarise
from domain.shared.values import Value
from services.dashboards.agreed import Told, paths_of, starts_of, with_agreed
from services.dashboards.findings import outcome_finding
from services.dashboards.marks import Mark, marks_of
from services.dashboards.points import Point, points_of
from services.dashboards.story import Story, story_of, talk_rank
from services.dashboards.table import Table, table_of, without_empty
from services.dashboards.trajectory import OutcomeTrajectory, Trajectory


class Drawn(Value, frozen=True, kw_only=True):
    """One indicator with its points, what was agreed of it, its marks and what can be said of it.

    Attributes:
        starts: see `services.dashboards.agreed.starts_of`.
        paths: see `services.dashboards.agreed.paths_of`.
    """

    trajectory: Trajectory
    points: tuple[Point, ...]
    starts: tuple[Told, ...]
    paths: tuple[tuple[Told, ...], ...]
    marks: tuple[Mark, ...]
    story: Story

    @property
    def table(self) -> Table:
        """The same numbers as the chart's."""
        return without_empty(self.whole_table)

    @property
    def whole_table(self) -> Table:
        """The same with every column, also those without any value."""
        table = table_of(self.trajectory, self.points)
        return with_agreed(table, self.trajectory, self.points, self.starts, self.paths)


class DrawnOutcome(Value, frozen=True, kw_only=True):
    """One outcome with its indicators, what needs talk first in front."""

    outcome: OutcomeTrajectory
    indicators: tuple[Drawn, ...]
    summary: OutcomeSummary

    @property
    def finding(self) -> str:
        """How many of its indicators moved which way."""
        retired = sum(1 for each in self.indicators if each.trajectory.retired_on is not None)
        return outcome_finding(self.summary, retired)


def draw(trajectory: Trajectory) -> Drawn:
    """Work out what one indicator's chart shows."""
    story = story_of(trajectory)
    points = points_of(trajectory, story.decimals)
    return Drawn(
        trajectory=trajectory,
        points=points,
        starts=starts_of(trajectory, story.decimals),
        paths=paths_of(trajectory, points, story.decimals),
        marks=marks_of(trajectory),
        story=story,
    )


def draw_outcome(outcome: OutcomeTrajectory) -> DrawnOutcome:
    """Work out one outcome. A retired indicator is shown last, and counts for nothing that is so now."""
    drawn = [draw(trajectory) for trajectory in outcome.trajectories]
    present = [each for each in drawn if each.trajectory.retired_on is None]
    return DrawnOutcome(
        outcome=outcome,
        indicators=tuple(sorted(drawn, key=_talk_first)),
        summary=summarise(each.story.distance for each in present),
    )


def in_order_of_talk(outcomes: Iterable[OutcomeTrajectory]) -> tuple[DrawnOutcome, ...]:
    """The outcomes, the one that needs talk first in front: by how many of its indicators moved which way."""
    return tuple(sorted((draw_outcome(outcome) for outcome in outcomes), key=_counts))


def _talk_first(drawn: Drawn) -> tuple[bool, int, bool]:
    return drawn.trajectory.retired_on is not None, *talk_rank(drawn.story)


def _counts(drawn: DrawnOutcome) -> tuple[int, int, int]:
    summary = drawn.summary
    return -summary.moved_away, -summary.cannot_be_told, -summary.held
