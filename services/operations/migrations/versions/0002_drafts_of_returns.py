"""Room for drafts of returns, which are no facts."""

from typing import Final

from alembic import op

from services.operations.migrations.roles import DRAFTER

revision: Final = "0002"
down_revision: Final = "0001"

_SAVED: Final = """
create table drafts.saved (
    id bigint generated always as identity primary key,
    council_id uuid not null,
    return_id uuid not null,
    submission integer not null,
    question text not null,
    typed jsonb not null,
    source text not null,
    seconds integer not null,
    saved_by uuid not null,
    saved_at timestamptz not null
)"""


def upgrade() -> None:
    """Create the schema, its table and the grants of the one role that comes in."""
    for statement in (
        "create schema drafts",
        _SAVED,
        "create index saved_by_return on drafts.saved (return_id, submission, id)",
        f"grant usage on schema drafts to {DRAFTER}",
        # A saving is never changed: it is followed by another, and all are forgotten with the draft.
        f"grant select, insert, delete on drafts.saved to {DRAFTER}",
    ):
        op.get_bind().exec_driver_sql(statement)
