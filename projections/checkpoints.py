"""How far each projection has come, and whether it stopped."""

from __future__ import annotations

from sqlalchemy import BigInteger, Column, DateTime, Table, Text

from projections.known import METADATA

CHECKPOINT = Table(
    "checkpoint",
    METADATA,
    Column("projection", Text, primary_key=True),
    Column("position", BigInteger, nullable=False),
    Column("digest", Text, nullable=False),
    Column("stopped_at", BigInteger),
    Column("stopped_because", Text),
    Column("moved_at", DateTime(timezone=True), nullable=False),
)
"""One row a projection.

`position` is that of the last event which its rows speak of or which does not concern it. `digest` is of the
definition that the rows were made by. `stopped_at` is the position of an event that it could not project.
"""
