"""Wishes that an organisation answers."""

from __future__ import annotations

from uuid import UUID

from domain.organisation.events import OrganisationKind
from domain.shared.facts import Command


class RegisterOrganisation(Command, frozen=True, kw_only=True):
    """Make an organisation known to a council; with the name of its like, where it can be compared."""

    council_id: UUID
    name: str
    kind: OrganisationKind
    peer_group: str = ""


class ChangeOrganisation(Command, frozen=True, kw_only=True):
    """Say anew what an organisation is called, what it is, and with whom it can be compared.

    What is said as it was before changes nothing.
    """

    name: str
    kind: OrganisationKind
    peer_group: str = ""


OrganisationCommand = RegisterOrganisation | ChangeOrganisation
