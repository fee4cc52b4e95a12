"""What can be told of one indicator: where it started, where it is, what was expected, how it moved."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from domain.framework.definitions import Indicator
from domain.measures.breaks import Segment
from domain.measures.expectation import AgainstExpected, against_expected, target_of
from domain.measures.movement import Judgement, Movement
from domain.measures.outcome import Distance, distance
from domain.measures.standing import Aim, Standing, at_baseline, at_reading
from domain.measures.uncertainty import fewer_than_ten
from domain.shared.values import Value
from services.dashboards.points import agreed_on, baseline_on, stretches_of
from services.dashboards.trajectory import Agreed, PeriodReading, Trajectory
from services.dashboards.wording import decimals_of

TALK_FIRST: tuple[Movement | None, ...] = ("moved_away", "cannot_be_told", "held", "moved_wanted_way", None)
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
    stretch = stretches_of(trajectory)[-1]
    latest = _latest(trajectory, stretch)
    agreed = agreed_on(trajectory, latest.period.ends_on) if latest else None
    now = at_reading(latest.figure) if latest else None
    start = _start(trajectory, stretch)
    target = target_of(agreed.path) if agreed else None
    aim = aim_of(trajectory.indicator)
    return Story(
        indicator=trajectory.indicator,
        decimals=decimals_of(trajectory),
        distance=distance(aim, start.standing if start else None, now, target),
        target=target,
        start=start,
        latest=latest,
        now=now,
        expected=_against(aim, agreed, latest, now),
        measured_anew=bool(stretch.opened_by),
    )


def aim_of(indicator: Indicator) -> Aim:
    """What is wanted of the indicator, as its changes are judged."""
    return Aim(
        measure=indicator.measure,
        direction=indicator.direction,
        band=indicator.band,
        smallest_change=indicator.smallest_change,
    )


def talk_rank(story: Story) -> tuple[int, bool]:
    """Sorts what needs talk first to the front; of the same movement, what is behind its expectation."""
    behind = story.expected is not None and story.expected.against == "behind"
    return TALK_FIRST.index(story.judgement.movement), not behind


def _latest(trajectory: Trajectory, stretch: Segment) -> PeriodReading | None:
    if not stretch.points:
        return None
    last_day = stretch.points[-1].ends_on
    return next(reading for reading in trajectory.readings if reading.period.ends_on == last_day)


def _start(trajectory: Trajectory, stretch: Segment) -> Start | None:
    """The baseline of the present definition, or else the first reading that another period follows."""
    baseline = baseline_on(trajectory, stretch.points[-1].ends_on) if stretch.points else None
    standing = at_baseline(baseline)
    if baseline is not None and standing is not None:
        return Start(standing=standing, on=baseline.on, when="at the start")
    labels = {reading.period.ends_on: reading.period.label for reading in trajectory.readings}
    first = next((point for point in stretch.points[:-1] if point.standing is not None), None)
    if first is None or first.standing is None:
        return None
    return Start(standing=first.standing, on=first.ends_on, when=f"in {labels[first.ends_on]}")


def _against(
    aim: Aim, agreed: Agreed | None, latest: PeriodReading | None, now: Standing | None
) -> AgainstExpected | None:
    if agreed is None or latest is None or now is None:
        return None
    return against_expected(aim, agreed.path, latest.period.ends_on, now)
