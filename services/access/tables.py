"""The tables of the `access` schema, as the migrations made them, for queries."""

from __future__ import annotations

from sqlalchemy import (
    TIMESTAMP,
    BigInteger,
    Boolean,
    Column,
    ForeignKey,
    LargeBinary,
    MetaData,
    Table,
    Text,
    Uuid,
)

METADATA = MetaData(schema="access")

people = Table(
    "people",
    METADATA,
    Column("id", Uuid, primary_key=True),
    Column("name", Text),
    Column("email", Text),
    Column("password_hash", Text),
    Column("council_id", Uuid),
    Column("organisation_id", Uuid),
    Column("role", Text),
    Column("active", Boolean),
    Column("reminded", Boolean),
)

sessions = Table(
    "sessions",
    METADATA,
    # Only the hash of a session's token is kept: whoever reads this table cannot sign in with what it holds.
    Column("token_hash", LargeBinary, primary_key=True),
    Column("person_id", Uuid, ForeignKey("access.people.id")),
    Column("created_at", TIMESTAMP(timezone=True)),
    Column("last_seen_at", TIMESTAMP(timezone=True)),
    Column("expires_at", TIMESTAMP(timezone=True)),
)

calendars = Table(
    "calendars",
    METADATA,
    # One for each person, and of its secret address only the hash, as of a session's token.
    Column("person_id", Uuid, ForeignKey("access.people.id"), primary_key=True),
    Column("token_hash", LargeBinary),
    Column("made_at", TIMESTAMP(timezone=True)),
)

# A record: rows are added and never changed.
sign_in_attempts = Table(
    "sign_in_attempts",
    METADATA,
    Column("id", BigInteger, primary_key=True),
    Column("occurred_at", TIMESTAMP(timezone=True)),
    Column("kind", Text),
    Column("email", Text),
    Column("address", Text),
    Column("person_id", Uuid),
)
