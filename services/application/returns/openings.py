"""Which answers somebody beside the provider has opened: how often on a day, and never by whom."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Final
from uuid import UUID

from sqlalchemy import Column, Date, Integer, MetaData, Table, Text, Uuid, select
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.ext.asyncio import AsyncEngine

OPENER: Final = "fingerpost_opener"
OPENED = Table(
    "opened",
    MetaData(schema="openings"),
    Column("contract_id", Uuid, primary_key=True),
    Column("return_id", Uuid, primary_key=True),
    Column("question", Text, primary_key=True),
    Column("day", Date, primary_key=True),
    Column("times", Integer),
)
EVERYTHING: Final = ""
"""Stands for all answers of a return: its page shows them together."""


class Openings:
    """Counts.

    Args:
        engine: connects as `fingerpost_opener`.
    """

    def __init__(self, engine: AsyncEngine) -> None:
        self._engine = engine

    async def note(self, contract_id: UUID, return_id: UUID, day: date, question: str = EVERYTHING) -> None:
        """Somebody opened an answer, or all of a return's."""
        key = {"contract_id": contract_id, "return_id": return_id, "question": question, "day": day}
        statement = insert(OPENED).values(**key, times=1)
        async with self._engine.begin() as connection:
            await connection.execute(
                statement.on_conflict_do_update(index_elements=list(key), set_={"times": OPENED.c.times + 1})
            )

    async def of_contract(self, contract_id: UUID) -> Mapping[UUID, frozenset[str]]:
        """By return, which of its answers were ever opened."""
        asked = select(OPENED.c.return_id, OPENED.c.question).where(OPENED.c.contract_id == contract_id)
        found: dict[UUID, frozenset[str]] = {}
        async with self._engine.connect() as connection:
            for row in await connection.execute(asked.distinct()):
                found[row.return_id] = found.get(row.return_id, frozenset()) | {row.question}
        return found
