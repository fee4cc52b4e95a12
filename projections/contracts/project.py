"""What events do to contracts."""

from __future__ import annotations

from collections.abc import Iterable

from domain.contract.events import (
    BreakPointScheduled,
    ContractAwarded,
    ExpectationSet,
    ImpactMapAgreed,
    RevisionAgreed,
    RevisionProposed,
    RevisionTookEffect,
    RevisionWithdrawn,
)
from projections.changes import Amend, Happened, Put, RowChange
from projections.contracts.project_terms import expectation, impact_map, revised
from projections.contracts.tables import BREAK_POINT, CONTRACT, PARTY, REVISION


def project(event: Happened) -> Iterable[RowChange]:
    """Keep the award, the terms from each day on, break points and revisions."""
    match event.fact:
        case ContractAwarded() as fact:
            return _awarded(event, fact)
        case ImpactMapAgreed() as fact:
            return impact_map(event, fact)
        case ExpectationSet() as fact:
            return (expectation(event, fact.expectation),)
        case BreakPointScheduled() as fact:
            key = {"contract_id": event.stream_id, "break_point_id": fact.break_point_id}
            return (Put(BREAK_POINT, key, {"falls_on": fact.on, "purpose": fact.purpose}),)
        case RevisionProposed() as fact:
            return (_proposed(event, fact),)
        case RevisionAgreed() | RevisionTookEffect() | RevisionWithdrawn() as fact:
            return _settled(event, fact)
        case _:
            return ()


def _awarded(event: Happened, fact: ContractAwarded) -> Iterable[RowChange]:
    yield Put(
        CONTRACT,
        {"contract_id": event.stream_id},
        {
            "reference": fact.reference,
            "title": fact.title,
            "service_area": fact.service_area,
            "framework_id": fact.framework_id,
            "framework_version": fact.framework_version,
            "arrangement": fact.arrangement,
            "starts_on": fact.starts_on,
            "ends_on": fact.ends_on,
            "value_in_pounds": None if fact.value is None else fact.value.pounds,
            "calendar": fact.calendar,
            "prompts": fact.prompts,
            "awarded_at": event.recorded_at,
        },
    )
    for place, organisation_id in enumerate((fact.lead_provider_id, *fact.partner_ids)):
        key = {"contract_id": event.stream_id, "organisation_id": organisation_id}
        yield Put(PARTY, key, {"part": "partner" if place else "lead_provider", "place": place})


def _proposed(event: Happened, fact: RevisionProposed) -> RowChange:
    return Put(
        REVISION,
        {"contract_id": event.stream_id, "revision_id": fact.revision_id},
        {
            "proposed_by": fact.proposed_by,
            "proposed_at": event.recorded_at,
            "break_point_id": fact.break_point_id,
            "effective_from": fact.effective_from,
            "changes": fact.changes,
            "reason": fact.reason,
            "standing": "proposed",
            "settled_by": None,
            "settled_at": None,
            "withdrawn_because": None,
        },
    )


def _settled(
    event: Happened, fact: RevisionAgreed | RevisionTookEffect | RevisionWithdrawn
) -> Iterable[RowChange]:
    key = {"contract_id": event.stream_id, "revision_id": fact.revision_id}
    match fact:
        case RevisionAgreed(agreed_by=party):
            settled = {"standing": "agreed", "settled_by": party, "settled_at": event.recorded_at}
            yield Amend(REVISION, key, settled)
        case RevisionTookEffect():
            yield Amend(REVISION, key, {"standing": "in_effect"})
            yield from revised(event, fact)
        case RevisionWithdrawn(withdrawn_by=party, reason=reason):
            settled = {"standing": "withdrawn", "settled_by": party, "settled_at": event.recorded_at}
            yield Amend(REVISION, key, {**settled, "withdrawn_because": reason})
