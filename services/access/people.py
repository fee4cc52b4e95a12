"""The people who sign in. They are not in the log: events hold only the id of an actor."""

from __future__ import annotations

from typing import Literal, get_args
from uuid import UUID

import msgspec

Role = Literal["provider", "commissioner", "assessor", "scrutiny", "auditor", "administrator"]
ROLES: tuple[Role, ...] = get_args(Role)

LONGEST_EMAIL = 254
"""The longest address that mail can be sent to (RFC 5321, as corrected by erratum 1690 of RFC 3696)."""


class Person(msgspec.Struct, frozen=True, kw_only=True):
    """Someone who is signed in, and for whom they act.

    Attributes:
        person_id: what events call this person.
        council_id: the one council whose record they may look into.
        organisation_id: the provider they work for; None for a council's own people.
    """

    person_id: UUID
    name: str
    email: str
    role: Role
    council_id: UUID
    organisation_id: UUID | None = None


def normalised(email: str) -> str:
    """The one spelling of an e-mail address that accounts are kept and looked up under."""
    return email.strip().lower()
