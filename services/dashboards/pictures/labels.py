"""The labels of axes, and the room that they need."""

from __future__ import annotations

from domain.shared.values import Value
from services.dashboards.pictures.layout import Axis
from services.dashboards.pictures.part import Coordinate
from services.dashboards.pictures.scales import Scale
from services.dashboards.pictures.ticks import ticks_of
from services.dashboards.pictures.words import Lines, broad, high, narrowed
from services.dashboards.template import TEXT_SIZE

BROADEST = 280
"""Pixels that a label of an upright axis takes at most; a longer one is wrapped."""
GAP = 4
"""Pixels between a label and its axis."""
_APART_ACROSS, _APART_UP = 80, 40
"""Pixels that Plotly wants between labels where it chooses how many there are."""
_BETWEEN = 12
"""Pixels that are left between two labels of a level axis."""


class Label(Value, frozen=True, kw_only=True):
    """A label of an axis: where it stands, and its lines."""

    at: Coordinate
    lines: Lines


def size_of(axis: Axis) -> float:
    """The size of an axis' letters, in pixels."""
    return axis.tickfont.size or TEXT_SIZE


def upright_labels(axis: Axis, scale: Scale, height: float) -> tuple[Label, ...]:
    """The labels beside an upright axis of so many pixels."""
    ticks = ticks_of(axis, scale, height, _APART_UP)
    return tuple(Label(at=each.at, lines=narrowed(each.text, size_of(axis), BROADEST)) for each in ticks)


def level_labels(axis: Axis, scale: Scale, width: float) -> tuple[Label, ...]:
    """The labels below a level axis of so many pixels, each as broad as there is room for all of them."""
    ticks = ticks_of(axis, scale, width, _APART_ACROSS)
    room = width / max(len(ticks), 1) - _BETWEEN
    return tuple(Label(at=each.at, lines=narrowed(each.text, size_of(axis), room)) for each in ticks)


def room_beside(axis: Axis, scale: Scale, height: float) -> float:
    """The pixels that an upright axis needs at its left."""
    labels = upright_labels(axis, scale, height) if axis.showticklabels else ()
    widest = [broad(label.lines, size_of(axis)) for label in labels]
    return max(widest) + axis.ticklen + GAP if widest else 0


def room_below(axis: Axis, scale: Scale, width: float) -> float:
    """The pixels that a level axis needs below it."""
    labels = level_labels(axis, scale, width) if axis.showticklabels else ()
    tallest = [high(label.lines, size_of(axis)) for label in labels]
    return max(tallest) + axis.ticklen + GAP if tallest else 0
