"""One projection moving on by a batch: rows and position in one transaction, under its lock."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable, Sequence
from typing import Literal

import asyncpg
import msgspec

from domain.codec import CODEC
from projections.changes import NotProjectable
from projections.definition import ReadModel
from projections.known import SCHEMA
from projections.projector.checkpoint import Checkpoint, Checkpoints
from projections.projector.collector import collector_paused
from projections.projector.connection import Connection
from projections.projector.events import IN_ONE_GO, Ahead, Batch, Decode, Projected, Refused, project_all
from projections.projector.fold import CurrentRows, Fold, keys_to_load
from projections.projector.log import Log, next_page
from projections.projector.rows import load, write
from projections.projector.shape import shapes_of

_logger = logging.getLogger(__name__)

BATCH = 10_000
"""Events a transaction. Larger ones gain little and hold a wake-up's worth of readers' patience longer."""

Outcome = Literal["moved", "nothing_new", "busy", "stopped"]

_REFUSED_BY_THE_DATABASE = (
    asyncpg.DataError,
    asyncpg.IntegrityConstraintViolationError,
    ValueError,
    TypeError,
)
"""What a value that a column cannot hold raises, on either side of the connection."""


class AnotherDefinition(Exception):
    """The rows are made by another release's definition: this process must not touch them."""


class Step(msgspec.Struct, frozen=True, kw_only=True):
    """What became of one attempt to move on.

    Attributes:
        outcome: whether it moved, had nothing to do, found another process at work, or stands stopped.
        position: where the projection is now.
        more: whether there is more to read at once.
    """

    outcome: Outcome
    position: int = 0
    more: bool = False


class Projection:
    """A read model in one schema, kept up with the log.

    Args:
        model: what it keeps.
        log: where the events are.
        schema: where the rows are.
        decode: from stored bytes to facts.
    """

    def __init__(
        self, model: ReadModel, log: Log, schema: str = SCHEMA, decode: Decode = CODEC.decode
    ) -> None:
        self.model = model
        self.schema = schema
        self.checkpoints = Checkpoints(schema)
        self._digest = model.digest
        self._shapes = shapes_of(model.tables, schema)
        self._log = log
        self._decode = decode
        self._ahead = Ahead(self._make)

    async def catch_up(
        self, connection: Connection, limit: int = BATCH, moved: Callable[[int], None] | None = None
    ) -> Step:
        """Project batch after batch until there is nothing new, and return the last step.

        Args:
            connection: of the role that projects.
            limit: about how many events a batch has.
            moved: is told every position that is come to.

        Raises:
            AnotherDefinition: where the rows were made by another definition.
        """
        try:
            while True:
                step = await self.step(connection, limit, and_next=True)
                if moved is not None:
                    moved(step.position)
                if not step.more:
                    return step
        finally:
            self._ahead.drop()

    async def step(self, connection: Connection, limit: int = BATCH, *, and_next: bool = False) -> Step:
        """Project about `limit` events and commit.

        A batch that the database refuses is tried again in halves, until the one event is found that it
        refuses; the projection stops there and keeps what came before.

        Args:
            connection: of the role that projects.
            limit: about how many events.
            and_next: whether to have the next batch made meanwhile; see `catch_up`.

        Raises:
            AnotherDefinition: where the rows were made by another definition.
        """
        try:
            with collector_paused():
                async with connection.transaction():
                    return await self._move(connection, limit, and_next=and_next)
        except _REFUSED_BY_THE_DATABASE as error:
            if limit > 1:
                _logger.warning("A batch of %s was refused (%s); trying half of it.", self.model.name, error)
                return await self.step(connection, limit // 2)
            return await self._stop_at_next(connection, error)

    async def _move(self, connection: Connection, limit: int, *, and_next: bool) -> Step:
        if not await self.checkpoints.take(connection, self.model.name):
            return Step(outcome="busy")
        checkpoint = await self._checkpoint(connection)
        if checkpoint.stopped_at is not None:
            return Step(outcome="stopped", position=checkpoint.position)
        batch = await self._ahead.batch(checkpoint.position, limit, and_next=and_next)
        refused = await self._write(connection, batch)
        if refused is not None:
            return await self._stop(connection, refused)
        if batch.position == checkpoint.position:
            return Step(outcome="nothing_new", position=batch.position)
        await self.checkpoints.move(connection, self.model.name, batch.position)
        return Step(outcome="moved", position=batch.position, more=batch.more)

    async def _make(self, after: int, limit: int) -> Batch:
        page = await next_page(self._log, after, self.model.types, limit)
        projected, refused = await project_all(page.events, self._decode, self.model.project, self._shapes)
        return Batch(projected, refused, page.position, more=page.more)

    async def _write(self, connection: Connection, batch: Batch) -> Refused | None:
        """Write what the events do to rows, up to the first that does not fit them."""
        keys = keys_to_load(lines for _, lines in batch.projected)
        fold, misfit = await self._fold(batch.projected, await load(connection, keys))
        await write(connection, fold)
        return misfit or batch.refused

    async def _checkpoint(self, connection: Connection) -> Checkpoint:
        checkpoint = await self.checkpoints.read(connection, self.model.name)
        if checkpoint is None or checkpoint.digest != self._digest:
            raise AnotherDefinition(
                f"The rows of {self.model.name} are made by another definition than this release's. "
                "Start the projector of this release to have them made anew."
            )
        return checkpoint

    async def _fold(
        self, projected: Sequence[Projected], current: CurrentRows
    ) -> tuple[Fold, Refused | None]:
        fold = Fold(current)
        for number, (position, lines) in enumerate(projected):
            if not number % IN_ONE_GO:
                await asyncio.sleep(0)
            try:
                fold.take(lines)
            except NotProjectable as error:
                before, _ = await self._fold(projected[:number], current)
                return before, Refused(position, error)
        return fold, None

    async def _stop(self, connection: Connection, refused: Refused) -> Step:
        position = refused.position - 1
        await self.checkpoints.move(connection, self.model.name, position)
        await self.checkpoints.stop(connection, self.model.name, refused.position, refused.reason)
        return Step(outcome="stopped", position=position)

    async def _stop_at_next(self, connection: Connection, error: Exception) -> Step:
        async with connection.transaction():
            if not await self.checkpoints.take(connection, self.model.name):
                return Step(outcome="busy")
            checkpoint = await self._checkpoint(connection)
            page = await next_page(self._log, checkpoint.position, self.model.types, 1)
            if not page.events:
                return Step(outcome="nothing_new", position=checkpoint.position)
            return await self._stop(connection, Refused(page.position, error))
