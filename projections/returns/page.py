"""What a return asks, indicator by indicator, beside what was expected and what was read before."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
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
from projections.returns.readings import current_readings, readings_of
from projections.returns.results import AskedIndicator, AskedOutcome, EarlierReading, FigureVersion
from projections.returns.tables import RETURN

NO_OUTCOME = UUID(int=0)
EARLIER = 12
"""How many returns before this one are looked at: what a series usually does, and no more."""


async def asked_outcomes(
    connection: AsyncConnection, opened: Row[Any], as_of: int
) -> tuple[AskedOutcome, ...]:
    """What a return asks, grouped by outcome in the order of the contract's map."""
    terms = await terms_through_time(connection, opened.contract_id, as_of=as_of)
    readings = await current_readings(connection, opened.return_id, as_of=as_of)
    earlier = await _earlier(connection, opened, as_of)
    indicators = [_asked(asked, opened.period_ends_on, terms, readings, earlier) for asked in opened.asked]
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


class _Earlier:
    """An earlier return of the contract: its period and its readings."""

    def __init__(self, return_id: UUID, period: Period, readings: Mapping[UUID, FigureVersion]) -> None:
        self.return_id = return_id
        self.period = period
        self.readings = readings


async def _earlier(connection: AsyncConnection, opened: Row[Any], as_of: int) -> Sequence[_Earlier]:
    """The returns before this one, the last one first."""
    asked = (
        select(RETURN)
        .where(
            RETURN.c.contract_id == opened.contract_id,
            RETURN.c.period_ends_on < opened.period_starts_on,
            as_known(RETURN, as_of),
        )
        .order_by(RETURN.c.period_ends_on.desc())
        .limit(EARLIER)
    )
    rows = list(await connection.execute(asked))
    readings = await readings_of(connection, [row.return_id for row in rows], as_of=as_of)
    return [_Earlier(row.return_id, _period(row), readings.get(row.return_id, {})) for row in rows]


def _period(row: Row[Any]) -> Period:
    return Period(starts_on=row.period_starts_on, ends_on=row.period_ends_on, label=row.period_label)


def _asked(
    asked: Asked,
    ends_on: date,
    terms: TermsThroughTime,
    readings: Mapping[UUID, FigureVersion],
    earlier: Sequence[_Earlier],
) -> AskedIndicator:
    version = _version_on(terms, asked.indicator_id, ends_on)
    definition = None if version is None else version.definition
    expected = terms.expected.get(asked.indicator_id, Expected())
    counting = Expected() if version is None else expected.since(version.effective_from)
    return AskedIndicator(
        asked=asked,
        definition=definition or _as_asked(asked),
        reading=readings.get(asked.indicator_id),
        earlier=tuple(_read_before(earlier, asked, definition, terms)),
        expected=counting.figure_on(ends_on),
        expected_of_groups=counting.figures_of_groups_on(ends_on),
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
    earlier: Sequence[_Earlier], asked: Asked, definition: Indicator | None, terms: TermsThroughTime
) -> Iterator[EarlierReading]:
    for known in earlier:
        reading = known.readings.get(asked.indicator_id)
        if reading is None:
            continue
        before = _version_on(terms, asked.indicator_id, known.period.ends_on)
        yield EarlierReading(
            return_id=known.return_id,
            period=known.period,
            reading=reading,
            same_definition=before is not None and before.definition == definition,
        )
