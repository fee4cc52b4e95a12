"""Puts an impact map's boxes into columns where no two overlap, and its lines between them.

Outcomes stand beside their indicators, in the map's order. Each activity stands as near as there is room to
the outcomes that it works for, so that lines are short.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from uuid import UUID

import msgspec

from domain.contract.terms import Activity
from services.presentation.theory_of_change.drawing import (
    COLUMN,
    FONT_SIZE,
    GAP,
    GUTTER,
    HEADINGS,
    LINE,
    MARGIN,
    PADDING,
    TOP,
    Box,
    Drawing,
    Key,
    Kind,
)
from services.presentation.theory_of_change.links import links_of
from services.presentation.theory_of_change.reading import ImpactMap
from services.presentation.theory_of_change.spreading import spread
from services.presentation.theory_of_change.wrapping import lines_of

UNSERVED = "No activity works for this yet"
"""Said of an outcome that no activity works for, where there are activities at all."""
FEW_LINES = 20


class _Part(msgspec.Struct, frozen=True):
    """A box that has no place yet."""

    key: Key
    lines: tuple[str, ...]
    note: tuple[str, ...] = ()

    @property
    def height(self) -> int:
        return 2 * PADDING + LINE * max(1, len(self.lines) + len(self.note))

    def at(self, x: int, y: int, height: int | None = None) -> Box:
        return Box(key=self.key, x=x, y=y, height=height or self.height, lines=self.lines, note=self.note)


def layout(impact_map: ImpactMap) -> Drawing:
    """The picture of an impact map. A column that would be empty on the left is left out."""
    columns = _columns(impact_map)
    groups = [*_groups(impact_map)]
    rows = [_row(activity) for activity in impact_map.activities]
    heights = [max(part.height for part in row) for row in rows]
    right = _right(groups, columns, _stacked(heights))
    left = _left(impact_map, rows, heights, columns, right)
    boxes = {box.key: box for box in [*left, *right]}
    order = {kind: place for place, kind in enumerate(columns)}
    return Drawing(
        width=max(columns.values()) + COLUMN + MARGIN,
        height=max((box.y + box.height for box in boxes.values()), default=TOP) + GAP,
        headings=tuple((HEADINGS[kind], x) for kind, x in columns.items()),
        boxes=tuple(sorted(boxes.values(), key=lambda box: (order[box.key[0]], box.y))),
        links=tuple(links_of(impact_map, boxes, _bends(columns))),
    )


def _columns(impact_map: ImpactMap) -> dict[Kind, int]:
    """The left edge of each column. Where many lines lead to the outcomes, these stand further off."""
    kinds: list[Kind] = ["outcome", "indicator"]
    if any(activity.outputs.strip() for activity in impact_map.activities):
        kinds.insert(0, "output")
    if impact_map.activities:
        kinds.insert(0, "activity")
    lines = sum(len(impact_map.served_by(activity)) for activity in impact_map.activities)
    wider = min(max(0, lines - FEW_LINES), GUTTER * 3)
    return {
        kind: MARGIN + place * (COLUMN + GUTTER) + (wider if kind in ("outcome", "indicator") else 0)
        for place, kind in enumerate(kinds)
    }


def _bends(columns: dict[Kind, int]) -> dict[Kind, int]:
    """By the column that lines lead to, the right edge of the column before it."""
    return {kind: before + COLUMN for before, kind in zip(columns.values(), list(columns)[1:], strict=False)}


def _part(key: Key, text: str, note: str = "") -> _Part:
    room = COLUMN - 2 * PADDING
    return _Part(key, lines_of(text, room, FONT_SIZE), lines_of(note, room, FONT_SIZE))


def _row(activity: Activity) -> list[_Part]:
    """An activity and, where there are any, its outputs."""
    parts = [_part(("activity", activity.activity_id), activity.title)]
    if activity.outputs.strip():
        parts.append(_part(("output", activity.activity_id), activity.outputs))
    return parts


def _groups(impact_map: ImpactMap) -> Iterator[tuple[list[_Part], list[_Part]]]:
    """Each outcome with its indicators; indicators of no outcome come last."""
    unserved: frozenset[UUID] = impact_map.unserved() if impact_map.activities else frozenset()
    for outcome in impact_map.outcomes:
        note = UNSERVED if outcome.outcome_id in unserved else ""
        part = _part(("outcome", outcome.outcome_id), outcome.statement, note)
        yield (
            [part],
            [
                _part(("indicator", known.indicator_id), known.title)
                for known in impact_map.indicators_of(outcome)
            ],
        )
    for known in impact_map.strays():
        yield [], [_part(("indicator", known.indicator_id), known.title)]


def _stacked(heights: Sequence[int]) -> int:
    """How high boxes stand on one another."""
    return sum(heights) + GAP * max(0, len(heights) - 1)


def _right(
    groups: Sequence[tuple[list[_Part], list[_Part]]], columns: dict[Kind, int], wanted: int
) -> list[Box]:
    """Outcomes and indicators from the top, spread over the wanted height where they need less."""
    sizes = [[_stacked([part.height for part in parts]) for parts in group] for group in groups]
    spare = max(0, wanted - _stacked([max(size) for size in sizes]))
    air = spare // max(1, len(groups))
    boxes: list[Box] = []
    top = TOP
    for group, size in zip(groups, sizes, strict=True):
        for parts, own in zip(group, size, strict=True):
            y = top + (max(size) + air - own) // 2
            for part in parts:
                boxes.append(part.at(columns[part.key[0]], y))
                y += part.height + GAP
        top += max(size) + air + GAP
    return boxes


def _left(
    impact_map: ImpactMap,
    rows: Sequence[list[_Part]],
    heights: Sequence[int],
    columns: dict[Kind, int],
    right: Sequence[Box],
) -> list[Box]:
    """Activities with their outputs beside them, each row as near to its outcomes as there is room."""
    middles = {box.key: box.middle for box in right}
    wanted = [
        _mean([middles["outcome", served.outcome_id] for served in impact_map.served_by(activity)])
        - height // 2
        for activity, height in zip(impact_map.activities, heights, strict=True)
    ]
    order = sorted(range(len(rows)), key=lambda place: wanted[place])
    bottom = max([TOP + _stacked(heights), *(box.y + box.height for box in right)])
    tops = spread([wanted[place] for place in order], [heights[place] for place in order], bottom)
    return [
        part.at(columns[part.key[0]], top, heights[place])
        for place, top in zip(order, tops, strict=True)
        for part in rows[place]
    ]


def _mean(numbers: Sequence[int]) -> int:
    return sum(numbers) // len(numbers) if numbers else TOP
