"""All that happened to a contract, in order: one row an event, which never changes."""

from __future__ import annotations

from sqlalchemy import BigInteger, Column, DateTime, Integer, Text, Uuid

from projections.known import key_id, versioned
from projections.stored import Stored

ENTRY = versioned(
    "timeline_entry",
    [key_id("contract_id"), Column("position", BigInteger, nullable=False)],
    Column("recorded_at", DateTime(timezone=True), nullable=False),
    Column("actor_id", Uuid),
    Column("role", Text),
    Column("source", Text),
    Column("stream_id", Uuid, nullable=False),
    Column("type", Text, nullable=False),
    Column("schema_version", Integer, nullable=False),
    Column("fact", Stored(dict[str, object]), nullable=False),
    of_contract=True,
)
"""`fact` is the event itself in its stored form, `type` and `schema_version` say how to read it."""

TABLES = (ENTRY,)
