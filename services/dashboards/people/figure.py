"""How the same people are drawn: counts as bars, mean changes as dots with their ranges."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from services.dashboards.people.measured import Measured
from services.dashboards.people.wording import counts_in_words, mean_in_words
from services.dashboards.rows import TEXT_SIZE, THICKNESS, rows
from services.dashboards.template import INK, INTERVAL, MARK, PAPER, READING, Plot
from services.dashboards.traces import DOT, RING_LINE, lines, number
from services.dashboards.wording import rounded

COLOURS = {"Improved": READING, "Held": INTERVAL, "Declined": "#F46A25", "Left": PAPER}
"""Neighbours differ in lightness too, and each has an outline."""
HEIGHT = 66
"""Of one period, in pixels: two lines of words, and a bar or a dot."""
MARGIN = 0.08


def bars(measured: Sequence[Measured]) -> Plot:
    """A bar for each period: improved, held, declined and left, one on the end of the other."""
    most = max(each.travelled.measured_twice + each.travelled.left for each in measured)
    words = [
        (f"{each.period.label}, measured twice: {each.travelled.measured_twice}", counts_in_words(each))
        for each in measured
    ]
    across = {"range": [0, most * (1 + MARGIN / 2)], "tickmode": "array", "tickvals": [0, most]}
    return {
        "data": [_bar(name, measured) for name in COLOURS],
        "layout": rows(_rows(measured), words, HEIGHT, xaxis=across, barmode="stack", bargap=1 - THICKNESS),
    }


def _bar(name: str, measured: Sequence[Measured]) -> Plot:
    return {
        "type": "bar",
        "name": name,
        "orientation": "h",
        "y": [_row(each) for each in measured],
        "x": [_people(each, name) for each in measured],
        "text": [lines(each.period.label, counts_in_words(each)) for each in measured],
        "textposition": "none",
        "hovertemplate": "%{text}<extra></extra>",
        "marker": {"color": COLOURS[name], "line": {"color": INK, "width": 1}},
    }


def _people(measured: Measured, name: str) -> int:
    people = measured.travelled
    counts = (people.improved, people.held, people.declined, people.left)
    return dict(zip(COLOURS, counts, strict=True))[name]


def means(measured: Sequence[Measured], decimals: int) -> Plot:
    """A dot for each mean change with the range it is likely to lie in, beside the line of no change."""
    words = [(each.period.label, mean_in_words(each, decimals)) for each in measured]
    low, high = _range(measured)
    across = {"range": [low, high], "nticks": 5}
    layout = rows(_rows(measured), words, HEIGHT, xaxis=across, shapes=[_no_change()])
    layout["annotations"].append(_no_change_label(in_left_half=low + high > 0))
    return {
        "data": [*_ranges(measured, decimals), _dots(measured, decimals)],
        "layout": layout,
    }


def _ranges(measured: Sequence[Measured], decimals: int) -> list[Plot]:
    return [
        {
            "type": "scatter",
            "name": "Likely range",
            "mode": "lines",
            "x": [_shown(known.lower, decimals), _shown(known.upper, decimals)],
            "y": [_row(each), _row(each)],
            "hoverinfo": "skip",
            "line": {"color": READING, "width": 2.5},
        }
        for each in measured
        if (known := each.change.interval) is not None
    ]


def _dots(measured: Sequence[Measured], decimals: int) -> Plot:
    known = [(each, each.mean) for each in measured if each.mean is not None]
    return {
        "type": "scatter",
        "name": "Mean change",
        "mode": "markers",
        "x": [_shown(mean, decimals) for _, mean in known],
        "y": [_row(each) for each, _ in known],
        "text": [lines(each.period.label, mean_in_words(each, decimals)) for each, _ in known],
        "hovertemplate": "%{text}<extra></extra>",
        "marker": {
            "symbol": "circle",
            "size": DOT + 2,
            "color": READING,
            "line": {"color": PAPER, "width": RING_LINE},
        },
    }


def _range(measured: Sequence[Measured]) -> tuple[float, float]:
    """Everything that is drawn, and nought."""
    drawn = [Decimal(0)]
    for each in measured:
        interval, mean = each.change.interval, each.mean
        drawn += [] if mean is None else [mean]
        drawn += [] if interval is None else [interval.lower, interval.upper]
    low, high = float(min(drawn)), float(max(drawn))
    room = (high - low) * MARGIN or 1.0
    return low - room, high + room


def _no_change() -> Plot:
    line = {"color": MARK, "width": 1.5, "dash": "dash"}
    return {"type": "line", "x0": 0, "x1": 0, "yref": "paper", "y0": 0, "y1": 1, "line": line}


def _no_change_label(*, in_left_half: bool) -> Plot:
    """At the foot of its line, below the last row, on the side where there is more room."""
    return {
        "text": "no change",
        "x": 0,
        "xanchor": "left" if in_left_half else "right",
        "xshift": 4 if in_left_half else -4,
        "yref": "paper",
        "y": 0,
        "yanchor": "bottom",
        "showarrow": False,
        "font": {"size": TEXT_SIZE},
    }


def _shown(exact: Decimal, decimals: int) -> float | None:
    return number(rounded(exact, decimals))


def _rows(measured: Sequence[Measured]) -> list[str]:
    return [_row(each) for each in measured]


def _row(measured: Measured) -> str:
    """The name of a period's row on the axis."""
    return measured.period.ends_on.isoformat()
