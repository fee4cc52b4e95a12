"""Facts of an organisation: a provider, one of its partners, or a council's own team."""

from __future__ import annotations

from typing import Literal
from uuid import UUID

from domain.shared.facts import Fact

OrganisationKind = Literal["charity", "social_enterprise", "company", "public_body", "council_team"]


class OrganisationRegistered(Fact, frozen=True, kw_only=True):
    """An organisation became known to a council.

    Attributes:
        peer_group: what organisations that can be compared with it are called together, in the words of a
            sentence: "unitary authorities"; "" where it is compared with none.
    """

    council_id: UUID
    name: str
    kind: OrganisationKind
    peer_group: str = ""


class OrganisationRenamed(Fact, frozen=True, kw_only=True):
    """An organisation took another name."""

    name: str


class OrganisationKindCorrected(Fact, frozen=True, kw_only=True):
    """An organisation is of another kind than was recorded."""

    kind: OrganisationKind


class PeerGroupChanged(Fact, frozen=True, kw_only=True):
    """An organisation is compared with others than before, or with none.

    Attributes:
        peer_group: as `OrganisationRegistered` has it.
    """

    peer_group: str


OrganisationEvent = (
    OrganisationRegistered | OrganisationRenamed | OrganisationKindCorrected | PeerGroupChanged
)
