"""The suites that the `eventsourcing` library ships for persistence modules, unmodified.

unittest's classes take no parametrised fixtures, so each suite is bound to each server as a class.
"""

import itertools
import os
from collections.abc import Iterator, Sequence
from typing import Any
from unittest import TestCase

import psycopg
import pytest
from eventsourcing.persistence import ProcessRecorder, Tracking
from eventsourcing.tests import application, persistence, projection
from eventsourcing.utils import Environment

import eventstore
from eventstore.connection import Session
from eventstore.datastore import Datastore
from eventstore.recorders import (
    PostgresAggregateRecorder,
    PostgresApplicationRecorder,
    PostgresProcessRecorder,
    PostgresTrackingRecorder,
)
from services.operations.embedded_postgres import EmbeddedPostgres
from tests.conftest import FOUND, NOT_FOUND

# The suite checks by itself that the library's deprecated name warns.
pytestmark = pytest.mark.filterwarnings("default:'log' is deprecated:DeprecationWarning")

_numbers = itertools.count(1)


class WithDatastore(TestCase):
    datastore: Datastore

    def setUp(self) -> None:
        super().setUp()
        factory = eventstore.Factory(Environment(env=os.environ))
        self.datastore = factory.datastore
        self.addCleanup(factory.close)


class AggregateRecorder(WithDatastore, persistence.AggregateRecorderTestCase):
    def create_recorder(self) -> PostgresAggregateRecorder:
        recorder = PostgresAggregateRecorder(self.datastore)
        recorder.create_table()
        return recorder


class ApplicationRecorder(
    WithDatastore, persistence.ApplicationRecorderTestCase[PostgresApplicationRecorder]
):
    def create_recorder(self) -> PostgresApplicationRecorder:
        recorder = PostgresApplicationRecorder(self.datastore)
        recorder.create_table()
        return recorder

    def test_insert_subscribe(self) -> None:
        self.optional_test_insert_subscribe()


class NonInterleavingNotificationIDs(WithDatastore, persistence.NonInterleavingNotificationIDsBaseCase):
    def create_recorder(self) -> PostgresApplicationRecorder:
        recorder = PostgresApplicationRecorder(self.datastore)
        recorder.create_table()
        return recorder


class TrackingRecorder(WithDatastore, persistence.TrackingRecorderTestCase):
    def create_recorder(self) -> PostgresTrackingRecorder:
        recorder = PostgresTrackingRecorder(self.datastore)
        recorder.create_table()
        return recorder


class ProcessRecorderSuite(WithDatastore, persistence.ProcessRecorderTestCase):
    def create_recorder(self) -> ProcessRecorder:
        recorder = PostgresProcessRecorder(self.datastore)
        recorder.create_table()
        return recorder


class CustomTrackingRecorder(PostgresTrackingRecorder):
    """What a projection might bring of its own."""


class InfrastructureFactory(persistence.InfrastructureFactoryTestCase[eventstore.Factory]):
    def setUp(self) -> None:
        self.env = Environment("TestCase", os.environ)
        super().setUp()

    def expected_factory_class(self) -> type[eventstore.Factory]:
        return eventstore.Factory

    def expected_aggregate_recorder_class(self) -> type[PostgresAggregateRecorder]:
        return PostgresAggregateRecorder

    def expected_application_recorder_class(self) -> type[PostgresApplicationRecorder]:
        return PostgresApplicationRecorder

    def expected_tracking_recorder_class(self) -> type[PostgresTrackingRecorder]:
        return PostgresTrackingRecorder

    def tracking_recorder_subclass(self) -> type[PostgresTrackingRecorder]:
        return CustomTrackingRecorder

    def expected_process_recorder_class(self) -> type[PostgresProcessRecorder]:
        return PostgresProcessRecorder


class ExampleApplication(application.ExampleApplicationTestCase):
    expected_factory_topic = "eventstore.factory:PostgresFactory"


class Application(application.ApplicationTestCase):
    pass


class EventCounters(PostgresTrackingRecorder, projection.EventCountersView):
    """Counts events in a table of its own, in one transaction with the tracking."""

    def create_statements(self) -> Sequence[str]:
        return [
            *super().create_statements(),
            "CREATE TABLE IF NOT EXISTS event_counters (name text PRIMARY KEY, count bigint NOT NULL)",
        ]

    def get_created_event_counter(self) -> int:
        return self._count("created")

    def get_subsequent_event_counter(self) -> int:
        return self._count("subsequent")

    def incr_created_event_counter(self, tracking: Tracking) -> None:
        self._increase("created", tracking)

    def incr_subsequent_event_counter(self, tracking: Tracking) -> None:
        self._increase("subsequent", tracking)

    def _count(self, name: str) -> int:
        async def count(session: Session) -> int:
            found = await session.fetchval("SELECT count FROM event_counters WHERE name = $1", name)
            return int(found or 0)

        return self.transaction(count)

    def _increase(self, name: str, tracking: Tracking) -> None:
        async def increase(session: Session) -> None:
            await session.execute(
                "INSERT INTO event_counters AS c VALUES ($1, 1) "
                "ON CONFLICT (name) DO UPDATE SET count = c.count + 1",
                name,
            )
            await self.track(session, tracking)

        self.transaction(increase)


class EventCountersViewSuite(WithDatastore, projection.EventCountersViewTestCase):
    def construct_event_counters_view(self) -> projection.EventCountersView:
        view = EventCounters(self.datastore)
        view.create_table()
        return view


class AggregateEventCountersProjection(projection.AggregateEventCountersProjectionTestCase):
    view_class = EventCounters


class EventSourcedProjection(projection.EventSourcedProjectionTestCase):
    pass


SUITES: tuple[type[TestCase], ...] = (
    AggregateRecorder,
    ApplicationRecorder,
    NonInterleavingNotificationIDs,
    TrackingRecorder,
    ProcessRecorderSuite,
    InfrastructureFactory,
    ExampleApplication,
    Application,
    EventCountersViewSuite,
    AggregateEventCountersProjection,
    EventSourcedProjection,
)


def _environment(server: EmbeddedPostgres, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    name = f"library_{next(_numbers)}"
    with psycopg.connect(server.url, autocommit=True) as connection:
        connection.execute(f"CREATE DATABASE {name}")
        monkeypatch.setenv("PERSISTENCE_MODULE", "eventstore")
        monkeypatch.setenv("POSTGRES_DSN", server.url.replace("/fingerpost?", f"/{name}?"))
        yield
        connection.execute(f"DROP DATABASE {name} WITH (FORCE)")


class OnEmbedded:
    @pytest.fixture(autouse=True)
    def environment(
        self, embedded_server: EmbeddedPostgres, monkeypatch: pytest.MonkeyPatch
    ) -> Iterator[None]:
        yield from _environment(embedded_server, monkeypatch)


@pytest.mark.skipif(FOUND is None, reason=NOT_FOUND)
class OnSystem:
    @pytest.fixture(autouse=True)
    def environment(self, system_server: EmbeddedPostgres, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
        yield from _environment(system_server, monkeypatch)


def _bound() -> Iterator[tuple[str, type[Any]]]:
    for suite, server in itertools.product(SUITES, (OnEmbedded, OnSystem)):
        name = f"Test{suite.__name__}{server.__name__}"
        yield name, type(name, (server, suite), {"__module__": __name__, "__test__": True})


globals().update(_bound())
for each in SUITES:
    each.__test__ = False  # type: ignore[attr-defined] # only the bound ones run
