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


class RenameOrganisation(Command, frozen=True, kw_only=True):
    """Give an organisation another name."""

    name: str


OrganisationCommand = RegisterOrganisation | RenameOrganisation
