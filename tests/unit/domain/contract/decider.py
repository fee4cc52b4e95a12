"""The contract that the examples are about, and how a revision of it comes about."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from domain.contract.changes import Change, ReasonedChange
from domain.contract.commands import (
    AgreeRevision,
    DraftChange,
    DraftRevision,
    ProposeRevision,
    RefuseRevision,
    WithdrawRevision,
)
from domain.contract.events import (
    ChangeDrafted,
    ContractEvent,
    RevisionAgreed,
    RevisionDrafted,
    RevisionProposed,
    RevisionTookEffect,
)
from domain.contract.model import Contract, decide, evolve
from domain.contract.terms import Party
from tests.unit.domain.examples import AWARDED, CONTRACT, MAPPED, an_id
from tests.unit.domain.scenario import Decider

contract = Decider(Contract(), decide, evolve)
AGREED: tuple[ContractEvent, ...] = (AWARDED, MAPPED)
REVISION = an_id(60)
APRIL_27, JULY_27 = date(2027, 4, 1), date(2027, 7, 1)
WHY = "So asked"


def change_id(revision_id: UUID, place: int) -> UUID:
    """The id of a revision's change, by its place in the draft counted from 0."""
    return an_id(revision_id.int * 100 + place)


def drafted(
    *changes: Change, revision_id: UUID = REVISION, since: date = APRIL_27, by: Party = "commissioner"
) -> tuple[ContractEvent, ...]:
    """The facts of a draft with these changes, each written into it by the same party."""
    return (
        RevisionDrafted(
            revision_id=revision_id, drafted_by=by, break_point_id=None, effective_from=since, reason=WHY
        ),
        *(
            ChangeDrafted(
                revision_id=revision_id,
                change_id=change_id(revision_id, place),
                draft=place + 2,
                drafted_by=by,
                change=change,
                reason=WHY,
            )
            for place, change in enumerate(changes)
        ),
    )


def reasoned(*changes: Change, revision_id: UUID = REVISION) -> tuple[ReasonedChange, ...]:
    """The changes as the proposal of that draft holds them."""
    return tuple(
        ReasonedChange(change_id=change_id(revision_id, place), change=change, reason=WHY)
        for place, change in enumerate(changes)
    )


def proposal(
    *changes: Change, revision_id: UUID = REVISION, since: date = APRIL_27, by: Party = "commissioner"
) -> RevisionProposed:
    """The fact that such a draft was put to the other party."""
    return RevisionProposed(
        revision_id=revision_id,
        proposed_by=by,
        break_point_id=None,
        effective_from=since,
        changes=reasoned(*changes, revision_id=revision_id),
        reason=WHY,
    )


def proposed(
    *changes: Change, revision_id: UUID = REVISION, since: date = APRIL_27, by: Party = "commissioner"
) -> tuple[ContractEvent, ...]:
    """The facts of a draft with these changes that was put to the other party."""
    return (
        *drafted(*changes, revision_id=revision_id, since=since, by=by),
        proposal(*changes, revision_id=revision_id, since=since, by=by),
    )


def effect(
    *changes: Change, revision_id: UUID = REVISION, since: date = APRIL_27, by: Party = "lead_provider"
) -> tuple[ContractEvent, ...]:
    """The facts of the other party's agreement."""
    return (
        RevisionAgreed(revision_id=revision_id, agreed_by=by),
        RevisionTookEffect(
            revision_id=revision_id,
            effective_from=since,
            changes=reasoned(*changes, revision_id=revision_id),
        ),
    )


def in_effect(
    *changes: Change, revision_id: UUID = REVISION, since: date = APRIL_27
) -> tuple[ContractEvent, ...]:
    """The facts of a revision from its draft to its effect."""
    return (
        *proposed(*changes, revision_id=revision_id, since=since),
        *effect(*changes, revision_id=revision_id, since=since),
    )


def draft(
    *, revision_id: UUID = REVISION, since: date = APRIL_27, why: str = WHY, by: Party = "commissioner"
) -> DraftRevision:
    """To begin a revision."""
    return DraftRevision(
        stream_id=CONTRACT, revision_id=revision_id, drafted_by=by, effective_from=since, reason=why
    )


def write(
    change: Change,
    *,
    place: int = 0,
    edition: int = 0,
    why: str = WHY,
    by: Party = "commissioner",
) -> DraftChange:
    """To write a change into the draft."""
    return DraftChange(
        stream_id=CONTRACT,
        revision_id=REVISION,
        change_id=change_id(REVISION, place),
        drafted_by=by,
        change=change,
        reason=why,
        edition=edition,
    )


def propose(
    draft_number: int, *, by: Party = "commissioner", revision_id: UUID = REVISION
) -> ProposeRevision:
    """To put a draft to the other party."""
    return ProposeRevision(stream_id=CONTRACT, revision_id=revision_id, proposed_by=by, draft=draft_number)


def agree(draft_number: int, *, by: Party = "lead_provider", revision_id: UUID = REVISION) -> AgreeRevision:
    """To agree to what was proposed."""
    return AgreeRevision(stream_id=CONTRACT, revision_id=revision_id, agreed_by=by, draft=draft_number)


def withdraw(
    by: Party = "commissioner", reason: str = "A slip", *, revision_id: UUID = REVISION
) -> WithdrawRevision:
    """To take a proposal back or to give a draft up."""
    return WithdrawRevision(stream_id=CONTRACT, revision_id=revision_id, withdrawn_by=by, reason=reason)


def refuse(
    by: Party = "lead_provider", reason: str = "Too dear", *, revision_id: UUID = REVISION
) -> RefuseRevision:
    """To say no to what was proposed."""
    return RefuseRevision(stream_id=CONTRACT, revision_id=revision_id, refused_by=by, reason=reason)
