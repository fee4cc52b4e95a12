"""The tables of an event store as statements, for the library's recorders and for migrations alike."""

from collections.abc import Sequence

from eventstore.append_function import append_function
from eventstore.tables import EventsTable, quoted


def create_events_table(schema: str, table: str) -> Sequence[str]:
    """Return the statements that create a table of events and what belongs to it.

    They can be run again over what they created. Run them in one transaction, as the owner of the schema.

    Args:
        schema: an existing PostgreSQL schema.
        table: the table's name; `events` gets `appends` and `append` beside it, `x_events` gets `x_appends`.

    Raises:
        InvalidName: if a name is too long.
    """
    names = EventsTable(schema, table)
    return [
        _events(names),
        *_indexes(names),
        _appends(names),
        _refuse_change(names),
        *_insert_only(names.events, names.refuse_change),
        *_insert_only(names.appends, names.refuse_change),
        append_function(names),
    ]


def grants(schema: str, table: str, *, writer: str, readers: Sequence[str] = ()) -> Sequence[str]:
    """Return the statements that let one role append, others read, and nobody else anything.

    Args:
        schema: the schema of the table.
        table: the table of events, already created.
        writer: the role that appends and reads; it gets no UPDATE, DELETE or TRUNCATE.
        readers: roles that only read the events.
    """
    names = EventsTable(schema, table)
    reading = [quoted(role) for role in readers]
    everyone = ", ".join([quoted(writer), *reading])
    statements = [
        f"REVOKE ALL ON {names.events}, {names.appends} FROM PUBLIC, {everyone}",
        f"REVOKE ALL ON FUNCTION {names.append} FROM PUBLIC",
        f"GRANT USAGE ON SCHEMA {quoted(schema)} TO {everyone}",
        f"GRANT SELECT, INSERT ON {names.events}, {names.appends} TO {quoted(writer)}",
        f"GRANT EXECUTE ON FUNCTION {names.append} TO {quoted(writer)}",
    ]
    if reading:
        statements.append(f"GRANT SELECT ON {names.events} TO {', '.join(reading)}")
    return statements


def create_snapshots_table(schema: str, table: str) -> Sequence[str]:
    """Return the statement for a table of snapshots: a cache of folded streams, which may be emptied."""
    names = EventsTable(schema, table)
    return [
        f"""CREATE TABLE IF NOT EXISTS {names.events} (
    stream_id uuid NOT NULL,
    version bigint NOT NULL,
    type text NOT NULL,
    payload bytea NOT NULL,
    PRIMARY KEY (stream_id, version)
)"""
    ]


def _events(names: EventsTable) -> str:
    # The order of columns puts those of fixed width first: no padding between them.
    return f"""CREATE TABLE IF NOT EXISTS {names.events} (
    position bigint PRIMARY KEY,
    version bigint NOT NULL,
    recorded_at timestamptz NOT NULL,
    stream_id uuid NOT NULL,
    council_id uuid,
    contract_id uuid,
    actor_id uuid,
    correlation_id uuid,
    causation_id uuid,
    schema_version integer NOT NULL,
    type text NOT NULL,
    role text,
    source text,
    payload bytea NOT NULL,
    UNIQUE (stream_id, version)
)"""


def _indexes(names: EventsTable) -> list[str]:
    def index(name: str, definition: str) -> str:
        return f"CREATE INDEX IF NOT EXISTS {quoted(names.name + name)} ON {names.events} {definition}"

    return [
        index("_by_council", "(council_id, position) WHERE council_id IS NOT NULL"),
        index("_by_contract", "(contract_id, position) WHERE contract_id IS NOT NULL"),
        # A summary of each stretch of the table: it lets a reader pass over stretches without a rare type,
        # and costs an append next to nothing, where a tree took a sixth of it.
        index("_by_type", "USING brin (type text_bloom_ops) WITH (autosummarize = on)"),
    ]


def _appends(names: EventsTable) -> str:
    return f"""CREATE TABLE IF NOT EXISTS {names.appends} (
    idempotency_key uuid PRIMARY KEY,
    first_position bigint NOT NULL,
    last_position bigint NOT NULL,
    fingerprint bytea NOT NULL
)"""


def _refuse_change(names: EventsTable) -> str:
    return f"""CREATE OR REPLACE FUNCTION {names.refuse_change}() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'Table % takes inserts only: % is refused.', TG_TABLE_NAME, TG_OP
        USING ERRCODE = 'restrict_violation';
END
$$"""


def _insert_only(table: str, function: str) -> list[str]:
    # ALWAYS: `session_replication_role = replica` would switch an ordinary trigger off.
    return [
        f"""CREATE OR REPLACE TRIGGER insert_only BEFORE UPDATE OR DELETE OR TRUNCATE ON {table}
    FOR EACH STATEMENT EXECUTE FUNCTION {function}()""",
        f"ALTER TABLE {table} ENABLE ALWAYS TRIGGER insert_only",
    ]
