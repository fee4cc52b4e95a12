"""The first shape: facts, people, and room for read models."""

from typing import Final

from alembic import op

from eventstore.schema import create_events_table, grants
from services.operations.migrations.roles import ACCESS, PROJECTOR, READER, WRITER

revision: Final = "0001"
down_revision: Final = None

_PEOPLE: Final = """
create table access.people (
    id uuid primary key,
    name text not null,
    email text not null,
    password_hash text not null,
    council_id uuid,
    organisation_id uuid,
    role text not null,
    active boolean not null default true
)"""

_SESSIONS: Final = """
create table access.sessions (
    token_hash bytea primary key,
    person_id uuid not null references access.people on delete cascade,
    created_at timestamptz not null,
    last_seen_at timestamptz not null,
    expires_at timestamptz not null
)"""

_SIGN_IN_ATTEMPTS: Final = """
create table access.sign_in_attempts (
    id bigint generated always as identity primary key,
    occurred_at timestamptz not null,
    kind text not null check (kind in ('begun', 'signed in', 'failed', 'refused', 'signed out')),
    email text not null,
    address text not null,
    person_id uuid references access.people on delete set null
)"""


def upgrade() -> None:
    """Create schemas, tables and grants."""
    _create_facts()
    _create_people()
    _create_room_for_read_models()


def _create_facts() -> None:
    _run("create schema eventstore")
    for statement in create_events_table("eventstore", "events"):
        _run(statement)
    for statement in grants("eventstore", "events", writer=WRITER, readers=[PROJECTOR]):
        _run(statement)


def _create_people() -> None:
    _run("create schema access")
    _run(_PEOPLE)
    _run("create unique index people_by_email on access.people (lower(email))")
    _run(_SESSIONS)
    _run("create index sessions_by_person on access.sessions (person_id)")
    _run(_SIGN_IN_ATTEMPTS)
    _run("create index sign_in_attempts_by_email on access.sign_in_attempts (lower(email), occurred_at)")
    _run("create index sign_in_attempts_by_address on access.sign_in_attempts (address, occurred_at)")
    _run(f"grant usage on schema access to {ACCESS}")
    _run(f"grant select, insert, update, delete on access.people, access.sessions to {ACCESS}")
    # Who came in, and who tried, is a record: it is added to and not changed.
    _run(f"grant select, insert on access.sign_in_attempts to {ACCESS}")


def _create_room_for_read_models() -> None:
    # Beside: where a read model is made anew while the old one is read, before it takes its place.
    for schema in ("projections", "projections_next"):
        _run(f"create schema {schema}")
        _run(f"grant usage, create on schema {schema} to {PROJECTOR}")
    _run(f"grant usage on schema projections to {READER}")
    # So that readers can tell a day's last position; what happened stays closed to them.
    _run(f"grant usage on schema eventstore to {READER}")
    _run(f"grant select (position, recorded_at) on eventstore.events to {READER}")
    # Whoever makes a read model grants it to the reader with the policy of its rows: none is open by default.


def _run(statement: str) -> None:
    # As written: a colon in a function's body names no parameter.
    op.get_bind().exec_driver_sql(statement)
