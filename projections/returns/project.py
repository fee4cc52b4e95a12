"""What events do to returns."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from domain.provider_return.content import Reading
from domain.provider_return.events import (
    CommonDataRecorded,
    ComplianceDeclared,
    EvidenceAttached,
    LockLifted,
    NarrativeRecorded,
    QueryAnswered,
    ReadingRecorded,
    ReadingRestated,
    ReturnAccepted,
    ReturnOpened,
    ReturnQueried,
    ReturnSentBack,
    ReturnSubmitted,
)
from projections.changes import Amend, Happened, Put, RowChange
from projections.returns.tables import (
    ASKED,
    COMMON_DATA,
    DECLARATION,
    EFFORT,
    EVIDENCE,
    NARRATIVE,
    QUERY,
    READING,
    RETURN,
)

_ASKED = ("asked", "prompts", "common_dataset", "compliance_checks")


def project(event: Happened) -> Iterable[RowChange]:
    """Keep where each return stands, and each reading, narrative and question in all its versions."""
    match event.fact:
        case ReadingRecorded(reading=reading):
            return (_reading(event, reading, "reported", None),)
        case ReadingRestated(reading=reading, reason=reason):
            return (_reading(event, reading, "restated", reason), _amended(event, **_standing(event)))
        case NarrativeRecorded(narrative=narrative):
            key = {"return_id": event.stream_id, "prompt_id": narrative.prompt_id}
            return (Put(NARRATIVE, key, {"text": narrative.text, "recorded_at": event.recorded_at}),)
        case CommonDataRecorded(common_data=part):
            key = {"return_id": event.stream_id, "item_id": part.item_id}
            return (Put(COMMON_DATA, key, {"common_data": part}),)
        case ComplianceDeclared(declaration=declared):
            key = {"return_id": event.stream_id, "check_id": declared.check_id}
            return (Put(DECLARATION, key, {"declaration": declared}),)
        case EvidenceAttached(evidence=evidence):
            key = {"return_id": event.stream_id, "evidence_id": evidence.evidence_id}
            return (Put(EVIDENCE, key, {"evidence": evidence}),)
        case ReturnOpened() as fact:
            asked = {name: getattr(fact, name) for name in _ASKED}
            return (_opened(event, fact), Put(ASKED, {"return_id": event.stream_id}, asked))
        case ReturnQueried() | QueryAnswered() as fact:
            return (_query(event, fact), _amended(event, **_standing(event)))
        case ReturnSubmitted(effort=effort) if effort:
            spent = Put(EFFORT, {"return_id": event.stream_id}, {"effort": effort})
            return (_amended(event, **_standing(event)), spent)
        case _:
            changed = _standing(event)
            return (_amended(event, **changed),) if changed else ()


def _amended(event: Happened, **changed: Any) -> RowChange:
    return Amend(RETURN, {"return_id": event.stream_id}, changed)


def _opened(event: Happened, fact: ReturnOpened) -> RowChange:
    never = dict.fromkeys(
        (
            "submitted_at",
            "submitted_by",
            "late",
            "queried_at",
            "answered_at",
            "sent_back_at",
            "sent_back_because",
            "sent_back_at_position",
            "accepted_at",
            "acceptance_note",
            "restated_at",
            "lock_lifted_until",
            "lock_lifted_because",
        )
    )
    return Put(
        RETURN,
        {"return_id": event.stream_id},
        {
            "period_starts_on": fact.period.starts_on,
            "period_ends_on": fact.period.ends_on,
            "period_label": fact.period.label,
            "due_on": fact.due_on,
            "locks_on": fact.locks_on,
            "opened_at": event.recorded_at,
            "standing": "open",
            "submissions": 0,
            **never,
        },
    )


def _standing(event: Happened) -> dict[str, Any]:
    """The columns of the return that an event changes; none for other streams' events."""
    match event.fact:
        case ReturnSubmitted(submission=submission, late=late):
            return {
                "standing": "submitted",
                "submissions": submission,
                "submitted_at": event.recorded_at,
                "submitted_by": event.actor_id,
                "late": late,
                # What was asked and corrected before was about other readings.
                **dict.fromkeys(("queried_at", "answered_at", "restated_at")),
            }
        case ReturnQueried():
            return {"queried_at": event.recorded_at}
        case QueryAnswered():
            return {"answered_at": event.recorded_at}
        case ReadingRestated():
            return {"restated_at": event.recorded_at}
        case ReturnSentBack(reason=reason):
            return {
                "standing": "sent_back",
                "sent_back_at": event.recorded_at,
                "sent_back_because": reason,
                "sent_back_at_position": event.position,
            }
        case ReturnAccepted(note=note):
            return {"standing": "accepted", "accepted_at": event.recorded_at, "acceptance_note": note}
        case LockLifted(reason=reason, until=until):
            return {"lock_lifted_until": until, "lock_lifted_because": reason}
        case _:
            return {}


def _reading(event: Happened, reading: Reading, told: str, reason: str | None) -> RowChange:
    return Put(
        READING,
        {"return_id": event.stream_id, "indicator_id": reading.indicator_id},
        {
            "figure": reading.figure,
            "missing": reading.missing,
            "comment": reading.comment,
            "groups": reading.groups,
            "travelled": reading.travelled,
            "told": told,
            "reason": reason,
            "actor_id": event.actor_id,
            "recorded_at": event.recorded_at,
        },
    )


def _query(event: Happened, fact: ReturnQueried | QueryAnswered) -> RowChange:
    key = {"return_id": event.stream_id, "query_id": fact.query_id}
    if isinstance(fact, QueryAnswered):
        answered = {"answered_by": event.actor_id, "answered_at": event.recorded_at}
        return Amend(QUERY, key, {"answer": fact.answer, **answered})
    return Put(
        QUERY,
        key,
        {
            "indicator_id": fact.indicator_id,
            "question": fact.question,
            "asked_by": event.actor_id,
            "asked_at": event.recorded_at,
            "asked_at_position": event.position,
            "answer": None,
            "answered_by": None,
            "answered_at": None,
        },
    )
