"""Files that wait to be sent with a return: attached by people of its provider, and taken out again by them.

One that waits is no fact. Once it was submitted, the log knows it, and its bytes are never deleted.
"""

from __future__ import annotations

from collections.abc import AsyncGenerator, Callable, Collection, Sequence
from contextlib import asynccontextmanager
from datetime import datetime
from typing import IO, Any
from uuid import UUID

import msgspec
from sqlalchemy import (
    TIMESTAMP,
    BigInteger,
    Column,
    MetaData,
    Row,
    Table,
    Text,
    Uuid,
    delete,
    func,
    insert,
    select,
)
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine

from domain.provider_return.content import Evidence
from domain.provider_return.model import Return
from domain.provider_return.rules.evidence import wrong_evidence
from domain.shared.errors import DomainError, NotInState, refuse_all
from services.application.application import Fingerpost
from services.application.evidence.store import EvidenceStore, path_of
from services.application.streams import RETURN

ATTACHED = Table(
    "attached",
    MetaData(schema="drafts"),
    Column("evidence_id", Uuid, primary_key=True),
    Column("council_id", Uuid),
    Column("return_id", Uuid),
    Column("indicator_id", Uuid),
    Column("name", Text),
    Column("media_type", Text),
    Column("size", BigInteger),
    Column("sha256", Text),
    Column("note", Text),
    Column("attached_by", Uuid),
    Column("attached_at", TIMESTAMP(timezone=True)),
)


class WaitsIn(msgspec.Struct, frozen=True, kw_only=True):
    """The return with which files are to be sent."""

    council_id: UUID
    return_id: UUID

    def path(self, evidence_id: UUID) -> str:
        """Where the bytes of one of its files are kept."""
        return path_of(self.council_id, self.return_id, evidence_id)


class Attached(msgspec.Struct, frozen=True, kw_only=True):
    """A file that waits to be sent, and when it was attached."""

    evidence: Evidence
    attached_at: datetime


class Attachments:
    """Keeps files that wait, and their bytes as long as they live.

    Args:
        engine: connects as `fingerpost_drafter`.
        store: keeps the bytes.
        fingerpost: knows what was submitted.
        clock: the record's clock.
    """

    def __init__(
        self,
        engine: AsyncEngine,
        store: EvidenceStore,
        fingerpost: Fingerpost,
        clock: Callable[[], datetime],
    ) -> None:
        self._engine, self.store, self._fingerpost, self._clock = engine, store, fingerpost, clock

    async def waiting(self, of: WaitsIn) -> Sequence[Attached]:
        """The files that wait, in the order in which they were attached."""
        async with self._engine.connect() as connection:
            return [_attached(row) for row in await _rows(connection, of)]

    async def attach(self, of: WaitsIn, evidence: Evidence, file: IO[bytes]) -> None:
        """Keep a file. The same one attached again by the same person in the same words changes nothing.

        Raises:
            DomainError: where the return would not take it.
            NotKept: where its bytes cannot be kept.
        """
        path = of.path(evidence.evidence_id)
        await self.store.put(path, file)
        try:
            kept = await self._note(of, evidence)
        except DomainError:
            await self.store.delete(path)
            raise
        if not kept:
            await self.store.delete(path)

    async def _note(self, of: WaitsIn, evidence: Evidence) -> bool:
        async with self.undisturbed(of) as (connection, waiting):
            before = [known.evidence for known in waiting]
            if any(_is_repeated(evidence, known) for known in before):
                return False
            state: Return = await self._fingerpost.state(of.return_id, RETURN)
            if state.opened is None or state.standing not in ("open", "sent_back"):
                raise NotInState("The return was submitted meanwhile, so nothing can be attached to it now.")
            sent_or_waiting = [*state.evidence, *(known for known in before if known not in state.evidence)]
            refuse_all(list(wrong_evidence([evidence], sent_or_waiting, state.opened.asked)))
            row = {
                **msgspec.structs.asdict(of),
                **msgspec.structs.asdict(evidence),
                "attached_at": self._clock(),
            }
            await connection.execute(insert(ATTACHED), row)
            return True

    async def remove(self, of: WaitsIn, evidence_id: UUID) -> None:
        """Take a file out, and forget its bytes; one that was submitted stays, whatever waits."""
        async with self.undisturbed(of) as (connection, waiting):
            known = [known.evidence for known in waiting if known.evidence.evidence_id == evidence_id]
            state: Return = await self._fingerpost.state(of.return_id, RETURN)
            await _forget(connection, of, [evidence_id])
        if known and all(sent.evidence_id != evidence_id for sent in state.evidence):
            await self.store.delete(of.path(evidence_id))

    async def forget(self, of: WaitsIn, evidence_ids: Collection[UUID]) -> None:
        """These wait no longer: they were submitted."""
        async with self._engine.begin() as connection:
            await _forget(connection, of, evidence_ids)

    @asynccontextmanager
    async def undisturbed(self, of: WaitsIn) -> AsyncGenerator[tuple[AsyncConnection, Sequence[Attached]]]:
        """The files that wait. While the block runs, nobody attaches one or takes one out."""
        async with self._engine.begin() as connection:
            name = f"evidence {of.return_id}"
            await connection.execute(select(func.pg_advisory_xact_lock(func.hashtextextended(name, 0))))
            yield connection, [_attached(row) for row in await _rows(connection, of)]


def _is_repeated(evidence: Evidence, known: Evidence) -> bool:
    return msgspec.structs.replace(evidence, evidence_id=known.evidence_id) == known


async def _forget(connection: AsyncConnection, of: WaitsIn, evidence_ids: Collection[UUID]) -> None:
    await connection.execute(
        delete(ATTACHED).where(
            ATTACHED.c.return_id == of.return_id,
            ATTACHED.c.council_id == of.council_id,
            ATTACHED.c.evidence_id.in_(evidence_ids),
        )
    )


async def _rows(connection: AsyncConnection, of: WaitsIn) -> Sequence[Row[Any]]:
    asked = select(ATTACHED).where(
        ATTACHED.c.return_id == of.return_id, ATTACHED.c.council_id == of.council_id
    )
    return (await connection.execute(asked.order_by(ATTACHED.c.attached_at, ATTACHED.c.evidence_id))).all()


def _attached(row: Row[Any]) -> Attached:
    fields = {name: getattr(row, name) for name in Evidence.__struct_fields__}
    return Attached(evidence=Evidence(**fields), attached_at=row.attached_at)
