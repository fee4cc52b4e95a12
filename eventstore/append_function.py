"""The one function through which events enter a table: many commands, one transaction, one round trip."""

from typing import Final

from eventstore.tables import EventsTable

SESSION_SETTINGS: Final = {"plan_cache_mode": "force_generic_plan", "enable_seqscan": "off"}
"""For a session that calls the function often.

PostgreSQL would plan its statements anew on every call, as it takes arrays of unknown length to be longer
than they are; that took as long as all the rest. A generic plan is made once a session, and sequential scans
are off for it, as a plan that is made while the tables are small is kept when they have grown. On the
function itself the settings would be made and undone with every call.
"""


def append_function(names: EventsTable) -> str:
    """Return the statement that creates the append function.

    A *command* is what one caller wants recorded whole or not at all: one or more events of one or more
    streams (its *parts*), under one idempotency key. Commands come in as arrays; each is judged by itself, so
    that one that is refused takes no other with it. Commands of one call must not share a stream or a key.
    What many events have in common (their stream, their metadata, their type) is sent once and referred to by
    its number.

    The result is one row: `head`, the position before the first new event, and for the refused commands
    parallel arrays: which (counted from 1), first and last position of what its key recorded before (null if
    the key was new), whether the fingerprint was the same, and the stream and version that it collided with.
    Positions of the others follow: they are given densely, in the order of the arguments.

    Why it keeps the order: positions are chosen from the table's own last row, under a lock that is released
    by the commit. So position n is visible before n + 1 is chosen, and the primary key would refuse a second
    n if the lock were ever left out.
    """
    return f"""CREATE OR REPLACE FUNCTION {names.append}(
    keys uuid[], fingerprints bytea[], sizes integer[], moments timestamptz[],
    part_commands integer[], part_streams uuid[], part_expected bigint[],
    councils uuid[], contracts uuid[], actors uuid[], correlations uuid[], causations uuid[],
    roles text[], sources text[], types text[], schema_versions integer[],
    event_parts integer[], event_metadata integer[], event_types integer[], event_versions bigint[],
    event_payloads bytea[],
    OUT head bigint, OUT refused integer[], OUT known_first bigint[], OUT known_last bigint[],
    OUT known_same boolean[], OUT collided_stream uuid[], OUT collided_version bigint[]
) LANGUAGE plpgsql AS $$
DECLARE
    latest timestamptz;       -- when the event before was recorded; the next is recorded no earlier
    tail bigint;              -- the last position given so far
    shift bigint;             -- from an event's number among the arguments to its position
    shifts bigint[];          -- the same for each command; null for a refused one
    lasts bigint[];           -- each command's last position
    times timestamptz[];      -- when each command is recorded
BEGIN
    PERFORM pg_advisory_xact_lock({names.lock});

    SELECT e.position, e.recorded_at INTO head, latest FROM {names.events} e ORDER BY e.position DESC LIMIT 1;
    head := coalesce(head, 0);

{_refusals(names)}

    tail := head;
    shift := head;
    FOR i IN 1 .. array_length(keys, 1) LOOP
        IF i = ANY (refused) THEN
            shift := shift - sizes[i];
        ELSE
            tail := tail + sizes[i];
            latest := greatest(latest, coalesce(moments[i], clock_timestamp()));
            shifts[i] := shift;
            lasts[i] := tail;
            times[i] := latest;
        END IF;
    END LOOP;
    IF tail = head THEN
        RETURN;
    END IF;

    INSERT INTO {names.appends} (idempotency_key, first_position, last_position, fingerprint)
    SELECT c.key, c.last - c.size + 1, c.last, c.fingerprint
    FROM unnest(keys, lasts, sizes, fingerprints) c(key, last, size, fingerprint) WHERE c.last IS NOT NULL;

    INSERT INTO {names.events} (position, version, recorded_at, stream_id, council_id, contract_id, actor_id,
        correlation_id, causation_id, schema_version, type, role, source, payload)
    SELECT shifts[part_commands[e.part]] + e.n, e.version, times[part_commands[e.part]], part_streams[e.part],
        councils[e.said], contracts[e.said], actors[e.said], correlations[e.said], causations[e.said],
        schema_versions[e.type], types[e.type], roles[e.said], sources[e.said], e.payload
    FROM unnest(event_parts, event_metadata, event_types, event_versions, event_payloads) WITH ORDINALITY
        e(part, said, type, version, payload, n)
    WHERE shifts[part_commands[e.part]] IS NOT NULL;

    PERFORM pg_notify('{names.channel}', '');
END
$$"""  # noqa: S608 - names are quoted by EventsTable


def _refusals(names: EventsTable) -> str:
    """Return the statements that find which commands are refused, and why; mostly none are."""
    # A stream without events may begin at version 1 (expected 0) or, as some applications of the library do,
    # at version 0.
    version = (
        f"(SELECT e.version FROM {names.events} e WHERE e.stream_id = p.stream "  # noqa: S608
        "ORDER BY e.version DESC LIMIT 1)"
    )
    part = "p(command, stream, expected)"
    return f"""    IF EXISTS (SELECT FROM unnest(keys) k JOIN {names.appends} a ON a.idempotency_key = k)
        OR EXISTS (SELECT FROM unnest(part_commands, part_streams, part_expected) {part}
            WHERE coalesce({version}, least(p.expected, 0)) <> p.expected)
    THEN
        WITH known AS (
            SELECT c.n AS command, a.first_position, a.last_position, a.fingerprint = c.fingerprint AS same
            FROM unnest(keys, fingerprints) WITH ORDINALITY c(key, fingerprint, n)
            JOIN {names.appends} a ON a.idempotency_key = c.key
        ), found AS (
            SELECT p.*, {version} AS version FROM unnest(part_commands, part_streams, part_expected) {part}
        ), collided AS (
            SELECT DISTINCT ON (command) command, stream, coalesce(version, 0) AS version FROM found
            WHERE coalesce(version, least(expected, 0)) <> expected
        )
        SELECT array_agg(command), array_agg(first_position), array_agg(last_position), array_agg(same),
            array_agg(stream), array_agg(version)
        INTO refused, known_first, known_last, known_same, collided_stream, collided_version
        FROM known FULL JOIN collided USING (command);
    END IF;"""  # noqa: S608
