"""Decides what an import would record, and what stands in its way. Pure: it changes nothing."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from collections.abc import Mapping as MappingOf
from datetime import datetime
from typing import Any
from uuid import UUID

import msgspec

from domain.contract.model import Contract
from domain.council.model import Council
from domain.framework.model import AgreedVersion, Framework
from domain.organisation.model import Organisation
from domain.provider_return.model import Return
from domain.shared.errors import DomainError, Several
from domain.shared.facts import Command
from services.application.readings_import import commands
from services.application.readings_import.commands import Provider
from services.application.readings_import.framework import ImportedFramework, opening_commands
from services.application.readings_import.rows import Problem, Row
from services.application.streams import CONTRACT, COUNCIL, FRAMEWORK, ORGANISATION, RETURN, Stream


class Step(msgspec.Struct, frozen=True, kw_only=True):
    """Commands for one stream, recorded all or none.

    Attributes:
        contract_id: the contract they concern, or None for what stands before the contracts.
        lines: the line of the file that each reading came from, by indicator.
    """

    commands: tuple[Command, ...]
    contract_id: UUID | None = None
    lines: MappingOf[UUID, int] = {}


class Plan(msgspec.Struct, frozen=True, kw_only=True):
    """What would be recorded, and what would not.

    Attributes:
        council_id: whose record it is.
        stages: steps in their order; those of one stage do not depend on one another.
        problems: rows that cannot be used, in order of their lines.
        readings: how many rows that can be used hold a figure.
        missing: how many rows that can be used hold none.
        known: how many of those were recorded before, and are left as they are.
        restate: the reason given where a row differs from what is recorded; "" refuses such a row.
    """

    council_id: UUID
    stages: tuple[tuple[Step, ...], ...]
    problems: tuple[Problem, ...]
    readings: int
    missing: int
    known: int
    restate: str = ""


class States(msgspec.Struct, frozen=True):
    """The streams that an import touches, as they stand."""

    by_id: MappingOf[UUID, Any]

    def of(self, stream_id: UUID, kind: Stream) -> Any:
        """The state of a stream; empty where it has no events."""
        return self.by_id.get(stream_id, kind.empty)


def touched(framework: ImportedFramework, rows: Iterable[Row]) -> Iterator[tuple[UUID, Stream]]:
    """Every stream whose state the plan needs."""
    yield framework.council_id, COUNCIL
    yield framework.framework_id, FRAMEWORK
    for provider, own in commands.by_provider(framework, rows):
        yield provider.organisation_id, ORGANISATION
        yield provider.contract_id, CONTRACT
        for period in commands.by_period(own):
            yield provider.return_id(period), RETURN


class Planner:
    """Plans the import of a file.

    Args:
        framework: what the mapping describes.
        states: the streams of `touched`, as they stand.
        now: the moment at which it would be recorded.
        restate: the reason to give where a row differs from what is recorded; "" refuses such a row.
    """

    def __init__(
        self, framework: ImportedFramework, states: States, now: datetime, *, restate: str = ""
    ) -> None:
        self._framework, self._states, self._now, self._restate = framework, states, now, restate
        self._problems: list[Problem] = []
        self._known = 0

    def plan(self, found: Iterable[Row | Problem]) -> Plan:
        """Plan the import of the file's rows, good and bad."""
        rows: list[Row] = []
        for row in found:
            if isinstance(row, Problem):
                self._problems.append(row)
            else:
                rows.append(row)
        contracts: list[Step] = []
        returns: list[Step] = []
        for provider, own in commands.by_provider(self._framework, rows):
            steps, contract = self._awarding(provider, own)
            contracts.extend(steps)
            returns.extend(self._returning(provider, self._within_term(contract, provider, own)))
        beginning = self._beginning()
        refused = {problem.line for problem in self._problems}
        used = [row for row in rows if row.line not in refused]
        figures = sum(row.reading.figure is not None for row in used)
        return Plan(
            council_id=self._framework.council_id,
            stages=(beginning, tuple(contracts), tuple(returns)),
            problems=tuple(sorted(self._problems)),
            readings=figures,
            missing=len(used) - figures,
            known=self._known,
            restate=self._restate,
        )

    def _beginning(self) -> tuple[Step, ...]:
        council: Council = self._states.of(self._framework.council_id, COUNCIL)
        framework: Framework = self._states.of(self._framework.framework_id, FRAMEWORK)
        register, *define = opening_commands(self._framework)
        steps = () if council.name else (Step(commands=(register,)),)
        if not framework.versions:
            return (*steps, Step(commands=tuple(define)))
        described = AgreedVersion(outcomes=self._framework.outcomes, indicators=self._framework.indicators)
        if framework.versions[0] != described:
            self._problems.append(
                Problem(
                    1,
                    f"The mapping describes the framework “{framework.title}” otherwise than it was agreed. "
                    "Use the definitions of the first import, or give the framework another title.",
                )
            )
        return steps

    def _awarding(self, provider: Provider, rows: list[Row]) -> tuple[list[Step], Contract]:
        """The steps before a provider's returns, and its contract as it will stand."""
        organisation: Organisation = self._states.of(provider.organisation_id, ORGANISATION)
        contract: Contract = self._states.of(provider.contract_id, CONTRACT)
        steps: list[Step] = []
        if not organisation.name:
            steps.append(Step(commands=(commands.registration(self._framework, provider),)))
        if contract.award is None:
            award = commands.award(self._framework, provider, rows)
            steps.append(Step(commands=award, contract_id=provider.contract_id))
            contract = CONTRACT.fold(contract, CONTRACT.decide_all(contract, award, self._now))
        return steps, contract

    def _within_term(self, contract: Contract, provider: Provider, rows: list[Row]) -> list[Row]:
        periods = set(contract.periods())
        self._problems.extend(
            Problem(
                row.line,
                f"{row.period.label} is no period of {provider.name}'s contract, which runs from "
                f"{contract.award.starts_on:%d %B %Y} to {contract.award.ends_on:%d %B %Y}. Its term is set "
                "by contract.starts_on and contract.ends_on in the mapping at the first import.",
            )
            for row in rows
            if contract.award is not None and row.period not in periods
        )
        return [row for row in rows if row.period in periods]

    def _returning(self, provider: Provider, rows: list[Row]) -> Iterator[Step]:
        for period, own in commands.by_period(rows).items():
            state: Return = self._states.of(provider.return_id(period), RETURN)
            fresh = [row for row in own if not _recorded(state, row)]
            try:
                wanted = commands.for_return(self._framework, provider, fresh, state, self._restate)
                RETURN.decide_all(state, wanted, self._now)
            except DomainError as error:
                self._problems.extend(_at_their_lines(error, fresh))
                continue
            self._known += len(own) - len(fresh)
            if wanted:
                lines = {row.reading.indicator_id: row.line for row in fresh}
                yield Step(commands=wanted, contract_id=provider.contract_id, lines=lines)


def _recorded(state: Return, row: Row) -> bool:
    if state.standing not in ("submitted", "accepted"):
        return False
    known = state.reading_of(row.reading.indicator_id)
    return known is not None and (known.figure, known.missing) == (row.reading.figure, row.reading.missing)


def _at_their_lines(error: DomainError, rows: list[Row]) -> list[Problem]:
    """Each reason at the line of the reading it is about; one about the whole return at all its lines."""
    lines = {f"readings.{row.reading.indicator_id}": row.line for row in rows}
    reasons = error.errors if isinstance(error, Several) else (error,)
    return [
        Problem(line, reason.message)
        for reason in reasons
        for line in ([lines[reason.field]] if reason.field in lines else lines.values())
    ]
