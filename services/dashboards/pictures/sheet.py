"""The whole picture: what is measured and found, the figure, how it is read, and where it comes from."""

from __future__ import annotations

from collections.abc import Iterator

from domain.shared.values import Value
from services.dashboards.chart import Chart
from services.dashboards.pictures.colours import colour_of
from services.dashboards.pictures.frame import draw_axes
from services.dashboards.pictures.labels import room_below, room_beside
from services.dashboards.pictures.looks import Area, Ink, Layer, Tie
from services.dashboards.pictures.paper import Paper
from services.dashboards.pictures.plane import Plane, Scales, scales_of
from services.dashboards.pictures.shapes import draw_annotation, draw_shape
from services.dashboards.pictures.traces import draw_traces
from services.dashboards.pictures.vocabulary import Plotted
from services.dashboards.pictures.words import Lines, high, wrapped
from services.dashboards.template import INK, MARK, PAPER, TEXT_SIZE

WIDTH = 960
EDGE = 24
"""Pixels that stay empty around everything."""
LEAST_HEIGHT = 400
"""Pixels of a figure that is small on its page: in a file it stands alone."""
FINDING_SIZE = 20
APART = 8
WORDS = 9.0


class Block(Value, frozen=True, kw_only=True):
    """A paragraph above or below the figure."""

    named: str
    lines: Lines
    size: float
    colour: str

    @property
    def height(self) -> float:
        """Its pixels, with the room to the next one."""
        return high(self.lines, self.size) + APART


def sheet(chart: Chart, figure: Plotted) -> Paper:
    """The chart with its words on a sheet that is as high as they need."""
    above, below = tuple(_above(chart)), tuple(_below(chart))
    height = max(figure.layout.height, LEAST_HEIGHT if chart.size == "small" else 0)
    top = EDGE + sum(block.height for block in above)
    foot = top + height + APART
    paper = Paper(WIDTH, foot + sum(block.height for block in below) + EDGE, colour_of(PAPER))
    _write(paper, above, EDGE)
    _draw(paper, figure, Area(left=EDGE, top=top, width=WIDTH - 2 * EDGE, height=height))
    _write(paper, below, foot)
    return paper


def _above(chart: Chart) -> Iterator[Block]:
    yield _block("subject", chart.subject, TEXT_SIZE, MARK)
    yield _block("finding", chart.finding, FINDING_SIZE, INK, bold=True)
    yield _block("about", f"{chart.about}. {chart.scope}", TEXT_SIZE, INK)


def _below(chart: Chart) -> Iterator[Block]:
    if chart.marks_used:
        yield _block("marks", f"Marks: {'; '.join(chart.marks_used)}.", TEXT_SIZE, INK)
    for number, note in enumerate(chart.notes):
        yield _block(f"note-{number}", note, TEXT_SIZE, INK)
    yield _block("source", f"Source: {chart.source}", TEXT_SIZE, MARK)


def _block(named: str, text: str, size: float, colour: str, *, bold: bool = False) -> Block:
    return Block(
        named=named, lines=wrapped(text, size, WIDTH - 2 * EDGE, bold=bold), size=size, colour=colour
    )


def _write(paper: Paper, blocks: tuple[Block, ...], top: float) -> None:
    for block in blocks:
        ink = Ink(size=block.size, colour=colour_of(block.colour))
        paper.write(block.lines, Tie(at=(EDGE, top)), ink, Layer(named=block.named, order=WORDS))
        top += block.height


def _draw(paper: Paper, figure: Plotted, area: Area) -> None:
    layout = figure.layout
    scales = scales_of(figure)
    plane = Plane(x=scales.x, upright=scales.upright, whole=_inside(figure, scales, area))
    draw_axes(paper, plane, layout.xaxis)
    for number, shape in enumerate(layout.shapes):
        draw_shape(paper, plane, shape, number)
    draw_traces(paper, plane, figure)
    for number, words in enumerate(layout.annotations):
        draw_annotation(paper, plane, words, number)


def _inside(figure: Plotted, scales: Scales, area: Area) -> Area:
    """What the labels of the axes leave for the plane."""
    margin = figure.layout.margin
    beside = [room_beside(axis, scale, area.height) for axis, scale in scales.upright.values()]
    left = margin.left + max(beside)
    width = area.width - left - margin.right
    below = margin.bottom + room_below(figure.layout.xaxis, scales.x, width)
    return Area(
        left=area.left + left, top=area.top + margin.top, width=width, height=area.height - margin.top - below
    )
