"""What a contract's facts add up to: the award, its terms through time, and the revisions under way."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from operator import attrgetter
from typing import Literal
from uuid import UUID

import msgspec

from domain.contract.changes import Change, ReasonedChange
from domain.contract.events import ContractAwarded
from domain.contract.terms import Party, Terms
from domain.shared.errors import NotFound
from domain.shared.values import Period

RevisionStanding = Literal["drafted", "proposed", "in_effect", "withdrawn", "refused"]
"""A draft is seen and worked on by both parties; a proposal waits for the other; the rest are settled."""


class DraftedChange(msgspec.Struct, frozen=True, kw_only=True):
    """A change as it stands in a draft.

    Attributes:
        edition: the draft in which it was last written.
        written_on: how many terms the contract had when it was last written; others may have come since.
    """

    change_id: UUID
    change: Change
    reason: str
    edition: int
    written_on: int


class Revision(msgspec.Struct, frozen=True, kw_only=True):
    """One revision, from its first draft to what became of it.

    Attributes:
        drafted_by: the party that began it.
        edition: the draft in which day, reason and break point were last written.
        draft: how often anything of it has been written: what is proposed and agreed is one draft.
        changes: in the order in which they were first written.
        proposed_by: the party that put the present draft to the other; None while it is being worked on.
    """

    revision_id: UUID
    drafted_by: Party
    break_point_id: UUID | None
    effective_from: date
    reason: str
    edition: int = 1
    draft: int = 1
    changes: tuple[DraftedChange, ...] = ()
    standing: RevisionStanding = "drafted"
    proposed_by: Party | None = None
    comment_ids: frozenset[UUID] = frozenset()

    @property
    def is_settled(self) -> bool:
        """Whether nothing can become of it any more."""
        return self.standing not in ("drafted", "proposed")

    @property
    def reasoned(self) -> tuple[ReasonedChange, ...]:
        """The changes as a proposal holds them."""
        return tuple(
            ReasonedChange(change_id=known.change_id, change=known.change, reason=known.reason)
            for known in self.changes
        )

    def change(self, change_id: UUID) -> DraftedChange | None:
        """One of its changes, or None."""
        return next((known for known in self.changes if known.change_id == change_id), None)


class Contract(msgspec.Struct, frozen=True):
    """State of one contract.

    Attributes:
        ends_on: its last day, as it was awarded, extended or ended.
        ended_early: whether it was ended before its time.
        partner_ids: those who work under it beside the lead provider.
        joined: the day on which a partner joined, where it came after the award.
        terms: in the order in which they took effect, the first by the impact map.
        break_points: the day of each.
        closed_break_points: those at which the contract was looked at.
        revisions: every one that was ever begun.
        touched: by the id of an outcome, indicator, activity or question, how many terms the contract had
            when a revision last touched it.
        expected: ids of indicators whose expectation is set.
    """

    award: ContractAwarded | None = None
    ends_on: date = date.max
    ended_early: bool = False
    partner_ids: tuple[UUID, ...] = ()
    joined: Mapping[UUID, date] = {}
    terms: tuple[Terms, ...] = ()
    break_points: Mapping[UUID, date] = {}
    closed_break_points: frozenset[UUID] = frozenset()
    revisions: Mapping[UUID, Revision] = {}
    touched: Mapping[UUID | str, int] = {}
    expected: frozenset[UUID] = frozenset()

    def terms_on(self, day: date) -> Terms | None:
        """The terms in force on a day: those with the latest effective date on or before it."""
        in_force = [terms for terms in reversed(self.terms) if terms.effective_from <= day]
        return max(in_force, key=attrgetter("effective_from"), default=None)

    def periods(self) -> tuple[Period, ...]:
        """Every period that the contract reports on, in order."""
        if self.award is None or self.ends_on < self.award.starts_on:
            return ()
        return self.award.calendar.periods(self.award.starts_on, self.ends_on, ended_early=self.ended_early)

    def last_ended(self, today: date) -> Period | None:
        """The last period that is over by a day: its return asks for what was in force on its last day."""
        return next((known for known in reversed(self.periods()) if known.ends_on < today), None)

    def revision(self, revision_id: UUID) -> Revision:
        """A revision that is not settled.

        Raises:
            NotFound: where there is none with this id, or it was settled.
        """
        found = self.revisions.get(revision_id)
        if found is None or found.is_settled:
            raise NotFound("There is no such revision under way. It may have been settled.")
        return found
