"""What a return asks for and what it holds."""

from __future__ import annotations

from uuid import UUID

from domain.framework.definitions import Indicator
from domain.shared.errors import Invalid
from domain.shared.figures import Figure
from domain.shared.numbers import check_number
from domain.shared.travelled import Travelled
from domain.shared.values import Measure, MissingReason, Scale, Value


class Asked(Value, frozen=True, kw_only=True):
    """One indicator that the return asks for, as it is defined on the last day of the period.

    Attributes:
        groups: the groups of people for whom it is asked one by one, beside the figure for all.
    """

    indicator_id: UUID
    title: str
    measure: Measure
    scale: Scale | None = None
    groups: tuple[str, ...] = ()


def asked_of(indicator: Indicator) -> Asked:
    """What a return asks for where this indicator is to be read."""
    return Asked(
        indicator_id=indicator.indicator_id,
        title=indicator.title,
        measure=indicator.measure,
        scale=indicator.scale,
        groups=indicator.disaggregations,
    )


class GroupReading(Value, frozen=True, kw_only=True):
    """What an indicator was read as for one group of people, or the reason why it was not.

    Attributes:
        group: as the indicator names it.
        travelled: how far those of the group came who were measured twice.
    """

    group: str
    figure: Figure | None = None
    missing: MissingReason | None = None
    travelled: Travelled | None = None

    def __post_init__(self) -> None:
        """Refuse what is neither a figure nor a reason, or both."""
        _one_of_two(self.figure, self.missing)


class Reading(Value, frozen=True, kw_only=True):
    """What one indicator was read as, or the reason why it was not. Never silently zero.

    Attributes:
        figure: what was read; None where there is no reading.
        missing: why there is none; None where there is one.
        comment: what the provider wants known about it.
        groups: the same for groups of people, as far as it was given.
        travelled: how far the people came who were measured twice; None where that was not given.
    """

    indicator_id: UUID
    figure: Figure | None = None
    missing: MissingReason | None = None
    comment: str = ""
    groups: tuple[GroupReading, ...] = ()
    travelled: Travelled | None = None

    def __post_init__(self) -> None:
        """Refuse a reading that is neither a figure nor a reason, or both."""
        _one_of_two(self.figure, self.missing, field=f"readings.{self.indicator_id}")

    def says_as(self, other: Reading) -> bool:
        """Whether both say the same of the indicator, whatever is commented."""
        said = (self.figure, self.missing, self.groups, self.travelled)
        return said == (other.figure, other.missing, other.groups, other.travelled)


class Narrative(Value, frozen=True, kw_only=True):
    """The answer to one narrative question."""

    prompt_id: str
    text: str


class GroupCount(Value, frozen=True, kw_only=True):
    """How many people are of a group; `group` is "" where one number is asked for and no groups."""

    group: str
    count: int

    def __post_init__(self) -> None:
        """Refuse fewer people than none."""
        check_number(self.count, field="count")
        if self.count < 0:
            raise Invalid("A number of people cannot be below zero.", field="count")


class CommonData(Value, frozen=True, kw_only=True):
    """One part of the common dataset: a number for each of its groups, or why there is none."""

    item_id: str
    counts: tuple[GroupCount, ...] = ()
    missing: MissingReason | None = None

    def __post_init__(self) -> None:
        """Refuse a part that has neither numbers nor a reason, or both."""
        if bool(self.counts) == (self.missing is not None):
            raise Invalid(
                "Give the numbers, or say why there are none: one of the two.",
                field=f"common_data.{self.item_id}",
            )


class Declaration(Value, frozen=True, kw_only=True):
    """Whether something that the contract requires holds, and what is being done where it does not."""

    check_id: str
    confirmed: bool
    explanation: str = ""

    def __post_init__(self) -> None:
        """Refuse a bare no: whoever reads it needs to know what is being done."""
        if not self.confirmed and not self.explanation.strip():
            raise Invalid(
                "Say what is not in place yet, and what you are doing about it.",
                field=f"declarations.{self.check_id}.explanation",
            )


class Evidence(Value, frozen=True, kw_only=True):
    """A file that goes with a return. Its bytes are kept beside the log; this says what they were.

    Attributes:
        indicator_id: the indicator whose reading it supports; None for the return as a whole.
        name: as whoever attached it called it, without folders.
        media_type: what it was found to be by its content.
        size: its bytes.
        sha256: of its content, in hexadecimal: another content has another.
        note: what it shows.
        attached_by: the person who attached it, who need not be the one who submits.
    """

    evidence_id: UUID
    indicator_id: UUID | None = None
    name: str
    media_type: str
    size: int
    sha256: str
    note: str
    attached_by: UUID


LONGEST_EFFORT = 7 * 24 * 60 * 60
"""Seconds of a week: nobody sits over one question longer."""


class Effort(Value, frozen=True, kw_only=True):
    """How long people had one question of the return before them until its answer was as it was sent.

    Attributes:
        question: the path at which its answer stands, such as `readings.<indicator's id>`.
        seconds: of all who worked on it.
    """

    question: str
    seconds: int

    def __post_init__(self) -> None:
        """Refuse a time that nobody can have taken."""
        if not 0 <= self.seconds <= LONGEST_EFFORT:
            raise Invalid("Give the seconds that it took, or leave them out.", field="effort")


def _one_of_two(figure: Figure | None, missing: MissingReason | None, field: str = "") -> None:
    if (figure is None) == (missing is None):
        raise Invalid("Give the figure, or say why there is none: one of the two.", field=field)
