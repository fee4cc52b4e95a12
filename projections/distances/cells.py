"""Distances counted by contract and outcome, in statements over whole sets of rows."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from typing import Any, Final, get_args
from uuid import UUID

from sqlalchemy import (
    CTE,
    Boolean,
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
_FIVE_WAYS: Final = "five_ways"
"""Of these an outcome names as many as it will; of each other tag at most one."""


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
        .where(as_known(DISTANCE, as_of), table.outcome_id.is_not(None), *_of_period(filters))
        .group_by(table.contract_id, table.outcome_id)
    )
    wanted = _wanted(filters)
    if not wanted:
        return counted.cte("cells")
    # Joined when they are counted: PostgreSQL would look for the indicators of one outcome after the other.
    of, outcomes = counted.subquery("counted"), _outcomes(wanted, as_of)
    of_outcome = and_(outcomes.c.contract_id == of.c.contract_id, outcomes.c.outcome_id == of.c.outcome_id)
    return select(of).join(outcomes, of_outcome).cte("cells")


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


def _wanted(filters: DistanceFilters) -> dict[str, str]:
    """What an outcome must be tagged with, by the name of the tag."""
    tags = {name: getattr(filters, name) for name in (*_TAGS, _FIVE_WAYS)}
    return {name: value for name, value in tags.items() if value is not None}


def _outcomes(wanted: Mapping[str, str], as_of: int) -> Subquery:
    """The outcomes of contracts that are tagged so."""
    newest = newest_outcomes(as_of).subquery("newest")
    # CASE: PostgreSQL would take what is inside JSON to let hardly any row through, and join row by row. Of a
    # CASE it expects every second.
    tagged = [case((_is_tagged(newest, *tag), true()), else_=false()) for tag in wanted.items()]
    return select(newest.c.contract_id, newest.c.outcome_id).where(*tagged).subquery("outcomes")


def _is_tagged(newest: Subquery, name: str, value: str) -> ColumnElement[bool]:
    if name == _FIVE_WAYS:
        return newest.c.definition.op("@>", return_type=Boolean())({name: [value]})
    return newest.c.definition.op("->>", return_type=String())(literal_column(f"'{name}'")) == value


def _of_period(filters: DistanceFilters) -> list[ColumnElement[bool]]:
    found: list[ColumnElement[bool]] = []
    if filters.latest_from is not None:
        found.append(DISTANCE.c.latest_on >= filters.latest_from)
    if filters.latest_until is not None:
        found.append(DISTANCE.c.latest_on <= filters.latest_until)
    return found
