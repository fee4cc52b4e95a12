"""Frameworks as they are being defined, and their agreed versions, which never change."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import Table, and_, select
from sqlalchemy.ext.asyncio import AsyncConnection

from domain.framework.definitions import Indicator, Level, Outcome, QualityCharacteristic, TookPart
from domain.framework.model import AgreedVersion
from projections.frameworks.tables import CHARACTERISTIC, FRAMEWORK, INDICATOR, OUTCOME, VERSION
from projections.known import as_known
from projections.results import Result, as_result


class FrameworkRow(Result, frozen=True, kw_only=True):
    """A framework in a list.

    Attributes:
        draft: how often anything that is agreed on has been written.
        agreed_version: its newest agreed version, or None.
        agreed_draft: the draft that this version was agreed on.
    """

    framework_id: UUID
    council_id: UUID
    title: str
    service_area: str
    level: Level
    draft: int
    agreed_version: int | None
    agreed_draft: int

    @property
    def is_changed(self) -> bool:
        """Whether something was written since it was last agreed."""
        return self.draft != self.agreed_draft


class Version(Result, frozen=True, kw_only=True):
    """An agreement on the framework as it then stood."""

    framework_version: int
    agreed_on: date
    agreed_at_position: int
    recorded_at: datetime
    took_part: TookPart


class DefinedOutcome(Result, frozen=True, kw_only=True):
    """An outcome with its indicators, in the order in which they were defined."""

    outcome: Outcome
    indicators: tuple[Indicator, ...]


class Framework(Result, frozen=True, kw_only=True):
    """A framework with all that is defined in it and every agreed version, oldest first.

    Attributes:
        editions: the draft in which each definition was last written, by its id.
    """

    framework: FrameworkRow
    outcomes: tuple[DefinedOutcome, ...]
    characteristics: tuple[QualityCharacteristic, ...]
    versions: tuple[Version, ...]
    editions: Mapping[UUID, int]

    @property
    def present(self) -> AgreedVersion:
        """What is defined, in the form of a version."""
        return _version(self.outcomes, self.characteristics)


async def frameworks(connection: AsyncConnection, *, as_of: int) -> tuple[FrameworkRow, ...]:
    """The frameworks of the reader's council, by title."""
    asked = select(FRAMEWORK).where(as_known(FRAMEWORK, as_of)).order_by(FRAMEWORK.c.title)
    return tuple(as_result(FrameworkRow, row) for row in await connection.execute(asked))


async def newest_versions(connection: AsyncConnection, *, as_of: int) -> Mapping[UUID, Version]:
    """The newest agreed version of each framework of the reader's council that has one, by its id."""
    newest = and_(
        FRAMEWORK.c.framework_id == VERSION.c.framework_id,
        FRAMEWORK.c.agreed_version == VERSION.c.framework_version,
    )
    asked = (
        select(VERSION).join(FRAMEWORK, newest).where(as_known(FRAMEWORK, as_of), as_known(VERSION, as_of))
    )
    return {row.framework_id: as_result(Version, row) for row in await connection.execute(asked)}


async def framework(connection: AsyncConnection, framework_id: UUID, *, as_of: int) -> Framework | None:
    """One framework, or None where the reader's council has no such one."""
    asked = select(FRAMEWORK).where(FRAMEWORK.c.framework_id == framework_id, as_known(FRAMEWORK, as_of))
    row = (await connection.execute(asked)).one_or_none()
    if row is None:
        return None
    return Framework(
        framework=as_result(FrameworkRow, row),
        outcomes=await _outcomes(connection, framework_id, as_of),
        characteristics=await _characteristics(connection, framework_id, as_of),
        versions=await versions(connection, framework_id, as_of=as_of),
        editions=await _editions(connection, framework_id, as_of),
    )


async def versions(connection: AsyncConnection, framework_id: UUID, *, as_of: int) -> tuple[Version, ...]:
    """The agreed versions of a framework, oldest first."""
    asked = (
        select(VERSION)
        .where(VERSION.c.framework_id == framework_id, as_known(VERSION, as_of))
        .order_by(VERSION.c.framework_version)
    )
    return tuple(as_result(Version, row) for row in await connection.execute(asked))


async def agreed(
    connection: AsyncConnection, framework_id: UUID, framework_version: int, *, as_of: int
) -> AgreedVersion | None:
    """An agreed version: the framework as of the position of its agreement. None where there is no such."""
    for version in await versions(connection, framework_id, as_of=as_of):
        if version.framework_version == framework_version:
            at = version.agreed_at_position
            outcomes = await _outcomes(connection, framework_id, at)
            return _version(outcomes, await _characteristics(connection, framework_id, at))
    return None


def _version(
    outcomes: Sequence[DefinedOutcome], characteristics: tuple[QualityCharacteristic, ...]
) -> AgreedVersion:
    return AgreedVersion(
        outcomes=tuple(known.outcome for known in outcomes),
        indicators=tuple(indicator for known in outcomes for indicator in known.indicators),
        characteristics=characteristics,
    )


async def _editions(connection: AsyncConnection, framework_id: UUID, as_of: int) -> Mapping[UUID, int]:
    found: dict[UUID, int] = {}
    for table, key in (
        (OUTCOME, OUTCOME.c.outcome_id),
        (INDICATOR, INDICATOR.c.indicator_id),
        (CHARACTERISTIC, CHARACTERISTIC.c.characteristic_id),
    ):
        asked = select(key.label("id"), table.c.edition).where(
            table.c.framework_id == framework_id, as_known(table, as_of)
        )
        found |= {row.id: row.edition for row in await connection.execute(asked)}
    return found


async def _outcomes(
    connection: AsyncConnection, framework_id: UUID, as_of: int
) -> tuple[DefinedOutcome, ...]:
    outcomes: tuple[Outcome, ...] = await _definitions(connection, OUTCOME, framework_id, as_of)
    indicators: tuple[Indicator, ...] = await _definitions(connection, INDICATOR, framework_id, as_of)
    by_outcome: defaultdict[UUID, list[Indicator]] = defaultdict(list)
    for known in indicators:
        by_outcome[known.outcome_id].append(known)
    return tuple(
        DefinedOutcome(outcome=outcome, indicators=tuple(by_outcome[outcome.outcome_id]))
        for outcome in outcomes
    )


async def _definitions(
    connection: AsyncConnection, table: Table, framework_id: UUID, as_of: int
) -> tuple[Any, ...]:
    asked = (
        select(table.c.definition)
        .where(table.c.framework_id == framework_id, as_known(table, as_of))
        .order_by(table.c.place)
    )
    return tuple((await connection.execute(asked)).scalars())


async def _characteristics(
    connection: AsyncConnection, framework_id: UUID, as_of: int
) -> tuple[QualityCharacteristic, ...]:
    asked = (
        select(CHARACTERISTIC)
        .where(CHARACTERISTIC.c.framework_id == framework_id, as_known(CHARACTERISTIC, as_of))
        .order_by(CHARACTERISTIC.c.place)
    )
    return tuple(as_result(QualityCharacteristic, row) for row in await connection.execute(asked))
