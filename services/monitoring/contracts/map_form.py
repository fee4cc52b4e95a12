"""The form in which an impact map is agreed: what it holds at first, and what it comes to."""

from __future__ import annotations

from collections.abc import Mapping
from uuid import UUID

import msgspec

from domain.contract.commands import AgreeImpactMap
from domain.contract.terms import Activity
from domain.framework.definitions import Indicator, Outcome
from domain.framework.model import AgreedVersion
from services.monitoring.forms import Form

ACTIVITIES = "activities"
_CHOICE = "outcome."
PLACES: Mapping[str, str] = {"activities": "activities.0.title"}
"""Where the form says what the domain says about an impact map."""


class Chosen(msgspec.Struct, frozen=True):
    """The outcomes and indicators that were ticked, by their ids."""

    outcome_ids: frozenset[UUID]
    indicator_ids: frozenset[UUID]

    def outcomes_in(self, version: AgreedVersion) -> tuple[Outcome, ...]:
        """The outcomes, as the version defines them."""
        return tuple(known for known in version.outcomes if known.outcome_id in self.outcome_ids)

    def indicators_in(self, version: AgreedVersion) -> tuple[Indicator, ...]:
        """The indicators, as the version defines them."""
        return tuple(known for known in version.indicators if known.indicator_id in self.indicator_ids)


def field_of(outcome_id: UUID) -> str:
    """The field that holds an outcome and its indicators, where they are ticked."""
    return f"{_CHOICE}{outcome_id}"


def is_choice(name: str) -> bool:
    """Whether a field is one of those that `field_of` names."""
    return name.startswith(_CHOICE)


def values_at_first(version: AgreedVersion) -> Mapping[str, object]:
    """Everything that the version has is ticked, as `Values.of` takes it."""
    return {
        field_of(outcome.outcome_id): [outcome.outcome_id, *_own(version, outcome)]
        for outcome in version.outcomes
    }


def read_chosen(form: Form, version: AgreedVersion) -> Chosen:
    """What was ticked; where that is no map, the form says why."""
    outcome_ids: set[UUID] = set()
    indicator_ids: set[UUID] = set()
    for outcome in version.outcomes:
        own = _own(version, outcome)
        name = field_of(outcome.outcome_id)
        ticked = set(form.ids(name, [outcome.outcome_id, *own]))
        if ticked and outcome.outcome_id not in ticked:
            called = f"“{outcome.statement}”"
            form.say(name, f"Tick the outcome {called} too, or take the ticks of its indicators away.")
        outcome_ids |= ticked & {outcome.outcome_id}
        indicator_ids |= ticked - {outcome.outcome_id}
    if not indicator_ids and not form.problems:
        first = field_of(version.outcomes[0].outcome_id) if version.outcomes else ""
        form.say(first, "Choose at least one indicator, or there is nothing to report.")
    return Chosen(frozenset(outcome_ids), frozenset(indicator_ids))


def read_impact_map(
    form: Form, contract_id: UUID, version: AgreedVersion, chosen: Chosen
) -> AgreeImpactMap | None:
    """The map that was typed; None where something is wrong, and then the form says what."""
    activities = tuple(_activity(form, row, chosen) for row in form.rows(ACTIVITIES))
    if form.problems:
        return None
    return AgreeImpactMap(
        stream_id=contract_id,
        outcomes=chosen.outcomes_in(version),
        indicators=chosen.indicators_in(version),
        activities=activities,
    )


def _activity(form: Form, row: str, chosen: Chosen) -> Activity:
    return Activity(
        activity_id=form.new_id(row),
        title=form.text(f"{row}.title", required="Say what is done, or leave the whole activity empty."),
        outputs=form.text(f"{row}.outputs"),
        outcome_ids=_still(form, f"{row}.outcome_ids", chosen.outcome_ids),
        indicator_ids=_still(form, f"{row}.indicator_ids", chosen.indicator_ids),
        way_of_measuring=form.text(f"{row}.way_of_measuring"),
    )


def _still(form: Form, name: str, chosen: frozenset[UUID]) -> tuple[UUID, ...]:
    """What an activity names. A tick beside something that was taken out since is taken out with it."""
    by_text = {str(known): known for known in chosen}
    return tuple(by_text[text] for text in form.values.all(name) if text in by_text)


def _own(version: AgreedVersion, outcome: Outcome) -> list[UUID]:
    return [known.indicator_id for known in version.indicators if known.outcome_id == outcome.outcome_id]
