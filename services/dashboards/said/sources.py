"""Asking where versions came from: who told them, acting as what, and by which way."""

from __future__ import annotations

from collections.abc import Iterable
from uuid import UUID

from projections.returns.results import FigureVersion
from projections.timeline.origins import origins
from services.dashboards.reading import Reading
from services.dashboards.said.versions import Sources


async def sources_of(reading: Reading, contract_id: UUID, told: Iterable[FigureVersion]) -> Sources:
    """The sources of what was told under a contract that this person may see."""
    positions = [version.position for version in told]
    found = await origins(reading.connection, contract_id, positions, as_of=reading.as_of)
    people = {origin.actor_id for origin in found.values() if origin.actor_id is not None}
    return Sources(found, await reading.names_of(people))
