"""Carries an import out: reads the states, plans, and records the plan through the application."""

from __future__ import annotations

import asyncio
import hashlib
from collections.abc import Awaitable, Callable, Sequence
from datetime import datetime
from typing import TypeVar, cast
from uuid import UUID, uuid5

import msgspec

from domain.provider_return.events import ReadingRecorded, ReadingRestated
from domain.shared.errors import DomainError
from domain.shared.facts import Fact
from eventstore import source
from services.application.application import Executed, Fingerpost
from services.application.context import Context
from services.application.readings_import.framework import framework_of
from services.application.readings_import.mapping import Mapping
from services.application.readings_import.plan import Plan, Planner, States, Step, touched
from services.application.readings_import.rows import Row, read_rows

T = TypeVar("T")
AT_ONCE = 64
"""How many streams are read or written at a time."""
ATTEMPTS = 5
"""How often what is missing is planned anew while somebody else records the same."""

Progress = Callable[[int, int], None]
"""Told how many steps are done, of how many."""


class Report(msgspec.Struct, frozen=True, kw_only=True):
    """What became of a file.

    Attributes:
        plan: what was found in it, with every row that could not be used.
        recorded: whether anything was to be recorded and was.
        events: how many events were recorded.
        position: the log's position after them, or None where nothing was recorded.
    """

    plan: Plan
    recorded: bool
    events: int = 0
    position: int | None = None


class ReadingsImport:
    """Imports one file of readings.

    Args:
        application: records what follows.
        mapping: what the file's columns mean.
        content: the file's bytes.
        at: the moment at which it is recorded; None is now.
        actor_id: the person who imports, or None where the server's operator does.
    """

    def __init__(
        self,
        application: Fingerpost,
        mapping: Mapping,
        content: bytes,
        *,
        at: datetime | None = None,
        actor_id: UUID | None = None,
    ) -> None:
        self._application, self._content, self._at = application, content, at
        self._actor_id = actor_id
        self._mapping = mapping
        self._framework = framework_of(mapping)
        self._digest = hashlib.sha256(content).hexdigest()

    async def plan(self, *, restate: str = "") -> Plan:
        """What would be recorded, and which rows cannot be used. Nothing is changed.

        Raises:
            FileRefused: where the file as a whole cannot be read.
        """
        found = list(read_rows(self._content, self._mapping, self._framework))
        rows = [row for row in found if isinstance(row, Row)]
        kinds = dict(touched(self._framework, rows))
        states = await _together(
            [self._application.state(stream_id, kind) for stream_id, kind in kinds.items()]
        )
        known = States(dict(zip(kinds, states, strict=True)))
        now = self._at or self._application.clock()
        return Planner(self._framework, known, now, restate=restate).plan(found)

    async def carry_out(
        self, plan: Plan, *, accept_good_rows: bool = False, progress: Progress = lambda _done, _all: None
    ) -> Report:
        """Record a plan, unless a row cannot be used and good rows alone are not wanted.

        Carried out again after it was broken off, it records what is still missing and nothing twice. So it
        does by itself where somebody else imports the same at the same time and was faster with a part.
        """
        if plan.problems and not accept_good_rows:
            return Report(plan=plan, recorded=False)
        total, done, events, position = sum(map(len, plan.stages)), 0, 0, 0
        missing = plan

        async def one(step: Step) -> None:
            nonlocal done, events, position
            executed = await self._record(step, plan.council_id)
            done, events = done + 1, events + executed.events
            position = max(position, executed.position)
            progress(done, total)

        for attempt in range(1, ATTEMPTS + 1):
            try:
                for stage in missing.stages:
                    await _together([one(step) for step in stage])
                break
            except DomainError:
                missing = await self.plan(restate=plan.restate)
                if attempt == ATTEMPTS or (missing.problems and not accept_good_rows):
                    raise
                total = done + sum(map(len, missing.stages))
        return Report(plan=plan, recorded=total > 0, events=events, position=position or None)

    async def _record(self, step: Step, council_id: UUID) -> Executed:
        context = Context(
            role="operator",
            actor_id=self._actor_id,
            council_id=council_id,
            contract_id=step.contract_id,
            source=source.imported(self._digest, min(step.lines.values(), default=1)),
            correlation_id=uuid5(council_id, self._digest),
        )

        def source_of(fact: Fact) -> str:
            """The line of the reading; what is not a reading came from the first of its lines."""
            match fact:
                case ReadingRecorded(reading=reading) | ReadingRestated(reading=reading):
                    return source.imported(self._digest, step.lines[reading.indicator_id])
                case _:
                    return context.source

        return await self._application.execute(
            *step.commands, context=context, at=self._at, source_of=source_of
        )


async def _together(tasks: Sequence[Awaitable[T]]) -> list[T]:
    """Await all, so many at once, and give their results in order."""
    gate = asyncio.Semaphore(AT_ONCE)

    async def gated(task: Awaitable[T]) -> T:
        async with gate:
            return await task

    # All are awaited also where one fails: what is still being recorded would overtake whoever tries again.
    results = await asyncio.gather(*(gated(task) for task in tasks), return_exceptions=True)
    for result in results:
        if isinstance(result, BaseException):
            raise result
    return cast("list[T]", results)
