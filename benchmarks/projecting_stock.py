"""The library's own projection of the same events to the same versioned rows, one transaction an event.

It reads from the library's PostgreSQL recorder and tracks with the library's tracking recorder. Everything
that is not the library's is made easy for it: facts are decoded by msgspec rather than by its transcoder, and
each event is two or three prepared statements.
"""

from __future__ import annotations

import os
import time
from typing import Any
from urllib.parse import parse_qs, urlsplit
from uuid import UUID

import msgspec
import psycopg
from eventsourcing.application import Application
from eventsourcing.domain import DomainEventProtocol
from eventsourcing.persistence import JSONTranscoder, Mapper, StoredEvent, Tracking
from eventsourcing.postgres import PostgresTrackingRecorder
from eventsourcing.projection import Projection, ProjectionRunner

from benchmarks.projecting_log import CONTRACT, COUNCIL, LOG
from domain.codec import CODEC
from domain.provider_return.events import (
    ReadingRecorded,
    ReadingRestated,
    ReturnAccepted,
    ReturnOpened,
    ReturnSubmitted,
)
from domain.shared.facts import Fact
from projections.stored import as_json

SCHEMA = "stock"

_READING = f"""INSERT INTO {SCHEMA}.return_reading (return_id, indicator_id, council_id, contract_id, figure,
    missing, comment, groups, travelled, told, reason, recorded_at, known_from)
VALUES (%s, %s, %s, %s, %s, %s, %s, %s, %s, %s, %s, now(), %s)"""  # noqa: S608 - the benchmark's own schema
_END_READING = f"""UPDATE {SCHEMA}.return_reading SET known_to = %s
WHERE return_id = %s AND indicator_id = %s AND known_to IS NULL"""  # noqa: S608
_RETURN = f"""INSERT INTO {SCHEMA}.provider_return (return_id, council_id, contract_id, period_starts_on,
    period_ends_on, period_label, due_on, locks_on, opened_at, standing, submissions, known_from)
VALUES (%s, %s, %s, %s, %s, %s, %s, %s, now(), 'open', 0, %s)"""  # noqa: S608
_ASKED = f"""INSERT INTO {SCHEMA}.return_asked (return_id, council_id, contract_id, asked, prompts,
    common_dataset, compliance_checks, known_from)
VALUES (%s, %s, %s, %s, %s, %s, %s, %s)"""  # noqa: S608
_AMEND_RETURN = f"""WITH ended AS (
    UPDATE {SCHEMA}.provider_return SET known_to = %(position)s
    WHERE return_id = %(return_id)s AND known_to IS NULL RETURNING *
)
INSERT INTO {SCHEMA}.provider_return (return_id, council_id, contract_id, period_starts_on, period_ends_on,
    period_label, due_on, locks_on, opened_at, standing, submissions, submitted_at, late, accepted_at,
    acceptance_note, restated_at, known_from)
SELECT return_id, council_id, contract_id, period_starts_on, period_ends_on, period_label, due_on, locks_on,
    opened_at, coalesce(%(standing)s, standing), coalesce(%(submissions)s, submissions),
    CASE WHEN %(standing)s = 'submitted' THEN now() ELSE submitted_at END, coalesce(%(late)s, late),
    CASE WHEN %(standing)s = 'accepted' THEN now() END, %(note)s,
    CASE WHEN %(restated)s THEN now() ELSE restated_at END, %(position)s
FROM ended"""  # noqa: S608


class Told(msgspec.Struct, frozen=True):
    """A fact and its stream, as the library wants an event."""

    originator_id: UUID
    originator_version: int
    fact: Fact


class FactMapper(Mapper[UUID]):
    """Decodes facts by msgspec, as ours does."""

    def to_domain_event(self, stored_event: StoredEvent) -> DomainEventProtocol[UUID]:
        """The fact with its stream."""
        fact = CODEC.decode(stored_event.topic, 1, stored_event.state)
        stream = stored_event.originator_id
        assert isinstance(stream, UUID)
        return Told(stream, stored_event.originator_version, fact)


class Stock(Application[UUID]):
    """The library's application on its own recorder."""

    def construct_mapper(self) -> Mapper[UUID]:
        """The mapper of the benchmark."""
        return FactMapper(JSONTranscoder())


