"""Who asks for something, in which role, for which council, and by which way it came."""

from __future__ import annotations

from typing import Literal
from uuid import UUID

import msgspec

Role = Literal["provider", "commissioner", "assessor", "scrutiny", "auditor", "administrator", "operator"]
"""What a person acts as. `operator` is whoever runs commands on the server itself."""


class Context(msgspec.Struct, frozen=True, kw_only=True):
    """What an event carries beside the fact itself.

    Attributes:
        actor_id: the person, by the id that the register of people knows; None for the server's own commands.
        role: what the person acted as.
        council_id: whose record it belongs to.
        contract_id: the contract it concerns, where there is one.
        correlation_id: joins everything that follows from one thing a person did.
        causation_id: what led to this directly.
        source: by which way it came, as `eventstore.source` writes it: web, API, spreadsheet, import.
        idempotency_key: the same key sent again gets the first answer and changes nothing.
    """

    role: Role
    council_id: UUID
    source: str
    actor_id: UUID | None = None
    contract_id: UUID | None = None
    correlation_id: UUID | None = None
    causation_id: UUID | None = None
    idempotency_key: UUID | None = None
