"""How a revision's story is told: what each party wrote, said, proposed and agreed to."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from uuid import UUID

import msgspec

from demonstration.acts import named
from domain.contract.changes import Change
from domain.contract.commands import (
    AgreeRevision,
    CommentOnRevision,
    DraftChange,
    DraftRevision,
    ProposeRevision,
)
from domain.contract.terms import Party


class Drafting(msgspec.Struct, frozen=True, kw_only=True):
    """Commands about one revision.

    Attributes:
        contract_id: the contract that it would change.
        revision_id: the revision.
        key: names the ids of its changes and comments.
    """

    contract_id: UUID
    revision_id: UUID
    key: str

    def begin(self, party: Party, since: date, reason: str, break_point_id: UUID) -> DraftRevision:
        """One party begins the draft, at a break point."""
        return DraftRevision(
            stream_id=self.contract_id,
            revision_id=self.revision_id,
            drafted_by=party,
            effective_from=since,
            reason=reason,
            break_point_id=break_point_id,
        )

    def write(
        self,
        party: Party,
        changes: Mapping[str, tuple[Change, str]],
        editions: Mapping[str, int] | None = None,
    ) -> tuple[DraftChange, ...]:
        """A party writes changes, each with its reason; those that stand already by their editions."""
        return tuple(
            DraftChange(
                stream_id=self.contract_id,
                revision_id=self.revision_id,
                change_id=named(f"{self.key} change", key),
                drafted_by=party,
                change=change,
                reason=reason,
                edition=(editions or {}).get(key, 0),
            )
            for key, (change, reason) in changes.items()
        )

    def say(self, party: Party, key: str, words: str, about: str = "") -> CommentOnRevision:
        """A party says something of the whole, or of the change with that key."""
        return CommentOnRevision(
            stream_id=self.contract_id,
            revision_id=self.revision_id,
            comment_id=named(f"{self.key} comment", key),
            said_by=party,
            words=words,
            change_id=named(f"{self.key} change", about) if about else None,
        )

    def propose(self, party: Party, draft: int) -> ProposeRevision:
        """A party puts the draft to the other."""
        return ProposeRevision(
            stream_id=self.contract_id, revision_id=self.revision_id, proposed_by=party, draft=draft
        )

    def agree(self, party: Party, draft: int) -> AgreeRevision:
        """The other party agrees to it."""
        return AgreeRevision(
            stream_id=self.contract_id, revision_id=self.revision_id, agreed_by=party, draft=draft
        )
