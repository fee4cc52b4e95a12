"""The one function through which events enter a table: many commands, one transaction, one round trip."""

from eventstore.tables import EventsTable


def append_function(names: EventsTable) -> str:
    """Return the statement that creates the append function.

    A *command* is what one caller wants recorded whole or not at all: one or more events of one or more
    streams (its *parts*), under one idempotency key. Commands come in as arrays; each is judged by itself, so
    that one that is refused takes no other with it. Commands of one call must not share a stream or a key.

    The result is one row: `head`, the position before the first new event, and for the refused commands
    parallel arrays: which (counted from 1), first and last position of what its key recorded before (null if
    the key was new), whether the fingerprint was the same, and the stream and version that it collided with.
    Positions of the others follow: they are given densely, in the order of the arguments.

    Why it keeps the order: positions are chosen from the table's own last row, under a lock that is released
    by the commit. So position n is visible before n + 1 is chosen, and the primary key would refuse a second
    n if the lock were ever left out.

    Why the settings: PostgreSQL would plan these statements anew on every call, as it takes arrays of unknown
    length to be longer than they are, and that took as long as all the rest. A generic plan is made once a
    session; `enable_seqscan` is off for it, as one made while the tables are small is kept when they grow.
    """
    return f"""CREATE OR REPLACE FUNCTION {names.append}(
    keys uuid[], fingerprints bytea[], sizes integer[], moments timestamptz[],
    part_commands integer[], part_streams uuid[], part_expected bigint[],
    councils uuid[], contracts uuid[], actors uuid[], correlations uuid[], causations uuid[],
    roles text[], sources text[],
    event_commands integer[], event_offsets integer[], event_parts integer[], event_metadata integer[],
    event_versions bigint[], event_types text[], event_schema_versions integer[], event_payloads bytea[],
    OUT head bigint, OUT refused integer[], OUT known_first bigint[], OUT known_last bigint[],
    OUT known_same boolean[], OUT collided_stream uuid[], OUT collided_version bigint[]
) LANGUAGE plpgsql
SET plan_cache_mode = force_generic_plan SET enable_seqscan = off SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
    latest timestamptz;
BEGIN
    PERFORM pg_advisory_xact_lock({names.lock});

    SELECT e.position, e.recorded_at INTO head, latest FROM {names.events} e ORDER BY e.position DESC LIMIT 1;
    head := coalesce(head, 0);

    WITH known AS (
        SELECT c.n AS command, a.first_position, a.last_position, a.fingerprint = c.fingerprint AS same
        FROM unnest(keys, fingerprints) WITH ORDINALITY c(key, fingerprint, n)
        JOIN {names.appends} a ON a.idempotency_key = c.key
    ), parts AS (
        SELECT p.command, p.stream, p.expected,
            (SELECT e.version FROM {names.events} e WHERE e.stream_id = p.stream
             ORDER BY e.version DESC LIMIT 1) AS version
        FROM unnest(part_commands, part_streams, part_expected) p(command, stream, expected)
    ), collided AS (
        SELECT DISTINCT ON (command) command, stream, coalesce(version, 0) AS version FROM parts
        -- A stream without events may begin at version 1 (expected 0) or, as some libraries do, at 0.
        WHERE coalesce(version, least(expected, 0)) <> expected
    )
    SELECT array_agg(command), array_agg(first_position), array_agg(last_position), array_agg(same),
        array_agg(stream), array_agg(version)
    INTO refused, known_first, known_last, known_same, collided_stream, collided_version
    FROM known FULL JOIN collided USING (command);

    IF coalesce(array_length(refused, 1), 0) = array_length(keys, 1) THEN
        RETURN;
    END IF;

    WITH accepted AS MATERIALIZED (
        SELECT c.n AS command, c.key, c.fingerprint, head + sum(c.size) OVER earlier AS last_position,
            head + sum(c.size) OVER earlier - c.size AS base,
            greatest(latest, max(coalesce(c.moment, clock_timestamp())) OVER earlier) AS recorded_at
        FROM unnest(keys, fingerprints, sizes, moments) WITH ORDINALITY c(key, fingerprint, size, moment, n)
        WHERE refused IS NULL OR NOT c.n = ANY (refused)
        WINDOW earlier AS (ORDER BY c.n)
    ), remembered AS (
        INSERT INTO {names.appends} (idempotency_key, first_position, last_position, fingerprint)
        SELECT key, base + 1, last_position, fingerprint FROM accepted
    )
    INSERT INTO {names.events} (position, version, recorded_at, stream_id, council_id, contract_id, actor_id,
        correlation_id, causation_id, schema_version, type, role, source, payload)
    SELECT a.base + e.number, e.version, a.recorded_at, part_streams[e.part], councils[e.metadata],
        contracts[e.metadata], actors[e.metadata], correlations[e.metadata], causations[e.metadata],
        e.schema_version, e.type, roles[e.metadata], sources[e.metadata], e.payload
    FROM accepted a
    JOIN unnest(event_commands, event_offsets, event_parts, event_metadata, event_versions, event_types,
        event_schema_versions, event_payloads)
        e(command, number, part, metadata, version, type, schema_version, payload) ON e.command = a.command;

    PERFORM pg_notify('{names.channel}', '');
END
$$"""  # noqa: S608 - names are quoted by EventsTable
