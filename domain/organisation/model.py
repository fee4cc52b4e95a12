"""What an organisation decides, and how it evolves."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

import msgspec

from domain.organisation.commands import ChangeOrganisation, OrganisationCommand, RegisterOrganisation
from domain.organisation.events import (
    OrganisationEvent,
    OrganisationKind,
    OrganisationKindCorrected,
    OrganisationRegistered,
    OrganisationRenamed,
    PeerGroupChanged,
)
from domain.shared.errors import AlreadyDone, Invalid, NotFound


class Organisation(msgspec.Struct, frozen=True):
    """State of one organisation."""

    council_id: UUID | None = None
    name: str = ""
    kind: OrganisationKind | None = None
    peer_group: str = ""


def decide(state: Organisation, command: OrganisationCommand, now: datetime) -> tuple[OrganisationEvent, ...]:
    """Answer a command with the facts that follow from it.

    Raises:
        DomainError: where a rule is broken.
    """
    name, peer_group = command.name.strip(), command.peer_group.strip()
    if not name:
        raise Invalid("Give the organisation its name.", field="name")
    match command:
        case RegisterOrganisation(council_id=council_id, kind=kind):
            if state.name:
                raise AlreadyDone(f"{state.name} is already registered.")
            return (
                OrganisationRegistered(council_id=council_id, name=name, kind=kind, peer_group=peer_group),
            )
        case ChangeOrganisation(kind=kind):
            if not state.name:
                raise NotFound("There is no such organisation. Register it first.")
            renamed = () if name == state.name else (OrganisationRenamed(name=name),)
            corrected = () if kind == state.kind else (OrganisationKindCorrected(kind=kind),)
            grouped = () if peer_group == state.peer_group else (PeerGroupChanged(peer_group=peer_group),)
            return (*renamed, *corrected, *grouped)


def evolve(state: Organisation, event: OrganisationEvent) -> Organisation:
    """The state after one more fact. Never raises: an old stream must always load."""
    match event:
        case OrganisationRegistered(council_id=council_id, name=name, kind=kind, peer_group=peer_group):
            return Organisation(council_id=council_id, name=name, kind=kind, peer_group=peer_group)
        case OrganisationRenamed(name=name):
            return msgspec.structs.replace(state, name=name)
        case OrganisationKindCorrected(kind=kind):
            return msgspec.structs.replace(state, kind=kind)
        case PeerGroupChanged(peer_group=peer_group):
            return msgspec.structs.replace(state, peer_group=peer_group)
