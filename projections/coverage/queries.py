"""Which changes a council works for: outcomes by bottom line, well-being element and prevention level."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any, Final, Literal, get_args
from uuid import UUID

import msgspec
from sqlalchemy import CTE, ColumnElement, Subquery, Text, and_, func, literal_column, select
from sqlalchemy.dialects.postgresql import distinct_on
from sqlalchemy.ext.asyncio import AsyncConnection

from domain.framework.definitions import BottomLine, Outcome, PreventionLevel, WellBeingElement
from projections.contracts.tables import CONTRACT
from projections.contracts.tables import OUTCOME as WORKED_FOR
from projections.frameworks.tables import FRAMEWORK, OUTCOME
from projections.known import Position, as_known
from projections.paging import within
from projections.results import Result

PAGE: Final = 25
FEW: Final = 5
"""Contracts that are named one by one; more are counted."""
NOT_SAID: Final = "not_said"
Tag = Literal["bottom_line", "well_being_element", "prevention_level"]
_TAGS: Final[tuple[Tag, ...]] = get_args(Tag)


class Cell(msgspec.Struct, frozen=True):
    """One place of the view; None where a tag is not given."""

    bottom_line: BottomLine
    element: WellBeingElement | None
    prevention: PreventionLevel | None


class Covered(msgspec.Struct, frozen=True):
    """How much there is in a place: outcomes, and running contracts that work for at least one of them."""

    outcomes: int
    contracts: int


class Named(Result, frozen=True, kw_only=True):
    """A contract by its title."""

    contract_id: UUID
    title: str


class CoveredOutcome(Result, frozen=True, kw_only=True):
    """An outcome with the running contracts that work for it.

    Attributes:
        contracts: how many.
        named: which, where they are few.
    """

    outcome: Outcome
    framework_id: UUID
    framework_title: str
    contracts: int
    named: tuple[Named, ...]


async def coverage(connection: AsyncConnection, *, today: date, as_of: int) -> Mapping[Cell, Covered]:
    """What stands where; a place that is not named is a gap.

    Args:
        connection: a reader's.
        today: the day on which contracts are looked at: only running ones count.
        as_of: the position of the log.
    """
    placed, worked = _placed(as_of), worked_for(today, as_of)
    # By the place's number: of many rows, three texts each would take longer to sort than all else.
    asked = (
        select(
            *(func.min(placed.c[tag]) for tag in _TAGS),
            func.count(placed.c.outcome_id.distinct()),
            func.count(worked.c.contract_id.distinct()),
        )
        .select_from(placed)
        .outerjoin(worked, worked.c.outcome_id == placed.c.outcome_id)
        .group_by(placed.c.place)
    )
    found: dict[Cell, Covered] = {}
    for row in await connection.execute(asked):
        line, element, prevention, outcomes, contracts = tuple(row)
        found[Cell(line, element, prevention)] = Covered(outcomes, contracts)
    return found


async def covered_outcomes(
    connection: AsyncConnection, cell: Cell | None, *, today: date, as_of: int, offset: int = 0
) -> tuple[tuple[CoveredOutcome, ...], int]:
    """One page of outcomes by framework, with who works for each; and how many there are on all pages.

    Args:
        connection: a reader's.
        cell: only of this place; None for all.
        today: the day on which contracts are looked at.
        as_of: the position of the log.
        offset: how many to leave out; where there are not so many, the last page is given.
    """
    wanted = [as_known(OUTCOME, as_of), *_within(cell)]
    total = (await connection.execute(select(func.count()).select_from(OUTCOME).where(*wanted))).scalar_one()
    framework = and_(FRAMEWORK.c.framework_id == OUTCOME.c.framework_id, as_known(FRAMEWORK, as_of))
    asked = (
        select(OUTCOME.c.definition, OUTCOME.c.framework_id, FRAMEWORK.c.title.label("framework_title"))
        .select_from(OUTCOME)
        .join(FRAMEWORK, framework)
        .where(*wanted)
        .order_by(FRAMEWORK.c.title, OUTCOME.c.framework_id, OUTCOME.c.place)
        .offset(within(offset, total, PAGE))
        .limit(PAGE)
    )
    rows = (await connection.execute(asked)).all()
    ids = [row.definition.outcome_id for row in rows]
    counts = await _counts(connection, ids, today, as_of)
    few = [known for known in ids if 0 < counts.get(known, 0) <= FEW]
    named = await _names(connection, few, today, as_of)
    return tuple(
        CoveredOutcome(
            outcome=row.definition,
            framework_id=row.framework_id,
            framework_title=row.framework_title,
            contracts=counts.get(row.definition.outcome_id, 0),
            named=tuple(named.get(row.definition.outcome_id, ())),
        )
        for row in rows
    ), total


def _placed(as_of: int) -> CTE:
    """Every outcome with its tags and the number of the place that they make."""
    tagged = select(OUTCOME.c.outcome_id, *(_tag(tag).label(tag) for tag in _TAGS))
    outcomes = tagged.where(as_known(OUTCOME, as_of)).subquery("tagged")
    tags = [outcomes.c[tag] for tag in _TAGS]
    place = func.dense_rank().over(order_by=tags).label("place")
    return select(outcomes.c.outcome_id, *tags, place).cte("placed")


def _tag(name: Tag) -> ColumnElement[Any]:
    """A tag of the stored definition, written out: PostgreSQL groups by what it can see is the same."""
    return OUTCOME.c.definition.op("->>", return_type=Text())(literal_column(f"'{name}'"))


def _within(cell: Cell | None) -> list[ColumnElement[bool]]:
    if cell is None:
        return []
    return [
        _tag("bottom_line") == cell.bottom_line,
        _tag("well_being_element").is_not_distinct_from(cell.element),
        _tag("prevention_level").is_not_distinct_from(cell.prevention),
    ]


def worked_for(today: date, as_of: Position, ids: Sequence[UUID] | None = None) -> Subquery:
    """The outcomes that running contracts work for on a day, each by the last of its versions by then."""
    version = WORKED_FOR.c
    until_today = select(
        version.outcome_id, version.contract_id, version.definition.is_not(None).label("stays")
    ).where(as_known(WORKED_FOR, as_of), version.effective_from <= today)
    if ids is not None:
        until_today = until_today.where(version.outcome_id.in_(ids))
    key = version.contract_id, version.outcome_id
    last = until_today.ext(distinct_on(*key)).order_by(*key, version.effective_from.desc()).subquery("last")
    running = and_(
        CONTRACT.c.contract_id == last.c.contract_id,
        CONTRACT.c.starts_on <= today,
        CONTRACT.c.ends_on >= today,
        as_known(CONTRACT, as_of),
    )
    return (
        select(last.c.outcome_id, last.c.contract_id, CONTRACT.c.title)
        .select_from(last)
        .join(CONTRACT, running)
        .where(last.c.stays)
        .subquery("worked_for")
    )


async def _counts(
    connection: AsyncConnection, ids: Sequence[UUID], today: date, as_of: int
) -> dict[UUID, int]:
    worked = worked_for(today, as_of, ids)
    asked = select(worked.c.outcome_id, func.count()).group_by(worked.c.outcome_id)
    return {row[0]: row[1] for row in await connection.execute(asked)}


async def _names(
    connection: AsyncConnection, ids: Sequence[UUID], today: date, as_of: int
) -> dict[UUID, list[Named]]:
    if not ids:
        return {}
    worked = worked_for(today, as_of, ids)
    found: dict[UUID, list[Named]] = {}
    for row in await connection.execute(select(worked).order_by(worked.c.title, worked.c.contract_id)):
        found.setdefault(row.outcome_id, []).append(Named(contract_id=row.contract_id, title=row.title))
    return found
