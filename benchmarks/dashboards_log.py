"""The log of the council whose dashboards are measured.

Frameworks, contracts and revisions are decisions of the domain. The facts of returns are written down as the
domain would decide them, which a test holds them to: there are millions.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from typing import Any
from uuid import UUID

import asyncpg

from benchmarks import dashboards_council as council
from benchmarks import planning_council as planning
from benchmarks.dashboards_council import Scope
from benchmarks.dashboards_readings import is_corrected, narratives, reading
from benchmarks.planning_council import COUNCIL, TODAY
from benchmarks.projecting_log import Record
from benchmarks.telling import Telling, record
from domain.contract.commands import (
    AgreeImpactMap,
    AgreeRevision,
    DraftChange,
    DraftRevision,
    ProposeRevision,
    ScheduleBreakPoint,
    SetExpectation,
)
from domain.council.commands import RegisterCouncil
from domain.framework.commands import AgreeFramework, DefineIndicator, DefineOutcome, OpenFramework
from domain.framework.definitions import TookPart
from domain.organisation.commands import RegisterOrganisation
from domain.provider_return.commands import OpenReturn
from domain.provider_return.content import Reading
from domain.provider_return.events import (
    NarrativeRecorded,
    ReadingRecorded,
    ReadingRestated,
    ReturnAccepted,
    ReturnSubmitted,
)
from domain.provider_return.opening import opening_of
from domain.shared.facts import Command, Fact
from domain.shared.values import Period


async def fill(connection: asyncpg.Connection[asyncpg.Record], scope: Scope) -> None:
    """Record the council's history in a migrated database whose log is empty, as its owner."""
    await record(connection, History(scope).records())


class History(Telling):
    """What happened, quarter after quarter."""

    def __init__(self, scope: Scope) -> None:
        super().__init__()
        self._scope = scope

    def records(self) -> Iterator[Record]:
        """The rows of the log, in the order of `COLUMNS`."""
        day = self._scope.planned_on
        for command in beginning(self._scope):
            yield from self.decided(day, command)
        for number in range(self._scope.contracts):
            commands = agreement(number, self._scope)
            yield from self.decided(day, *commands, of=planning.contract_id(number))
        periods = council.CALENDAR.periods(self._scope.began_on, TODAY)[: self._scope.quarters]
        for quarter, period in enumerate(periods):
            yield from self._quarter(quarter, period)

    def _quarter(self, quarter: int, period: Period) -> Iterator[Record]:
        """Every contract's return is opened, then sent and accepted; later some readings are corrected."""
        opened = [self._opening(number, period) for number in range(self._scope.contracts)]
        for opening in opened:
            yield from self.decided(period.ends_on + timedelta(days=1), opening, of=opening.contract_id)
            self.forget(opening.stream_id)
        for number, opening in enumerate(opened):
            facts, day = sent(opening, number, quarter), period.ends_on + timedelta(days=9)
            yield from self.told(day, opening.stream_id, facts, after=1, of=opening.contract_id)
        if quarter == self._scope.quarters // 2:
            yield from self._revisions(period)
        day = period.ends_on + timedelta(days=40)
        if day <= TODAY:
            for number, opening in enumerate(opened):
                corrected, after = corrections(opening, number, quarter), 1 + facts_sent(opening)
                yield from self.told(day, opening.stream_id, corrected, after=after, of=opening.contract_id)

    def _revisions(self, period: Period) -> Iterator[Record]:
        """Every fourth contract is revised."""
        for number in range(2, self._scope.contracts, 4):
            commands = revision(number, self._scope, period)
            day = period.ends_on + timedelta(days=13)
            yield from self.decided(day, *commands, of=planning.contract_id(number))

    def _opening(self, number: int, period: Period) -> OpenReturn:
        contract_id = planning.contract_id(number)
        opening = opening_of(contract_id, self.state(contract_id), period)
        assert opening is not None, "its impact map is agreed"
        return opening


