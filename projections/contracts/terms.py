"""Reading a contract's terms: its outcomes, and its indicators and expectations in all their versions."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import Row, Table, select
from sqlalchemy.ext.asyncio import AsyncConnection

from domain.framework.definitions import Outcome
from projections.contracts.results import ExpectationVersion, Expected, IndicatorVersion
from projections.contracts.tables import CONTRACT, EXPECTATION, FROM_THE_START, INDICATOR, OUTCOME
from projections.known import as_known
from projections.results import Result, as_result


class TermsThroughTime(Result, frozen=True, kw_only=True):
    """A contract's outcomes, with every version of its indicators and expectations.

    Attributes:
        outcomes: in the order in which they were agreed.
        indicators: for each indicator, in the order in which they were agreed, its versions by day.
        expected: what was ever expected of each indicator.
    """

    outcomes: tuple[Outcome, ...]
    indicators: Mapping[UUID, tuple[IndicatorVersion, ...]]
    expected: Mapping[UUID, Expected]


async def terms_through_time(
    connection: AsyncConnection, contract_id: UUID, *, as_of: int
) -> TermsThroughTime:
    """Everything agreed about what is worked for and asked for, as known at a position."""
    starts_on = await _starts_on(connection, contract_id, as_of)
    outcomes = await _rows(connection, OUTCOME, contract_id, as_of)
    indicators = await _rows(connection, INDICATOR, contract_id, as_of)
    expectations = await _rows(connection, EXPECTATION, contract_id, as_of)
    versions = _by_indicator(IndicatorVersion, indicators, starts_on)
    expected = _by_indicator(ExpectationVersion, expectations, starts_on)
    first_places = {row.indicator_id: (row.known_from, row.place) for row in reversed(indicators)}
    return TermsThroughTime(
        outcomes=tuple(row.definition for row in sorted(outcomes, key=lambda row: row.place)),
        indicators={known: versions[known] for known in sorted(versions, key=lambda id_: first_places[id_])},
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


def _by_indicator(result_type: Any, rows: Sequence[Row[Any]], starts_on: date) -> dict[UUID, tuple[Any, ...]]:
    found: dict[UUID, tuple[Any, ...]] = {}
    for row in rows:
        version = as_result(result_type, row, effective_from=max(row.effective_from, starts_on))
        found[row.indicator_id] = (*found.get(row.indicator_id, ()), version)
    return found
