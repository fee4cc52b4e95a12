"""From recorded events to what they do to rows, worked out while the rows before them are being written."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Coroutine, Sequence
from typing import Any, Protocol

from domain.shared.facts import Fact
from eventstore.records import RecordedEvent
from projections.changes import Happened, Project
from projections.projector.lines import Line, line_of
from projections.projector.shape import Shapes

IN_ONE_GO = 500
"""Events after which whatever shares the event loop has its turn: a page, or the batch that is being sent."""

Projected = tuple[int, list[Line]]
"""An event's position and what it does."""


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


async def project_all(
    events: Sequence[RecordedEvent], decode: Decode, project: Project, shapes: Shapes
) -> tuple[list[Projected], Refused | None]:
    """What each event does to the tables of these shapes, up to the first that cannot be projected."""
    projected: list[Projected] = []
    for number, event in enumerate(events):
        if not number % IN_ONE_GO:
            await asyncio.sleep(0)
        try:
            happened = _happened(event, decode)
            lines = [line_of(change, happened, shapes) for change in project(happened)]
        # Decoding and projecting are pure: whatever they raise for an event they will raise again.
        except Exception as error:  # noqa: BLE001
            return projected, Refused(event.position, error)
        projected.append((event.position, lines))
    return projected, None


def _happened(event: RecordedEvent, decode: Decode) -> Happened:
    stream_id: Any = event.originator_id  # the library allows names as well; this log has none
    return Happened(
        fact=decode(event.topic, event.schema_version, event.state),
        position=event.position,
        stream_id=stream_id,
        recorded_at=event.recorded_at,
        council_id=event.council_id,
        contract_id=event.contract_id,
        actor_id=event.actor_id,
        role=event.role,
        source=event.source,
    )


class Batch:
    """Some events of the log with what they do to rows, up to the first that cannot be projected.

    Attributes:
        projected: in order of position.
        refused: the event that could not be projected, if one could not.
        position: that whoever has taken the batch in has come to, where nothing is refused.
        more: whether there are more events.
    """

    def __init__(
        self, projected: Sequence[Projected], refused: Refused | None, position: int, *, more: bool
    ) -> None:
        self.projected = projected
        self.refused = refused
        self.position = position
        self.more = more


class Ahead:
    """Batches one after the other, the next one being made while the last one is written.

    Args:
        make: makes a batch of about so many events after a position.
    """

    def __init__(self, make: Callable[[int, int], Coroutine[Any, Any, Batch]]) -> None:
        self._make = make
        self._asked: tuple[int, int] | None = None
        self._coming: asyncio.Task[Batch] | None = None

    async def batch(self, after: int, limit: int, *, and_next: bool) -> Batch:
        """The batch after a position.

        Args:
            after: the position.
            limit: about how many events.
            and_next: whether to have the batch after it made as well; then `drop` must be called at the end.
        """
        if self._asked != (after, limit):
            self.drop()
        coming, self._coming = self._coming, None
        batch = await (coming or self._make(after, limit))
        if and_next and batch.more and batch.refused is None:
            self._asked = batch.position, limit
            self._coming = asyncio.create_task(self._make(batch.position, limit))
        return batch

    def drop(self) -> None:
        """Forget what is being made."""
        coming, self._coming = self._coming, None
        if coming is not None:
            coming.cancel()
            # Whatever it failed with, nobody waits for it any more.
            coming.add_done_callback(lambda task: task.cancelled() or task.exception())
