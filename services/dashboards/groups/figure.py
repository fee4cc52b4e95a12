"""One group drawn beside everybody, on the axes that all groups of the indicator share."""

from __future__ import annotations

from collections.abc import Sequence

from services.dashboards.axes import Axes
from services.dashboards.drawn import Drawn
from services.dashboards.figures import small
from services.dashboards.frame import label
from services.dashboards.groups.apart import Group
from services.dashboards.points import Point
from services.dashboards.template import MARK, PAPER, Plot
from services.dashboards.traces import lines, number, runs_of
from services.dashboards.wording import in_unit

EVERYBODY = "Everybody"
SQUARE = 5


def beside(group: Group, everybody: Drawn, axes: Axes) -> Plot:
    """The group's line with dots, and everybody's thin one with squares; each is named at its end."""
    figure = small(group.drawn, axes)
    figure["data"] = [*(_trace(run) for run in runs_of(everybody.points)), *figure["data"]]
    figure["layout"]["annotations"] += _labels(group, everybody)
    return figure


def _trace(points: Sequence[Point]) -> Plot:
    return {
        "type": "scatter",
        "name": EVERYBODY,
        "mode": "lines+markers",
        "x": [point.period.ends_on.isoformat() for point in points],
        "y": [number(point.number) for point in points],
        "text": [lines(point.period.label, EVERYBODY, point.counted) for point in points],
        "hovertemplate": "%{text}<extra></extra>",
        "connectgaps": False,
        "line": {"color": MARK, "width": 1.5},
        "marker": {"symbol": "square", "size": SQUARE, "color": PAPER, "line": {"color": MARK, "width": 1.5}},
    }


def _labels(group: Group, everybody: Drawn) -> list[Plot]:
    """The higher line is named above itself and the lower one below."""
    here, all_of_them = _last(group.drawn.points), _last(everybody.points)
    return [
        *_label(here, group.drawn, group.name, above=_is_higher(here, all_of_them)),
        *_label(all_of_them, everybody, "everybody", above=not _is_higher(here, all_of_them)),
    ]


def _last(points: Sequence[Point]) -> Point | None:
    return next((point for point in reversed(points) if point.number is not None), None)


def _is_higher(one: Point | None, other: Point | None) -> bool:
    if one is None or one.number is None or other is None or other.number is None:
        return True
    return one.number >= other.number


def _label(last: Point | None, drawn: Drawn, name: str, *, above: bool) -> list[Plot]:
    if last is None or last.number is None:
        return []
    figure = in_unit(last.number, drawn.trajectory.indicator, drawn.story.decimals)
    return [label(last.period.ends_on, last.number, f"{name} {figure}", above=above)]
