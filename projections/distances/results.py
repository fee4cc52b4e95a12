"""How far contracts came, as pages that lay many of them side by side want it."""

from __future__ import annotations

from collections import Counter
from datetime import date
from decimal import Decimal
from typing import Literal
from uuid import UUID

import msgspec

from domain.framework.definitions import (
    BottomLine,
    FiveWays,
    Level,
    Outcome,
    PreventionLevel,
    WellBeingElement,
)
from domain.measures.expectation import Against
from domain.measures.movement import Movement, Reason
from domain.measures.outcome import MovementCounts, OutcomeSummary
from domain.shared.values import Lens, Measure, MissingReason
from projections.contracts.results import ContractRow
from projections.portfolio.queries import Filters
from projections.results import Result

Order = Literal["talk_first", "title"]
"""What needs talk first (most moved away, then what cannot be told, then what is behind), or by title."""


class DistanceFilters(msgspec.Struct, frozen=True, kw_only=True):
    """Which distances to look at; what is left open does not narrow.

    Attributes:
        contracts: only of these contracts.
        five_ways: one of the five ways to well-being that the outcome names.
        latest_from: only indicators whose latest period ends on this day or later.
        latest_until: likewise, on this day or earlier.
    """

    contracts: Filters = Filters()
    bottom_line: BottomLine | None = None
    level: Level | None = None
    well_being_element: WellBeingElement | None = None
    five_ways: FiveWays | None = None
    prevention_level: PreventionLevel | None = None
    latest_from: date | None = None
    latest_until: date | None = None

    @property
    def narrows_distances(self) -> bool:
        """Whether contracts without any such distance are left out."""
        return self != DistanceFilters(contracts=self.contracts)


class Cell(Result, frozen=True, kw_only=True):
    """One outcome of one contract.

    Attributes:
        outcome: as the contract puts it now.
        summary: of its indicators that are asked for now.
        behind: how many of them are behind what was expected by now.
        retired: how many are no longer asked for.
        latest_on: the last day of the latest period that was read; None before the first.
    """

    outcome: Outcome
    summary: OutcomeSummary
    behind: int
    retired: int
    latest_on: date | None


class ContractDistances(Result, frozen=True, kw_only=True):
    """One contract with its outcomes, in the order in which their indicators were agreed.

    Attributes:
        counts: of all indicators in the cells.
    """

    contract: ContractRow
    cells: tuple[Cell, ...]
    counts: MovementCounts


class PortfolioDistances(Result, frozen=True, kw_only=True):
    """One page of contracts.

    Attributes:
        total: how many contracts there are on all pages.
        counts: of all indicators on all pages.
    """

    contracts: tuple[ContractDistances, ...]
    total: int
    counts: MovementCounts


class IndicatorDistance(Result, frozen=True, kw_only=True):
    """How far one indicator of one contract came; see `projections.distances.tables.DISTANCE`."""

    contract_id: UUID
    indicator_id: UUID
    title: str
    unit: str
    lens: Lens
    measure: Measure
    read_as: str
    movement: Movement | None
    reason: Reason
    change: Decimal | None
    progress: Decimal | None
    against: Against | None
    first_on: date | None
    latest_on: date | None
    latest: Decimal | None
    missing: MissingReason | None
    people: int | None
    retired_from: date | None

    @property
    def measured_as(self) -> tuple[UUID, str]:
        """What two contracts must share for their figures to compare: the indicator and its definition."""
        return self.indicator_id, self.read_as


class OutcomeContract(Result, frozen=True, kw_only=True):
    """A contract that works for an outcome, with its indicators of it as they were agreed.

    Its arrangement says whether the council does the work itself.
    """

    contract: ContractRow
    indicators: tuple[IndicatorDistance, ...]


class OutcomeDistances(Result, frozen=True, kw_only=True):
    """Every contract that works for an outcome, or did, by title.

    Attributes:
        outcome: as the first of the contracts puts it now; None where there is none.
    """

    contracts: tuple[OutcomeContract, ...]
    outcome: Outcome | None = None

    @property
    def alike(self) -> tuple[tuple[IndicatorDistance, ...], ...]:
        """The indicators that two contracts or more measure in one way, those of most contracts first."""
        groups: dict[tuple[UUID, str], list[IndicatorDistance]] = {}
        for known in self._indicators:
            groups.setdefault(known.measured_as, []).append(known)
        shared = [tuple(group) for group in groups.values() if len(group) > 1]
        return tuple(sorted(shared, key=len, reverse=True))

    @property
    def unlike(self) -> int:
        """How many indicators no other contract measures in the same way."""
        counted = Counter(known.measured_as for known in self._indicators)
        return sum(1 for times in counted.values() if times == 1)

    @property
    def _indicators(self) -> list[IndicatorDistance]:
        return [indicator for each in self.contracts for indicator in each.indicators]
