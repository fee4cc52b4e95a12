"""The four movements as people see them: a shape and words, the same on every page; colour comes last."""

from __future__ import annotations

from domain.measures.movement import Movement
from domain.measures.outcome import MovementCounts
from domain.shared.values import Value
from services.dashboards.template import EARLIER, GRID, INTERVAL, PAPER, READING


class Look(Value, frozen=True, kw_only=True):
    """How a movement is shown.

    Attributes:
        movement: None for indicators of which neither way is wanted.
        shape: a mark that differs from the others without colour.
        words: what follows a number of indicators.
        fill: colour of its part of a bar.
    """

    movement: Movement | None
    shape: str
    words: str
    fill: str

    def number_in(self, counts: MovementCounts) -> int:
        """How many indicators moved like this."""
        return counts.not_judged if self.movement is None else getattr(counts, self.movement)


LOOKS = (
    Look(movement="moved_away", shape="\N{BLACK DIAMOND}", words="moved away", fill=EARLIER),
    Look(movement="cannot_be_told", shape="?", words="cannot be told", fill=PAPER),
    Look(movement="held", shape="\N{BLACK SQUARE}", words="held", fill=INTERVAL),
    Look(
        movement="moved_wanted_way",
        shape="\N{BLACK UP-POINTING TRIANGLE}",
        words="moved the wanted way",
        fill=READING,
    ),
    Look(movement=None, shape="\N{EN DASH}", words="no direction wanted", fill=GRID),
)
"""What needs talk first; a bar reads in this order from the left."""


Counted = list[tuple[Look, int]]
"""How many indicators moved which way."""


def counts_in(counts: MovementCounts) -> Counted:
    """How many indicators moved which way, what needs talk first."""
    return [(look, look.number_in(counts)) for look in LOOKS]


def total(counts: MovementCounts) -> int:
    """How many indicators there are."""
    return sum(number for _, number in counts_in(counts))


def in_words(counts: MovementCounts) -> str:
    """The counts with their shapes and words: "◆ 1 moved away, ■ 2 held"; what is none is left out."""
    told = counts_in(counts)
    return ", ".join(f"{look.shape} {number} {look.words}" for look, number in told if number)


def in_shapes(counts: MovementCounts) -> str:
    """The same with shapes alone, where there is no room for words: "◆ 1, ■ 2"."""
    return ", ".join(f"{look.shape} {number}" for look, number in counts_in(counts) if number)
