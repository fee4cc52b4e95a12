"""What a return asks, indicator by indicator, beside what was expected and what was read before."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import Row, select
from sqlalchemy.ext.asyncio import AsyncConnection

from domain.framework.definitions import Indicator
from domain.provider_return.content import Asked
from domain.shared.values import Period
from projections.contracts.results import Expected, IndicatorVersion, in_force_on
from projections.contracts.terms import TermsThroughTime, terms_through_time
from projections.known import as_known
from projections.returns.readings import current_readings
from projections.returns.results import AskedIndicator, AskedOutcome, FigureVersion, PreviousReading
from projections.returns.tables import RETURN

NO_OUTCOME = UUID(int=0)


async def asked_outcomes(
    connection: AsyncConnection, opened: Row[Any], as_of: int
) -> tuple[AskedOutcome, ...]:
    """What a return asks, grouped by outcome in the order of the contract's map."""
    terms = await terms_through_time(connection, opened.contract_id, as_of=as_of)
    readings = await current_readings(connection, opened.return_id, as_of=as_of)
    previous = await _previous(connection, opened, as_of)
    indicators = [_asked(asked, opened.period_ends_on, terms, readings, previous) for asked in opened.asked]
    groups = [
        AskedOutcome(
            outcome=outcome,
            indicators=tuple(
                known for known in indicators if known.definition.outcome_id == outcome.outcome_id
            ),
        )
        for outcome in terms.outcomes
    ]
    known = {outcome.outcome_id for outcome in terms.outcomes}
    others = tuple(asked for asked in indicators if asked.definition.outcome_id not in known)
    return (
        *(group for group in groups if group.indicators),
        *((AskedOutcome(outcome=None, indicators=others),) if others else ()),
    )


class _Previous:
    """The readings of the return before, and the day that its period ended."""

    def __init__(self, return_id: UUID, period: Period, readings: Mapping[UUID, FigureVersion]) -> None:
        self.return_id = return_id
        self.period = period
        self.readings = readings


async def _previous(connection: AsyncConnection, opened: Row[Any], as_of: int) -> _Previous | None:
    asked = (
        select(RETURN)
        .where(
            RETURN.c.contract_id == opened.contract_id,
            RETURN.c.period_ends_on < opened.period_starts_on,
            as_known(RETURN, as_of),
        )
        .order_by(RETURN.c.period_ends_on.desc())
        .limit(1)
    )
    row = (await connection.execute(asked)).one_or_none()
    if row is None:
        return None
    readings = await current_readings(connection, row.return_id, as_of=as_of)
    period = Period(starts_on=row.period_starts_on, ends_on=row.period_ends_on, label=row.period_label)
    return _Previous(row.return_id, period, readings)


def _asked(
    asked: Asked,
    ends_on: date,
    terms: TermsThroughTime,
    readings: Mapping[UUID, FigureVersion],
    previous: _Previous | None,
) -> AskedIndicator:
    version = _version_on(terms, asked.indicator_id, ends_on)
    definition = None if version is None else version.definition
    expected = terms.expected.get(asked.indicator_id, Expected())
    return AskedIndicator(
        asked=asked,
        definition=definition or _as_asked(asked),
        reading=readings.get(asked.indicator_id),
        previous=None if previous is None else _read_before(previous, asked, definition, terms),
        expected=None if version is None else expected.since(version.effective_from).figure_on(ends_on),
    )


def _version_on(terms: TermsThroughTime, indicator_id: UUID, day: date) -> IndicatorVersion | None:
    """How an indicator is defined on a day; where it is retired by then, how it last was.

    A return that was opened before a revision may ask for what the revision retires.
    """
    versions = [version for version in terms.indicators.get(indicator_id, ()) if version.definition]
    return in_force_on(versions, day) or (versions[0] if versions else None)


def _as_asked(asked: Asked) -> Indicator:
    """An indicator that the contract's map does not know, as far as the return itself describes it."""
    return Indicator(
        indicator_id=asked.indicator_id,
        outcome_id=NO_OUTCOME,
        title=asked.title,
        measure=asked.measure,
        unit="",
        direction="none",
        scale=asked.scale,
    )


def _read_before(
    previous: _Previous, asked: Asked, definition: Indicator | None, terms: TermsThroughTime
) -> PreviousReading | None:
    reading = previous.readings.get(asked.indicator_id)
    if reading is None:
        return None
    before = _version_on(terms, asked.indicator_id, previous.period.ends_on)
    return PreviousReading(
        return_id=previous.return_id,
        period=previous.period,
        reading=reading,
        same_definition=before is not None and before.definition == definition,
    )
