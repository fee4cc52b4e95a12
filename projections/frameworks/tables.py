"""Outcomes frameworks: what is defined, and which versions were agreed."""

from __future__ import annotations

from sqlalchemy import BigInteger, Column, Date, DateTime, Integer, Text

from domain.framework.definitions import Indicator, Outcome, TookPart
from projections.known import key_id, versioned
from projections.stored import Stored

FRAMEWORK = versioned(
    "framework",
    [key_id("framework_id")],
    Column("title", Text, nullable=False),
    Column("service_area", Text, nullable=False),
    Column("level", Text, nullable=False),
    Column("draft", Integer, nullable=False),
    Column("agreed_version", Integer),
    Column("agreed_draft", Integer, nullable=False),
)
"""`draft` counts what was written, `agreed_draft` is what the newest version was agreed on."""

OUTCOME = versioned(
    "framework_outcome",
    [key_id("framework_id"), key_id("outcome_id")],
    Column("place", BigInteger, nullable=False),
    Column("edition", Integer, nullable=False),
    Column("definition", Stored(Outcome), nullable=False),
)

INDICATOR = versioned(
    "framework_indicator",
    [key_id("framework_id"), key_id("indicator_id")],
    Column("place", BigInteger, nullable=False),
    Column("edition", Integer, nullable=False),
    Column("definition", Stored(Indicator), nullable=False),
)

CHARACTERISTIC = versioned(
    "framework_characteristic",
    [key_id("framework_id"), key_id("characteristic_id")],
    Column("place", BigInteger, nullable=False),
    Column("edition", Integer, nullable=False),
    Column("statement", Text, nullable=False),
)

VERSION = versioned(
    "framework_version",
    [key_id("framework_id"), Column("framework_version", Integer, nullable=False)],
    Column("agreed_on", Date, nullable=False),
    Column("agreed_at_position", BigInteger, nullable=False),
    Column("recorded_at", DateTime(timezone=True), nullable=False),
    Column("took_part", Stored(TookPart), nullable=False),
)

TABLES = (FRAMEWORK, OUTCOME, INDICATOR, CHARACTERISTIC, VERSION)
