"""Distances counted, by contract or by outcome, in statements over whole sets of rows."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from functools import lru_cache
from typing import Any, Final, get_args
from uuid import UUID

from sqlalchemy import (
    BindParameter,
    Boolean,
    ColumnElement,
    Label,
    Select,
    String,
    Subquery,
    Uuid,
    and_,
    bindparam,
    case,
    false,
    func,
    literal_column,
    select,
    true,
)
from sqlalchemy.dialects.postgresql import distinct_on

from domain.measures.movement import Movement
from projections.contracts.tables import OUTCOME
from projections.distances.results import DistanceFilters
from projections.distances.tables import ADDED_UP, DISTANCE
from projections.known import AS_OF, Position, all_known, as_known

MOVEMENTS: Final[tuple[Movement, ...]] = get_args(Movement)
COUNTS: Final = (*MOVEMENTS, "not_judged", "behind")
"""What is counted, each a column."""
CONTRACTS: BindParameter[UUID] = bindparam("contract_ids", expanding=True, type_=Uuid())
"""The contracts, in a statement that is put together once."""
_TAGS: Final = ("bottom_line", "level", "well_being_element", "prevention_level")
_FIVE_WAYS: Final = "five_ways"
"""Of these an outcome names as many as it will; of each other tag at most one."""


def distances_of_all(filters: DistanceFilters) -> Subquery:
    """The distances of all contracts that the filters let count as of `AS_OF`, as columns of `ADDED_UP`."""
    return _that_count(all_known(DISTANCE, ADDED_UP, AS_OF), filters)


def _distances_of_few(filters: DistanceFilters) -> Subquery:
    """The same of `CONTRACTS` alone, without a look at all versions that each distance had since.

    A distance never ends, so each is found by its current version, and the one that counts is it or the one
    that ended next.
    """
    table = DISTANCE.c
    columns = [table[name] for name in ADDED_UP]
    current = table.contract_id.in_(CONTRACTS), table.known_to.is_(None)
    each = select(table.contract_id, table.indicator_id).where(*current).subquery("each")
    next_to_end = (
        select(*columns, table.known_from)
        .where(
            table.contract_id == each.c.contract_id,
            table.indicator_id == each.c.indicator_id,
            table.known_to > AS_OF,
        )
        .order_by(table.known_to)
        .limit(1)
        .lateral("next_to_end")
    )
    ended = (
        select(*(next_to_end.c[name] for name in ADDED_UP))
        .select_from(each.join(next_to_end, true()))
        .where(next_to_end.c.known_from <= AS_OF)
    )
    known = select(*columns).where(*current, table.known_from <= AS_OF).union_all(ended)
    return _that_count(known.subquery("known"), filters)


def counted(distances: Subquery) -> list[Label[Any]]:
    """All `COUNTS` of distances, each a column of its name."""
    known = distances.c
    asked_for = known.retired_from.is_(None)
    conditions: dict[str, ColumnElement[bool]] = {
        **{str(movement): and_(asked_for, known.movement == movement) for movement in MOVEMENTS},
        "not_judged": and_(asked_for, known.movement.is_(None)),
        "behind": and_(asked_for, known.against == "behind"),
    }
    return [func.count().filter(condition).label(name) for name, condition in conditions.items()]


@lru_cache
def cells(filters: DistanceFilters) -> Select[Any, Any]:
    """One row for each outcome of `CONTRACTS` that has indicators as of `AS_OF`, as they were agreed in turn.

    With what is `counted`, the range of progress, how many are retired, the last day of the latest period,
    and the outcome.
    """
    of = _distances_of_few(filters)
    progress = case((of.c.retired_from.is_(None), of.c.progress))
    told = (
        select(
            of.c.contract_id,
            of.c.outcome_id,
            *counted(of),
            func.min(progress).label("least_progress"),
            func.max(progress).label("most_progress"),
            func.count(of.c.retired_from).label("retired"),
            func.max(of.c.latest_on).label("latest_on"),
            func.min(of.c.agreed_at).label("agreed_at"),
            func.min(of.c.place).label("place"),
        )
        .group_by(of.c.contract_id, of.c.outcome_id)
        .subquery("told")
    )
    newest = newest_outcomes(AS_OF, CONTRACTS).subquery("newest")
    return (
        select(told, newest.c.definition)
        .join(newest, _of_one_outcome(newest, told))
        .order_by(told.c.agreed_at, told.c.place, told.c.outcome_id)
    )


def newest_outcomes(as_of: Position, among: BindParameter[UUID] | None = None) -> Select[UUID, UUID, Any]:
    """Each outcome that a contract works for or worked for, as the contract put it last."""
    table = OUTCOME.c
    key = table.contract_id, table.outcome_id
    only = true() if among is None else table.contract_id.in_(among)
    return (
        select(*key, table.definition)
        .where(as_known(OUTCOME, as_of), table.definition.is_not(None), only)
        .ext(distinct_on(*key))
        .order_by(*key, table.effective_from.desc())
    )


def _that_count(known: Subquery, filters: DistanceFilters) -> Subquery:
    asked = select(known).where(known.c.outcome_id.is_not(None), *_of_period(known.c.latest_on, filters))
    wanted = _wanted(filters)
    if wanted:
        outcomes = _outcomes(wanted)
        asked = asked.join(outcomes, _of_one_outcome(outcomes, known))
    return asked.subquery("distances")


def _of_one_outcome(one: Subquery, other: Subquery) -> ColumnElement[bool]:
    return and_(one.c.contract_id == other.c.contract_id, one.c.outcome_id == other.c.outcome_id)


def _wanted(filters: DistanceFilters) -> dict[str, str]:
    """What an outcome must be tagged with, by the name of the tag."""
    tags = {name: getattr(filters, name) for name in (*_TAGS, _FIVE_WAYS)}
    return {name: value for name, value in tags.items() if value is not None}


def _outcomes(wanted: Mapping[str, str]) -> Subquery:
    """The outcomes of contracts that are tagged so."""
    newest = newest_outcomes(AS_OF).subquery("newest")
    # CASE: PostgreSQL would take what is inside JSON to let hardly any row through, and join row by row. Of a
    # CASE it expects every second.
    tagged = [case((_is_tagged(newest, *tag), true()), else_=false()) for tag in wanted.items()]
    return select(newest.c.contract_id, newest.c.outcome_id).where(*tagged).subquery("outcomes")


def _is_tagged(newest: Subquery, name: str, value: str) -> ColumnElement[bool]:
    if name == _FIVE_WAYS:
        return newest.c.definition.op("@>", return_type=Boolean())({name: [value]})
    return newest.c.definition.op("->>", return_type=String())(literal_column(f"'{name}'")) == value


def _of_period(latest_on: ColumnElement[date], filters: DistanceFilters) -> list[ColumnElement[bool]]:
    found: list[ColumnElement[bool]] = []
    if filters.latest_from is not None:
        found.append(latest_on >= filters.latest_from)
    if filters.latest_until is not None:
        found.append(latest_on <= filters.latest_until)
    return found
