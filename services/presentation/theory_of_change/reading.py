"""What works for what in an impact map, for the picture and the table alike."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from uuid import UUID

import msgspec

from domain.contract.terms import Activity
from domain.framework.definitions import Indicator, Outcome


class ImpactMap(msgspec.Struct, frozen=True, kw_only=True):
    """The parts of an impact map, as terms or a command hold them."""

    outcomes: Sequence[Outcome]
    indicators: Sequence[Indicator]
    activities: Sequence[Activity] = ()

    def served_by(self, activity: Activity) -> tuple[Outcome, ...]:
        """The outcomes that an activity works for: those it names, and those of the indicators it names."""
        named = {*activity.outcome_ids, *(known.outcome_id for known in self.named_by(activity))}
        return tuple(outcome for outcome in self.outcomes if outcome.outcome_id in named)

    def named_by(self, activity: Activity) -> tuple[Indicator, ...]:
        """The indicators that an activity names."""
        return tuple(known for known in self.indicators if known.indicator_id in activity.indicator_ids)

    def indicators_of(self, outcome: Outcome) -> tuple[Indicator, ...]:
        """The indicators by which an outcome is known."""
        return tuple(known for known in self.indicators if known.outcome_id == outcome.outcome_id)

    def strays(self) -> tuple[Indicator, ...]:
        """Indicators of an outcome that is not in the map; a map that was agreed has none."""
        outcome_ids = {outcome.outcome_id for outcome in self.outcomes}
        return tuple(known for known in self.indicators if known.outcome_id not in outcome_ids)

    def unserved(self) -> frozenset[UUID]:
        """Ids of the outcomes that no activity works for."""
        served: Iterable[Outcome] = (
            outcome for activity in self.activities for outcome in self.served_by(activity)
        )
        return frozenset(known.outcome_id for known in self.outcomes) - {known.outcome_id for known in served}
