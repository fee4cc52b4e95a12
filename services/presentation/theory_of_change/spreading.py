"""Gives boxes of one column their places: none on another, each as near to its wish as there is room."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from services.presentation.theory_of_change.drawing import GAP, TOP


class _Cluster(msgspec.Struct):
    """Boxes that touch.

    Attributes:
        wishes: for each box, where the first would stand if this one had its way.
        height: of all of them with the gaps between.
    """

    wishes: list[int]
    heights: list[int]

    @property
    def height(self) -> int:
        return sum(self.heights) + GAP * (len(self.heights) - 1)

    def top(self, bottom: int) -> int:
        mean = sum(self.wishes) // len(self.wishes)
        return max(TOP, min(mean, bottom - self.height))


def spread(wanted: Sequence[int], heights: Sequence[int], bottom: int) -> list[int]:
    """The tops of boxes, in order.

    Boxes that want the same place share it out about it, so that none is moved further than it must be.

    Args:
        wanted: where each would best stand, in ascending order.
        heights: of each.
        bottom: which none may pass; there must be room for all of them between `TOP` and it.
    """
    clusters: list[_Cluster] = []
    for top, height in zip(wanted, heights, strict=True):
        clusters.append(_Cluster([top], [height]))
        while len(clusters) > 1 and _touch(clusters[-2], clusters[-1], bottom):
            last = clusters.pop()
            before = clusters[-1].height + GAP
            clusters[-1].wishes.extend(wish - before for wish in last.wishes)
            clusters[-1].heights.extend(last.heights)
    return [place for cluster in clusters for place in _places(cluster, bottom)]


def _touch(upper: _Cluster, lower: _Cluster, bottom: int) -> bool:
    return upper.top(bottom) + upper.height + GAP > lower.top(bottom)


def _places(cluster: _Cluster, bottom: int) -> list[int]:
    top = cluster.top(bottom)
    return [top + sum(cluster.heights[:place]) + GAP * place for place in range(len(cluster.heights))]
