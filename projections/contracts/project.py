"""What events do to contracts."""

from __future__ import annotations

from collections.abc import Iterable

from domain.contract.events import (
    BreakPointClosed,
    BreakPointMoved,
    BreakPointScheduled,
    ContractAwarded,
    ContractEnded,
    ContractExtended,
    ExpectationSet,
    ImpactMapAgreed,
    LifeEvent,
    PartnerJoined,
    PartnerLeft,
    RevisionEvent,
)
from projections.changes import Amend, End, Happened, Put, RowChange
from projections.contracts.project_revisions import revision
from projections.contracts.project_terms import expectation, impact_map, prompts
from projections.contracts.tables import BREAK_POINT, CONTRACT, LIFE, PARTY


def project(event: Happened) -> Iterable[RowChange]:
    """Keep the award, the terms from each day on, break points, revisions and the contract's life."""
    match event.fact:
        case ContractAwarded() as fact:
            return _awarded(event, fact)
        case ImpactMapAgreed() as fact:
            mapped = Amend(CONTRACT, {"contract_id": event.stream_id}, {"has_map": True})
            return (mapped, *impact_map(event, fact))
        case ExpectationSet() as fact:
            return (expectation(event, fact.expectation),)
        case BreakPointScheduled() | BreakPointMoved() | BreakPointClosed() as fact:
            return (_break_point(event, fact),)
        case ContractExtended() | ContractEnded() | PartnerJoined() | PartnerLeft() as fact:
            return _lived(event, fact)
        case _ if isinstance(event.fact, RevisionEvent):
            return revision(event, event.fact)
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
            "ended_early": False,
            "has_map": False,
            "value_in_pounds": None if fact.value is None else fact.value.pounds,
            "calendar": fact.calendar,
            "common_dataset": fact.common_dataset,
            "compliance_checks": fact.compliance_checks,
            "awarded_at": event.recorded_at,
        },
    )
    for place, organisation_id in enumerate((fact.lead_provider_id, *fact.partner_ids)):
        key = {"contract_id": event.stream_id, "organisation_id": organisation_id}
        yield Put(PARTY, key, {"part": "partner" if place else "lead_provider", "place": place})
    yield from prompts(event, fact.prompts)


def _break_point(
    event: Happened, fact: BreakPointScheduled | BreakPointMoved | BreakPointClosed
) -> RowChange:
    key = {"contract_id": event.stream_id, "break_point_id": fact.break_point_id}
    match fact:
        case BreakPointScheduled(on=on, purpose=purpose):
            still_open = {"closed_at": None, "closed_note": None}
            return Put(BREAK_POINT, key, {"falls_on": on, "purpose": purpose, **still_open})
        case BreakPointMoved(on=on):
            return Amend(BREAK_POINT, key, {"falls_on": on})
        case BreakPointClosed(note=note):
            return Amend(BREAK_POINT, key, {"closed_at": event.recorded_at, "closed_note": note})


def _lived(event: Happened, fact: LifeEvent) -> Iterable[RowChange]:
    contract = {"contract_id": event.stream_id}
    match fact:
        case ContractExtended(ends_on=ends_on, reason=reason):
            yield Amend(CONTRACT, contract, {"ends_on": ends_on})
            what, on, whose = "extended", ends_on, None
        case ContractEnded(on=on, reason=reason):
            yield Amend(CONTRACT, contract, {"ends_on": on, "ended_early": True})
            what, whose = "ended", None
        case PartnerJoined(organisation_id=whose, on=on):
            party = {**contract, "organisation_id": whose}
            yield Put(PARTY, party, {"part": "partner", "place": event.position})
            what, reason = "joined", ""
        case PartnerLeft(organisation_id=whose, on=on, reason=reason):
            yield End(PARTY, {**contract, "organisation_id": whose})
            what = "left"
    yield Put(
        LIFE,
        {**contract, "position": event.position},
        {
            "what": what,
            "falls_on": on,
            "organisation_id": whose,
            "reason": reason,
            "recorded_at": event.recorded_at,
        },
    )
