"""What the two parties of a contract may ask for, each by what it has before it.

A party writes the change that fits the terms it sees, in the edition it sees, as people do. So most of what
is asked for can happen, and what is asked for by somebody who looked away comes too late.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

from domain.contract.commands import (
    AddPartner,
    CommentOnRevision,
    ContractCommand,
    DraftChange,
    DraftRevision,
    DropChange,
    EndContract,
    ExtendContract,
    MoveBreakPoint,
    RedraftRevision,
    RemovePartner,
    ScheduleBreakPoint,
    SetExpectation,
)
from domain.contract.model import Contract
from domain.contract.state import Revision
from domain.contract.terms import Expectation, Party
from tests.unit.domain.contract.changing import Chooser
from tests.unit.domain.contract.decider import agree, change_id, propose, refuse, withdraw
from tests.unit.domain.examples import CONTRACT, HOPEFUL, LEAD, PARTNER, WELL_BEING, an_id

Wish = Callable[[Contract, date], ContractCommand]
"""What a party asks for that sees the contract as it is given, on a day."""
WHY = "So asked"


def under_way(seen: Contract, which: int) -> Revision:
    """One of the revisions that are not settled; one that never was, where there is none."""
    known = [revision for revision in seen.revisions.values() if not revision.is_settled]
    never = Revision(
        revision_id=an_id(59),
        drafted_by="commissioner",
        break_point_id=None,
        effective_from=date.max,
        reason="",
    )
    return known[which % len(known)] if known else never


def drafting(by: Party, days: int) -> Wish:
    return lambda seen, today: DraftRevision(
        stream_id=CONTRACT,
        revision_id=an_id(60 + len(seen.revisions)),
        drafted_by=by,
        effective_from=today + timedelta(days=days),
        reason=WHY,
    )


def redrafting(which: int, by: Party, days: int) -> Wish:
    def wish(seen: Contract, today: date) -> ContractCommand:
        revision = under_way(seen, which)
        return RedraftRevision(
            stream_id=CONTRACT,
            revision_id=revision.revision_id,
            drafted_by=by,
            effective_from=today + timedelta(days=days),
            reason=WHY,
            edition=revision.edition,
        )

    return wish


def writing(which: int, place: int, by: Party, choose: Chooser) -> Wish:
    def wish(seen: Contract, _: date) -> ContractCommand:
        revision = under_way(seen, which)
        known = revision.change(change_id(revision.revision_id, place))
        return DraftChange(
            stream_id=CONTRACT,
            revision_id=revision.revision_id,
            change_id=change_id(revision.revision_id, place),
            drafted_by=by,
            change=choose(seen),
            reason=WHY,
            edition=known.edition if known else 0,
        )

    return wish


def dropping(which: int, place: int, by: Party) -> Wish:
    def wish(seen: Contract, _: date) -> ContractCommand:
        revision = under_way(seen, which)
        known = revision.change(change_id(revision.revision_id, place))
        return DropChange(
            stream_id=CONTRACT,
            revision_id=revision.revision_id,
            change_id=change_id(revision.revision_id, place),
            dropped_by=by,
            edition=known.edition if known else 0,
        )

    return wish


def answering(which: int, by: Party, answer: str) -> Wish:
    """To put forward, agree, withdraw, refuse or speak of a revision, in the draft that one sees."""

    def wish(seen: Contract, _: date) -> ContractCommand:
        revision = under_way(seen, which)
        known = revision.revision_id
        match answer:
            case "propose":
                return propose(revision.draft, by=by, revision_id=known)
            case "agree":
                return agree(revision.draft, by=by, revision_id=known)
            case "withdraw":
                return withdraw(by, revision_id=known)
            case "refuse":
                return refuse(by, revision_id=known)
            case _:
                return CommentOnRevision(
                    stream_id=CONTRACT,
                    revision_id=known,
                    comment_id=an_id(10_000 + len(revision.comment_ids)),
                    said_by=by,
                    words="Who would ask?",
                )

    return wish


def living(kind: str, days: int) -> Wish:
    """To extend or end the contract, or to change its partners or its break point."""

    def wish(seen: Contract, today: date) -> ContractCommand:
        on, other = today + timedelta(days=days), an_id(6)
        match kind:
            case "extend":
                return ExtendContract(
                    stream_id=CONTRACT, ends_on=seen.ends_on + timedelta(days=days), reason=WHY
                )
            case "end":
                return EndContract(stream_id=CONTRACT, on=on, reason=WHY)
            case "add":
                return AddPartner(stream_id=CONTRACT, organisation_id=other if days % 3 else LEAD, on=on)
            case "remove":
                gone = other if days % 2 else PARTNER
                return RemovePartner(stream_id=CONTRACT, organisation_id=gone, on=on, reason=WHY)
            case "move":
                return MoveBreakPoint(stream_id=CONTRACT, break_point_id=an_id(50), on=on, reason=WHY)
            case "schedule":
                return ScheduleBreakPoint(stream_id=CONTRACT, break_point_id=an_id(50), on=on)
            case _:
                about = HOPEFUL if days % 2 else WELL_BEING
                return SetExpectation(
                    stream_id=CONTRACT, expectation=Expectation(indicator_id=about.indicator_id)
                )

    return wish
