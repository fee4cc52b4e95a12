"""What of a contract's trajectories is wanted: everything, one outcome's, or one indicator's."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final
from uuid import UUID

from projections.contracts.results import IndicatorVersion
from projections.results import Result


class Only(Result, frozen=True, kw_only=True):
    """One outcome or one indicator; with neither, everything."""

    outcome_id: UUID | None = None
    indicator_id: UUID | None = None

    def wants(self, indicator_id: UUID, versions: Sequence[IndicatorVersion]) -> bool:
        """Whether an indicator is wanted: of an outcome, those that belong to it as last defined."""
        if self.indicator_id is not None:
            return indicator_id == self.indicator_id
        if self.outcome_id is None:
            return True
        defined = [version.definition for version in versions if version.definition is not None]
        return bool(defined) and defined[-1].outcome_id == self.outcome_id


EVERYTHING: Final = Only()
