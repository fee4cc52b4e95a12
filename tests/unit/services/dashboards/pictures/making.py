"""Charts to be drawn, and drawings to be read."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from typing import Any
from xml.etree import ElementTree as ET

from services.dashboards.axes import Axes, Span, close_range_of, span_of
from services.dashboards.chart import Chart
from services.dashboards.drawn import draw
from services.dashboards.figures import large
from services.dashboards.findings import finding
from services.dashboards.pictures.picture import picture
from services.dashboards.table import Table
from services.dashboards.template import Plot, layout
from services.dashboards.trajectory import Trajectory

At = tuple[float, float]
_SVG = "{http://www.w3.org/2000/svg}"
_NUMBER = re.compile(r"-?\d+(?:\.\d+)?")


def figure(*traces: Plot, **more: Any) -> Plot:
    """A figure of these traces on axes from 0 to 10, or as they are said."""
    ten: Plot = {"range": [0, 10]}
    said = {"xaxis": ten, "yaxis": ten, "height": 400} | more
    return {"data": list(traces), "layout": layout(**said)}


def points(x: Sequence[Any], y: Sequence[Any], **more: Any) -> Plot:
    """A trace of points."""
    return {"type": "scatter", "mode": "markers", "x": list(x), "y": list(y)} | more


def chart(plot: Plot | None, **said: Any) -> Chart:
    """A chart around a figure."""
    words: dict[str, Any] = {
        "key": "indicator",
        "subject": "Feel less lonely",
        "finding": "Rose to 62%, from 48% at the start",
        "summary": "At the start it was 48%; now it is 62%.",
        "about": "Unit: %. Meant to go up",
        "scope": "Aldermere, youth. Q1 2015",
        "source": "returns of Brightwater",
        "figure": plot,
        "table": Table(columns=(), rows=()),
    }
    return Chart(**words | said)


def large_figure(of: Trajectory) -> Plot:
    """The large figure of a trajectory, as its page shows it."""
    drawn = draw(of)
    span = span_of([of], Span(first=date(2015, 4, 1), last=date(2018, 3, 31)))
    return large(drawn, Axes(span=span, range=close_range_of(of, drawn.points)))


def large_chart(of: Trajectory) -> Chart:
    """The chart of a trajectory with its finding."""
    return chart(large_figure(of), subject=of.indicator.title, finding=finding(draw(of).story))


class Drawing:
    """An SVG file that was read."""

    def __init__(self, written: bytes) -> None:
        self.root = ET.fromstring(written)  # noqa: S314 - our own file

    @classmethod
    def of(cls, plot: Plot, **said: Any) -> Drawing:
        """The drawing of a figure."""
        return cls(picture(chart(plot, **said), "svg"))

    def names(self, start: str) -> list[str]:
        """The parts whose names begin so, in the order in which they are drawn."""
        named = [group.get("id", "") for group in self.root.iter(f"{_SVG}g")]
        return [name for name in named if name.startswith(start)]

    def parts(self, name: str) -> list[ET.Element]:
        """All parts of a name."""
        return [group for group in self.root.iter(f"{_SVG}g") if group.get("id") == name]

    def path(self, name: str) -> list[At]:
        """The places that a line or a surface goes through."""
        (part,) = self.parts(name)
        path = part.find(f"{_SVG}path")
        assert path is not None
        numbers = [float(each) for each in _NUMBER.findall(path.get("d", ""))]
        return list(zip(numbers[::2], numbers[1::2], strict=True))

    def style(self, name: str) -> str:
        """How a line, a surface or a mark is drawn."""
        drawn = [each for tag in ("use", "path") for each in self.parts(name)[0].iter(f"{_SVG}{tag}")]
        return drawn[0].get("style", "")

    def place(self, name: str) -> At:
        """The place of a mark."""
        (part,) = self.parts(name)
        mark = next(part.iter(f"{_SVG}use"))
        return float(mark.get("x", "")), float(mark.get("y", ""))

    def outline(self, name: str) -> list[At]:
        """The outline of a mark around its place."""
        used = next(self.parts(name)[0].iter(f"{_SVG}use")).get("{http://www.w3.org/1999/xlink}href", "")
        path = next(
            each for each in self.root.iter(f"{_SVG}path") if each.get("id") == used.removeprefix("#")
        )
        numbers = [float(each) for each in _NUMBER.findall(path.get("d", ""))]
        return list(zip(numbers[::2], numbers[1::2], strict=True))

    def words(self, name: str) -> list[str]:
        """The words of a part, line by line and, within a line, as they are set."""
        return ["".join(text.itertext()) for text in self.lines(name)]

    def lines(self, name: str) -> list[ET.Element]:
        """The texts of a part."""
        named = re.compile(rf"{name}-\d+-\d+")
        groups = [group for group in self.root.iter(f"{_SVG}g") if named.fullmatch(group.get("id", ""))]
        return [text for group in groups for text in group.iter(f"{_SVG}text")]
