"""The roles that keep each part of the house to its own work, whatever the login.

They exist once in a PostgreSQL cluster and cannot log in: a connection becomes one of them.

* ``fingerpost_owner`` owns schemas and tables and migrates them.
* ``fingerpost_writer`` inserts events; it can change or remove none.
* ``fingerpost_projector`` reads events and owns the read models.
* ``fingerpost_reader`` reads read models, under row-level security, and owns nothing.
* ``fingerpost_access`` keeps people and their sessions.
* ``fingerpost_drafter`` keeps what is typed into returns until they are submitted.
* ``fingerpost_reminder`` keeps who was reminded of what.
* ``fingerpost_opener`` counts how often answers are opened.
"""

from typing import Final

from sqlalchemy import Connection, text

OWNER: Final = "fingerpost_owner"
WRITER: Final = "fingerpost_writer"
PROJECTOR: Final = "fingerpost_projector"
READER: Final = "fingerpost_reader"
ACCESS: Final = "fingerpost_access"
DRAFTER: Final = "fingerpost_drafter"
REMINDER: Final = "fingerpost_reminder"
OPENER: Final = "fingerpost_opener"
ROLES: Final = (OWNER, WRITER, PROJECTOR, READER, ACCESS, DRAFTER, REMINDER, OPENER)

_MEMBERSHIP_IS_NOT_ENOUGH: Final = (16,)

# Another database of the same cluster may be migrating: its lock is not ours, and it may be first.
_CREATE: Final = """
do $$ begin
    if not exists (select from pg_roles where rolname = '{role}') then
        create role {role} nologin;
    end if;
exception when duplicate_object or unique_violation then null;
end $$
"""


def create_roles(connection: Connection) -> None:
    """Create the roles that are missing, let the login become each of them, and become the owner.

    The owner's part is over with the transaction.
    """
    for role in ROLES:
        connection.execute(text(_CREATE.format(role=role)))
        _let_login_become(connection, role)
    may_create = text("select has_database_privilege(:owner, current_database(), 'create')")
    if not connection.scalar(may_create, {"owner": OWNER}):
        database = connection.scalar(text("select quote_ident(current_database())"))
        connection.execute(text(f"grant create on database {database} to {OWNER}"))
    connection.execute(text(f"set local role {OWNER}"))


def _let_login_become(connection: Connection, role: str) -> None:
    """Make the login a member of ``role`` unless it may act as that already, as a superuser may.

    From PostgreSQL 16 on, whoever created a role is a member of it that may pass it on, but not step into it.
    """
    version = connection.dialect.server_version_info or ()
    stepping = "member" if version < _MEMBERSHIP_IS_NOT_ENOUGH else "set"
    may_become = text("select pg_has_role(current_user, :role, :stepping)")
    if not connection.scalar(may_become, {"role": role, "stepping": stepping}):
        connection.execute(text(f"grant {role} to current_user"))
