"""Student's t: by how many standard errors a mean of few figures may be off."""

from __future__ import annotations

import math
from decimal import Decimal
from functools import cache

from domain.measures.uncertainty import Z_95
from domain.shared.errors import Invalid

KEPT = Decimal("1e-9")
"""Far finer than any use, and far coarser than the last digits, in which machines differ."""
SOLVED_BELOW = 100
"""Degrees of freedom from which the series is as exact as what is kept."""
WITHIN = 0.95
HALVINGS = 60


def t_95(freedom: int) -> Decimal:
    """The two-sided 95 % point of Student's t, to nine decimal places.

    Source: M. Abramowitz and I. A. Stegun, Handbook of Mathematical Functions (1964), 26.7.3 and 26.7.4 for
    few degrees of freedom, solved by halving, and 26.7.5 for many.

    Args:
        freedom: degrees of freedom.

    Raises:
        Invalid: where there are none.
    """
    if freedom < 1:
        raise Invalid("A spread needs at least one degree of freedom.", field="freedom")
    return (_solved(freedom) if freedom < SOLVED_BELOW else _by_series(freedom)).quantize(KEPT)


@cache
def _solved(freedom: int) -> Decimal:
    lower, upper = 0.0, math.pi / 2
    for _ in range(HALVINGS):
        middle = (lower + upper) / 2
        lower, upper = (middle, upper) if _within(middle, freedom) < WITHIN else (lower, middle)
    return Decimal(math.sqrt(freedom) * math.tan(lower))


def _within(angle: float, freedom: int) -> float:
    """The probability that t lies between -√freedom tan(angle) and √freedom tan(angle)."""
    cosine = math.cos(angle)
    odd = freedom % 2
    term = cosine if odd else 1.0
    total = 0.0
    for power in range(odd, freedom - 1, 2):
        total += term
        term *= cosine * cosine * (power + 1) / (power + 2)
    return 2 / math.pi * (angle + math.sin(angle) * total) if odd else math.sin(angle) * total


def _by_series(freedom: int) -> Decimal:
    z = Z_95
    return (
        z
        + (z**3 + z) / (4 * freedom)
        + (5 * z**5 + 16 * z**3 + 3 * z) / (96 * freedom**2)
        + (3 * z**7 + 19 * z**5 + 17 * z**3 - 15 * z) / (384 * freedom**3)
        + (79 * z**9 + 776 * z**7 + 1482 * z**5 - 1920 * z**3 - 945 * z) / (92160 * freedom**4)
    )
