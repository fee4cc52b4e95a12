"""What a return asks for and what it holds."""

from __future__ import annotations

from uuid import UUID

from domain.framework.definitions import Indicator
from domain.shared.errors import Invalid
from domain.shared.figures import Figure
from domain.shared.values import Measure, MissingReason, Scale, Value


class Asked(Value, frozen=True, kw_only=True):
    """One indicator that the return asks for, as it is defined on the last day of the period."""

    indicator_id: UUID
    title: str
    measure: Measure
    scale: Scale | None = None


def asked_of(indicator: Indicator) -> Asked:
    """What a return asks for where this indicator is to be read."""
    return Asked(
        indicator_id=indicator.indicator_id,
        title=indicator.title,
        measure=indicator.measure,
        scale=indicator.scale,
    )


class Reading(Value, frozen=True, kw_only=True):
    """What one indicator was read as, or the reason why it was not. Never silently zero.

    Attributes:
        figure: what was read; None where there is no reading.
        missing: why there is none; None where there is one.
        comment: what the provider wants known about it.
    """

    indicator_id: UUID
    figure: Figure | None = None
    missing: MissingReason | None = None
    comment: str = ""

    def __post_init__(self) -> None:
        """Refuse a reading that is neither a figure nor a reason, or both."""
        if (self.figure is None) == (self.missing is None):
            raise Invalid(
                "Give the figure, or say why there is none: one of the two.",
                field=f"readings.{self.indicator_id}",
            )


class Narrative(Value, frozen=True, kw_only=True):
    """The answer to one narrative question."""

    prompt_id: str
    text: str
