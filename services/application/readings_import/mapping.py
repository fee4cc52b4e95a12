"""What the columns of a file mean, and which indicators its readings are of.

Written as TOML; every key is documented in `docs/reference/mapping.md`.
"""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Literal

import msgspec

from domain.framework.definitions import BottomLine, Level
from domain.organisation.events import OrganisationKind
from domain.shared.calendar import Frequency, ReportingCalendar
from domain.shared.values import Direction, Lens, Measure, MissingReason


class MappingRefused(Exception):
    """The mapping cannot be used. The message says where and what is expected."""


class _Part(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A table of the mapping: a key that it does not know is refused, as it is likely misspelt."""


class CouncilMapping(_Part, frozen=True, kw_only=True):
    """Whose record the readings join."""

    name: str


class FrameworkMapping(_Part, frozen=True, kw_only=True):
    """The framework that holds the file's outcomes."""

    title: str
    service_area: str
    agreed_on: date


class OutcomeMapping(_Part, frozen=True, kw_only=True):
    """An outcome, under a key that the indicators name."""

    key: str
    statement: str
    level: Level = "service"
    bottom_line: BottomLine = "social"


class ScaleMapping(_Part, frozen=True, kw_only=True):
    """Lowest and highest figure."""

    lowest: Decimal
    highest: Decimal


class IndicatorMapping(_Part, frozen=True, kw_only=True):
    """An indicator, under the code by which the file's rows name it."""

    code: str
    outcome: str
    title: str
    measure: Measure
    unit: str
    direction: Direction
    lens: Lens = "objective"
    scale: ScaleMapping | None = None
    way_of_measuring: str = ""
    who_measures: str = ""


class ColumnMapping(_Part, frozen=True, kw_only=True):
    """The names of the columns.

    Attributes:
        indicator: holds an indicator's code.
        provider: holds the code of whoever is reported on; one contract each.
        provider_name: holds its name.
        provider_peer_group: holds the group in which it is compared.
        period: holds the period, in the form that `period.form` names.
        value: holds the figure; for a proportion, the number that were counted.
        denominator: for proportions: out of how many.
        people: for scores: of how many people it is the mean.
    """

    indicator: str
    provider: str
    provider_name: str
    period: str
    value: str
    denominator: str | None = None
    people: str | None = None
    provider_peer_group: str | None = None


class PeriodMapping(_Part, frozen=True, kw_only=True):
    """How periods are written: "2022-23", "2022 Q3" (calendar quarters), "2022-07" or "2022"."""

    form: Literal["financial_year", "quarter", "month", "year"]


class ContractMapping(_Part, frozen=True, kw_only=True):
    """The contract of each provider. `{name}` and `{code}` stand for the provider's."""

    title: str = "{name}"
    reference: str = "{code}"
    service_area: str = ""
    starts_on: date | None = None
    ends_on: date | None = None
    days_until_due: int = 0
    days_until_locked: int = 36525
    accepted_as: str = ""


class Mapping(_Part, frozen=True, kw_only=True):
    """A whole mapping."""

    council: CouncilMapping
    framework: FrameworkMapping
    columns: ColumnMapping
    period: PeriodMapping
    outcomes: tuple[OutcomeMapping, ...]
    indicators: tuple[IndicatorMapping, ...]
    contract: ContractMapping = ContractMapping()
    peer_groups: dict[str, str] = msgspec.field(default_factory=dict[str, str])
    provider_kind: OrganisationKind = "public_body"
    missing_reason: MissingReason = "not_collected"
    missing_values: tuple[str, ...] = ("",)
    attribution: str = ""

    def __post_init__(self) -> None:
        """Refuse what would fail at every row."""
        keys = {outcome.key for outcome in self.outcomes}
        for indicator in self.indicators:
            if indicator.outcome not in keys:
                raise ValueError(
                    f"indicator {indicator.code!r} names the outcome {indicator.outcome!r}, "
                    "which is not there"
                )
        codes = [indicator.code for indicator in self.indicators]
        if len(set(codes)) != len(codes) or len(keys) != len(self.outcomes):
            raise ValueError("two indicators share a code, or two outcomes share a key")
        if any(known.measure == "proportion" for known in self.indicators) and not self.columns.denominator:
            raise ValueError(
                "a proportion needs columns.denominator; a percentage that was published without one "
                "is a rate"
            )

    @property
    def calendar(self) -> ReportingCalendar:
        """The reporting calendar of the contracts."""
        frequency: dict[str, Frequency] = {
            "financial_year": "financial_year",
            "quarter": "quarter",
            "month": "month",
            "year": "year",
        }
        return ReportingCalendar(
            frequency=frequency[self.period.form],
            days_until_due=self.contract.days_until_due,
            days_until_locked=self.contract.days_until_locked,
        )


def read_mapping(content: bytes, name: str) -> Mapping:
    """Read a mapping.

    Args:
        content: the TOML file's bytes.
        name: its name, for the message.

    Raises:
        MappingRefused: where it is no TOML, or a key is missing, unknown or of the wrong kind.
    """
    try:
        return msgspec.toml.decode(content, type=Mapping)
    except msgspec.DecodeError as error:
        raise MappingRefused(f"{name} cannot be used as a mapping: {error}.") from error
