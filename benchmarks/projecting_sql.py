"""The yardstick of projecting: the same versioned rows by one SQL statement a table over the whole log.

It is what a rebuild written in SQL would be, at its best: the log is read twice and sorted once, no row is
touched again, and nothing leaves the server. It would have to be written a second time, beside the rules by
which rows follow from events one at a time.
"""

from __future__ import annotations

from benchmarks.projecting_log import LOG

SCHEMA = "in_sql"

_FACTS = f"""SELECT e.*, convert_from(e.payload, 'UTF8')::jsonb AS fact FROM {LOG.events} e
    WHERE type = ANY ($1::text[])"""  # noqa: S608 - the benchmark's own table

READINGS = f"""INSERT INTO {SCHEMA}.return_reading (return_id, indicator_id, council_id, contract_id, figure,
    missing, comment, groups, travelled, told, reason, actor_id, recorded_at, known_from, known_to)
SELECT stream_id, (reading ->> 'indicator_id')::uuid, council_id, contract_id,
    nullif(reading -> 'figure', 'null'::jsonb), reading ->> 'missing', reading ->> 'comment',
    reading -> 'groups', nullif(reading -> 'travelled', 'null'::jsonb),
    CASE type WHEN 'ReadingRecorded' THEN 'reported' ELSE 'restated' END, reason, actor_id, recorded_at,
    position, lead(position) OVER (PARTITION BY stream_id, reading ->> 'indicator_id' ORDER BY position)
FROM (SELECT f.*, fact -> 'reading' AS reading, fact ->> 'reason' AS reason FROM ({_FACTS}) f) r"""  # noqa: S608

RETURNS = f"""INSERT INTO {SCHEMA}.provider_return (return_id, council_id, contract_id, period_starts_on,
    period_ends_on, period_label, due_on, locks_on, opened_at, standing, submissions,
    submitted_at, submitted_by, late, accepted_at, acceptance_note, restated_at, known_from, known_to)
SELECT stream_id, council_id, contract_id, (opened #>> '{{period,starts_on}}')::date,
    (opened #>> '{{period,ends_on}}')::date, opened #>> '{{period,label}}', (opened ->> 'due_on')::date,
    (opened ->> 'locks_on')::date, opened_at,
    CASE WHEN accepted_at IS NOT NULL THEN 'accepted' WHEN submitted_at IS NOT NULL THEN 'submitted'
        ELSE 'open' END,
    coalesce(submissions, 0), submitted_at, submitted_by, late, accepted_at, note, restated_at,
    position, known_to
FROM (
    SELECT f.*, first_value(fact) OVER past AS opened, first_value(recorded_at) OVER past AS opened_at,
        max((fact ->> 'submission')::integer) FILTER (WHERE type = 'ReturnSubmitted') OVER past
            AS submissions,
        max(recorded_at) FILTER (WHERE type = 'ReturnSubmitted') OVER past AS submitted_at,
        (max(actor_id::text) FILTER (WHERE type = 'ReturnSubmitted') OVER past)::uuid AS submitted_by,
        bool_or((fact ->> 'late')::boolean) FILTER (WHERE type = 'ReturnSubmitted') OVER past AS late,
        max(recorded_at) FILTER (WHERE type = 'ReturnAccepted') OVER past AS accepted_at,
        max(fact ->> 'note') FILTER (WHERE type = 'ReturnAccepted') OVER past AS note,
        max(recorded_at) FILTER (WHERE type = 'ReadingRestated') OVER past AS restated_at,
        lead(position) OVER past AS known_to
    FROM ({_FACTS}) f WINDOW past AS (PARTITION BY stream_id ORDER BY position)
) r"""  # noqa: S608

ASKED = f"""INSERT INTO {SCHEMA}.return_asked (return_id, council_id, contract_id, asked, prompts,
    common_dataset, compliance_checks, known_from)
SELECT stream_id, council_id, contract_id, fact -> 'asked', fact -> 'prompts', fact -> 'common_dataset',
    fact -> 'compliance_checks', position
FROM ({_FACTS}) f"""  # noqa: S608

STATEMENTS = (
    (READINGS, ["ReadingRecorded", "ReadingRestated"]),
    (ASKED, ["ReturnOpened"]),
    (RETURNS, ["ReturnOpened", "ReturnSubmitted", "ReadingRestated", "ReturnAccepted"]),
)
"""Each statement with the types of the events that it reads."""
