"""Axes as they are drawn: grid, line, notches and labels."""

from __future__ import annotations

from services.dashboards.pictures.colours import colour_of
from services.dashboards.pictures.labels import GAP, Label, level_labels, size_of, upright_labels
from services.dashboards.pictures.layout import Axis
from services.dashboards.pictures.looks import At, Ink, Layer, Stroke, Tie
from services.dashboards.pictures.paper import Paper
from services.dashboards.pictures.plane import Plane, Up
from services.dashboards.template import INK

GRID, LINE = 0.0, 4.0
"""The grid lies below the traces, the line above them."""


def draw_axes(paper: Paper, plane: Plane, level: Axis) -> None:
    """Draw the level axis and the upright ones."""
    _draw_level(paper, plane, level)
    for name, (upright, _) in plane.upright.items():
        if upright.visible:
            _draw_upright(paper, plane, upright, name)


def _draw_level(paper: Paper, plane: Plane, axis: Axis) -> None:
    area = plane.whole if axis.anchor == "free" else plane.lane("y")
    for number, label in enumerate(level_labels(axis, plane.x, area.width)):
        x, foot = plane.across(label.at), area.bottom
        _grid(paper, axis, ((x, area.top), (x, foot)), f"x-grid-{number}")
        _notch(paper, axis, ((x, foot), (x, foot + axis.ticklen)), f"x-notch-{number}")
        tie = Tie(at=(x, foot + axis.ticklen + GAP), sideways="center")
        _write(paper, axis, label, tie, f"x-label-{number}")
    _line(paper, axis, ((area.left, area.bottom), (area.right, area.bottom)), "x-line")
    if plane.x.kind == "linear":
        _nought(paper, axis, ((plane.across(0), area.top), (plane.across(0), area.bottom)), "x-nought")


def _draw_upright(paper: Paper, plane: Plane, axis: Axis, name: Up) -> None:
    area, scale = plane.lane(name), plane.upright[name][1]
    for number, label in enumerate(upright_labels(axis, scale, area.height)):
        y = plane.down(label.at, name)
        _grid(paper, axis, ((area.left, y), (area.right, y)), f"{name}-grid-{number}")
        _notch(paper, axis, ((area.left, y), (area.left - axis.ticklen, y)), f"{name}-notch-{number}")
        tie = Tie(at=(area.left - axis.ticklen - GAP, y), sideways="right", upright="middle")
        _write(paper, axis, label, tie, f"{name}-label-{number}")
    _line(paper, axis, ((area.left, area.top), (area.left, area.bottom)), f"{name}-line")
    if scale.kind == "linear":
        y = plane.down(0, name)
        _nought(paper, axis, ((area.left, y), (area.right, y)), f"{name}-nought")


def _grid(paper: Paper, axis: Axis, ends: tuple[At, At], named: str) -> None:
    if axis.showgrid:
        stroke = Stroke(colour=colour_of(axis.gridcolor), width=axis.gridwidth)
        paper.line(ends, stroke, Layer(named=named, order=GRID))


def _notch(paper: Paper, axis: Axis, ends: tuple[At, At], named: str) -> None:
    if axis.ticks:
        stroke = Stroke(colour=colour_of(axis.tickcolor), width=axis.tickwidth)
        paper.line(ends, stroke, Layer(named=named, order=LINE))


def _line(paper: Paper, axis: Axis, ends: tuple[At, At], named: str) -> None:
    if axis.showline:
        stroke = Stroke(colour=colour_of(axis.linecolor), width=axis.linewidth)
        paper.line(ends, stroke, Layer(named=named, order=LINE))


def _nought(paper: Paper, axis: Axis, ends: tuple[At, At], named: str) -> None:
    if axis.zeroline:
        stroke = Stroke(colour=colour_of(axis.zerolinecolor), width=axis.zerolinewidth)
        paper.line(ends, stroke, Layer(named=named, order=GRID))


def _write(paper: Paper, axis: Axis, label: Label, tie: Tie, named: str) -> None:
    if axis.showticklabels:
        ink = Ink(size=size_of(axis), colour=colour_of(axis.tickfont.color or INK))
        paper.write(label.lines, tie, ink, Layer(named=named, order=LINE))
