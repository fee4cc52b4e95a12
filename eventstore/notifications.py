"""The log as the library's notifications, and its subscription for threads."""

from collections import deque
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from eventsourcing import persistence
from eventsourcing.persistence import Notification

from eventstore.datastore import Datastore
from eventstore.records import RecordedEvent
from eventstore.subscription import Subscription
from eventstore.tables import EventsTable


@dataclass(frozen=True)
class RecordedNotification(RecordedEvent, Notification):
    """An event in the log that has its position as `id` too, as the library expects."""

    @classmethod
    def of(cls, event: RecordedEvent) -> "RecordedNotification":
        """Return the notification of an event."""
        notification = object.__new__(cls)
        notification.__dict__.update(vars(event), id=event.position)
        return notification


class PostgresSubscription(persistence.Subscription[persistence.ApplicationRecorder]):
    """The library's subscription: an iterator that blocks its thread until there is a next event.

    Args:
        recorder: whose log it is.
        datastore: where the log is.
        names: the log's table.
        gt: the position after which to begin; None is the beginning.
        topics: event types; none means all.
    """

    def __init__(
        self,
        recorder: persistence.ApplicationRecorder,
        datastore: Datastore,
        names: EventsTable,
        *,
        gt: int | None = None,
        topics: Sequence[str] = (),
    ) -> None:
        super().__init__(recorder, gt, topics)
        self._datastore = datastore
        self._buffer: deque[Notification] = deque()
        self._following: Subscription = datastore.run(datastore.subscribe(names, gt or 0, topics))

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
