"""Who is who: councils and organisations by the names they had."""

from __future__ import annotations

from sqlalchemy import Column, Text

from projections.known import key_id, versioned

COUNCIL = versioned("council", [key_id("council_id")], Column("name", Text, nullable=False))

ORGANISATION = versioned(
    "organisation",
    [key_id("organisation_id")],
    Column("name", Text, nullable=False),
    Column("kind", Text, nullable=False),
    Column("peer_group", Text, nullable=False),
)

TABLES = (COUNCIL, ORGANISATION)
