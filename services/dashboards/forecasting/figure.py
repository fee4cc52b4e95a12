"""The figure of a forecast: what was read, the line that it is drawn on to, and what is expected."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import groupby

from services.dashboards.axes import Range, close_span, whole_of, with_room
from services.dashboards.forecasting.outlook import Coming, Outlook
from services.dashboards.forecasting.words import UNCHANGED, range_words
from services.dashboards.frame import (
    LARGE_HEIGHT,
    band_shape,
    figure_axes,
    label,
    mark_letter,
    mark_line,
    time_axis,
)
from services.dashboards.points import Point, agreed_on
from services.dashboards.template import EARLIER, EXPECTED, Plot, layout
from services.dashboards.traces import DOT, between_traces, gap_trace, lines, number, reading_traces
from services.dashboards.wording import in_unit

AHEAD = EARLIER
"""The colour of what is to come; no corrected figure, which has it elsewhere, is drawn here."""


def figure_of(outlook: Outlook) -> Plot | None:
    """The figure; None where no reading can be drawn."""
    points = outlook.drawn.points
    if all(point.number is None for point in points):
        return None
    told: list[Point | Coming] = [*points, *outlook.coming]
    span = close_span(each.period.ends_on for each in told)
    marks = [mark for mark in outlook.drawn.marks if span.first <= mark.on <= span.last]
    made = layout(
        xaxis=time_axis(told, span),
        **figure_axes(outlook.indicator, points, _range(outlook)),
        shapes=[*band_shape(outlook.indicator), *(mark_line(mark) for mark in marks)],
        annotations=[*(mark_letter(mark) for mark in marks), *_labels(outlook)],
        height=LARGE_HEIGHT,
    )
    return {"data": _data(outlook), "layout": made}


def _range(outlook: Outlook) -> Range:
    """With more room than other charts have: two lines of words stand above or below the band."""
    drawn = with_room(list(_numbers(outlook)), whole_of(outlook.indicator))
    room = (drawn.highest - drawn.lowest) / 10
    return Range(lowest=drawn.lowest - room, highest=drawn.highest + room)


def _numbers(outlook: Outlook) -> Iterator[Decimal]:
    for point in outlook.drawn.points:
        yield from (each for each in (point.number, point.expected) if each is not None)
    for coming in outlook.coming:
        yield from (coming.lower, coming.upper)
        yield from () if coming.expected is None else (coming.expected,)
    if (band := outlook.indicator.band) is not None:
        yield from (band.lower, band.upper)


def _data(outlook: Outlook) -> list[Plot]:
    points = outlook.drawn.points
    return [
        *_range_trace(outlook.coming),
        *_expected_traces(outlook),
        *between_traces(points),
        *reading_traces(points),
        *_ahead_trace(outlook.coming),
        *gap_trace(points),
    ]


def _range_trace(coming: Sequence[Coming]) -> list[Plot]:
    """A band; over a single period it is an upright line."""
    if not coming:
        return []
    days = [each.period.ends_on.isoformat() for each in coming]
    upper, lower = [number(each.upper) for each in coming], [number(each.lower) for each in coming]
    return [
        {
            "type": "scatter",
            "name": "Likely range",
            "mode": "lines",
            "x": days + days[::-1],
            "y": upper + lower[::-1],
            "fill": "toself",
            "fillcolor": "rgba(128,22,80,0.1)",
            "line": {"color": AHEAD, "width": 1},
            "hoverinfo": "skip",
        }
    ]


def _expected_traces(outlook: Outlook) -> Iterator[Plot]:
    """What is expected by the end of each period, joined as long as one agreement counts."""
    told: list[Point | Coming] = [*outlook.drawn.points, *outlook.coming]
    by_day = [(each.period.ends_on, each.expected) for each in told if each.expected is not None]
    for _, of_one in groupby(by_day, key=lambda each: agreed_on(outlook.drawn.trajectory, each[0])):
        days = list(of_one)
        yield {
            "type": "scatter",
            "name": "Expected",
            "mode": "lines",
            "x": [day.isoformat() for day, _ in days],
            "y": [number(expected) for _, expected in days],
            "line": {"color": EXPECTED, "width": 2, "dash": "dash"},
            "hovertemplate": "Expected: %{y}<extra></extra>",
        }


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


def _labels(outlook: Outlook) -> list[Plot]:
    """Words at the end of the band and of what is expected, on the sides where they keep apart."""
    if not outlook.coming:
        return []
    last = outlook.coming[-1]
    above = last.expected is None or last.expected < last.middle
    on, decimals = last.period.ends_on, outlook.drawn.story.decimals
    likely = f"{UNCHANGED}, {in_unit(last.middle, outlook.indicator, decimals)}"
    ahead = label(on, last.upper if above else last.lower, "", above=above)
    words = [{**ahead, "text": lines(likely, range_words(outlook, last)), "align": "right"}]
    if last.expected is not None:
        expected = f"expected {in_unit(last.expected, outlook.indicator, decimals)}"
        words.append(label(on, last.expected, expected, above=not above))
    return words
