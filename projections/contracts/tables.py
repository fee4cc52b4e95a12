"""Contracts: their award, parties and terms from each day on, and the revisions on the way to them."""

from __future__ import annotations

from datetime import date
from typing import Any

from sqlalchemy import BigInteger, Boolean, Column, Date, DateTime, Integer, Numeric, Text, Uuid

from domain.contract.changes import Change
from domain.contract.terms import Activity, CommonDataItem, ComplianceCheck, Expectation
from domain.framework.definitions import Indicator, Outcome
from domain.shared.calendar import ReportingCalendar
from domain.shared.values import Prompt
from projections.known import key_id, versioned
from projections.stored import Stored

FROM_THE_START = date.min
"""Stored as the effective date of what holds from the contract's start: its events do not name that day."""


def _effective_from() -> Column[Any]:
    return Column("effective_from", Date, nullable=False)


CONTRACT = versioned(
    "contract",
    [key_id("contract_id")],
    Column("reference", Text, nullable=False),
    Column("title", Text, nullable=False),
    Column("service_area", Text, nullable=False),
    Column("framework_id", Uuid, nullable=False),
    Column("framework_version", Integer, nullable=False),
    Column("arrangement", Text, nullable=False),
    Column("starts_on", Date, nullable=False),
    Column("ends_on", Date, nullable=False),
    Column("ended_early", Boolean, nullable=False),
    Column("has_map", Boolean, nullable=False),
    Column("value_in_pounds", Numeric),
    Column("calendar", Stored(ReportingCalendar), nullable=False),
    Column("common_dataset", Stored(tuple[CommonDataItem, ...]), nullable=False),
    Column("compliance_checks", Stored(tuple[ComplianceCheck, ...]), nullable=False),
    Column("awarded_at", DateTime(timezone=True), nullable=False),
    of_contract=True,
    look_up=["council_id"],
)

PARTY = versioned(
    "contract_party",
    [key_id("contract_id"), key_id("organisation_id")],
    Column("part", Text, nullable=False),
    Column("place", BigInteger, nullable=False),
    of_contract=True,
    look_up=["organisation_id"],
)

LIFE = versioned(
    "contract_life",
    [key_id("contract_id"), Column("position", BigInteger, nullable=False)],
    Column("what", Text, nullable=False),
    Column("falls_on", Date, nullable=False),
    Column("organisation_id", Uuid),
    Column("reason", Text, nullable=False),
    Column("recorded_at", DateTime(timezone=True), nullable=False),
    of_contract=True,
)
"""What became of a contract after its award: "extended", "ended", "joined", "left"."""

OUTCOME = versioned(
    "contract_outcome",
    [key_id("contract_id"), key_id("outcome_id"), _effective_from()],
    Column("place", Integer, nullable=False),
    Column("definition", Stored(Outcome)),
    Column("revision_id", Uuid),
    Column("recorded_at", DateTime(timezone=True), nullable=False),
    of_contract=True,
    look_up=["outcome_id"],
)
"""An outcome from a day on; without a definition where it is retired then. So are the next three tables."""

INDICATOR = versioned(
    "contract_indicator",
    [key_id("contract_id"), key_id("indicator_id"), _effective_from()],
    Column("place", Integer, nullable=False),
    Column("definition", Stored(Indicator)),
    Column("revision_id", Uuid),
    Column("recorded_at", DateTime(timezone=True), nullable=False),
    of_contract=True,
    look_up=["indicator_id"],
)
ACTIVITY = versioned(
    "contract_activity",
    [key_id("contract_id"), key_id("activity_id"), _effective_from()],
    Column("place", Integer, nullable=False),
    Column("definition", Stored(Activity)),
    Column("revision_id", Uuid),
    Column("recorded_at", DateTime(timezone=True), nullable=False),
    of_contract=True,
)

PROMPT = versioned(
    "contract_prompt",
    [key_id("contract_id"), Column("prompt_id", Text, nullable=False), _effective_from()],
    Column("place", Integer, nullable=False),
    Column("definition", Stored(Prompt)),
    Column("revision_id", Uuid),
    Column("recorded_at", DateTime(timezone=True), nullable=False),
    of_contract=True,
)

EXPECTATION = versioned(
    "contract_expectation",
    [key_id("contract_id"), key_id("indicator_id"), _effective_from()],
    Column("expectation", Stored(Expectation), nullable=False),
    Column("revision_id", Uuid),
    Column("recorded_at", DateTime(timezone=True), nullable=False),
    of_contract=True,
)

BREAK_POINT = versioned(
    "contract_break_point",
    [key_id("contract_id"), key_id("break_point_id")],
    Column("falls_on", Date, nullable=False),
    Column("purpose", Text, nullable=False),
    Column("closed_at", DateTime(timezone=True)),
    Column("closed_note", Text),
    of_contract=True,
)

REVISION = versioned(
    "contract_revision",
    [key_id("contract_id"), key_id("revision_id")],
    Column("drafted_by", Text, nullable=False),
    Column("drafted_at", DateTime(timezone=True), nullable=False),
    Column("break_point_id", Uuid),
    Column("effective_from", Date, nullable=False),
    Column("reason", Text, nullable=False),
    Column("edition", Integer, nullable=False),
    Column("draft", Integer, nullable=False),
    Column("standing", Text, nullable=False),
    Column("proposed_by", Text),
    Column("proposed_at", DateTime(timezone=True)),
    Column("settled_by", Text),
    Column("settled_at", DateTime(timezone=True)),
    Column("settled_because", Text),
    of_contract=True,
)
"""`edition` is the draft in which day, reason and break point were last written; `draft` is the newest."""

REVISION_CHANGE = versioned(
    "contract_revision_change",
    [key_id("contract_id"), key_id("revision_id"), key_id("change_id")],
    Column("change", Stored(Change), nullable=False),
    Column("reason", Text, nullable=False),
    Column("edition", Integer, nullable=False),
    Column("drafted_by", Text, nullable=False),
    Column("actor_id", Uuid),
    Column("drafted_at", DateTime(timezone=True), nullable=False),
    of_contract=True,
)

REVISION_COMMENT = versioned(
    "contract_revision_comment",
    [key_id("contract_id"), key_id("revision_id"), key_id("comment_id")],
    Column("change_id", Uuid),
    Column("said_by", Text, nullable=False),
    Column("words", Text, nullable=False),
    Column("actor_id", Uuid),
    Column("said_at", DateTime(timezone=True), nullable=False),
    Column("position", BigInteger, nullable=False),
    of_contract=True,
)

TABLES = (
    CONTRACT,
    PARTY,
    LIFE,
    OUTCOME,
    INDICATOR,
    ACTIVITY,
    PROMPT,
    EXPECTATION,
    BREAK_POINT,
    REVISION,
    REVISION_CHANGE,
    REVISION_COMMENT,
)
