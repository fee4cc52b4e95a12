"""From recorded events to what they do to rows."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol, cast
from uuid import UUID

from domain.shared.facts import Fact
from eventstore.records import RecordedEvent
from projections.changes import Happened, Project, RowChange

Projected = tuple[Happened, tuple[RowChange, ...]]


class Decode(Protocol):
    """Brings stored bytes back to the fact that they are."""

    def __call__(self, type_name: str, schema_version: int, payload: bytes, /) -> Fact:
        """The fact."""
        ...


class Refused:
    """The event of a batch that could not be projected, and why."""

    def __init__(self, position: int, error: Exception) -> None:
        self.position = position
        self.reason = f"{type(error).__name__}: {error}"


def project_all(
    events: Sequence[RecordedEvent], decode: Decode, project: Project
) -> tuple[list[Projected], Refused | None]:
    """What each event does, up to the first that cannot be projected."""
    projected: list[Projected] = []
    for event in events:
        try:
            happened = _happened(event, decode)
            projected.append((happened, tuple(project(happened))))
        # Decoding and projecting are pure: whatever they raise for an event they will raise again.
        except Exception as error:  # noqa: BLE001
            return projected, Refused(event.position, error)
    return projected, None


def _happened(event: RecordedEvent, decode: Decode) -> Happened:
    return Happened(
        fact=decode(event.topic, event.schema_version, event.state),
        position=event.position,
        stream_id=cast("UUID", event.originator_id),  # the library allows names as well; this log has none
        recorded_at=event.recorded_at,
        council_id=event.council_id,
        contract_id=event.contract_id,
        actor_id=event.actor_id,
        role=event.role,
        source=event.source,
    )
