"""The environment says where the database is; a value that cannot be used is named."""

import pytest
from eventsourcing.utils import Environment

from eventstore import Factory

PARTS = {
    "POSTGRES_DBNAME": "d",
    "POSTGRES_HOST": "h",
    "POSTGRES_USER": "u",
    "POSTGRES_PASSWORD": "p",
}


def test_an_address_is_enough() -> None:
    factory = Factory(Environment("App", {"POSTGRES_DSN": "postgresql://u@h/d", "POSTGRES_ROLE": "writer"}))
    assert factory.datastore.database.dsn == "postgresql://u@h/d"
    assert factory.datastore.database.role == "writer"
    assert factory.events_table_name == "app_events"


def test_the_librarys_parts_are_enough() -> None:
    database = Factory(Environment("App", {**PARTS, "POSTGRES_PORT": "5433"})).datastore.database
    assert database.options == {"database": "d", "host": "h", "port": 5433, "user": "u", "password": "p"}


@pytest.mark.parametrize("missing", sorted(PARTS))
def test_a_missing_part_is_named(missing: str) -> None:
    with pytest.raises(OSError, match=missing):
        Factory(Environment("App", {name: value for name, value in PARTS.items() if name != missing}))


@pytest.mark.parametrize("variable", ["POSTGRES_POOL_SIZE", "POSTGRES_CONNECT_TIMEOUT", "POSTGRES_PORT"])
@pytest.mark.parametrize("value", ["many", "0", "-1"])
def test_a_number_that_is_none_is_named(variable: str, value: str) -> None:
    with pytest.raises(OSError, match=variable):
        Factory(Environment("App", {**PARTS, variable: value}))


def test_streams_are_named_by_uuids_only() -> None:
    with pytest.raises(OSError, match="ORIGINATOR_ID_TYPE"):
        Factory(Environment("App", {**PARTS, "ORIGINATOR_ID_TYPE": "text"}))


def test_the_table_may_be_named() -> None:
    named = {**PARTS, "POSTGRES_SCHEMA": "eventstore", "POSTGRES_EVENTS_TABLE": "events"}
    factory = Factory(Environment("App", named))
    assert (factory.datastore.schema, factory.events_table_name) == ("eventstore", "events")
