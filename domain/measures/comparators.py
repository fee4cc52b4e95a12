"""A figure among those of comparable providers, without naming or ranking any of them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from decimal import Decimal
from typing import Literal

from domain.shared.values import Value

FEWEST_PROVIDERS = 5
"""Five figures have a lowest, a lower quartile, a median, an upper quartile and a highest of their own. Of
fewer, quartiles are drawn between figures and say less than the figures would."""

Place = Literal["below_middle_half", "in_middle_half", "above_middle_half"]


class Comparator(Value, frozen=True, kw_only=True):
    """Where the figures of comparable providers lie in one period.

    Attributes:
        median: as many figures lie below as above it, in the indicator's unit.
        lower: the lower quartile; about a quarter of the figures lie below it.
        upper: the upper quartile; about a quarter of the figures lie above it.
        providers: how many figures it is of.
    """

    median: Decimal
    lower: Decimal
    upper: Decimal
    providers: int


def comparator(figures: Iterable[Decimal]) -> Comparator | None:
    """The median and the quartiles of one period's figures; None where fewer than five providers gave one.

    Between two figures they are linear: definition 7 of R. J. Hyndman and Y. Fan, "Sample quantiles in
    statistical packages", The American Statistician 50 (1996), 361-365; spreadsheets call it QUARTILE.INC.

    Args:
        figures: one for each comparable provider, of one definition and in one unit, in any order.
    """
    ranked = sorted(figures)
    if len(ranked) < FEWEST_PROVIDERS:
        return None
    lower, median, upper = (_quartile(ranked, quarters) for quarters in (1, 2, 3))
    return Comparator(median=median, lower=lower, upper=upper, providers=len(ranked))


def place_of(figure: Decimal, among: Comparator) -> Place:
    """Where a figure lies among the others; the quartiles themselves belong to the middle half."""
    if figure < among.lower:
        return "below_middle_half"
    return "above_middle_half" if figure > among.upper else "in_middle_half"


def _quartile(ranked: Sequence[Decimal], quarters: int) -> Decimal:
    before, beyond = divmod((len(ranked) - 1) * quarters, 4)
    if not beyond:
        return ranked[before]
    return ranked[before] + (ranked[before + 1] - ranked[before]) * beyond / 4
