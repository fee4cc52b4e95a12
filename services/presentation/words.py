"""Words for what the code calls by short names."""

from __future__ import annotations

from collections.abc import Mapping

from domain.framework.definitions import Quotation
from services.application.vocabulary import (
    ARRANGEMENTS,
    BASELINE_QUALITIES,
    BOTTOM_LINES,
    FIVE_WAYS,
    FREQUENCIES,
    HORIZONS,
    LENSES,
    MISSING,
    WELL_BEING_ELEMENTS,
)

__all__ = [
    "ARRANGEMENTS",
    "BASELINE_QUALITIES",
    "BOTTOM_LINES",
    "FIVE_WAYS",
    "FREQUENCIES",
    "HORIZONS",
    "LENSES",
    "MISSING",
    "WELL_BEING_ELEMENTS",
]

ROLES: Mapping[str, str] = {
    "provider": "provider",
    "commissioner": "commissioner",
    "assessor": "co-assessor",
    "scrutiny": "member of scrutiny",
    "auditor": "auditor",
    "administrator": "administrator",
    "operator": "the service itself",
}

PARTS: Mapping[str, str] = {"lead_provider": "Lead provider", "partner": "Partner"}

PARTIES: Mapping[str, str] = {"commissioner": "the commissioner", "lead_provider": "the lead provider"}

MISSING_SAID: Mapping[str, str] = {
    "not_collected": "No reading: not collected",
    "too_few_people": "No reading: too few people",
    "not_applicable": "No reading: does not apply in this period",
    "late": "No reading yet: it will come later",
}
"""Why there is no reading, as others read it; `MISSING` is how its provider says it on a form."""

DIRECTIONS: Mapping[str, str] = {
    "increase": "Meant to go up",
    "decrease": "Meant to go down",
    "maintain": "Meant to stay within a band",
    "none": "For context: neither way is wanted",
}

LEVELS: Mapping[str, str] = {
    "service": "For the people whom a service works with",
    "community": "For the whole community",
}

PREVENTION_LEVELS: Mapping[str, str] = {
    "upstream": "Upstream: harm does not come about",
    "midstream": "Midstream: harm goes no further for those at risk",
    "downstream": "Downstream: people cope with harm that was done",
}

MEASURES: Mapping[str, str] = {
    "count": "A count: how many",
    "proportion": "A proportion: how many out of how many",
    "score": "A score: the mean of many answers on a scale",
    "rating": "A rating: one step of a scale",
    "currency": "An amount of money",
    "rate": "A rate: how many for each so many",
    "narrative": "Words, without a figure",
}

CONTRACT_STATES: Mapping[str, str] = {"to_start": "To start", "running": "Running", "ended": "Ended"}

REVISION_STANDINGS: Mapping[str, str] = {
    "drafted": "Being worked on",
    "proposed": "Proposed",
    "in_effect": "In effect",
    "withdrawn": "Withdrawn",
    "refused": "Refused",
}


def begin(words: str, *, lower: bool = False) -> str:
    """The words with their first letter, and no other, made a capital, or a small one."""
    return (words[:1].lower() if lower else words[:1].upper()) + words[1:]


def quotation(said: Quotation) -> str:
    """What somebody said and, in general terms, who said so."""
    return f"“{said.words}”" + (f" \N{EN DASH} {said.said_by}" if said.said_by else "")


def counted(count: int, one: str, many: str) -> str:
    """1 reading, 2 readings."""
    return f"{count:,} {one if count == 1 else many}"


def source(written: str | None) -> str:
    """Where an event came from, as people call it: "web form", "file 3f2a…, line 12"."""
    kind, _, rest = (written or "").partition(":")
    if kind in ("spreadsheet", "import"):
        digest, _, line = rest.partition(":")
        return f"file {digest[:12]}" + (f", line {line}" if line else "")
    return {"web": "web form", "api": "program (API)", "calendar": "the calendar", "": "not said"}.get(
        kind, kind
    )