class Rows(PostgresTrackingRecorder):
    """Versioned rows, written in the transaction that records the position."""

    def write(self, statements: list[tuple[str, Any]], tracking: Tracking) -> None:
        """Run statements and record the position."""
        with self.datastore.transaction(commit=True) as cursor:
            for statement, parameters in statements:
                cursor.execute(statement.encode(), parameters, prepare=True)
            self._insert_tracking(cursor, tracking)


class Returns(Projection[Rows]):
    """What our `projections.returns` makes of the same events."""

    def process_event(self, domain_event: Any, tracking: Tracking) -> None:
        """Write one event's rows."""
        told: Told = domain_event
        self.view.write(statements(told, tracking.notification_id), tracking)


def statements(told: Told, position: int) -> list[tuple[str, Any]]:
    """What one event does, as SQL."""
    match told.fact:
        case ReadingRecorded(reading=reading) | ReadingRestated(reading=reading):
            key = (told.originator_id, reading.indicator_id)
            values = (as_json(reading.figure), reading.missing, reading.comment)
            groups = (as_json(reading.groups), as_json(reading.travelled))
            source = (
                ("restated", told.fact.reason)
                if isinstance(told.fact, ReadingRestated)
                else ("reported", None)
            )
            written = [
                (_END_READING, (position, *key)),
                (_READING, (*key, COUNCIL, CONTRACT, *values, *groups, *source, position)),
            ]
            if isinstance(told.fact, ReadingRestated):
                written.append(_amended(told, position, restated=True))
            return written
        case ReturnOpened() as fact:
            period = (fact.period.starts_on, fact.period.ends_on, fact.period.label)
            asked = tuple(
                as_json(each)
                for each in (fact.asked, fact.prompts, fact.common_dataset, fact.compliance_checks)
            )
            days = (fact.due_on, fact.locks_on)
            whose = (told.originator_id, COUNCIL, CONTRACT)
            return [(_RETURN, (*whose, *period, *days, position)), (_ASKED, (*whose, *asked, position))]
        case ReturnSubmitted(submission=submission, late=late):
            return [_amended(told, position, standing="submitted", submissions=submission, late=late)]
        case ReturnAccepted(note=note):
            return [_amended(told, position, standing="accepted", note=note)]
        case _:
            return []


def _amended(told: Told, position: int, **changes: Any) -> tuple[str, Any]:
    unchanged = dict.fromkeys(("standing", "submissions", "late", "note", "restated"))
    return _AMEND_RETURN, {"return_id": told.originator_id, "position": position, **unchanged, **changes}


def copy_log(url: str, events: int) -> None:
    """Let the library's recorder have the first events of our log in its own table."""
    with Stock(environment(url)), psycopg.connect(url, autocommit=True) as connection:
        connection.execute(f"TRUNCATE {SCHEMA}.stock_events RESTART IDENTITY".encode())
        connection.execute(
            f"INSERT INTO {SCHEMA}.stock_events (originator_id, originator_version, topic, state) "  # noqa: S608
            f"SELECT stream_id, version, type, payload FROM {LOG.events} WHERE position <= {events} "
            "ORDER BY position".encode()
        )


def environment(url: str) -> dict[str, str]:
    """The library's settings for a database that is reached through a socket."""
    address = urlsplit(url)
    return {
        "PERSISTENCE_MODULE": "eventsourcing.postgres",
        "POSTGRES_DBNAME": address.path.strip("/"),
        "POSTGRES_HOST": parse_qs(address.query)["host"][0],
        "POSTGRES_PORT": "5432",
        "POSTGRES_USER": address.username or os.environ.get("USER", ""),
        "POSTGRES_PASSWORD": "",
        "POSTGRES_SCHEMA": SCHEMA,
    }


def stock_rate(url: str, events: int) -> float:
    """How many events a second the library projects, over its first events."""
    with ProjectionRunner(
        application_class=Stock, projection_class=Returns, view_class=Rows, env=environment(url)
    ) as runner:
        runner.wait(1, timeout=60)  # to start is not what is timed
        started = time.perf_counter()
        runner.wait(events, timeout=600)
        return (events - 1) / (time.perf_counter() - started)
