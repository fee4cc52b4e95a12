"""Numbers as they stand in a formula: exact, so that whoever works the formula out gets the value shown."""

from __future__ import annotations

from decimal import Decimal

from domain.shared.figures import Figure, Proportion, number_of
from domain.shared.values import Value
from services.dashboards.wording import rounded
from services.presentation.numbers import MINUS, number

_SIGNS = str.maketrans({"*": "\N{MULTIPLICATION SIGN}", "/": "\N{DIVISION SIGN}", "-": MINUS})
DIGITS = 6
"""Digits after the point of what was itself worked out: more than any value that is shown has."""


class Term(Value, frozen=True, kw_only=True):
    """A figure in a formula.

    Attributes:
        exact: its value in the indicator's unit; a share in per cent.
        text: as it is written: a number, or a share of people still to be worked out, in brackets.
        counted: how many of the people it counts, as it is written; empty where it is no share of people.
        people: of how many people it is a share; None where it is none, or that is not known.
    """

    exact: Decimal
    text: str
    counted: str = ""
    people: int | None = None


def term_of(figure: Figure) -> Term | None:
    """A figure that was read; None for words."""
    exact = number_of(figure)
    if exact is None:
        return None
    if isinstance(figure, Proportion):
        part, people = number(figure.numerator), figure.denominator
        return Term(
            exact=exact, text=typeset(f"({part} / {number(people)} * 100)"), counted=part, people=people
        )
    return Term(exact=exact, text=written(exact))


def agreed_term(per_cent: Decimal, people: int | None) -> Term:
    """A figure that was agreed as one number, with the people behind it where they are known."""
    counted = typeset(f"({written(per_cent)} * {number(people)} / 100)") if people else ""
    return Term(exact=per_cent, text=written(per_cent), counted=counted, people=people)


def written(exact: Decimal) -> str:
    """A number to its last digit, in brackets where it is below nought."""
    text = number(exact)
    return f"({text})" if text.startswith(MINUS) else text


def worked_out(exact: Decimal) -> str:
    """A number that another formula gave, to six digits after the point."""
    return written(rounded(exact, DIGITS))


def typeset(formula: str) -> str:
    """A formula that is written as it is typed, with the signs that people read."""
    return formula.translate(_SIGNS)
