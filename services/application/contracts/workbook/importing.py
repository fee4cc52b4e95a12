"""Carries an import of contracts out: reads the file, plans, and awards what was planned."""

from __future__ import annotations

import asyncio
import hashlib
from collections.abc import Mapping, Sequence
from typing import cast
from uuid import UUID, uuid5

import msgspec

from domain.framework.model import Framework
from domain.shared.errors import DomainError
from domain.shared.facts import Fact
from eventstore import source
from eventstore.envelope import Envelope
from services.application.application import Fingerpost
from services.application.context import Context
from services.application.contracts.awarding import award
from services.application.contracts.known import Known
from services.application.contracts.workbook.planning import Plan, PlannedContract, Planner
from services.application.streams import FRAMEWORK
from services.application.workbooks.apart import read_apart


class Refused(msgspec.Struct, frozen=True):
    """A contract that somebody else came before while the file was being imported."""

    reference: str
    sentence: str


class Report(msgspec.Struct, frozen=True, kw_only=True):
    """What became of a file.

    Attributes:
        plan: what was found in it.
        awarded: the contracts that were awarded now.
        refused: those that were planned and then refused after all.
        position: the log's position after them, or None where nothing was recorded.
    """

    plan: Plan
    awarded: tuple[PlannedContract, ...] = ()
    refused: tuple[Refused, ...] = ()
    position: int | None = None


class ContractsImport:
    """Imports one workbook of contracts.

    Args:
        fingerpost: records what follows.
        known: what the council has.
        content: the file's bytes.
        name: what the file is called.
        context: who imports it, for which council.
    """

    def __init__(
        self, fingerpost: Fingerpost, known: Known, content: bytes, name: str, *, context: Context
    ) -> None:
        self._fingerpost, self._known = fingerpost, known
        self._content, self._name = content, name
        self._digest = hashlib.sha256(content).hexdigest()
        self._context = msgspec.structs.replace(
            context,
            source=source.spreadsheet(self._digest),
            correlation_id=uuid5(known.council_id, self._digest),
        )

    async def plan(self) -> Plan:
        """What would be recorded, and which cells cannot be used. Nothing is changed.

        Raises:
            WorkbookRefused: where the file as a whole cannot be read, or has no sheet of contracts.
        """
        workbook = await read_apart(self._content, self._name)
        # Many rows must not keep others waiting.
        planner = await asyncio.to_thread(Planner, workbook, self._known)
        frameworks: Mapping[UUID, Framework] = {
            known: await self._fingerpost.state(known, FRAMEWORK) for known in planner.framework_ids
        }
        facts = await self._facts(planner.contract_ids)
        return await asyncio.to_thread(planner.plan, frameworks, facts, self._fingerpost.clock())

    async def carry_out(self) -> Report:
        """Plan afresh and award every new contract, unless there is a problem: then none.

        Each contract is recorded whole or not at all. If it is broken off half-way, importing the same file
        again awards what is missing and nothing twice.

        Raises:
            WorkbookRefused: where the file as a whole cannot be read, or has no sheet of contracts.
            EventStoreError: where the database went away; what was awarded until then stays so.
        """
        plan = await self.plan()
        if plan.problems:
            return Report(plan=plan)
        awarded: list[PlannedContract] = []
        refused: list[Refused] = []
        position = 0
        for planned in plan.new:
            command = planned.agreement.award
            key = uuid5(command.stream_id, f"{self._digest}:{command.reference}")
            context = msgspec.structs.replace(self._context, idempotency_key=key)
            try:
                executed = await award(self._fingerpost, planned.agreement, context=context)
            except DomainError as error:  # everything was decided before: somebody has been faster
                refused.append(Refused(command.reference, error.message))
            else:
                awarded.append(planned)
                position = max(position, executed.position)
        return Report(plan=plan, awarded=tuple(awarded), refused=tuple(refused), position=position or None)

    async def _facts(self, contract_ids: frozenset[UUID]) -> dict[UUID, Sequence[Fact]]:
        store, mapper = self._fingerpost.store, self._fingerpost.mapper
        there = await store.known_streams(list(contract_ids))
        return {
            contract_id: [
                cast("Envelope", mapper.to_domain_event(event)).fact
                for event in await store.read_stream(contract_id)
            ]
            for contract_id in there
        }
