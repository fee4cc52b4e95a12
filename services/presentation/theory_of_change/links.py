"""Lines between the boxes of an impact map: from what is done to what changes, and to how that is known."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from itertools import pairwise

from services.presentation.theory_of_change.drawing import Box, Key, Kind, Link
from services.presentation.theory_of_change.reading import ImpactMap

Pair = tuple[Key, Key]


def links_of(impact_map: ImpactMap, boxes: Mapping[Key, Box], bends: Mapping[Kind, int]) -> Iterator[Link]:
    """The lines between boxes that have their places.

    Args:
        impact_map: what works for what.
        boxes: by what is in them.
        bends: by the column that a line leads to, up to where it runs level.
    """
    series: dict[Pair, int | None] = dict(_pairs(impact_map, boxes))
    starts = _fastened(boxes, series)
    ends = _fastened(boxes, [(target, source) for source, target in series])
    for (source, target), number in series.items():
        yield Link(
            source=source,
            target=target,
            x_start=boxes[source].right,
            y_start=starts[source, target],
            x_bend=bends[target[0]],
            x_end=boxes[target].x,
            y_end=ends[target, source],
            series=number,
        )


def _pairs(impact_map: ImpactMap, boxes: Mapping[Key, Box]) -> Iterator[tuple[Pair, int | None]]:
    """Which box leads to which, and the number of the activity that it is about."""
    for number, activity in enumerate(impact_map.activities):
        both: tuple[Key, Key] = ("activity", activity.activity_id), ("output", activity.activity_id)
        chain = [key for key in both if key in boxes]
        for pair in pairwise(chain):
            yield pair, number
        for outcome in impact_map.served_by(activity):
            yield (chain[-1], ("outcome", outcome.outcome_id)), number
    for outcome in impact_map.outcomes:
        for known in impact_map.indicators_of(outcome):
            yield (("outcome", outcome.outcome_id), ("indicator", known.indicator_id)), None


def _fastened(boxes: Mapping[Key, Box], pairs: Iterable[Pair]) -> dict[Pair, int]:
    """How far down each line is fastened to its first box: spread, in the order of the boxes it leads to."""
    others: dict[Key, list[Key]] = {}
    for own, other in pairs:
        others.setdefault(own, []).append(other)
    return {
        (own, other): boxes[own].y + boxes[own].height * place // (len(known) + 1)
        for own, known in others.items()
        for place, other in enumerate(sorted(known, key=lambda key: boxes[key].middle), 1)
    }
