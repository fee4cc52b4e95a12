"""Distances counted by contract and outcome, in statements over whole sets of rows."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from typing import Any, Final, get_args
from uuid import UUID

from sqlalchemy import (
    CTE,
    ColumnElement,
    Row,
    Select,
    String,
    Subquery,
    and_,
    case,
    false,
    func,
    literal_column,
    select,
    true,
)
from sqlalchemy.dialects.postgresql import distinct_on

from domain.measures.movement import Movement
from domain.measures.outcome import OutcomeSummary
from projections.contracts.tables import OUTCOME
from projections.distances.results import DistanceFilters
from projections.distances.tables import DISTANCE
from projections.known import as_known

MOVEMENTS: Final[tuple[Movement, ...]] = get_args(Movement)
COUNTS: Final = (*MOVEMENTS, "not_judged", "behind", "retired")
"""What is counted, each a column."""
EXTREMES: Final[Mapping[str, Callable[..., Any]]] = {"least_progress": func.min, "most_progress": func.max}
"""What is not added up where cells are taken together."""
_TAGS: Final = ("bottom_line", "level", "well_being_element", "prevention_level")


def cells(filters: DistanceFilters, as_of: int) -> CTE:
    """One row for each outcome of a contract that has indicators, with all `COUNTS` and `EXTREMES`."""
    table = DISTANCE.c
    asked_for = table.retired_from.is_(None)
    conditions: dict[str, ColumnElement[bool]] = {
        **{str(movement): and_(asked_for, table.movement == movement) for movement in MOVEMENTS},
        "not_judged": and_(asked_for, table.movement.is_(None)),
        "behind": and_(asked_for, table.against == "behind"),
        "retired": ~asked_for,
    }
    counted = (
        select(
            table.contract_id,
            table.outcome_id,
            *(func.count().filter(condition).label(name) for name, condition in conditions.items()),
            *(of(table.progress).filter(asked_for).label(name) for name, of in EXTREMES.items()),
            func.max(table.latest_on).label("latest_on"),
            func.min(table.agreed_at).label("agreed_at"),
            func.min(table.place).label("place"),
        )
        .where(as_known(DISTANCE, as_of), *_of_period(filters))
        .group_by(table.contract_id, table.outcome_id)
        .subquery("counted")
    )
    # Joined when they are counted: PostgreSQL would look for the indicators of one outcome after the other.
    outcomes, of = _outcomes(filters, as_of), counted.c
    of_outcome = and_(outcomes.c.contract_id == of.contract_id, outcomes.c.outcome_id == of.outcome_id)
    return select(counted).join(outcomes, of_outcome).cte("cells")


def newest_outcomes(as_of: int, contract_ids: Collection[UUID] | None = None) -> Select[UUID, UUID, Any]:
    """Each outcome that a contract works for or worked for, as the contract put it last."""
    table = OUTCOME.c
    key = table.contract_id, table.outcome_id
    only = true() if contract_ids is None else table.contract_id.in_(contract_ids)
    return (
        select(*key, table.definition)
        .where(as_known(OUTCOME, as_of), table.definition.is_not(None), only)
        .ext(distinct_on(*key))
        .order_by(*key, table.effective_from.desc())
    )


def summary_of(row: Row[Any], ending: str = "") -> OutcomeSummary:
    """The summary that a row holds in columns of these names, each with this ending."""
    names = OutcomeSummary.__struct_fields__
    return OutcomeSummary(**{name: getattr(row, f"{name}{ending}") for name in names})


def _outcomes(filters: DistanceFilters, as_of: int) -> Subquery:
    newest = newest_outcomes(as_of).subquery("newest")
    wanted = {name: getattr(filters, name) for name in _TAGS}
    conditions: list[ColumnElement[bool]] = [
        _tag(newest, name) == value for name, value in wanted.items() if value is not None
    ]
    if filters.five_ways is not None:
        conditions.append(newest.c.definition.op("@>")({"five_ways": [filters.five_ways]}))
    # CASE: PostgreSQL would take what is inside JSON to let hardly any row through, and join row by row. Of a
    # CASE it expects every second.
    wanted_ones = [case((condition, true()), else_=false()) for condition in conditions]
    return select(newest.c.contract_id, newest.c.outcome_id).where(*wanted_ones).subquery("outcomes")


def _tag(newest: Subquery, name: str) -> ColumnElement[Any]:
    return newest.c.definition.op("->>", return_type=String())(literal_column(f"'{name}'"))


def _of_period(filters: DistanceFilters) -> list[ColumnElement[bool]]:
    found: list[ColumnElement[bool]] = []
    if filters.latest_from is not None:
        found.append(DISTANCE.c.latest_on >= filters.latest_from)
    if filters.latest_until is not None:
        found.append(DISTANCE.c.latest_on <= filters.latest_until)
    return found
