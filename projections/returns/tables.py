"""Returns: what each asks for, where it stands, and what was read, told and asked about it."""

from __future__ import annotations

from sqlalchemy import BigInteger, Boolean, Column, Date, DateTime, Integer, Text, Uuid

from domain.contract.terms import CommonDataItem, ComplianceCheck
from domain.provider_return.content import Asked, CommonData, Declaration, Effort, Evidence, GroupReading
from domain.shared.figures import Figure
from domain.shared.travelled import Travelled
from domain.shared.values import Prompt
from projections.known import key_id, versioned
from projections.stored import Stored

RETURN = versioned(
    "provider_return",
    [key_id("return_id")],
    Column("period_starts_on", Date, nullable=False),
    Column("period_ends_on", Date, nullable=False),
    Column("period_label", Text, nullable=False),
    Column("due_on", Date, nullable=False),
    Column("locks_on", Date, nullable=False),
    Column("opened_at", DateTime(timezone=True), nullable=False),
    Column("standing", Text, nullable=False),
    Column("submissions", Integer, nullable=False),
    Column("submitted_at", DateTime(timezone=True)),
    Column("submitted_by", Uuid),
    Column("late", Boolean),
    Column("queried_at", DateTime(timezone=True)),
    Column("answered_at", DateTime(timezone=True)),
    Column("sent_back_at", DateTime(timezone=True)),
    Column("sent_back_because", Text),
    Column("sent_back_at_position", BigInteger),
    Column("accepted_at", DateTime(timezone=True)),
    Column("acceptance_note", Text),
    Column("restated_at", DateTime(timezone=True)),
    Column("lock_lifted_until", Date),
    Column("lock_lifted_because", Text),
    of_contract=True,
    # The second is for what needs a person: a few current rows among all that were ever accepted.
    look_up=["contract_id", ("standing", "known_to")],
)

ASKED = versioned(
    "return_asked",
    [key_id("return_id")],
    Column("asked", Stored(tuple[Asked, ...]), nullable=False),
    Column("prompts", Stored(tuple[Prompt, ...]), nullable=False),
    Column("common_dataset", Stored(tuple[CommonDataItem, ...]), nullable=False),
    Column("compliance_checks", Stored(tuple[ComplianceCheck, ...]), nullable=False),
    of_contract=True,
)
"""What a return asks, apart from where it stands: it is long and stays, so it is not in every version."""

READING = versioned(
    "return_reading",
    [key_id("return_id"), key_id("indicator_id")],
    Column("figure", Stored(Figure)),
    Column("missing", Text),
    Column("comment", Text, nullable=False),
    Column("groups", Stored(tuple[GroupReading, ...]), nullable=False),
    Column("travelled", Stored(Travelled)),
    Column("told", Text, nullable=False),
    Column("reason", Text),
    Column("actor_id", Uuid),
    Column("recorded_at", DateTime(timezone=True), nullable=False),
    of_contract=True,
    look_up=["indicator_id"],
)
"""A reading in each of its versions: `told` is "reported" or, with a reason, "restated"."""

NARRATIVE = versioned(
    "return_narrative",
    [key_id("return_id"), Column("prompt_id", Text, nullable=False)],
    Column("text", Text, nullable=False),
    Column("recorded_at", DateTime(timezone=True), nullable=False),
    of_contract=True,
)

COMMON_DATA = versioned(
    "return_common_data",
    [key_id("return_id"), Column("item_id", Text, nullable=False)],
    Column("common_data", Stored(CommonData), nullable=False),
    of_contract=True,
)

DECLARATION = versioned(
    "return_declaration",
    [key_id("return_id"), Column("check_id", Text, nullable=False)],
    Column("declaration", Stored(Declaration), nullable=False),
    of_contract=True,
)

EVIDENCE = versioned(
    "return_evidence",
    [key_id("return_id"), key_id("evidence_id")],
    Column("evidence", Stored(Evidence), nullable=False),
    of_contract=True,
)

EFFORT = versioned(
    "return_effort",
    [key_id("return_id")],
    Column("effort", Stored(tuple[Effort, ...]), nullable=False),
    of_contract=True,
)
"""How long the questions of the last submission took."""

QUERY = versioned(
    "return_query",
    [key_id("return_id"), key_id("query_id")],
    Column("indicator_id", Uuid),
    Column("question", Text, nullable=False),
    Column("asked_by", Uuid),
    Column("asked_at", DateTime(timezone=True), nullable=False),
    Column("asked_at_position", BigInteger, nullable=False),
    Column("answer", Text),
    Column("answered_by", Uuid),
    Column("answered_at", DateTime(timezone=True)),
    of_contract=True,
)

TABLES = (RETURN, ASKED, READING, NARRATIVE, COMMON_DATA, DECLARATION, EVIDENCE, EFFORT, QUERY)
