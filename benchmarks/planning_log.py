"""The log of a council that plans at scale: what commands make of their streams, quarter after quarter.

Every fact is a decision of the domain; only the way into the log is quicker than a command at a time.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from typing import Any
from uuid import UUID

import asyncpg

from benchmarks import planning_acts as acts
from benchmarks import planning_council as council
from benchmarks.planning_council import COUNCIL, TODAY, Scope
from benchmarks.projecting_log import COLUMNS, LOG, Record
from demonstration.acts import LONDON
from domain.codec import CODEC
from domain.contract.state import Contract
from domain.provider_return.commands import OpenReturn
from domain.provider_return.opening import opening_of
from domain.shared.facts import Command
from domain.shared.values import Period
from services.application.streams import STREAM_OF


async def fill(connection: asyncpg.Connection[asyncpg.Record], scope: Scope) -> int:
    """Record the council's history; how many events there are.

    Args:
        connection: to a migrated database whose log is empty, as its owner.
        scope: how much there is.
    """
    telling = _Telling(scope)
    columns = [name.strip() for name in COLUMNS.split(",")]
    await connection.copy_records_to_table(
        LOG.name, schema_name=LOG.schema, columns=columns, records=telling.records()
    )
    return telling.position


class _Telling:
    """The history as it is told: the state of every stream, and how far the log has come."""

    def __init__(self, scope: Scope) -> None:
        self.position = 0
        self._scope, self._states = scope, dict[UUID, tuple[Any, int]]()
        self._at = datetime.min.replace(tzinfo=LONDON)

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

    def _do(self, day: date, *commands: Command, of: UUID | None = None) -> Iterator[Record]:
        stream, stream_id = STREAM_OF[type(commands[0])], commands[0].stream_id
        state, version = self._states.get(stream_id, (stream.empty, 0))
        # Never before what is recorded already: a day is asked for by when it was recorded.
        at = self._at = max(self._at, datetime.combine(day, time(10), LONDON))
        facts = stream.decide_all(state, commands, at)
        self._states[stream_id] = stream.fold(state, facts), version + len(facts)
        for number, fact in enumerate(facts, version + 1):
            self.position += 1
            encoded = CODEC.encode(fact)
            said = (COUNCIL, of, council.COMMISSIONER_ID, encoded.schema_version, encoded.type)
            yield (self.position, number, at, stream_id, *said, "commissioner", "web", encoded.payload)

    def _beginning(self) -> Iterator[Record]:
        outcomes, indicators = council.outcomes(self._scope), council.indicators(self._scope)
        day = self._scope.planned_on
        for command in acts.beginning(self._scope):
            yield from self._do(day, command)
        for number in range(self._scope.contracts):
            commands = acts.award(number, self._scope, outcomes, indicators)
            yield from self._do(day, *commands, of=council.contract_id(number))

    def _quarter(self, period: Period, *, last: bool) -> Iterator[Record]:
        """Every contract's return is opened, then submitted, then looked at; of the last quarter, not all."""
        opened = {number: opening for number in self._numbers() if (opening := self._opening(number, period))}
        for opening in opened.values():
            yield from self._do(period.ends_on + timedelta(days=1), opening, of=opening.contract_id)
        sent = {number: opening for number, opening in opened.items() if acts.is_sent(number, last=last)}
        for number, opening in sent.items():
            submitted = acts.submission(number, opening)
            yield from self._do(period.ends_on + timedelta(days=9), submitted, of=opening.contract_id)
        for number, opening in sent.items():
            if judged := acts.judgement(number, opening, last=last):
                yield from self._do(period.ends_on + timedelta(days=12), judged, of=opening.contract_id)
        for opening in opened.values():
            self._states.pop(opening.stream_id)

    def _revisions(self, period: Period, *, settle: bool) -> Iterator[Record]:
        """Every eighth contract is revised; of the revisions that come last, half are proposed."""
        for number in self._numbers()[2::8]:
            contract = self._contract(number)
            if contract.terms:
                commands = acts.revision(number, contract.terms[-1], period, settle=settle)
                day = period.ends_on + timedelta(days=13)
                yield from self._do(day, *commands, of=council.contract_id(number))

    def _numbers(self) -> range:
        return range(self._scope.contracts)

    def _contract(self, number: int) -> Contract:
        contract: Contract = self._states[council.contract_id(number)][0]
        return contract

    def _opening(self, number: int, period: Period) -> OpenReturn | None:
        return opening_of(council.contract_id(number), self._contract(number), period)
