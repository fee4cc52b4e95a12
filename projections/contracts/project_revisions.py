"""What events do to revisions: the draft, its changes and what is said of it, and what became of it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

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
from domain.contract.terms import Party
from projections.changes import Amend, End, Happened, Put, RowChange
from projections.contracts.project_terms import revised
from projections.contracts.tables import REVISION, REVISION_CHANGE, REVISION_COMMENT

_BACK_TO_DRAFT = {"standing": "drafted", "proposed_by": None, "proposed_at": None}
"""Whoever writes in a proposal takes it back to being worked on."""


def revision(event: Happened, fact: RevisionEvent) -> Iterable[RowChange]:
    """Keep a revision as both parties see it."""
    key = {"contract_id": event.stream_id, "revision_id": fact.revision_id}
    match fact:
        case RevisionDrafted():
            yield Put(REVISION, key, _begun(event, fact))
        case RevisionRedrafted():
            outline = {
                "break_point_id": fact.break_point_id,
                "effective_from": fact.effective_from,
                "reason": fact.reason,
            }
            yield Amend(
                REVISION, key, {**outline, **_BACK_TO_DRAFT, "draft": fact.draft, "edition": fact.draft}
            )
        case ChangeDrafted() | ChangeDropped():
            yield _change(event, fact, key)
            yield Amend(REVISION, key, {**_BACK_TO_DRAFT, "draft": fact.draft})
        case RevisionCommented():
            yield _comment(event, fact, key)
        case _:
            yield from _standing(event, fact, key)


def _begun(event: Happened, fact: RevisionDrafted) -> Mapping[str, Any]:
    return {
        "drafted_by": fact.drafted_by,
        "drafted_at": event.recorded_at,
        "break_point_id": fact.break_point_id,
        "effective_from": fact.effective_from,
        "reason": fact.reason,
        "edition": 1,
        "draft": 1,
        **_BACK_TO_DRAFT,
        "settled_by": None,
        "settled_at": None,
        "settled_because": None,
    }


def _change(event: Happened, fact: ChangeDrafted | ChangeDropped, key: Mapping[str, Any]) -> RowChange:
    key = {**key, "change_id": fact.change_id}
    if isinstance(fact, ChangeDropped):
        return End(REVISION_CHANGE, key)
    return Put(
        REVISION_CHANGE,
        key,
        {
            "change": fact.change,
            "reason": fact.reason,
            "edition": fact.draft,
            "drafted_by": fact.drafted_by,
            "actor_id": event.actor_id,
            "drafted_at": event.recorded_at,
        },
    )


def _comment(event: Happened, fact: RevisionCommented, key: Mapping[str, Any]) -> RowChange:
    return Put(
        REVISION_COMMENT,
        {**key, "comment_id": fact.comment_id},
        {
            "change_id": fact.change_id,
            "said_by": fact.said_by,
            "words": fact.words,
            "actor_id": event.actor_id,
            "said_at": event.recorded_at,
            "position": event.position,
        },
    )


def _standing(event: Happened, fact: RevisionEvent, key: Mapping[str, Any]) -> Iterable[RowChange]:
    match fact:
        case RevisionProposed(proposed_by=party):
            proposed = {"standing": "proposed", "proposed_by": party, "proposed_at": event.recorded_at}
            yield Amend(REVISION, key, proposed)
        case RevisionAgreed(agreed_by=party):
            yield Amend(REVISION, key, {"settled_by": party, "settled_at": event.recorded_at})
        case RevisionTookEffect():
            yield Amend(REVISION, key, {"standing": "in_effect"})
            yield from revised(event, fact)
        case RevisionWithdrawn(withdrawn_by=party, reason=reason):
            yield Amend(REVISION, key, _given_up(event, "withdrawn", party, reason))
        case RevisionRefused(refused_by=party, reason=reason):
            yield Amend(REVISION, key, _given_up(event, "refused", party, reason))
        case _:
            return


def _given_up(event: Happened, standing: str, party: Party, reason: str) -> Mapping[str, Any]:
    return {
        "standing": standing,
        "settled_by": party,
        "settled_at": event.recorded_at,
        "settled_because": reason,
    }
