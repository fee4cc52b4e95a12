"""How a revision came to be what it is, each step in a sentence."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple, get_args
from uuid import UUID

from domain.contract.events import RevisionEvent
from projections.contracts.terms import terms_through_time
from projections.timeline.queries import Entry, timeline
from services.monitoring.desk import View
from services.monitoring.revisions.sheet import Sheet
from services.presentation.happenings import Happening

STEPS = tuple(step.__name__ for step in get_args(RevisionEvent))
LONGEST = 2_000
"""Steps that are shown: more than anybody will take."""


class Step(NamedTuple):
    """One step: what happened, what was said with it, and the entry of the timeline."""

    sentence: str
    more: str
    entry: Entry


async def story_of(view: View, sheet: Sheet) -> tuple[Step, ...]:
    """The steps of a revision, the first one first."""
    contract_id = sheet.contract.summary.contract_id
    entries = await timeline(view.connection, contract_id, as_of=view.as_of, limit=LONGEST, types=STEPS)
    titles = await _titles(view, contract_id)
    mine = [entry for entry in reversed(entries) if _revision_of(entry) == sheet.revision.revision_id]
    return tuple(_step(entry, titles) for entry in mine)


def _revision_of(entry: Entry) -> UUID | None:
    return getattr(entry.fact, "revision_id", None)


def _step(entry: Entry, titles: Mapping[UUID | str, str]) -> Step:
    said = Happening(entry.fact, "", {}, titles)
    return Step(said.sentence, said.more, entry)


async def _titles(view: View, contract_id: UUID) -> dict[UUID | str, str]:
    """How everything that the contract ever held is called, by its id."""
    terms = await terms_through_time(view.connection, contract_id, as_of=view.as_of)
    titles: dict[UUID | str, str] = {known.outcome_id: known.statement for known in terms.outcomes}
    titles |= {known.activity_id: known.title for known in terms.activities_ever}
    titles |= {known.prompt_id: known.text for known in terms.prompts_ever}
    titles |= {
        indicator_id: version.definition.title
        for indicator_id, versions in terms.indicators.items()
        for version in versions
        if version.definition is not None
    }
    return titles
