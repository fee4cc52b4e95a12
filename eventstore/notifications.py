"""The log as the library's notifications, and its subscription for threads."""

from collections import deque
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from eventsourcing import persistence
from eventsourcing.persistence import Notification

from eventstore.records import RecordedEvent
from eventstore.subscription import Subscription

if TYPE_CHECKING:
    from eventstore.recorders import PostgresApplicationRecorder


@dataclass(frozen=True)
class RecordedNotification(RecordedEvent, Notification):
    """An event in the log that has its position as `id` too, as the library expects."""

    @classmethod
    def of(cls, event: RecordedEvent) -> "RecordedNotification":
        """Return the notification of an event."""
        notification = object.__new__(cls)
        notification.__dict__.update(vars(event), id=event.position)
        return notification


class PostgresSubscription(persistence.Subscription["PostgresApplicationRecorder"]):
    """The library's subscription: an iterator that blocks its thread until there is a next event."""

    def __init__(
        self,
        recorder: "PostgresApplicationRecorder",
        gt: int | None = None,
        topics: Sequence[str] = (),
    ) -> None:
        super().__init__(recorder, gt, topics)
        self._datastore = recorder.datastore
        self._buffer: deque[Notification] = deque()
        self._following: Subscription = self._datastore.run(
            self._datastore.subscribe(recorder.names, gt or 0, topics)
        )

    def stop(self) -> None:
        """End the iteration, from any thread."""
        super().stop()
        self._datastore.call_soon(self._following.stop)

    def __exit__(self, *args: object, **kwargs: Any) -> None:
        super().__exit__(*args, **kwargs)
        if self._datastore.running:
            self._datastore.run(self._following.close())

    def __next__(self) -> Notification:
        if not self._buffer and not self._has_been_stopped:
            page = self._datastore.run(self._following.next_page())
            self._buffer.extend(RecordedNotification.of(event) for event in page)
        if self._has_been_stopped or not self._buffer:
            raise StopIteration
        return self._buffer.popleft()
