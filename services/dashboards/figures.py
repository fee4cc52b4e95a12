"""Figures as plain dictionaries: one indicator large, with its labels, or small, beside its like."""

from __future__ import annotations

from collections.abc import Sequence

from services.dashboards import traces
from services.dashboards.axes import Axes
from services.dashboards.drawn import Drawn
from services.dashboards.findings import figure_of
from services.dashboards.frame import LARGE_HEIGHT, label, over_time
from services.dashboards.points import Point
from services.dashboards.story import Story, few_people
from services.dashboards.summaries import expected_figure
from services.dashboards.template import Plot
from services.dashboards.wording import rounded

SMALL_HEIGHT = 190
SMALL_TEXT = 12


def large(drawn: Drawn, axes: Axes) -> Plot:
    """The chart of one indicator, labelled where it is now and where it was expected."""
    labels = _labels(drawn.points, drawn.story)
    figure = over_time(drawn, axes, drawn.points, labels, height=LARGE_HEIGHT)
    return {"data": _data(drawn, still=False), "layout": figure}


def small(drawn: Drawn, axes: Axes) -> Plot:
    """The same marks without labels, small enough to stand beside others on like axes."""
    font = {"size": SMALL_TEXT}
    figure = over_time(drawn, axes, drawn.points, (), height=SMALL_HEIGHT, font=font)
    for axis in ("xaxis", "yaxis"):
        figure[axis]["tickfont"] = {"size": SMALL_TEXT}
    return {"data": _data(drawn, still=True), "layout": figure}


def _data(drawn: Drawn, *, still: bool) -> list[Plot]:
    points, runs = drawn.points, traces.runs_of(drawn.points)
    return [
        *traces.interval_traces(runs),
        *(traces.expected_trace(path) for path in drawn.paths),
        *traces.baseline_trace(drawn.starts),
        *traces.earlier_trace(points),
        *traces.between_traces(runs),
        *traces.reading_traces(runs, still=still),
        *traces.gap_trace(points, still=still),
    ]


def _labels(points: Sequence[Point], story: Story) -> list[Plot]:
    """Words at the last reading and at what was expected by then, the higher of the two above its mark."""
    last = points[-1] if points else None
    if last is None or last.number is None or story.now is None:
        return []
    above = last.expected is None or last.number >= last.expected
    words = [*_start_label(story)]
    on = last.period.ends_on
    words.append(label(on, last.number, f"now {figure_of(story, story.now)}", above=above))
    if last.expected is not None:
        words.append(label(on, last.expected, f"expected {expected_figure(story)}", above=not above))
    return words


def _start_label(story: Story) -> list[Plot]:
    """Words at the first mark of the story: at the baseline, or at the reading that stands for it."""
    if story.start is None or few_people(story, story.start.standing):
        return []
    at = rounded(story.start.standing.number, story.decimals)
    # On the side that the line does not go to.
    falls = story.now is not None and story.now.number < story.start.standing.number
    words = f"started at {figure_of(story, story.start.standing)}"
    return [{**label(story.start.on, at, words, above=falls), "xanchor": "left"}]
