"""The figure of a forecast: what was read, the line that it is drawn on to, and what is expected."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from services.dashboards.axes import Axes, Range, close_span, whole_of, with_room, with_words
from services.dashboards.forecasting.outlook import Coming, Outlook
from services.dashboards.forecasting.traces import data
from services.dashboards.forecasting.words import UNCHANGED, range_words
from services.dashboards.frame import LARGE_HEIGHT, label, over_time
from services.dashboards.points import Point
from services.dashboards.template import Plot
from services.dashboards.traces import lines
from services.dashboards.wording import in_unit


def figure_of(outlook: Outlook) -> Plot | None:
    """The figure; None where no reading can be drawn."""
    points = outlook.drawn.points
    if all(point.number is None for point in points):
        return None
    told: list[Point | Coming] = [*points, *outlook.coming]
    axes = Axes(span=close_span(each.period.ends_on for each in told), range=_range(outlook))
    made = over_time(outlook.drawn, axes, told, _labels(outlook), height=LARGE_HEIGHT)
    return {"data": data(outlook), "layout": made}


def _range(outlook: Outlook) -> Range:
    return with_words(with_room(list(_numbers(outlook)), whole_of(outlook.indicator)))


def _numbers(outlook: Outlook) -> Iterator[Decimal]:
    for point in outlook.drawn.points:
        yield from (each for each in (point.number, point.expected) if each is not None)
    for coming in outlook.coming:
        yield from (coming.lower, coming.upper)
        yield from () if coming.expected is None else (coming.expected,)
    if (band := outlook.indicator.band) is not None:
        yield from (band.lower, band.upper)


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
