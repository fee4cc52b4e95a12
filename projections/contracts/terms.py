"""Reading a contract's terms: all that is worked for and asked for, in all its versions."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any, TypeVar
from uuid import UUID

import msgspec
from sqlalchemy import Row, Table, select
from sqlalchemy.ext.asyncio import AsyncConnection

from domain.contract.terms import Activity
from domain.framework.definitions import Indicator, Outcome
from domain.shared.values import Prompt
from projections.contracts.results import ExpectationVersion, Expected, IndicatorVersion, Version
from projections.contracts.tables import (
    ACTIVITY,
    CONTRACT,
    EXPECTATION,
    FROM_THE_START,
    INDICATOR,
    OUTCOME,
    PROMPT,
)
from projections.known import as_known
from projections.results import Result, as_result

Definition = TypeVar("Definition", bound=Outcome | Activity | Prompt)


class TermsThroughTime(Result, frozen=True, kw_only=True):
    """A contract's terms with every version of them, each kind in the order in which it was agreed.

    Attributes:
        expected: what was ever expected of each indicator.
    """

    outcome_versions: Mapping[UUID, tuple[Version[Outcome], ...]]
    indicators: Mapping[UUID, tuple[IndicatorVersion, ...]]
    activity_versions: Mapping[UUID, tuple[Version[Activity], ...]]
    prompt_versions: Mapping[str, tuple[Version[Prompt], ...]]
    expected: Mapping[UUID, Expected]

    @property
    def outcomes(self) -> tuple[Outcome, ...]:
        """Every outcome ever worked for, as it was last put; retired ones as well."""
        return _ever(self.outcome_versions)

    @property
    def activities_ever(self) -> tuple[Activity, ...]:
        """Every activity ever agreed, as it was last put."""
        return _ever(self.activity_versions)

    @property
    def prompts_ever(self) -> tuple[Prompt, ...]:
        """Every question ever asked."""
        return _ever(self.prompt_versions)

    def outcomes_on(self, day: date) -> tuple[Outcome, ...]:
        """What is worked for on a day."""
        return _on(self.outcome_versions, day)

    def indicators_on(self, day: date) -> tuple[Indicator, ...]:
        """What is read on a day."""
        return _on(self.indicators, day)

    def prompts_on(self, day: date) -> tuple[Prompt, ...]:
        """What is asked in words on a day."""
        return _on(self.prompt_versions, day)

    def activities_on(self, day: date) -> tuple[Activity, ...]:
        """What is done on a day, named with only those outcomes and indicators that are in force then."""
        outcomes = {known.outcome_id for known in self.outcomes_on(day)}
        indicators = {known.indicator_id for known in self.indicators_on(day)}
        return tuple(
            msgspec.structs.replace(
                activity,
                outcome_ids=tuple(known for known in activity.outcome_ids if known in outcomes),
                indicator_ids=tuple(known for known in activity.indicator_ids if known in indicators),
            )
            for activity in _on(self.activity_versions, day)
        )

    @property
    def days(self) -> tuple[date, ...]:
        """The days from which something counts, in no order."""
        held: tuple[Mapping[Any, tuple[Any, ...]], ...] = (
            self.outcome_versions,
            self.indicators,
            self.activity_versions,
            self.prompt_versions,
        )
        return tuple(
            version.effective_from for kind in held for versions in kind.values() for version in versions
        )


def _ever(held: Mapping[Any, Sequence[Version[Definition]]]) -> tuple[Definition, ...]:
    """Of each its last definition."""
    defined = ([known.definition for known in versions if known.definition] for versions in held.values())
    return tuple(definitions[-1] for definitions in defined if definitions)


def _on(held: Mapping[Any, Sequence[Any]], day: date) -> tuple[Any, ...]:
    """Of each its definition that counts on a day, where it has one."""
    counting = (
        [version for version in versions if version.effective_from <= day] for versions in held.values()
    )
    return tuple(
        versions[-1].definition for versions in counting if versions and versions[-1].definition is not None
    )


async def terms_through_time(
    connection: AsyncConnection, contract_id: UUID, *, as_of: int
) -> TermsThroughTime:
    """Everything agreed about what is worked for and asked for, as known at a position."""
    aims = await aims_through_time(connection, contract_id, as_of=as_of)
    starts_on = await _starts_on(connection, contract_id, as_of)
    activities = await _rows(connection, ACTIVITY, contract_id, as_of)
    prompts = await _rows(connection, PROMPT, contract_id, as_of)
    return msgspec.structs.replace(
        aims,
        activity_versions=_by_key(Version, "activity_id", activities, starts_on),
        prompt_versions=_by_key(Version, "prompt_id", prompts, starts_on),
    )


async def aims_through_time(
    connection: AsyncConnection, contract_id: UUID, *, as_of: int
) -> TermsThroughTime:
    """The same without activities and prompts: the outcomes, and by what it is known how near they are."""
    starts_on = await _starts_on(connection, contract_id, as_of)
    outcomes = await _rows(connection, OUTCOME, contract_id, as_of)
    indicators = await _rows(connection, INDICATOR, contract_id, as_of)
    expectations = await _rows(connection, EXPECTATION, contract_id, as_of)
    expected = _by_key(ExpectationVersion, "indicator_id", expectations, starts_on)
    return TermsThroughTime(
        outcome_versions=_by_key(Version, "outcome_id", outcomes, starts_on),
        indicators=_by_key(IndicatorVersion, "indicator_id", indicators, starts_on),
        activity_versions={},
        prompt_versions={},
        expected={known: Expected(versions=given) for known, given in expected.items()},
    )


async def _starts_on(connection: AsyncConnection, contract_id: UUID, as_of: int) -> date:
    asked = select(CONTRACT.c.starts_on).where(
        CONTRACT.c.contract_id == contract_id, as_known(CONTRACT, as_of)
    )
    found: date | None = (await connection.execute(asked)).scalar_one_or_none()
    return found or FROM_THE_START


async def _rows(
    connection: AsyncConnection, table: Table, contract_id: UUID, as_of: int
) -> Sequence[Row[Any]]:
    asked = (
        select(table)
        .where(table.c.contract_id == contract_id, as_known(table, as_of))
        .order_by(table.c.effective_from, table.c.known_from)
    )
    return (await connection.execute(asked)).all()


def _by_key(
    result_type: Any, key: str, rows: Sequence[Row[Any]], starts_on: date
) -> dict[Any, tuple[Any, ...]]:
    """The versions of each thing by day, the things in the order in which they were agreed."""
    found: dict[Any, tuple[Any, ...]] = {}
    places: dict[Any, tuple[int, int]] = {}
    for row in rows:
        named, place = getattr(row, key), (row.known_from, getattr(row, "place", 0))
        version = as_result(result_type, row, effective_from=max(row.effective_from, starts_on))
        found[named] = (*found.get(named, ()), version)
        places.setdefault(named, place)
    return {named: found[named] for named in sorted(found, key=places.__getitem__)}
