"""The marks of a forecast: what was read, the line that it is drawn on to, and what is expected."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from services.dashboards.forecasting.outlook import Coming, Outlook
from services.dashboards.forecasting.words import UNCHANGED
from services.dashboards.points import Point, agreed_on
from services.dashboards.template import EARLIER, Plot
from services.dashboards.traces import (
    DOT,
    band,
    between_traces,
    expected_trace,
    gap_trace,
    lines,
    number,
    reading_traces,
    runs_of,
)

AHEAD = EARLIER
"""The colour of what is to come; no corrected figure, which has it elsewhere, is drawn here."""
PALE_AHEAD = "rgba(128,22,80,0.1)"


def data(outlook: Outlook) -> list[Plot]:
    """The traces, those in front last."""
    points = outlook.drawn.points
    runs = runs_of(points)
    return [
        *_range_trace(outlook.coming),
        *_expected_traces(outlook),
        *between_traces(runs),
        *reading_traces(runs),
        *_ahead_trace(outlook.coming),
        *gap_trace(points),
    ]


def _range_trace(coming: Sequence[Coming]) -> list[Plot]:
    if not coming:
        return []
    told = [(each.period.ends_on, each.lower, each.upper) for each in coming]
    return [band("Likely range", told, AHEAD, PALE_AHEAD)]


def _expected_traces(outlook: Outlook) -> Iterator[Plot]:
    """What is expected by the end of each period, joined as long as one agreement counts."""
    told: list[Point | Coming] = [*outlook.drawn.points, *outlook.coming]
    by_day = [(each.period.ends_on, each.expected) for each in told if each.expected is not None]
    for _, of_one in groupby(by_day, key=lambda each: agreed_on(outlook.drawn.trajectory, each[0])):
        yield expected_trace(list(of_one))


def _ahead_trace(coming: Sequence[Coming]) -> list[Plot]:
    if not coming:
        return []
    return [
        {
            "type": "scatter",
            "name": UNCHANGED,
            "mode": "lines+markers",
            "x": [each.period.ends_on.isoformat() for each in coming],
            "y": [number(each.middle) for each in coming],
            "text": [lines(each.period.label, f"{UNCHANGED}: {each.middle:,}") for each in coming],
            "hovertemplate": "%{text}<extra></extra>",
            "line": {"color": AHEAD, "width": 2, "dash": "dash"},
            "marker": {
                "symbol": "diamond-open",
                "size": DOT,
                "color": AHEAD,
                "line": {"color": AHEAD, "width": 2},
            },
        }
    ]
