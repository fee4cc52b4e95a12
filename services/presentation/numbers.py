"""Numbers as people read them. A percentage never stands without the people behind it."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal

from domain.measures.uncertainty import fewer_than_ten
from domain.shared.figures import (
    Amount,
    Count,
    Figure,
    Proportion,
    Rate,
    Rating,
    Score,
    Words,
    number_of,
)

MINUS = "\N{MINUS SIGN}"
_TENTH = Decimal("0.1")
_HUNDREDTH = Decimal("0.01")
_THOUSANDTH = Decimal("0.001")
_KILOBYTE = 1024


def number(value: Decimal | int) -> str:
    """A number as it was written, thousands apart: 1,250 or 3.25. A real minus sign, no needless zeros."""
    text = f"{Decimal(value):,f}"
    if "." in text:
        text = text.rstrip("0").rstrip(".")
    return text.replace("-", MINUS)


def per_cent(value: Decimal) -> str:
    """A percentage to one decimal place: 62%, 62.5%."""
    return f"{number(value.quantize(_TENTH, ROUND_HALF_UP))}%"


def pounds(value: Decimal) -> str:
    """An amount of money, with pence only where there are any: £120,000 or £12.50."""
    exact = value.quantize(_HUNDREDTH, ROUND_HALF_UP)
    sign = MINUS if exact < 0 else ""
    size = abs(exact)
    return f"{sign}£{size:,.0f}" if size == size.to_integral_value() else f"{sign}£{size:,.2f}"


def file_size(size: int) -> str:
    """How large a file is: 340 bytes, 12 KB, 3.4 MB."""
    if size < _KILOBYTE:
        return f"{size:,} bytes" if size != 1 else "1 byte"
    if size < _KILOBYTE**2:
        return f"{number((Decimal(size) / _KILOBYTE).quantize(Decimal(1), ROUND_HALF_UP))} KB"
    return f"{number((Decimal(size) / _KILOBYTE**2).quantize(_TENTH, ROUND_HALF_UP))} MB"


def rounded(value: Decimal) -> Decimal:
    """A number to two decimal places, below 1 to three: more is noise to whoever reads a page."""
    return value.quantize(_THOUSANDTH if abs(value) < 1 else _HUNDREDTH, ROUND_HALF_UP)


def in_unit(value: Decimal, unit: str, *, exact: bool = False) -> str:
    """A number in its indicator's unit: 62%, £120, 3.4 points out of 5.

    A percentage here is one that was agreed (a baseline, an expectation), not one that was counted.

    Args:
        value: the number.
        unit: as the indicator writes it.
        exact: with every digit that was recorded, for receipts and files; otherwise `rounded`.
    """
    if unit.startswith("%"):
        return f"{per_cent(value)}{unit[1:]}"
    if unit.startswith("£"):
        return f"{pounds(value)}{unit[1:]}"
    return f"{number(value if exact else rounded(value))} {unit}".rstrip()


def figure(value: Figure, unit: str, *, exact: bool = False) -> str:
    """What was read, in words and digits, with the people behind it.

    A proportion of fewer than ten people is given as counts: a percentage would say more than is known.

    Args:
        value: what was read.
        unit: as the indicator writes it.
        exact: with every digit that was recorded, for receipts and files.
    """
    match value:
        case Proportion(numerator=part, denominator=whole):
            counts = f"{number(part)} of {number(whole)}"
            known = number_of(value)
            return counts if fewer_than_ten(whole) or known is None else f"{per_cent(known)} ({counts})"
        case Count(count=count):
            return in_unit(Decimal(count), unit)
        case Score(score=score, people=people):
            from_people = "" if people is None else f", from {people} {'person' if people == 1 else 'people'}"
            return f"{in_unit(score, unit, exact=exact)}{from_people}"
        case Rating(rating=rating):
            return in_unit(Decimal(rating), unit)
        case Amount(pounds=amount):
            return pounds(amount)
        case Rate(rate=rate):
            return in_unit(rate, unit, exact=exact)
        case Words(words=words):
            return words
