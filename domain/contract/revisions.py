"""How a revision comes about: one draft that both parties work on, put forward by one, agreed by the other.

Any writing in a draft that was put forward takes it back to being worked on, so that nobody agrees to what
they have not seen; put forward again by the other party, it is their counter-proposal.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from uuid import UUID

import msgspec

from domain.contract.commands import (
    AgreeRevision,
    CommentOnRevision,
    DraftChange,
    DraftRevision,
    DropChange,
    ProposeRevision,
    RedraftRevision,
    RefuseRevision,
    RevisionCommand,
    WithdrawRevision,
)
from domain.contract.events import (
    ChangeDrafted,
    ChangeDropped,
    RevisionAgreed,
    RevisionCommented,
    RevisionDrafted,
    RevisionEvent,
    RevisionProposed,
    RevisionRedrafted,
    RevisionRefused,
    RevisionTookEffect,
    RevisionWithdrawn,
)
from domain.contract.rules import revisions as rules
from domain.contract.state import Contract, DraftedChange, Revision
from domain.contract.terms import Party, Terms
from domain.shared.errors import (
    AlreadyDone,
    EditedMeanwhile,
    Invalid,
    NotAParty,
    NotFound,
    NotInState,
)

OVERTAKEN = (
    "Somebody else changed this while you were writing. Your words are kept here: look at both, then save "
    "again."
)


def decide_revision(
    state: Contract, terms: Terms, command: RevisionCommand, today: date
) -> tuple[RevisionEvent, ...]:
    """Answer a command about a revision of the contract's newest terms.

    Raises:
        DomainError: where a rule is broken.
    """
    if isinstance(command, DraftRevision):
        return _draft(state, command, today)
    revision = state.revision(command.revision_id)
    match command:
        case RedraftRevision():
            return _redraft(state, revision, command, today)
        case DraftChange():
            return _write(state, revision, terms, command)
        case DropChange():
            return _drop(revision, command)
        case CommentOnRevision():
            return _comment(revision, command)
        case ProposeRevision():
            return _propose(state, revision, terms, command, today)
        case AgreeRevision():
            return _agree(state, revision, terms, command, today)
        case WithdrawRevision() | RefuseRevision():
            return _give_up(revision, command)


def _draft(state: Contract, command: DraftRevision, today: date) -> tuple[RevisionEvent, ...]:
    if command.revision_id in state.revisions:
        raise AlreadyDone("This revision is already begun.")
    rules.check_outline(state, command.effective_from, command.reason, today)
    rules.check_break_point(state, command.break_point_id)
    return (
        RevisionDrafted(
            revision_id=command.revision_id,
            drafted_by=command.drafted_by,
            break_point_id=command.break_point_id,
            effective_from=command.effective_from,
            reason=command.reason.strip(),
        ),
    )


def _redraft(
    state: Contract, revision: Revision, command: RedraftRevision, today: date
) -> tuple[RevisionEvent, ...]:
    reason = command.reason.strip()
    wanted = (command.break_point_id, command.effective_from, reason)
    if wanted == (revision.break_point_id, revision.effective_from, revision.reason):
        return ()
    if command.edition != revision.edition:
        raise EditedMeanwhile(OVERTAKEN)
    rules.check_outline(state, command.effective_from, command.reason, today)
    rules.check_break_point(state, command.break_point_id)
    return (
        RevisionRedrafted(
            revision_id=command.revision_id,
            draft=revision.draft + 1,
            drafted_by=command.drafted_by,
            break_point_id=command.break_point_id,
            effective_from=command.effective_from,
            reason=reason,
        ),
    )


def _write(
    state: Contract, revision: Revision, terms: Terms, command: DraftChange
) -> tuple[RevisionEvent, ...]:
    known, reason = revision.change(command.change_id), command.reason.strip()
    same = known is not None and (known.change, known.reason) == (command.change, reason)
    if same and known is not None and known.written_on == len(state.terms):
        return ()
    if command.edition != (known.edition if known else 0):
        raise EditedMeanwhile(OVERTAKEN)
    if not reason:
        raise Invalid("Say why this change is wanted.", field="reason")
    event = ChangeDrafted(
        revision_id=command.revision_id,
        change_id=command.change_id,
        draft=revision.draft + 1,
        drafted_by=command.drafted_by,
        change=command.change,
        reason=reason,
    )
    rules.check_change(terms, written(revision, event, len(state.terms)), command.change_id)
    return (event,)


def _drop(revision: Revision, command: DropChange) -> tuple[RevisionEvent, ...]:
    known = revision.change(command.change_id)
    if known is None:
        return ()
    if command.edition != known.edition:
        raise EditedMeanwhile(OVERTAKEN)
    return (
        ChangeDropped(
            revision_id=command.revision_id,
            change_id=command.change_id,
            draft=revision.draft + 1,
            dropped_by=command.dropped_by,
        ),
    )


def _comment(revision: Revision, command: CommentOnRevision) -> tuple[RevisionEvent, ...]:
    if command.comment_id in revision.comment_ids:
        raise AlreadyDone("This was said before.")
    if not command.words.strip():
        raise Invalid("Write what you want to say.", field="words")
    if command.change_id is not None and revision.change(command.change_id) is None:
        raise NotFound("The change that this is about is no longer in the draft. Say it of the whole.")
    fields = {name: getattr(command, name) for name in RevisionCommented.__struct_fields__}
    return (RevisionCommented(**fields),)


def _propose(
    state: Contract, revision: Revision, terms: Terms, command: ProposeRevision, today: date
) -> tuple[RevisionEvent, ...]:
    if revision.standing == "proposed":
        raise AlreadyDone("This revision is already proposed and waits for an answer.")
    rules.check_draft(command.draft, revision)
    rules.check_not_stale(state, revision)
    rules.check_revision(state, revision, terms, today)
    return (
        RevisionProposed(
            revision_id=revision.revision_id,
            proposed_by=command.proposed_by,
            break_point_id=revision.break_point_id,
            effective_from=revision.effective_from,
            changes=revision.reasoned,
            reason=revision.reason,
        ),
    )


def _agree(
    state: Contract, revision: Revision, terms: Terms, command: AgreeRevision, today: date
) -> tuple[RevisionEvent, ...]:
    proposer = _proposer(revision)
    if command.agreed_by == proposer:
        raise NotAParty("Whoever proposes a revision agrees to it; it is for the other party to agree.")
    rules.check_draft(command.draft, revision)
    rules.check_not_stale(state, revision)
    rules.check_revision(state, revision, terms, today)
    return (
        RevisionAgreed(revision_id=revision.revision_id, agreed_by=command.agreed_by),
        RevisionTookEffect(
            revision_id=revision.revision_id,
            effective_from=revision.effective_from,
            changes=revision.reasoned,
        ),
    )


def _give_up(revision: Revision, command: WithdrawRevision | RefuseRevision) -> tuple[RevisionEvent, ...]:
    if not command.reason.strip():
        raise Invalid("Say why, so that the other party knows.", field="reason")
    if isinstance(command, WithdrawRevision):
        if revision.proposed_by not in (None, command.withdrawn_by):
            raise NotAParty("The other party proposed this. Refuse it, or change it and propose that.")
        return (
            RevisionWithdrawn(
                revision_id=revision.revision_id,
                withdrawn_by=command.withdrawn_by,
                reason=command.reason.strip(),
            ),
        )
    if command.refused_by == _proposer(revision):
        raise NotAParty("Your own side proposed this. Withdraw it instead.")
    return (
        RevisionRefused(
            revision_id=revision.revision_id, refused_by=command.refused_by, reason=command.reason.strip()
        ),
    )


def _proposer(revision: Revision) -> Party:
    if revision.proposed_by is None:
        raise NotInState("This revision is being worked on. It can be answered once a party proposes it.")
    return revision.proposed_by


def evolve_revision(state: Contract, event: RevisionEvent) -> Contract:
    """The state after one more fact about a revision. Never raises."""
    if isinstance(event, RevisionDrafted):
        return _holding(
            state,
            Revision(
                revision_id=event.revision_id,
                drafted_by=event.drafted_by,
                break_point_id=event.break_point_id,
                effective_from=event.effective_from,
                reason=event.reason,
            ),
        )
    revision = state.revisions.get(event.revision_id)
    return state if revision is None else _holding(state, _after(revision, event, len(state.terms)))


def _after(revision: Revision, event: RevisionEvent, terms: int) -> Revision:
    change = msgspec.structs.replace
    match event:
        case RevisionRedrafted():
            return change(
                _worked_on(revision, event.draft),
                break_point_id=event.break_point_id,
                effective_from=event.effective_from,
                reason=event.reason,
                edition=event.draft,
            )
        case ChangeDrafted():
            return written(revision, event, terms)
        case ChangeDropped(change_id=change_id):
            kept = tuple(known for known in revision.changes if known.change_id != change_id)
            return change(_worked_on(revision, event.draft), changes=kept)
        case RevisionCommented(comment_id=comment_id):
            return change(revision, comment_ids=revision.comment_ids | {comment_id})
        case RevisionProposed(proposed_by=party):
            return change(revision, standing="proposed", proposed_by=party)
        case RevisionTookEffect():
            return change(revision, standing="in_effect")
        case RevisionWithdrawn():
            return change(revision, standing="withdrawn")
        case RevisionRefused():
            return change(revision, standing="refused")
        case _:
            return revision


def written(revision: Revision, event: ChangeDrafted, terms: int) -> Revision:
    """The revision with one change written, on so many terms."""
    now = DraftedChange(
        change_id=event.change_id,
        change=event.change,
        reason=event.reason,
        edition=event.draft,
        written_on=terms,
    )
    return msgspec.structs.replace(_worked_on(revision, event.draft), changes=_with(revision.changes, now))


def _with(changes: Sequence[DraftedChange], now: DraftedChange) -> tuple[DraftedChange, ...]:
    if all(known.change_id != now.change_id for known in changes):
        return (*changes, now)
    return tuple(now if known.change_id == now.change_id else known for known in changes)


def _worked_on(revision: Revision, draft: int) -> Revision:
    """Written in: nobody agrees to it any more."""
    return msgspec.structs.replace(revision, standing="drafted", proposed_by=None, draft=draft)


def _holding(state: Contract, revision: Revision) -> Contract:
    revisions: dict[UUID, Revision] = {**state.revisions, revision.revision_id: revision}
    return msgspec.structs.replace(state, revisions=revisions)
