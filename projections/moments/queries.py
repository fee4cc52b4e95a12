"""Moments of a contract that people remember and come back to: each stands for a position of the log."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from typing import Literal
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncConnection

from domain.contract.events import RevisionTookEffect
from domain.shared.values import Period
from projections.results import Result
from projections.timeline.queries import Entry, timeline

Kind = Literal["submitted", "accepted", "corrected", "revised"]

KINDS: Mapping[str, Kind] = {
    "ReturnSubmitted": "submitted",
    "ReturnAccepted": "accepted",
    "ReadingRestated": "corrected",
    "RevisionTookEffect": "revised",
}
"""What happened, by the type of its event. An agreement and what takes effect by it are recorded together."""

MOST = 1_000
"""So many moments are offered, the newest: a monthly contract of ten years has fewer."""


class Moment(Result, frozen=True, kw_only=True):
    """Something that happened to a contract, and the position at which it had.

    Attributes:
        period: of the return that it happened to; None for the contract itself.
        effective_from: the day from which a revision counts; None for everything else.
    """

    position: int
    recorded_at: datetime
    kind: Kind
    period: Period | None
    effective_from: date | None


async def moments(connection: AsyncConnection, contract_id: UUID, *, as_of: int) -> tuple[Moment, ...]:
    """The moments of a contract, newest first; none where the reader may not see it."""
    entries = await timeline(connection, contract_id, as_of=as_of, limit=MOST, types=tuple(KINDS))
    return tuple(_moment(entry) for entry in entries)


def _moment(entry: Entry) -> Moment:
    fact = entry.fact
    return Moment(
        position=entry.position,
        recorded_at=entry.recorded_at,
        kind=KINDS[entry.type],
        period=entry.period,
        effective_from=fact.effective_from if isinstance(fact, RevisionTookEffect) else None,
    )
