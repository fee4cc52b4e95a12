"""How a comparison is drawn: the own line, the line of the middle figures, the band of the middle half."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from itertools import groupby, pairwise

from services.dashboards import traces
from services.dashboards.axes import Span, whole_of, with_room
from services.dashboards.compared.beside import Beside, PointBeside
from services.dashboards.compared.words import above_the_line
from services.dashboards.frame import LARGE_HEIGHT, figure_axes, label, mark_letter, mark_line, time_axis
from services.dashboards.template import EXPECTED, PAPER, Plot, layout
from services.dashboards.wording import in_unit

CHART_TOP = 0.82
"""Above it stand three lines of words."""


def figure(beside: Beside, span: Span) -> Plot:
    """The chart of an indicator beside its like."""
    own = [each.own for each in beside.points]
    runs = traces.runs_of(own)
    marks = beside.drawn.marks
    axes = figure_axes(beside.indicator, own, with_room(_numbers(beside.points), whole_of(beside.indicator)))
    axes["yaxis"]["domain"][1] = CHART_TOP
    return {
        "data": [
            *_bands(beside.points),
            *_medians_between(beside.points),
            *_medians(beside),
            *traces.between_traces(runs),
            *traces.reading_traces(runs),
            *traces.gap_trace(own),
        ],
        "layout": layout(
            height=LARGE_HEIGHT,
            xaxis=time_axis(own, span),
            **axes,
            shapes=[mark_line(mark) for mark in marks],
            annotations=[*(mark_letter(mark) for mark in marks), *_words(beside)],
        ),
    }


def _numbers(points: Sequence[PointBeside]) -> list[Decimal]:
    own = [each.own.number for each in points if each.own.number is not None]
    return own + [number for each in points if (among := each.among) for number in (among.lower, among.upper)]


def _runs(points: Sequence[PointBeside]) -> list[list[PointBeside]]:
    """The periods with enough figures, in runs of neighbours: as lines are drawn, so are the others'."""
    beside = {each.own.period.ends_on: each for each in points}
    neighbours = [
        [beside[point.period.ends_on] for point in run]
        for run in traces.runs_of([each.own for each in points])
    ]
    parts = [groupby(run, key=lambda each: each.among is not None) for run in neighbours]
    return [list(part) for run in parts for is_known, part in run if is_known]


def _bands(points: Sequence[PointBeside]) -> list[Plot]:
    """The middle half over each run of neighbouring periods."""
    return [
        traces.band(
            "Middle half",
            [(each.own.period.ends_on, each.among.lower, each.among.upper) for each in run if each.among],
        )
        for run in _runs(points)
    ]


def _medians(beside: Beside) -> list[Plot]:
    return [_median(beside, run) for run in _runs(beside.points)]


def _median(beside: Beside, run: Sequence[PointBeside]) -> Plot:
    return {
        "type": "scatter",
        "name": "Middle figure",
        "mode": "lines+markers",
        "x": _days(run),
        "y": _middles(run),
        "text": [traces.lines(each.own.period.label, _hover(beside, each)) for each in run],
        "hovertemplate": "%{text}<extra></extra>",
        "line": {"color": EXPECTED, "width": 2, "dash": "dash"},
        "marker": {
            "symbol": "diamond",
            "size": traces.DOT,
            "color": PAPER,
            "line": {"color": EXPECTED, "width": traces.RING_LINE},
        },
    }


def _hover(beside: Beside, point: PointBeside) -> str:
    if point.among is None:
        return ""
    middle = in_unit(point.among.median, beside.indicator, beside.decimals)
    return f"{middle}: {' '.join(above_the_line(beside, point))}"


def _medians_between(points: Sequence[PointBeside]) -> list[Plot]:
    """Dotted lines over years that nobody was asked for, as between readings."""
    ends = [(earlier[-1], later[0]) for earlier, later in pairwise(_runs(points))]
    return [
        traces.dotted([(each.own.period.ends_on, each.among.median) for each in pair if each.among], EXPECTED)
        for pair in ends
        if _nothing_between(points, *pair)
    ]


def _nothing_between(points: Sequence[PointBeside], earlier: PointBeside, later: PointBeside) -> bool:
    place = points.index(later)
    return points[place - 1] is earlier and earlier.own.stretch == later.own.stretch


def _days(points: Sequence[PointBeside]) -> list[str]:
    return [each.own.period.ends_on.isoformat() for each in points]


def _middles(points: Sequence[PointBeside]) -> list[float | None]:
    return [traces.number(each.among.median) for each in points if each.among]


def _words(beside: Beside) -> list[Plot]:
    """What the diamonds are, above all lines, where it hides none; and what the last reading says."""
    known = [each for each in beside.points if each.among is not None]
    last, latest = known[-1], beside.points[-1]
    words = [
        {
            "text": traces.lines(*above_the_line(beside, last)),
            "x": last.own.period.ends_on.isoformat(),
            "xanchor": "right",
            "yref": "paper",
            "y": 1,
            "yanchor": "top",
            "showarrow": False,
        }
    ]
    if latest.own.number is not None:
        said = f"this contract {in_unit(latest.own.number, beside.indicator, beside.decimals)}"
        above = latest.among is None or latest.own.number >= latest.among.median
        words.append(label(latest.own.period.ends_on, latest.own.number, said, above=above))
    return words
