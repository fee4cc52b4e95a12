"""Which numbers can be kept at all."""

from __future__ import annotations

from decimal import Decimal

from domain.shared.errors import Invalid

DIGITS_BEFORE_THE_POINT = 15
DIGITS_AFTER_THE_POINT = 40


def check_number(number: Decimal | int, *, field: str) -> None:
    """A number is finite and of an ordinary size.

    JSON lets "NaN", "Infinity" and 1E+999999 through as decimals: the first cannot be compared with a
    scale, the last takes a megabyte to write out. Nobody measures either.

    Raises:
        Invalid: where it is neither.
    """
    if isinstance(number, int):
        fits = abs(number) < 10**DIGITS_BEFORE_THE_POINT
    else:
        fits = number.is_finite() and -DIGITS_AFTER_THE_POINT <= number.adjusted() < DIGITS_BEFORE_THE_POINT
    if not fits:
        raise Invalid(
            f"Write an ordinary number, with no more than {DIGITS_BEFORE_THE_POINT} digits before the point.",
            field=field,
        )
