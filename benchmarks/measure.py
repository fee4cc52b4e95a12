"""What every benchmark needs: rounds, medians, and rows of results.json."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path
from statistics import median

import msgspec

RESULTS = Path(__file__).parent / "results.json"

Rates = Mapping[str, float]
"""How many units each contender did in a second, in one round."""


class Row(msgspec.Struct, frozen=True, kw_only=True):
    """One published figure.

    Attributes:
        benchmark: what was measured.
        yardstick: what it was measured against.
        writers: how many worked at once.
        events: events of one transaction.
        ratio: how many times as fast as the yardstick; the median of the rounds' ratios.
        absolute: medians in units a second, and what else explains the ratio.
    """

    benchmark: str
    yardstick: str
    writers: int
    events: int
    ratio: float
    absolute: Mapping[str, float]


def rounds(count: int, contenders: Mapping[str, Callable[[], float]]) -> list[Rates]:
    """Let the contenders take turns, so that what else the machine does falls on all of them alike.

    Args:
        count: how often each has its turn.
        contenders: each returns how many units it did in a second.
    """
    found: list[Rates] = []
    for number in range(count):
        order = list(contenders)
        # Nobody always goes first, nor always after the same one.
        turned = order[number % len(order) :] + order[: number % len(order)]
        found.append({name: contenders[name]() for name in turned})
    return found


def ratio(found: Sequence[Rates], contender: str, yardstick: str) -> float:
    """Return how many times as fast a contender is: the median of the rounds' ratios."""
    return round(median(each[contender] / each[yardstick] for each in found), 2)


def rate(found: Sequence[Rates], name: str) -> float:
    """Return a contender's median rate."""
    return round(median(each[name] for each in found), 1)


def write(rows: Iterable[Row], path: Path = RESULTS) -> None:
    """Put rows into the results, in the place of those that the same benchmarks left there."""
    new = [msgspec.to_builtins(row) for row in rows]
    names = {row["benchmark"] for row in new}
    old = json.loads(path.read_text()) if path.exists() else []
    kept = [row for row in old if row["benchmark"] not in names]
    path.write_text(json.dumps([*kept, *new], indent=2) + "\n")
