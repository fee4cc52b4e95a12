"""Room for reminders, each sent to a person at most once, and for what people wish to be told."""

from typing import Final

from alembic import op

from services.operations.migrations.roles import ACCESS, REMINDER

revision: Final = "0004"
down_revision: Final = "0003"

# The key is the guarantee: however many processes look, one of them makes the row, and only that one sends.
_REMINDERS: Final = """
create table reminders.reminder (
    return_id uuid not null,
    person_id uuid not null,
    milestone_on date not null,
    council_id uuid not null,
    standing text not null check (standing in ('sending', 'sent', 'unsent', 'refused')),
    attempts integer not null default 1,
    begun_at timestamptz not null default now(),
    settled_at timestamptz,
    primary key (return_id, person_id, milestone_on)
)"""

_CALENDARS: Final = """
create table access.calendars (
    person_id uuid primary key references access.people on delete cascade,
    token_hash bytea not null unique,
    made_at timestamptz not null
)"""


def upgrade() -> None:
    """Create the schema, the tables, and the grants of the one role that comes in."""
    for statement in (
        "create schema reminders",
        _REMINDERS,
        f"grant usage on schema reminders to {REMINDER}",
        # What was sent is not forgotten, or it would be sent again.
        f"grant select, insert, update on reminders.reminder to {REMINDER}",
        "alter table access.people add column reminded boolean not null default true",
        _CALENDARS,
        f"grant select, insert, update, delete on access.calendars to {ACCESS}",
    ):
        op.get_bind().exec_driver_sql(statement)
