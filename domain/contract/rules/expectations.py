"""The rules of what is expected of an indicator, each with the sentence a person reads when it is broken."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import pairwise

from domain.contract.terms import Expectation, Terms
from domain.framework.definitions import Indicator
from domain.shared.errors import AlreadyDone, DomainError, Invalid, NotFound, refuse_all
from domain.shared.values import ExpectedPoint

PER_CENT = Decimal(100)


def check_expectation(expectation: Expectation, terms: Terms, *, field: str = "expectation") -> None:
    """An expectation is of an indicator in force, on its scale, in order of days, after its baseline.

    Raises:
        DomainError: all that is wrong with it, each beside its part: `baseline`, `path.0`, `path.1`, …,
            `groups.0.path.0`, ….
    """
    indicator = terms.indicator(expectation.indicator_id)
    if indicator is None:
        raise NotFound("This indicator is not one of the contract's. Add it first.", field=field)
    errors: list[DomainError] = [
        Invalid(f"“{indicator.title}” cannot be {number}. {_range_of(indicator)}", field=f"{field}.{part}")
        for part, number in _numbers_of(expectation)
        if not _possible(indicator, number)
    ]
    for part, path in _paths_of(expectation):
        errors.extend(_out_of_order(path, f"{field}.{part}"))
        if expectation.baseline is not None and path and path[0].on <= expectation.baseline.on:
            errors.append(
                Invalid("The baseline must be earlier than what is expected.", field=f"{field}.baseline")
            )
    errors.extend(_wrong_groups(expectation, indicator, field))
    refuse_all(errors)


def _out_of_order(path: Sequence[ExpectedPoint], field: str) -> Iterator[DomainError]:
    for place, (earlier, later) in enumerate(pairwise(path), 1):
        if later.on <= earlier.on:
            yield Invalid(
                "Put the points of the expected path in order of their days.", field=f"{field}.{place}"
            )


def _wrong_groups(expectation: Expectation, indicator: Indicator, field: str) -> Iterator[DomainError]:
    seen: set[str] = set()
    for place, known in enumerate(expectation.groups):
        where = f"{field}.groups.{place}"
        if known.group not in indicator.disaggregations:
            yield NotFound(f"“{indicator.title}” is not looked at for “{known.group}”.", field=where)
        elif known.group in seen:
            yield AlreadyDone(f"“{known.group}” has two expected paths. Make one of them.", field=where)
        elif not known.path:
            yield Invalid(f"Give a figure that is hoped for of “{known.group}”.", field=where)
        seen.add(known.group)


def _paths_of(expectation: Expectation) -> Iterator[tuple[str, Sequence[ExpectedPoint]]]:
    yield "path", expectation.path
    for place, known in enumerate(expectation.groups):
        yield f"groups.{place}.path", known.path


def _numbers_of(expectation: Expectation) -> Iterator[tuple[str, Decimal]]:
    if expectation.baseline:
        yield "baseline", expectation.baseline.value
    for part, path in _paths_of(expectation):
        yield from ((f"{part}.{place}", point.value) for place, point in enumerate(path))


def _possible(indicator: Indicator, number: Decimal) -> bool:
    if indicator.scale is not None:
        return indicator.scale.holds(number)
    if indicator.measure == "proportion":
        return 0 <= number <= PER_CENT
    if indicator.measure == "narrative":
        return False
    return indicator.measure != "count" or number >= 0


def _range_of(indicator: Indicator) -> str:
    if indicator.scale is not None:
        return f"Give a figure from {indicator.scale.lowest} to {indicator.scale.highest}."
    if indicator.measure == "narrative":
        return "It is told in words, so no figure can be expected of it."
    return "Give a percentage from 0 to 100." if indicator.measure == "proportion" else "Give 0 or more."
