"""How far people have come who were measured twice: the figures alone, never the people."""

from __future__ import annotations

from decimal import Decimal

from domain.shared.errors import Invalid
from domain.shared.numbers import check_number
from domain.shared.values import Value

FEWEST_FOR_SPREAD = 2
"""A standard deviation is of at least two changes."""


class Travelled(Value, frozen=True, kw_only=True):
    """Distance travelled by the people who were measured at the start and again later.

    Attributes:
        improved: how many came nearer to what is wanted by at least the smallest change that counts.
        held: how many changed by less than that.
        declined: how many moved away by at least that.
        left: how many left before they were measured a second time; they are in none of the others.
        mean: of the changes, signed so that positive is the wanted way; None where nobody was measured twice.
        deviation: sample standard deviation of the changes; None where fewer than two were measured twice.
    """

    improved: int
    held: int
    declined: int
    left: int = 0
    mean: Decimal | None = None
    deviation: Decimal | None = None

    def __post_init__(self) -> None:
        """Refuse fewer people than none, and a mean or spread of changes that were not measured."""
        for name in ("improved", "held", "declined", "left"):
            number: int = getattr(self, name)
            check_number(number, field=name)
            if number < 0:
                raise Invalid("A number of people cannot be below zero.", field=name)
        if self.measured_twice + self.left == 0:
            raise Invalid(
                "Nobody was measured at the start. Leave the people out, or count them.", field="improved"
            )
        self._check_changes()

    def _check_changes(self) -> None:
        if self.mean is not None:
            check_number(self.mean, field="mean")
            if not self.measured_twice:
                raise Invalid("A mean change needs people who were measured twice.", field="mean")
        if self.deviation is not None:
            check_number(self.deviation, field="deviation")
            if self.deviation < 0 or self.mean is None or self.measured_twice < FEWEST_FOR_SPREAD:
                raise Invalid(
                    "A standard deviation needs a mean and two people or more who were measured twice, and "
                    "is never below zero.",
                    field="deviation",
                )

    @property
    def measured_twice(self) -> int:
        """How many people the changes are of."""
        return self.improved + self.held + self.declined
