"""What events do to the directory."""

from __future__ import annotations

from collections.abc import Iterable

from domain.council.events import CouncilRegistered, CouncilRenamed
from domain.organisation.events import (
    OrganisationKindCorrected,
    OrganisationRegistered,
    OrganisationRenamed,
    PeerGroupChanged,
)
from projections.changes import Amend, Happened, Put, RowChange
from projections.directory.tables import COUNCIL, ORGANISATION


def project(event: Happened) -> Iterable[RowChange]:
    """Keep the names of councils and organisations."""
    match event.fact:
        case CouncilRegistered(name=name) | CouncilRenamed(name=name):
            yield Put(COUNCIL, {"council_id": event.stream_id}, {"name": name})
        case OrganisationRegistered(name=name, kind=kind, peer_group=peer_group):
            known = {"name": name, "kind": kind, "peer_group": peer_group}
            yield Put(ORGANISATION, {"organisation_id": event.stream_id}, known)
        case OrganisationRenamed(name=name):
            yield Amend(ORGANISATION, {"organisation_id": event.stream_id}, {"name": name})
        case OrganisationKindCorrected(kind=kind):
            yield Amend(ORGANISATION, {"organisation_id": event.stream_id}, {"kind": kind})
        case PeerGroupChanged(peer_group=peer_group):
            yield Amend(ORGANISATION, {"organisation_id": event.stream_id}, {"peer_group": peer_group})
        case _:
            pass
