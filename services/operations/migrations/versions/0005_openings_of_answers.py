"""Room for how often answers are opened, which is no fact and names nobody."""

from typing import Final

from alembic import op

from services.operations.migrations.roles import OPENER

revision: Final = "0005"
down_revision: Final = "0004"

_OPENED: Final = """
create table openings.opened (
    contract_id uuid not null,
    return_id uuid not null,
    question text not null,
    day date not null,
    times integer not null,
    primary key (contract_id, return_id, question, day)
)"""


def upgrade() -> None:
    """Create the schema, its table and the grants of the one role that comes in."""
    for statement in (
        "create schema openings",
        _OPENED,
        f"grant usage on schema openings to {OPENER}",
        f"grant select, insert, update on openings.opened to {OPENER}",
    ):
        op.get_bind().exec_driver_sql(statement)
