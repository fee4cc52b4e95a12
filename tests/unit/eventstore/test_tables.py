"""Names of tables and what stands beside them."""

import pytest

from eventstore import EventsTable, InvalidName, create_events_table


@pytest.mark.parametrize(
    ("name", "appends", "append"),
    [
        ("events", '"s"."appends"', '"s"."append"'),
        ("bank_events", '"s"."bank_appends"', '"s"."bank_append"'),
        ("log", '"s"."log_appends"', '"s"."log_append"'),
    ],
)
def test_companions_are_named_after_the_table(name: str, appends: str, append: str) -> None:
    names = EventsTable("s", name)
    assert (names.appends, names.append) == (appends, append)


def test_tables_of_different_schemas_share_no_lock_and_no_channel() -> None:
    one, other = EventsTable("one", "events"), EventsTable("other", "events")
    assert one.lock != other.lock
    assert one.channel != other.channel
    assert -(2**63) <= one.lock < 2**63


def test_names_are_quoted() -> None:
    assert EventsTable('a"b', "Events").events == '"a""b"."Events"'


@pytest.mark.parametrize(
    ("schema", "name"), [("", "events"), ("s", ""), ("s", "e" * 60), ("s" * 64, "events")]
)
def test_a_name_that_would_be_cut_is_refused(schema: str, name: str) -> None:
    with pytest.raises(InvalidName):
        EventsTable(schema, name)


def test_the_statements_name_only_the_tables_asked_for() -> None:
    statements = create_events_table("s", "x_events")
    assert any('CREATE TABLE IF NOT EXISTS "s"."x_events"' in statement for statement in statements)
    assert sum("ENABLE ALWAYS TRIGGER" in statement for statement in statements) == 2
