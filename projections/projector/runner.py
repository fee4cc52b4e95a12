"""The projector: every read model kept up with the log, by any number of processes."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Sequence

from eventstore.connection import FAILURES, Pool
from projections.definition import ReadModel
from projections.known import SCHEMA
from projections.projector.checkpoint import Checkpoints
from projections.projector.install import install
from projections.projector.log import Log
from projections.projector.projection import BATCH, AnotherDefinition, Projection, Step
from projections.projector.rebuild import CannotRebuild, Rebuilt, rebuild
from projections.projector.wake import Wake
from projections.read_models import READ_MODELS

FIRST_DELAY, LONGEST_DELAY = 0.1, 5.0
"""Seconds between attempts while the database cannot be had: doubled from the first to the longest."""
_logger = logging.getLogger(__name__)


class Projector:
    """Keeps read models up with the log.

    Args:
        pool: connections of the role `fingerpost_projector`; not one that `log` reads through as well, or
            the two could wait for each other.
        log: where the events are.
        models: which read models.
        batch: events a transaction, about.
    """

    def __init__(
        self, pool: Pool, log: Log, models: Sequence[ReadModel] = READ_MODELS, batch: int = BATCH
    ) -> None:
        self._pool = pool
        self._log = log
        self._models = models
        self._batch = batch
        self._checkpoints = Checkpoints(SCHEMA)
        self._projections = tuple(Projection(model, log) for model in models)

    async def prepare(self) -> tuple[Rebuilt, ...]:
        """Bring the read models to this release's definitions, before following the log.

        Those that are missing are created empty, those of another definition are made anew beside the old
        and swapped in. One that had stopped tries again: this release may know what the last one did not.
        """
        async with self._pool.acquire() as connection, connection.transaction():
            await install(connection, self._models)
        rebuilt = [await self._prepare(model) for model in self._models]
        return tuple(each for each in rebuilt if each is not None)

    async def _prepare(self, model: ReadModel) -> Rebuilt | None:
        async with self._pool.acquire() as connection:
            checkpoint = await self._checkpoints.read(connection, model.name)
            await self._checkpoints.resume(connection, model.name)
        if checkpoint is not None and checkpoint.digest == model.digest:
            return None
        try:
            return await rebuild(self._pool, self._log, model)
        except CannotRebuild as error:
            _logger.error("%s", error)  # noqa: TRY400 - the message says it all
            async with self._pool.acquire() as connection:
                await self._checkpoints.stop(connection, model.name, error.position, error.reason)
            return None

    async def run_once(self) -> tuple[Step, ...]:
        """One batch of each read model, at the same time; for tests and tools."""
        return tuple(await asyncio.gather(*(self._step(projection) for projection in self._projections)))

    async def drain(self) -> int:
        """Project everything there is, and return the least position that was come to."""
        return min(await asyncio.gather(*(self._drain(projection) for projection in self._projections)))

    async def run_forever(self, stop: asyncio.Event, wake: Wake) -> None:
        """Follow the log until `stop` is set: drain, wait to be told of more or for five seconds, again."""
        async with asyncio.TaskGroup() as tasks:
            for projection in self._projections:
                tasks.create_task(self._follow(projection, stop, wake))
            await stop.wait()
            wake.rouse()

    async def _step(self, projection: Projection) -> Step:
        async with self._pool.acquire() as connection:
            return await projection.step(connection, self._batch)

    async def _drain(self, projection: Projection) -> int:
        async with self._pool.acquire() as connection:
            return (await projection.catch_up(connection, self._batch)).position

    async def _follow(self, projection: Projection, stop: asyncio.Event, wake: Wake) -> None:
        delay = FIRST_DELAY
        while not stop.is_set():
            seen = wake.count
            try:
                await self._drain(projection)
                delay = FIRST_DELAY
                await wake.wait(seen)
            except AnotherDefinition as error:
                _logger.warning("%s This process leaves them alone.", error)
                return
            except FAILURES as error:
                _logger.warning(
                    "%s cannot be projected now (%s); trying again.", projection.model.name, error
                )
                await wake.wait(wake.count, delay)
                delay = min(delay * 2, LONGEST_DELAY)
