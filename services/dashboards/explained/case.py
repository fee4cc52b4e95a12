"""One figure to be explained, with all that its formulas are filled in with."""

from __future__ import annotations

from msgspec.structs import replace

from domain.framework.definitions import Indicator
from domain.measures.course import baseline_on
from domain.shared.values import Baseline, Value
from services.dashboards.explained.terms import Term, agreed_term, term_of
from services.dashboards.explained.until import until
from services.dashboards.points import agreed_on, stretch_on
from services.dashboards.story import Story, few_people, story_of
from services.dashboards.trajectory import Agreed, PeriodReading, Trajectory
from services.dashboards.wording import decimals_of


class Case(Value, frozen=True, kw_only=True):
    """A figure of one period.

    Attributes:
        reading: what the period's return says.
        indicator: as it was defined on the period's last day.
        story: of the indicator up to that day.
        now: the figure as a formula's term; None where there is none, it is told in words, or it is a share
            of fewer than ten people, which is shown as counts.
        start: the same of where it started.
        baseline: the agreed start that counts; None where the start is the first reading, or there is none.
        agreed: what is agreed for the period's last day.
    """

    reading: PeriodReading
    indicator: Indicator
    story: Story
    now: Term | None
    start: Term | None
    baseline: Baseline | None
    agreed: Agreed | None


def case_of(trajectory: Trajectory, reading: PeriodReading) -> Case:
    """The figure of one of the indicator's periods, its numbers rounded as its chart rounds them."""
    then, day = until(trajectory, reading), reading.period.ends_on
    story = story_of(then)
    if trajectory.same_unit(stretch_on(trajectory, day)):
        story = replace(story, decimals=decimals_of(trajectory))
    baseline = baseline_on(then.agreed, then.breaks, day)
    return Case(
        reading=reading,
        indicator=then.indicator,
        story=story,
        now=_now(story, reading),
        start=_start(story, then, baseline),
        baseline=baseline,
        agreed=agreed_on(then, day),
    )


def _now(story: Story, reading: PeriodReading) -> Term | None:
    if story.now is None or few_people(story, story.now) or reading.figure is None:
        return None
    return term_of(reading.figure)


def _start(story: Story, then: Trajectory, baseline: Baseline | None) -> Term | None:
    start = story.start
    if start is None or few_people(story, start.standing):
        return None
    if baseline is not None:
        people = baseline.people if then.indicator.measure == "proportion" else None
        return agreed_term(baseline.value, people)
    first = next((each.figure for each in then.readings if each.period.ends_on == start.on), None)
    return None if first is None else term_of(first)
