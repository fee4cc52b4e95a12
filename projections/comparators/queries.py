"""One indicator of a contract beside the same indicator of providers of the same peer group."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal
from itertools import groupby
from typing import Any
from uuid import UUID

from sqlalchemy import CTE, ColumnElement, Row, Select, and_, func, or_, select
from sqlalchemy.ext.asyncio import AsyncConnection

from domain.measures.comparators import Comparator, comparator
from domain.measures.uncertainty import fewer_than_ten
from domain.shared.figures import Figure, Proportion, number_of
from domain.shared.values import Period
from projections.contracts.tables import INDICATOR, PARTY
from projections.directory.tables import ORGANISATION
from projections.known import as_known
from projections.results import Result
from projections.returns.tables import READING, RETURN


class PeerPeriod(Result, frozen=True, kw_only=True):
    """What the providers of the peer group read in one period, the contract's own among them.

    Attributes:
        among: where their figures lie; None where fewer gave one than may be compared.
        gave: how many gave a figure.
        gave_none: how many were asked and gave none, or a share of fewer than ten people.
    """

    period: Period
    among: Comparator | None
    gave: int
    gave_none: int


class Compared(Result, frozen=True, kw_only=True):
    """An indicator beside that of comparable providers.

    Attributes:
        peer_group: what they are called together; "" where the contract's provider is in no group.
        periods: those for which the contract itself was asked, in order of time.
    """

    peer_group: str
    periods: tuple[PeerPeriod, ...]


async def compared(
    connection: AsyncConnection, contract_id: UUID, indicator_id: UUID, *, as_of: int
) -> Compared:
    """An indicator beside the same of every provider of the peer group whose contract the reader may see.

    The same is what has the same id, and on the period's last day the same definition. Periods are the same
    where they begin and end on the same days. A provider that reads the indicator under two contracts has no
    one figure and is left out; so is whoever was not asked for a period, be it there no more.
    """
    asked = _peer_group(contract_id, as_of)
    peer_group: str = (await connection.execute(asked)).scalar_one_or_none() or ""
    if not peer_group:
        return Compared(peer_group="", periods=())
    rows = await connection.execute(_peers(contract_id, indicator_id, peer_group, as_of))
    by_period = groupby(rows, key=lambda row: (row.period_starts_on, row.period_ends_on, row.period_label))
    return Compared(
        peer_group=peer_group,
        periods=tuple(
            _peer_period(Period(starts_on=starts_on, ends_on=ends_on, label=label), told)
            for (starts_on, ends_on, label), told in by_period
        ),
    )


def _peer_group(contract_id: UUID, as_of: int) -> Select[Any]:
    """What those are called together whom the contract's lead provider is compared with."""
    leads = and_(PARTY.c.contract_id == contract_id, PARTY.c.part == "lead_provider", as_known(PARTY, as_of))
    named = and_(ORGANISATION.c.organisation_id == PARTY.c.organisation_id, as_known(ORGANISATION, as_of))
    return select(ORGANISATION.c.peer_group).select_from(ORGANISATION).join(PARTY, named).where(leads)


def _peers(contract_id: UUID, indicator_id: UUID, peer_group: str, as_of: int) -> Select[Any]:
    """The figures of the group for each period that the contract itself was asked for."""
    read = _read(indicator_id, peer_group, as_of)
    own = read.alias("own")
    same = and_(
        read.c.period_starts_on == own.c.period_starts_on,
        read.c.period_ends_on == own.c.period_ends_on,
        read.c.definition_number == own.c.definition_number,
    )
    period = [own.c.period_starts_on, own.c.period_ends_on, own.c.period_label]
    told: list[ColumnElement[Any]] = [*period, read.c.organisation_id, read.c.figure]
    return (
        select(*told)
        .select_from(own)
        .join(read, same)
        .where(own.c.contract_id == contract_id)
        .order_by(own.c.period_ends_on, *period)
    )


def _read(indicator_id: UUID, peer_group: str, as_of: int) -> CTE:
    """Every reading of the group, with whose it is, its period and the definition that it was read under."""
    leads = and_(
        PARTY.c.contract_id == READING.c.contract_id, PARTY.c.part == "lead_provider", as_known(PARTY, as_of)
    )
    alike = and_(
        ORGANISATION.c.organisation_id == PARTY.c.organisation_id,
        ORGANISATION.c.peer_group == peer_group,
        as_known(ORGANISATION, as_of),
    )
    until = func.lead(INDICATOR.c.effective_from).over(
        partition_by=INDICATOR.c.contract_id, order_by=INDICATOR.c.effective_from
    )
    # By their numbers: the definitions themselves are long, and would be compared once for each reading.
    number = func.dense_rank().over(order_by=INDICATOR.c.definition)
    defined = (
        select(INDICATOR.c.contract_id, INDICATOR.c.effective_from, INDICATOR.c.definition)
        .add_columns(until.label("until"), number.label("definition_number"))
        .where(INDICATOR.c.indicator_id == indicator_id, as_known(INDICATOR, as_of))
        .subquery("defined")
    )
    of_period = and_(RETURN.c.return_id == READING.c.return_id, as_known(RETURN, as_of))
    in_force = and_(
        defined.c.contract_id == READING.c.contract_id,
        defined.c.definition.is_not(None),
        defined.c.effective_from <= RETURN.c.period_ends_on,
        or_(defined.c.until.is_(None), defined.c.until > RETURN.c.period_ends_on),
    )
    period = RETURN.c.period_starts_on, RETURN.c.period_ends_on, RETURN.c.period_label
    whose = READING.c.contract_id, PARTY.c.organisation_id
    return (
        select(*whose, READING.c.figure, *period, defined.c.definition_number)
        .select_from(READING)
        .join(PARTY, leads)
        .join(ORGANISATION, alike)
        .join(RETURN, of_period)
        .join(defined, in_force)
        .where(READING.c.indicator_id == indicator_id, as_known(READING, as_of))
        .cte("read")
    )


def _peer_period(period: Period, rows: Iterable[Row[Any]]) -> PeerPeriod:
    told: dict[UUID, list[Figure | None]] = {}
    for row in rows:
        told.setdefault(row.organisation_id, []).append(row.figure)
    numbers = [_comparable(figures[0]) for figures in told.values() if len(figures) == 1]
    given = [number for number in numbers if number is not None]
    return PeerPeriod(
        period=period,
        among=comparator(given),
        gave=len(given),
        gave_none=len(numbers) - len(given),
    )


def _comparable(figure: Figure | None) -> Decimal | None:
    if isinstance(figure, Proportion) and fewer_than_ten(figure.denominator):
        return None
    return None if figure is None else number_of(figure)