def beginning(scope: Scope) -> Iterator[Command]:
    """The council with its providers, and its frameworks, each defined and agreed."""
    yield RegisterCouncil(stream_id=COUNCIL, name="Many Charts Council")
    for number in range(-(-scope.contracts // council.CONTRACTS_OF_A_PROVIDER)):
        yield RegisterOrganisation(
            stream_id=planning.organisation_id(number),
            council_id=COUNCIL,
            name=f"Provider {number} of Many Charts",
            kind="charity",
        )
    for number in range(scope.frameworks):
        stream_id, area = council.framework_id(number), planning.SERVICE_AREAS[number % 8]
        title = f"A good life, part {number}"
        yield OpenFramework(stream_id=stream_id, council_id=COUNCIL, title=title, service_area=area)
        for outcome in council.outcomes(number, scope):
            yield DefineOutcome(stream_id=stream_id, outcome=outcome)
        for indicator in council.indicators(number, scope):
            yield DefineIndicator(stream_id=stream_id, indicator=indicator)
        yield AgreeFramework(stream_id=stream_id, agreed_on=scope.planned_on, took_part=TookPart(providers=9))


def agreement(number: int, scope: Scope) -> Iterator[Command]:
    """A contract with all that is agreed at its start."""
    yield council.award(number, scope)
    stream_id, framework = planning.contract_id(number), council.framework_of(number, scope)
    indicators = council.indicators(framework, scope)
    yield AgreeImpactMap(
        stream_id=stream_id, outcomes=council.outcomes(framework, scope), indicators=indicators
    )
    for place, indicator in enumerate(indicators):
        if indicator.measure != "narrative":
            hoped = council.expectation(number, place, indicator, scope)
            yield SetExpectation(stream_id=stream_id, expectation=hoped)
    half_way = scope.began_on + (TODAY - scope.began_on) / 2
    point = planning.break_point_id(number, 0)
    yield ScheduleBreakPoint(stream_id=stream_id, break_point_id=point, on=half_way, purpose="Half way")


def revision(number: int, scope: Scope, after: Period) -> Iterator[Command]:
    """A revision that both parties agree on, and that counts from the end of a period on."""
    revision_id = UUID(int=(33 << 96) + number)
    why = "It is put more plainly now."
    of: dict[str, Any] = {"stream_id": planning.contract_id(number), "revision_id": revision_id}
    indicators = council.indicators(council.framework_of(number, scope), scope)
    changes = council.changes(number, indicators, scope)
    since = after.ends_on + timedelta(days=1)
    yield DraftRevision(drafted_by="lead_provider", effective_from=since, reason=why, **of)
    for place, change in enumerate(changes, 1):
        change_id = UUID(int=revision_id.int + (place << 64))
        yield DraftChange(drafted_by="lead_provider", change_id=change_id, change=change, reason=why, **of)
    yield ProposeRevision(proposed_by="lead_provider", draft=1 + len(changes), **of)
    yield AgreeRevision(agreed_by="commissioner", draft=1 + len(changes), **of)


def readings(opening: OpenReturn, number: int, quarter: int) -> tuple[Reading, ...]:
    """What the contract of a number reports in answer to an opened return."""
    return tuple(reading(asked, number, place, quarter) for place, asked in enumerate(opening.asked))


def sent(opening: OpenReturn, number: int, quarter: int) -> tuple[Fact, ...]:
    """The facts of a return that is sent and accepted."""
    read = readings(opening, number, quarter)
    missing = sum(each.figure is None for each in read)
    return (
        *(ReadingRecorded(reading=each) for each in read),
        *(NarrativeRecorded(narrative=each) for each in narratives(opening.prompts, number, quarter)),
        ReturnSubmitted(submission=1, readings=len(read) - missing, missing=missing, late=False),
        ReturnAccepted(note=""),
    )


def facts_sent(opening: OpenReturn) -> int:
    """How many facts `sent` gives."""
    return len(opening.asked) + len(opening.prompts) + 2


def corrections(opening: OpenReturn, number: int, quarter: int) -> Iterator[Fact]:
    """Some of the readings are restated: as they would have been a quarter later."""
    for place, asked in enumerate(opening.asked):
        if is_corrected(number, place, quarter):
            before, after = (reading(asked, number, place, quarter + later) for later in (0, 1))
            if not before.says_as(after):
                yield ReadingRestated(reading=after, previous=before, reason="A group was counted twice.")
