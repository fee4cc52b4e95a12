"""What the log and the read models hold, as the verdict compares it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from uuid import UUID

from sqlalchemy import select

from domain.codec import CODEC
from domain.provider_return.content import Reading
from eventstore.store import PostgresEventStore
from projections.positions import LOG
from projections.returns.tables import READING, RETURN
from services.access import Scope, reading, reading_only
from services.operations.projecting import projector
from tests.load.verdict import Logged, Shown
from tests.load.world import COUNCIL

PAGE = 5_000


async def read_log(url: str) -> list[Logged]:
    """Every event of the log, in order."""
    found: list[Logged] = []
    async with PostgresEventStore(url, LOG) as store:
        while page := await store.read_log(found[-1].position if found else 0, limit=PAGE):
            found += [
                Logged(
                    position=event.position,
                    stream_id=UUID(str(event.originator_id)),
                    version=event.originator_version,
                    fact=CODEC.decode(event.topic, event.schema_version, event.state),
                )
                for event in page
            ]
    return found


async def read_pages(url: str) -> Mapping[UUID, Shown]:
    """What readers see of every return, once the read models have come to the end of the log."""
    async with projector(url) as made:
        await made.drain()
    engine = reading_only(url)
    async with reading(engine, Scope(council_id=COUNCIL, contracts="*")) as connection:
        returns = (await connection.execute(select(RETURN).where(RETURN.c.known_to.is_(None)))).all()
        rows = (await connection.execute(select(READING).where(READING.c.known_to.is_(None)))).all()
    await engine.dispose()
    readings: dict[UUID, list[Reading]] = {}
    for row in rows:
        readings.setdefault(row.return_id, []).append(
            Reading(
                indicator_id=row.indicator_id, figure=row.figure, missing=row.missing, comment=row.comment
            )
        )
    return {
        row.return_id: Shown(standing=row.standing, readings=_in_order(readings.get(row.return_id, ())))
        for row in returns
    }


def _in_order(readings: Sequence[Reading]) -> tuple[Reading, ...]:
    return tuple(sorted(readings, key=lambda known: known.indicator_id))
