"""How each version of a reading came: by which way, and with which submission. Read from the log itself."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple
from uuid import UUID

from domain.codec import CODEC
from domain.provider_return.events import ReturnSubmitted
from services.application.application import Fingerpost


class Origin(NamedTuple):
    """Where an event of a return came from.

    Attributes:
        source: by which way it came, as `eventstore.source` writes it; None where nobody said.
        submission: number of the submission that it belongs to; None where it came after all of them.
    """

    source: str | None
    submission: int | None


async def origins_of(fingerpost: Fingerpost, return_id: UUID) -> Mapping[int, Origin]:
    """The origin of each event of a return, by its position."""
    found: dict[int, Origin] = {}
    waiting: list[tuple[int, str | None]] = []
    for event in await fingerpost.store.read_stream(return_id):
        waiting.append((event.position, event.source))
        fact = CODEC.decode(event.topic, event.schema_version, event.state)
        if isinstance(fact, ReturnSubmitted):
            found |= {position: Origin(source, fact.submission) for position, source in waiting}
            waiting = []
    return found | {position: Origin(source, None) for position, source in waiting}
