"""The log of a council that plans at scale: what commands make of their streams, quarter after quarter.

Every fact is a decision of the domain; only the way into the log is quicker than a command at a time.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

import asyncpg

from benchmarks import planning_acts as acts
from benchmarks import planning_council as council
from benchmarks.planning_council import TODAY, Scope
from benchmarks.projecting_log import Record
from benchmarks.telling import Telling, record
from domain.contract.state import Contract
from domain.provider_return.commands import OpenReturn
from domain.provider_return.opening import opening_of
from domain.shared.values import Period


async def fill(connection: asyncpg.Connection[asyncpg.Record], scope: Scope) -> int:
    """Record the council's history; how many events there are.

    Args:
        connection: to a migrated database whose log is empty, as its owner.
        scope: how much there is.
    """
    history = _History(scope)
    await record(connection, history.records())
    return history.position


class _History(Telling):
    """What happened, quarter after quarter."""

    def __init__(self, scope: Scope) -> None:
        super().__init__()
        self._scope = scope

    def records(self) -> Iterator[Record]:
        """The rows of the log, in the order of `COLUMNS`."""
        yield from self._beginning()
        quarters = self._scope.quarters
        periods = council.award(0, self._scope).calendar.periods(self._scope.began_on, TODAY)[:quarters]
        for quarter, period in enumerate(periods):
            yield from self._quarter(period, last=quarter == quarters - 1)
            if quarter == (quarters - 1) // 2:
                yield from self._revisions(period, settle=True)
        yield from self._revisions(periods[-1], settle=False)

    def _beginning(self) -> Iterator[Record]:
        outcomes, indicators = council.outcomes(self._scope), council.indicators(self._scope)
        day = self._scope.planned_on
        for command in acts.beginning(self._scope):
            yield from self.decided(day, command)
        for number in range(self._scope.contracts):
            commands = acts.award(number, self._scope, outcomes, indicators)
            yield from self.decided(day, *commands, of=council.contract_id(number))

    def _quarter(self, period: Period, *, last: bool) -> Iterator[Record]:
        """Every contract's return is opened, then submitted, then looked at; of the last quarter, not all."""
        opened = {number: opening for number in self._numbers() if (opening := self._opening(number, period))}
        for opening in opened.values():
            yield from self.decided(period.ends_on + timedelta(days=1), opening, of=opening.contract_id)
        sent = {number: opening for number, opening in opened.items() if acts.is_sent(number, last=last)}
        for number, opening in sent.items():
            submitted = acts.submission(number, opening)
            yield from self.decided(period.ends_on + timedelta(days=9), submitted, of=opening.contract_id)
        for number, opening in sent.items():
            if judged := acts.judgement(number, opening, last=last):
                yield from self.decided(period.ends_on + timedelta(days=12), judged, of=opening.contract_id)
        for opening in opened.values():
            self.forget(opening.stream_id)

    def _revisions(self, period: Period, *, settle: bool) -> Iterator[Record]:
        """Every eighth contract is revised; of the revisions that come last, half are proposed."""
        for number in self._numbers()[2::8]:
            contract = self._contract(number)
            if contract.terms:
                commands = acts.revision(number, contract.terms[-1], period, settle=settle)
                day = period.ends_on + timedelta(days=13)
                yield from self.decided(day, *commands, of=council.contract_id(number))

    def _numbers(self) -> range:
        return range(self._scope.contracts)

    def _contract(self, number: int) -> Contract:
        contract: Contract = self.state(council.contract_id(number))
        return contract

    def _opening(self, number: int, period: Period) -> OpenReturn | None:
        return opening_of(council.contract_id(number), self._contract(number), period)
