"""What an organisation decides, and how it evolves."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

import msgspec

from domain.organisation.commands import OrganisationCommand, RegisterOrganisation, RenameOrganisation
from domain.organisation.events import OrganisationEvent, OrganisationRegistered, OrganisationRenamed
from domain.shared.errors import AlreadyDone, Invalid, NotFound


class Organisation(msgspec.Struct, frozen=True):
    """State of one organisation."""

    council_id: UUID | None = None
    name: str = ""


def decide(state: Organisation, command: OrganisationCommand, now: datetime) -> tuple[OrganisationEvent, ...]:
    """Answer a command with the facts that follow from it.

    Raises:
        DomainError: where a rule is broken.
    """
    name = command.name.strip()
    if not name:
        raise Invalid("Give the organisation its name.", field="name")
    match command:
        case RegisterOrganisation(council_id=council_id, kind=kind):
            if state.name:
                raise AlreadyDone(f"{state.name} is already registered.")
            peers = command.peer_group.strip()
            return (OrganisationRegistered(council_id=council_id, name=name, kind=kind, peer_group=peers),)
        case RenameOrganisation():
            if not state.name:
                raise NotFound("There is no such organisation. Register it first.")
            return () if name == state.name else (OrganisationRenamed(name=name),)


def evolve(state: Organisation, event: OrganisationEvent) -> Organisation:
    """The state after one more fact. Never raises: an old stream must always load."""
    match event:
        case OrganisationRegistered(council_id=council_id, name=name):
            return msgspec.structs.replace(state, council_id=council_id, name=name)
        case OrganisationRenamed(name=name):
            return msgspec.structs.replace(state, name=name)
