"""The library's infrastructure factory: reads the environment, makes the recorders."""

from typing import Any, Protocol, TypeVar, cast

from eventsourcing.persistence import InfrastructureFactory
from eventsourcing.utils import Environment, EnvType, resolve_topic, strtobool

from eventstore.connection import Database
from eventstore.datastore import Datastore
from eventstore.recorders import (
    PostgresAggregateRecorder,
    PostgresApplicationRecorder,
    PostgresProcessRecorder,
    PostgresTrackingRecorder,
)

TTracking = TypeVar("TTracking", bound=PostgresTrackingRecorder)


class HasTables(Protocol):
    """A recorder that makes its tables."""

    def create_table(self) -> None:
        """Create the tables if they are not there."""


TRecorder = TypeVar("TRecorder", bound=HasTables)


class PostgresFactory(InfrastructureFactory[PostgresTrackingRecorder]):
    """Makes recorders for PostgreSQL on asyncpg.

    It reads the library's own names: POSTGRES_DBNAME, POSTGRES_HOST, POSTGRES_PORT, POSTGRES_USER,
    POSTGRES_PASSWORD, POSTGRES_CONNECT_TIMEOUT, POSTGRES_POOL_SIZE, POSTGRES_SCHEMA, CREATE_TABLE. Its own
    are POSTGRES_DSN (an address instead of its parts), POSTGRES_ROLE (taken on every connection) and
    POSTGRES_EVENTS_TABLE (the table's name, which is made from the application's otherwise).

    Args:
        env: the environment, with the application's name.

    Raises:
        OSError: if a value is missing or cannot be used; the message names it.
    """

    aggregate_recorder_class = PostgresAggregateRecorder
    application_recorder_class = PostgresApplicationRecorder
    tracking_recorder_class = PostgresTrackingRecorder
    process_recorder_class = PostgresProcessRecorder

    def __init__(self, env: Environment | EnvType | None) -> None:
        super().__init__(env)
        if self.env.get("ORIGINATOR_ID_TYPE", "uuid").lower() != "uuid":
            msg = "ORIGINATOR_ID_TYPE must be 'uuid': this module names streams by UUIDs only."
            raise OSError(msg)
        self.datastore = Datastore(self._database(), self.env.get("POSTGRES_SCHEMA") or "public")

    def aggregate_recorder(self, purpose: str = "events") -> PostgresAggregateRecorder:
        """Make a recorder of events outside the log."""
        return self._created(
            self.aggregate_recorder_class(
                self.datastore, events_table_name=f"{self.env.name.lower() or 'stored'}_{purpose}"
            )
        )

    def application_recorder(self) -> PostgresApplicationRecorder:
        """Make the recorder of the application's log."""
        chosen = self._chosen(self.APPLICATION_RECORDER_TOPIC, self.application_recorder_class)
        return self._created(chosen(self.datastore, events_table_name=self.events_table_name))

    def tracking_recorder(self, tracking_recorder_class: type[TTracking] | None = None) -> TTracking:
        """Make a recorder of how far others' events were processed."""
        chosen = tracking_recorder_class or self._chosen(
            self.TRACKING_RECORDER_TOPIC, cast("type[TTracking]", self.tracking_recorder_class)
        )
        return self._created(chosen(self.datastore, tracking_table_name=self._tracking_table_name))

    def process_recorder(self) -> PostgresProcessRecorder:
        """Make the recorder of an application that processes others' events."""
        chosen = self._chosen(self.PROCESS_RECORDER_TOPIC, self.process_recorder_class)
        return self._created(
            chosen(
                self.datastore,
                events_table_name=self.events_table_name,
                tracking_table_name=self._tracking_table_name,
            )
        )

    @property
    def creates_tables(self) -> bool:
        """Tell whether tables are made where they are missing (CREATE_TABLE; yes unless set)."""
        return strtobool(self.env.get("CREATE_TABLE") or "yes")

    @property
    def events_table_name(self) -> str:
        """The name of the application's table of events."""
        return self.env.get("POSTGRES_EVENTS_TABLE") or f"{self.env.name.lower() or 'stored'}_events"

    @property
    def snapshots_table_name(self) -> str:
        """The name of the application's table of snapshots."""
        return f"{self.env.name.lower() or 'stored'}_snapshots"

    @property
    def _tracking_table_name(self) -> str:
        return f"{self.env.name.lower() or 'notification'}_tracking"

    def close(self) -> None:
        """Record what waits and close every connection."""
        # The library closes half-made factories too.
        datastore = getattr(self, "datastore", None)
        if datastore is not None:
            datastore.close()

    def _created(self, recorder: TRecorder) -> TRecorder:
        if self.creates_tables:
            recorder.create_table()
        return recorder

    def _chosen(self, variable: str, default: type[TRecorder]) -> type[TRecorder]:
        topic = self.env.get(variable)
        return resolve_topic(topic) if topic else default

    def _database(self) -> Database:
        dsn = self.env.get("POSTGRES_DSN")
        return Database(
            dsn=dsn or None,
            role=self.env.get("POSTGRES_ROLE") or None,
            connect_timeout=self._number("POSTGRES_CONNECT_TIMEOUT", 10),
            pool_size=self._number("POSTGRES_POOL_SIZE", 10),
            options={} if dsn else self._parts(),
        )

    def _parts(self) -> dict[str, Any]:
        return {
            "database": self._required("POSTGRES_DBNAME"),
            "host": self._required("POSTGRES_HOST"),
            "port": self._number("POSTGRES_PORT", 5432),
            "user": self._required("POSTGRES_USER"),
            "password": self._required("POSTGRES_PASSWORD"),
        }

    def _required(self, variable: str) -> str:
        value = self.env.get(variable)
        if value is None:
            msg = f"Set {variable}, or POSTGRES_DSN to an address: there is no database to connect to."
            raise OSError(msg)
        return value

    def _number(self, variable: str, default: int) -> int:
        value = self.env.get(variable) or str(default)
        if not value.isdecimal() or int(value) == 0:
            msg = f"{variable} must be a whole number above 0, not {value!r}."
            raise OSError(msg)
        return int(value)


Factory = PostgresFactory
