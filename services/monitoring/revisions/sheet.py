"""A revision with all that its pages need to know, as far as whoever looks may do something about it."""

from __future__ import annotations

from uuid import UUID

import msgspec

from domain.contract.changes import revised
from domain.contract.terms import Party, Terms
from projections.contracts.queries import revision
from projections.contracts.results import Contract, Revision, RevisionChange
from projections.contracts.terms import terms_through_time
from services.access import Act, Person, may
from services.monitoring.desk import View, parties_of
from services.monitoring.problems import Unknown
from services.monitoring.revisions.ground import Ground, ground_of


class Sheet(msgspec.Struct, frozen=True, kw_only=True):
    """One revision of one contract before one person.

    Attributes:
        contract: the contract, with its newest terms.
        revision: the revision.
        ground: what it is held against.
        party: for whom the person acts; None for whoever only reads, and where the page is about the past.
    """

    contract: Contract
    revision: Revision
    ground: Ground
    party: Party | None

    @property
    def address(self) -> str:
        """The revision's own page."""
        return f"/contracts/{self.contract.summary.contract_id}/revisions/{self.revision.revision_id}"

    @property
    def is_open(self) -> bool:
        """Whether the person may write in it and speak about it."""
        return self.party is not None and not self.revision.is_settled

    @property
    def may_propose(self) -> bool:
        """Whether there is something to put to the other party."""
        return self.is_open and self.revision.standing == "drafted" and bool(self.revision.changes)

    @property
    def may_answer(self) -> bool:
        """Whether the other party waits for the person's agreement or refusal."""
        return self.is_open and self.revision.standing == "proposed" and not self.is_own_proposal

    @property
    def may_withdraw(self) -> bool:
        """Whether the person may give it up: a draft, or their own side's proposal."""
        return self.is_open and (self.revision.standing == "drafted" or self.is_own_proposal)

    @property
    def is_own_proposal(self) -> bool:
        """Whether the person's own side put the present draft forward."""
        return self.revision.proposed_by is not None and self.revision.proposed_by == self.party

    def change(self, change_id: UUID) -> RevisionChange | None:
        """One of its changes, or None."""
        return next((known for known in self.revision.changes if known.change_id == change_id), None)

    def after(self, *, without: UUID | None = None) -> Terms:
        """The terms that would follow; without one of its changes, as whoever writes that one needs them."""
        changes = [known.change for known in self.revision.changes if known.change_id != without]
        return revised(self.ground.terms, changes, self.revision.effective_from)


async def sheet_of(view: View, contract_id: UUID, revision_id: UUID, act: Act) -> Sheet:
    """A revision for this act.

    Raises:
        Unknown: where the person may not know of it, or there is none.
        NotYours: where they may see it, but not do this.
    """
    contract = await view.contract(contract_id, act)
    found = await revision(view.connection, contract_id, revision_id, as_of=view.as_of)
    if found is None:
        raise Unknown
    terms = await terms_through_time(view.connection, contract_id, as_of=view.as_of)
    party = party_of(view.person, contract) if view.asked.is_now else None
    return Sheet(contract=contract, revision=found, ground=ground_of(terms, found), party=party)


def party_of(person: Person, contract: Contract) -> Party | None:
    """For whom the person acts when a contract is revised; None for whoever has no part in that."""
    if not may(person, "revise_contract", parties_of(contract)):
        return None
    return "lead_provider" if person.role == "provider" else "commissioner"


def other_than(party: Party) -> Party:
    """The other of the two parties."""
    return "commissioner" if party == "lead_provider" else "lead_provider"
