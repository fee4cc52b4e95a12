"""Whether a figure moved more than its series usually does, so that a word about it would help."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from itertools import pairwise

from domain.shared.values import Value

FEWEST = 4
"""Readings before it: with fewer, nobody can say what is usual."""
LIMIT = Decimal("3.267")
"""Upper limit of a moving range, in mean moving ranges: D4 for two readings (Wheeler, Understanding
Variation, 1993)."""


class Unusual(Value, frozen=True, kw_only=True):
    """A move that is larger than is usual.

    Attributes:
        move: from the last reading to this one, in the unit; positive is up.
        usual: the mean of the moves before it, whichever way they went.
        readings: how many readings came before it.
    """

    move: Decimal
    usual: Decimal
    readings: int


def unusual(
    before: Sequence[Decimal], number: Decimal, smallest_change: Decimal | None = None
) -> Unusual | None:
    """How a figure is unusual for its series; None where it is not, or it cannot be told.

    Args:
        before: the earlier readings of the same definition, oldest first, in the indicator's unit.
        number: the new one.
        smallest_change: the smallest change that counts; a smaller move is never called unusual.
    """
    if len(before) < FEWEST:
        return None
    moves = [abs(later - earlier) for earlier, later in pairwise(before)]
    usual = sum(moves, Decimal(0)) / len(moves)
    move = number - before[-1]
    if abs(move) <= LIMIT * usual or abs(move) < (smallest_change or Decimal(0)):
        return None
    return Unusual(move=move, usual=usual, readings=len(before))
