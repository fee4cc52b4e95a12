"""Who may do what, in one place: role, relation to the contract, act. What is not granted is refused."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal
from uuid import UUID

import msgspec

from services.access.people import Person, Role

Act = Literal[
    "see_due",
    "see_calendar",
    "see_contracts",
    "see_contract",
    "see_history",
    "see_return",
    "see_receipt",
    "submit_return",
    "answer_query",
    "restate_reading",
    "review_return",
    "see_worklist",
    "see_frameworks",
    "design_framework",
    "see_coverage",
    "award_contract",
    "manage_contract",
    "revise_contract",
    "see_releases",
    "see_visits",
    "see_health",
]
Relation = Literal["lead", "partner", "council", "none", "desk"]
"""How a person stands to a contract: of its lead provider, of a partner, of its council, or not at all.
"desk" stands for their own work, of acts that are about no contract."""

READING: frozenset[Act] = frozenset({"see_contract", "see_history", "see_return", "see_receipt"})
_SUBMITTING: frozenset[Act] = frozenset({"submit_return", "answer_query", "restate_reading"})
_REVIEWING: frozenset[Act] = frozenset({"review_return"})
_REVISING: frozenset[Act] = frozenset({"revise_contract"})
_MANAGING: frozenset[Act] = frozenset({"manage_contract"})
_PLANNING: frozenset[Act] = frozenset(
    {
        "see_calendar",
        "see_contracts",
        "see_worklist",
        "see_frameworks",
        "design_framework",
        "see_coverage",
        "award_contract",
    }
)

GRANTS: Mapping[tuple[Role, Relation], frozenset[Act]] = {
    ("provider", "desk"): frozenset({"see_due", "see_calendar", "see_contracts", "see_frameworks"}),
    ("provider", "lead"): READING | _SUBMITTING | _REVISING,
    ("provider", "partner"): READING,
    ("commissioner", "desk"): _PLANNING,
    ("commissioner", "council"): READING | _REVIEWING | _REVISING | _MANAGING,
    ("auditor", "desk"): frozenset({"see_contracts", "see_frameworks", "see_coverage"}),
    ("auditor", "council"): READING,
    ("scrutiny", "desk"): frozenset({"see_releases"}),
    ("assessor", "desk"): frozenset({"see_visits"}),
    ("administrator", "desk"): frozenset({"see_health"}),
}

HOMES: Mapping[Role, str] = {
    "provider": "/due",
    "commissioner": "/worklist",
    "auditor": "/contracts",
    "scrutiny": "/releases",
    "assessor": "/visits",
    "administrator": "/health",
}
"""The page that a person comes to when they have signed in."""


class Parties(msgspec.Struct, frozen=True, kw_only=True):
    """Whose contract it is.

    Attributes:
        council_id: the council that awarded it.
        lead_provider_id: the organisation that answers for its returns.
        partner_ids: the other organisations of a consortium or alliance.
    """

    council_id: UUID
    lead_provider_id: UUID
    partner_ids: tuple[UUID, ...] = ()


def relation(person: Person, parties: Parties) -> Relation:
    """How the person stands to a contract. Someone of another council never stands to it in any way."""
    if person.council_id != parties.council_id:
        return "none"
    if person.role != "provider":
        return "council"
    if person.organisation_id is None:
        return "none"
    if person.organisation_id == parties.lead_provider_id:
        return "lead"
    return "partner" if person.organisation_id in parties.partner_ids else "none"


def may(person: Person, act: Act, parties: Parties | None = None) -> bool:
    """Whether the person may do this, about a contract where one is given."""
    stands = "desk" if parties is None else relation(person, parties)
    return act in GRANTS.get((person.role, stands), frozenset())


def sees_all_contracts(role: Role) -> bool:
    """Whether the role reads every contract of its council."""
    return "see_contract" in GRANTS.get((role, "council"), frozenset())


def may_ever(role: Role, act: Act | None) -> bool:
    """Whether the role may do this under any contract at all. No act is nobody's."""
    return any(act in acts for (granted, _), acts in GRANTS.items() if granted == role)
