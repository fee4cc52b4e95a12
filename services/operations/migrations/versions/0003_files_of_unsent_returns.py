"""Room for the files of returns that are not submitted yet, which are no facts."""

from typing import Final

from alembic import op

from services.operations.migrations.roles import DRAFTER

revision: Final = "0003"
down_revision: Final = "0002"

_ATTACHED: Final = """
create table drafts.attached (
    evidence_id uuid primary key,
    council_id uuid not null,
    return_id uuid not null,
    indicator_id uuid,
    name text not null,
    media_type text not null,
    size bigint not null,
    sha256 text not null,
    note text not null,
    attached_by uuid not null,
    attached_at timestamptz not null
)"""


def upgrade() -> None:
    """Create the table and what the one role that comes in may do with it."""
    for statement in (
        _ATTACHED,
        "create index attached_by_return on drafts.attached (return_id, attached_at)",
        # What was attached is never changed: it is taken out, or forgotten once it was submitted.
        f"grant select, insert, delete on drafts.attached to {DRAFTER}",
    ):
        op.get_bind().exec_driver_sql(statement)
