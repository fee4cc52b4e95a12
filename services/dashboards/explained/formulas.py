"""The formulas of docs/reference/measures.md, each as it stands there and with its numbers filled in."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from typing import NamedTuple

from domain.measures.uncertainty import Z_95, Interval
from domain.shared.days import in_words
from domain.shared.values import Band, Direction, ExpectedPoint
from services.dashboards.explained.terms import Term, typeset, worked_out, written
from services.presentation.numbers import number


class Formula(NamedTuple):
    """A formula: in letters or words, and with the numbers of one case. Both are set as people read them."""

    general: str
    filled: str


def formula(general: str, filled: str) -> Formula:
    """A formula that is written as it is typed."""
    return Formula(typeset(general), typeset(filled))


def share(part: int, people: int) -> Formula:
    """So many of so many people in per cent."""
    return formula("counted / people * 100", f"{number(part)} / {number(people)} * 100")


def wilson(of: Term, end: str) -> Formula:
    """One end of the likely range of a share.

    Args:
        of: the share, with its people.
        end: "lower" or "upper".
    """
    sign = "-" if end == "lower" else "+"
    x, n, z = of.counted, number(of.people or 0), number(Z_95)
    return formula(
        f"(x + z² / 2 {sign} z * √(x * (n - x) / n + z² / 4)) / (n + z²) * 100",
        f"({x} + {z}² / 2 {sign} {z} * √({x} * ({n} - {x}) / {n} + {z}² / 4)) / ({n} + {z}²) * 100",
    )


def change(direction: Direction, start: Term, now: Term) -> Formula:
    """The change since the start, signed so that above nought is the wanted way."""
    if direction == "decrease":
        return formula("start - figure", f"{start.text} - {now.text}")
    return formula("figure - start", f"{now.text} - {start.text}")


class Two(NamedTuple):
    """The start (1) and the figure (2) of a change between two shares, each with its likely range."""

    start: Term
    start_range: Interval
    now: Term
    now_range: Interval


def newcombe(direction: Direction, two: Two, end: str) -> Formula:
    """One end of the likely range of a change between two shares, in the wanted way.

    Args:
        direction: of a wanted decrease, the change is the start less the figure.
        two: what changed.
        end: "lower" or "upper".
    """
    falls = direction == "decrease"
    p1, p2 = worked_out(two.start.exact), worked_out(two.now.exact)
    l1, u1 = worked_out(two.start_range.lower), worked_out(two.start_range.upper)
    l2, u2 = worked_out(two.now_range.lower), worked_out(two.now_range.upper)
    d = f"({p1} - {p2})" if falls else f"({p2} - {p1})"
    sign = "-" if end == "lower" else "+"
    if falls == (end == "lower"):
        general, filled = "√((u₂ - p₂)² + (p₁ - l₁)²)", f"√(({u2} - {p2})² + ({p1} - {l1})²)"
    else:
        general, filled = "√((p₂ - l₂)² + (u₁ - p₁)²)", f"√(({p2} - {l2})² + ({u1} - {p1})²)"
    return formula(f"d {sign} {general}", f"{d} {sign} {filled}")


def counts(travelled: Decimal, smallest: Decimal) -> Formula:
    """Whether a change is one that counts."""
    sign = "≥" if abs(travelled) >= smallest else "<"
    return formula(
        "change, whatever its sign ≥ smallest that counts",
        f"{written(abs(travelled))} {sign} {written(smallest)}",
    )


def progress(start: Term, target: Decimal, now: Term) -> Formula:
    """The part of the way from start to target that has been travelled, in per cent."""
    return formula(
        "(figure - start) / (target - start) * 100",
        f"({now.text} - {start.text}) / ({written(target)} - {start.text}) * 100",
    )


def expected(path: Sequence[ExpectedPoint], day: date) -> Formula:
    """The agreed path on a day that it covers.

    Args:
        path: the agreed points, at least one of them by the day.
        day: the last day of a period.
    """
    in_order = sorted(path, key=lambda point: point.on)
    last = [point for point in in_order if point.on <= day][-1]
    coming = next((point for point in in_order if point.on > day), None)
    if last.on == day:
        return formula("what was agreed for that day", written(last.value))
    if coming is None:
        return formula(f"what was agreed for {in_words(last.on)}, to be kept", written(last.value))
    elapsed, span = (day - last.on).days, (coming.on - last.on).days
    return formula(
        "earlier value + (later value - earlier value) * days since the earlier / days between the two",
        f"{written(last.value)} + ({written(coming.value)} - {written(last.value)}) * {elapsed} / {span}",
    )


def from_band(band: Band, now: Term) -> Formula:
    """How far a figure lies from the nearer edge of its band."""
    lower, upper, figure = written(band.lower), written(band.upper), now.text
    if now.exact < band.lower:
        return formula("lower edge - figure", f"{lower} - {figure}")
    if now.exact > band.upper:
        return formula("figure - upper edge", f"{figure} - {upper}")
    if now.exact - band.lower <= band.upper - now.exact:
        return formula("figure - lower edge", f"{figure} - {lower}")
    return formula("upper edge - figure", f"{upper} - {figure}")
