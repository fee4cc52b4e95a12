"""What can be told of one indicator: where it started, where it is, what was expected, how it moved."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from domain.framework.definitions import Indicator
from domain.measures.breaks import SeriesPoint
from domain.measures.course import Course, aim_of, course
from domain.measures.expectation import AgainstExpected
from domain.measures.movement import Judgement
from domain.measures.outcome import Distance
from domain.measures.standing import Standing, at_reading
from domain.measures.uncertainty import fewer_than_ten
from domain.shared.values import Value
from services.dashboards.movements import LOOKS
from services.dashboards.trajectory import PeriodReading, Trajectory
from services.dashboards.wording import decimals_of

TALK_FIRST = tuple(look.movement for look in LOOKS)
"""What needs talk first: what went wrong, then what nobody can tell, then what stands still."""


class Start(Value, frozen=True, kw_only=True):
    """Where an indicator started.

    Attributes:
        on: the day it speaks of.
        when: words that follow the figure: "at the start", "in 2016-17".
    """

    standing: Standing
    on: date
    when: str


class Story(Value, frozen=True, kw_only=True):
    """What can be said of one indicator up to its last period.

    Attributes:
        target: what is to be reached in the end; None where only a direction was agreed.
        latest: what the last period's return says; None before the first.
        now: the latest figure; None where the last period has none, so that nothing old passes for news.
        expected: the latest figure beside what was expected by then; None where nothing was.
        measured_anew: whether the definition changed since the first reading.
    """

    indicator: Indicator
    decimals: int
    distance: Distance
    target: Decimal | None
    start: Start | None
    latest: PeriodReading | None
    now: Standing | None
    expected: AgainstExpected | None
    measured_anew: bool

    @property
    def judgement(self) -> Judgement:
        """How it moved, and why that is said."""
        return self.distance.judgement


def few_people(story: Story, standing: Standing) -> bool:
    """Whether the figure is a percentage of fewer than ten people, of which counts are shown instead."""
    few = standing.people is not None and fewer_than_ten(standing.people)
    return few and story.indicator.measure == "proportion"


def story_of(trajectory: Trajectory) -> Story:
    """Judge the last stretch that was measured under one definition."""
    found = course(aim_of(trajectory.indicator), _series(trajectory), trajectory.agreed, trajectory.breaks)
    return Story(
        indicator=trajectory.indicator,
        decimals=decimals_of(trajectory),
        distance=found.distance,
        target=found.target,
        start=_start(trajectory, found),
        latest=_latest(trajectory, found),
        now=found.now,
        expected=found.expected,
        measured_anew=found.measured_anew,
    )


def talk_rank(story: Story) -> tuple[int, bool]:
    """Sorts what needs talk first to the front; of the same movement, what is behind its expectation."""
    behind = story.expected is not None and story.expected.against == "behind"
    return TALK_FIRST.index(story.judgement.movement), not behind


def _series(trajectory: Trajectory) -> list[SeriesPoint]:
    return [
        SeriesPoint(ends_on=reading.period.ends_on, standing=at_reading(reading.figure))
        for reading in trajectory.readings
    ]


def _latest(trajectory: Trajectory, found: Course) -> PeriodReading | None:
    if found.latest is None:
        return None
    last_day = found.latest.ends_on
    return next(reading for reading in trajectory.readings if reading.period.ends_on == last_day)


def _start(trajectory: Trajectory, found: Course) -> Start | None:
    if found.start is None:
        return None
    standing, on = found.start.standing, found.start.on
    if found.start.agreed:
        return Start(standing=standing, on=on, when="at the start")
    labels = {reading.period.ends_on: reading.period.label for reading in trajectory.readings}
    return Start(standing=standing, on=on, when=f"in {labels[on]}")
