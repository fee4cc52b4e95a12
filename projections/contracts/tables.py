"""Contracts: their award, parties and terms from each day on, and the revisions on the way to them."""

from __future__ import annotations

from datetime import date
from typing import Any

from sqlalchemy import Column, Date, DateTime, Integer, Numeric, Text, Uuid

from domain.contract.terms import Activity, Change, Expectation
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
    Column("value_in_pounds", Numeric),
    Column("calendar", Stored(ReportingCalendar), nullable=False),
    Column("prompts", Stored(tuple[Prompt, ...]), nullable=False),
    Column("awarded_at", DateTime(timezone=True), nullable=False),
    of_contract=True,
    look_up=["council_id"],
)

PARTY = versioned(
    "contract_party",
    [key_id("contract_id"), key_id("organisation_id")],
    Column("part", Text, nullable=False),
    Column("place", Integer, nullable=False),
    of_contract=True,
    look_up=["organisation_id"],
)

OUTCOME = versioned(
    "contract_outcome",
    [key_id("contract_id"), key_id("outcome_id"), _effective_from()],
    Column("place", Integer, nullable=False),
    Column("definition", Stored(Outcome), nullable=False),
    of_contract=True,
)

INDICATOR = versioned(
    "contract_indicator",
    [key_id("contract_id"), key_id("indicator_id"), _effective_from()],
    Column("place", Integer, nullable=False),
    Column("definition", Stored(Indicator)),
    Column("revision_id", Uuid),
    Column("recorded_at", DateTime(timezone=True), nullable=False),
    of_contract=True,
)
"""An indicator from a day on; without a definition where it is retired from that day on."""

ACTIVITY = versioned(
    "contract_activity",
    [key_id("contract_id"), key_id("activity_id"), _effective_from()],
    Column("place", Integer, nullable=False),
    Column("definition", Stored(Activity), nullable=False),
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
    of_contract=True,
)

REVISION = versioned(
    "contract_revision",
    [key_id("contract_id"), key_id("revision_id")],
    Column("proposed_by", Text, nullable=False),
    Column("proposed_at", DateTime(timezone=True), nullable=False),
    Column("break_point_id", Uuid),
    Column("effective_from", Date, nullable=False),
    Column("changes", Stored(tuple[Change, ...]), nullable=False),
    Column("reason", Text, nullable=False),
    Column("standing", Text, nullable=False),
    Column("settled_by", Text),
    Column("settled_at", DateTime(timezone=True)),
    Column("withdrawn_because", Text),
    of_contract=True,
)

TABLES = (CONTRACT, PARTY, OUTCOME, INDICATOR, ACTIVITY, EXPECTATION, BREAK_POINT, REVISION)
