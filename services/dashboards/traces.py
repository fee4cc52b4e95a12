"""The marks of a chart as Plotly traces, made of plain dictionaries.

Nothing is told by colour alone: a reading is a dot, a corrected one a ring, what it said before a cross, the
start a diamond, what is expected a dashed line, and a period without a figure stands in a lane of its own.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from html import escape
from itertools import groupby, pairwise

from services.dashboards.agreed import Told
from services.dashboards.points import Point
from services.dashboards.template import EARLIER, EXPECTED, INTERVAL, MARK, PAPER, READING, Plot

DOT = 9
RING_LINE = 2
PALE_INTERVAL = "rgba(107,172,230,0.25)"

Runs = list[list[Point]]
Between = tuple[date, Decimal, Decimal]
"""A day with a lower and an upper figure."""


def number(value: Decimal | None) -> float | None:
    """A number as the browser's charts take it; a gap stays a gap."""
    return None if value is None else float(value)


def lines(*parts: str) -> str:
    """The parts as lines of a hover text. Plotly reads its texts as HTML, so what people wrote is escaped."""
    return "<br>".join(escape(part) for part in parts if part)


def reading_traces(runs: Runs, *, still: bool = False) -> list[Plot]:
    """Lines that never join two definitions, nor bridge a gap, nor a period that nobody asked for.

    Args:
        runs: see `runs_of`.
        still: whether the chart answers to no pointer, so that no point needs words of its own.
    """
    return [
        _reading_trace(run) | ({} if still else _hovered([_hover(point) for point in run])) for run in runs
    ]


def between_traces(runs: Runs) -> list[Plot]:
    """Dotted lines over periods that nobody asked for, as of what is measured every second year."""
    ends = [(earlier[-1], later[0]) for earlier, later in pairwise(runs)]
    return [
        dotted([(earlier.period.ends_on, earlier.number), (later.period.ends_on, later.number)], READING)
        for earlier, later in ends
        if earlier.stretch == later.stretch and earlier.number is not None and later.number is not None
    ]


def runs_of(points: Sequence[Point]) -> Runs:
    """The points in runs of neighbours: of one definition, each beginning where the one before it ended."""
    runs: list[list[Point]] = []
    for point in points:
        if runs and _follows(runs[-1][-1], point):
            runs[-1].append(point)
        else:
            runs.append([point])
    return runs


def _follows(earlier: Point, later: Point) -> bool:
    between = (later.period.starts_on - earlier.period.ends_on).days
    return earlier.stretch == later.stretch and between <= 1


def dotted(told: Sequence[Told], colour: str) -> Plot:
    """A dotted line over a time that nobody was asked for."""
    return {
        "type": "scatter",
        "name": "Not asked for between",
        "mode": "lines",
        "x": [day.isoformat() for day, _ in told],
        "y": [number(value) for _, value in told],
        "hoverinfo": "skip",
        "line": {"color": colour, "width": 1.5, "dash": "dot"},
    }


def _reading_trace(points: list[Point]) -> Plot:
    return {
        "type": "scatter",
        "name": "Reading",
        "mode": "lines+markers",
        "x": [point.period.ends_on.isoformat() for point in points],
        "y": [number(point.number) for point in points],
        "connectgaps": False,
        "line": {"color": READING, "width": 2.5},
        "marker": {
            "size": DOT,
            "symbol": "circle",
            "color": [PAPER if point.earlier else READING for point in points],
            "line": {"color": READING, "width": RING_LINE},
            "opacity": 1,
        },
    }


def _hovered(words: list[str]) -> Plot:
    return {"text": words, "hovertemplate": "%{text}<extra></extra>"}


def _hover(point: Point) -> str:
    figure = f"{point.number:,}" if point.number is not None else point.gap
    return lines(point.period.label, figure, point.counted)


def interval_traces(runs: Runs) -> list[Plot]:
    """A band over each run of neighbouring periods, as far as they have an interval."""
    parts = [groupby(run, key=lambda point: point.interval is not None) for run in runs]
    banded = [list(part) for of_run in parts for has_interval, part in of_run if has_interval]
    return [band("Likely range", _between_ends(part)) for part in banded]


def _between_ends(points: Sequence[Point]) -> list[Between]:
    return [
        (each.period.ends_on, each.interval.lower, each.interval.upper) for each in points if each.interval
    ]


def band(name: str, told: Sequence[Between], colour: str = INTERVAL, fill: str = PALE_INTERVAL) -> Plot:
    """A band between a lower and an upper figure; over a single period it is an upright line."""
    days = [day.isoformat() for day, _, _ in told]
    lows, highs = [number(low) for _, low, _ in told], [number(high) for _, _, high in told]
    return {
        "type": "scatter",
        "name": name,
        "mode": "lines",
        "x": days + days[::-1],
        "y": highs + lows[::-1],
        "fill": "toself",
        "fillcolor": fill,
        "line": {"color": colour, "width": 1.5},
        "hoverinfo": "skip",
    }


def earlier_trace(points: Sequence[Point]) -> list[Plot]:
    """What corrected readings said before, each where it stood."""
    crosses = [
        (
            point.period.ends_on.isoformat(),
            number(earlier.number),
            lines(f"Before correction: {earlier.note}"),
        )
        for point in points
        for earlier in point.earlier
        if earlier.number is not None
    ]
    if not crosses:
        return []
    return [
        {
            "type": "scatter",
            "name": "Before correction",
            "mode": "markers",
            "x": [day for day, _, _ in crosses],
            "y": [value for _, value, _ in crosses],
            "text": [words for _, _, words in crosses],
            "hovertemplate": "%{text}<extra></extra>",
            "marker": {"symbol": "x-thin", "size": DOT, "line": {"color": EARLIER, "width": RING_LINE}},
        }
    ]


def expected_trace(path: Sequence[Told]) -> Plot:
    """What is expected on each of these days, joined."""
    return {
        "type": "scatter",
        "name": "Expected",
        "mode": "lines",
        "x": [day.isoformat() for day, _ in path],
        "y": [number(value) for _, value in path],
        "line": {"color": EXPECTED, "width": 2, "dash": "dash"},
        "hovertemplate": "Expected: %{y}<extra></extra>",
    }


def baseline_trace(starts: Sequence[Told]) -> list[Plot]:
    """The start of each agreement that has one."""
    if not starts:
        return []
    return [
        {
            "type": "scatter",
            "name": "Start",
            "mode": "markers",
            "x": [on.isoformat() for on, _ in starts],
            "y": [number(value) for _, value in starts],
            "hovertemplate": "Started at: %{y}<extra></extra>",
            "marker": {"symbol": "diamond", "size": DOT + 3, "color": EXPECTED},
        }
    ]


def gap_trace(points: Sequence[Point], *, still: bool = False) -> list[Plot]:
    """The periods without a figure, in a lane below the chart: never on the line, and never at zero."""
    gaps = [point for point in points if point.gap]
    if not gaps:
        return []
    return [
        {
            "type": "scatter",
            "name": "No figure",
            "mode": "markers",
            "x": [point.period.ends_on.isoformat() for point in gaps],
            "y": [0 for _ in gaps],
            "yaxis": "y2",
            **({} if still else _hovered([lines(point.period.label, point.gap) for point in gaps])),
            "marker": {
                "symbol": ["x-thin" if point.kind_of_gap == "missing" else "square-open" for point in gaps],
                "size": DOT,
                "color": MARK,
                "line": {"color": MARK, "width": RING_LINE},
            },
        }
    ]
