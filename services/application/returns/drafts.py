"""Drafts of returns: what people of a provider have typed and not yet submitted.

A draft is no fact: submitting is, and then the draft is forgotten. Each saving of an answer is a row of its
own until then, so that two people never overwrite each other unseen and everybody can tell who changed what.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from typing import Any, Final
from uuid import UUID

import msgspec
from sqlalchemy import (
    TIMESTAMP,
    BigInteger,
    Column,
    Identity,
    Integer,
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
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine

from services.application.returns.answers import EMPTY, Answer, Answers

DRAFTER: Final = "fingerpost_drafter"
SAVED = Table(
    "saved",
    MetaData(schema="drafts"),
    Column("id", BigInteger, Identity(always=True), primary_key=True),
    Column("council_id", Uuid),
    Column("return_id", Uuid),
    Column("submission", Integer),
    Column("question", Text),
    Column("typed", JSONB),
    Column("source", Text),
    Column("seconds", Integer),
    Column("saved_by", Uuid),
    Column("saved_at", TIMESTAMP(timezone=True)),
)


MOST: Final = 2**31 - 1
"""As large as a submission's number can be."""


class DraftOf(msgspec.Struct, frozen=True, kw_only=True):
    """Which draft is meant.

    Attributes:
        submission: the number of the submission that it leads to: 1 at first, 2 once it was sent back.
    """

    council_id: UUID
    return_id: UUID
    submission: int


class SavedAnswer(msgspec.Struct, frozen=True, kw_only=True):
    """An answer as somebody saved it.

    Attributes:
        number: of the saving; later ones are larger.
        source: by which way it came, as `eventstore.source` writes it.
        seconds: how long the question had been looked at since it was shown; 0 where that is not known.
    """

    number: int
    question: str
    typed: Answer
    source: str
    seconds: int
    saved_by: UUID
    saved_at: datetime


class Draft(msgspec.Struct, frozen=True, kw_only=True):
    """What stands in a draft.

    Attributes:
        saved: the newest saving of each question.
        seen: number of the newest saving of all; 0 where there is none.
    """

    saved: Mapping[str, SavedAnswer]
    seen: int

    def over(self, before: Answers) -> Answers:
        """The answers that count: as they were saved, and otherwise as they were sent before."""
        return {**before, **{name: known.typed for name, known in self.saved.items()}}


class Clash(msgspec.Struct, frozen=True, kw_only=True):
    """Two people answered one question, and the second had not seen what the first saved."""

    question: str
    yours: Answer
    theirs: SavedAnswer


class Drafts:
    """Keeps drafts.

    Args:
        engine: connects as `fingerpost_drafter`.
        clock: the record's clock, by which pages tell when something was saved.
    """

    def __init__(self, engine: AsyncEngine, clock: Callable[[], datetime]) -> None:
        self._engine, self._clock = engine, clock

    async def read(self, of: DraftOf) -> Draft:
        """What stands in a draft now."""
        async with self._engine.connect() as connection:
            return _draft(await _rows(connection, of))

    async def history(self, of: DraftOf) -> Sequence[SavedAnswer]:
        """Every saving, the newest first: who changed what."""
        async with self._engine.connect() as connection:
            return [_saved(row) for row in reversed(await _rows(connection, of))]

    async def save(  # noqa: PLR0913 - each is said by another
        self,
        of: DraftOf,
        answers: Answers,
        *,
        by: UUID,
        seen: int,
        before: Answers,
        source: str,
        seconds: int = 0,
    ) -> Sequence[Clash]:
        """Keep answers, but for those that somebody else has changed since they were shown.

        Args:
            of: the draft.
            answers: as they were typed, also those that were not touched.
            by: whose they are.
            seen: number of the newest saving when they were shown.
            before: what a question holds of which nothing is saved.
            source: by which way they came.
            seconds: how long they took together; each that is kept counts for the same part of it.

        Returns:
            What was not kept: both answers stand there, and either can be saved with a newer `seen`.
        """
        clashes: list[Clash] = []
        async with self._engine.begin() as connection:
            await connection.execute(
                select(func.pg_advisory_xact_lock(func.hashtextextended(str(of.return_id), 0)))
            )
            rows = await _rows(connection, of)
            now = _draft(rows).saved
            shown = _draft([row for row in rows if row.id <= seen]).saved
            kept: list[tuple[str, Answer]] = []
            for question, typed in answers.items():
                first = before.get(question, EMPTY)
                was = shown[question].typed if question in shown else first
                current = now[question].typed if question in now else first
                if typed in (was, current):
                    continue
                if current != was:
                    clashes.append(Clash(question=question, yours=typed, theirs=now[question]))
                else:
                    kept.append((question, typed))
            each = seconds // len(kept) if kept else 0
            await self._keep(connection, of, kept, saved_by=by, source=source, seconds=each)
        return clashes

    async def _keep(
        self,
        connection: AsyncConnection,
        of: DraftOf,
        kept: Sequence[tuple[str, Answer]],
        **said: object,
    ) -> None:
        if not kept:
            return
        every = {**msgspec.structs.asdict(of), **said, "saved_at": self._clock()}
        values = [{**every, "question": question, "typed": dict(typed)} for question, typed in kept]
        await connection.execute(insert(SAVED), values)

    async def forget_all(self, council_id: UUID, return_id: UUID) -> None:
        """Forget every draft of a return: it has just been submitted in another way."""
        await self.forget(DraftOf(council_id=council_id, return_id=return_id, submission=MOST))

    async def forget(self, of: DraftOf) -> None:
        """Forget a draft and those before it: it was submitted."""
        async with self._engine.begin() as connection:
            await connection.execute(
                delete(SAVED).where(
                    SAVED.c.return_id == of.return_id,
                    SAVED.c.council_id == of.council_id,
                    SAVED.c.submission <= of.submission,
                )
            )


async def _rows(connection: AsyncConnection, of: DraftOf) -> Sequence[Row[Any]]:
    asked = select(SAVED).where(
        SAVED.c.return_id == of.return_id,
        SAVED.c.council_id == of.council_id,
        SAVED.c.submission == of.submission,
    )
    return (await connection.execute(asked.order_by(SAVED.c.id))).all()


def _draft(rows: Sequence[Row[Any]]) -> Draft:
    """The last of the rows for each question; they come in order."""
    saved = {row.question: _saved(row) for row in rows}
    return Draft(saved=saved, seen=rows[-1].id if rows else 0)


def _saved(row: Row[Any]) -> SavedAnswer:
    return SavedAnswer(
        number=row.id,
        question=row.question,
        typed=row.typed,
        source=row.source,
        seconds=row.seconds,
        saved_by=row.saved_by,
        saved_at=row.saved_at,
    )
