"""What is told beside the readings: answers to questions, the common dataset, what was declared, files."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from sqlalchemy import Row, Table, select
from sqlalchemy.ext.asyncio import AsyncConnection

from domain.provider_return.content import Evidence
from domain.provider_return.prompts import STANDING_PROMPTS
from projections.known import as_known
from projections.returns.results import AskedCheck, AskedCommonData, AskedPrompt
from projections.returns.tables import COMMON_DATA, DECLARATION, EVIDENCE, NARRATIVE


async def prompts_told(connection: AsyncConnection, opened: Row[Any], as_of: int) -> tuple[AskedPrompt, ...]:
    """The contract's questions, and the standing ones that were answered, as of the last submission."""
    return prompts_of(opened, await _of(connection, NARRATIVE, opened.return_id, as_of))


def prompts_of(opened: Row[Any], answers: Iterable[Row[Any]]) -> tuple[AskedPrompt, ...]:
    """The questions of a return with those of its answers that count.

    An answer given before the return was sent back counts until the return is submitted again, with or
    without another answer to the question.

    Args:
        opened: the return, with the contract's questions that it asks.
        answers: all that were ever given to it.
    """
    counts_after = 0 if opened.standing == "sent_back" else opened.sent_back_at_position or 0
    counting = [row for row in answers if row.known_from > counts_after]
    told = {row.prompt_id: (row.text, row.recorded_at) for row in counting}
    own = {prompt.prompt_id for prompt in opened.prompts}
    standing = [known for known in STANDING_PROMPTS if known.prompt_id in told and known.prompt_id not in own]
    asked = [(prompt, *told.get(prompt.prompt_id, (None, None))) for prompt in (*opened.prompts, *standing)]
    return tuple(
        AskedPrompt(prompt=prompt, answer=answer, recorded_at=recorded_at)
        for prompt, answer, recorded_at in asked
    )


async def common_data_told(
    connection: AsyncConnection, opened: Row[Any], as_of: int
) -> tuple[AskedCommonData, ...]:
    """The common dataset as it was last given."""
    given = {
        row.item_id: row.common_data for row in await _of(connection, COMMON_DATA, opened.return_id, as_of)
    }
    return tuple(AskedCommonData(item=item, given=given.get(item.item_id)) for item in opened.common_dataset)


async def checks_told(connection: AsyncConnection, opened: Row[Any], as_of: int) -> tuple[AskedCheck, ...]:
    """The compliance checks as they were last declared."""
    rows = await _of(connection, DECLARATION, opened.return_id, as_of)
    declared = {row.check_id: row.declaration for row in rows}
    return tuple(
        AskedCheck(check=check, declared=declared.get(check.check_id)) for check in opened.compliance_checks
    )


async def evidence_of(connection: AsyncConnection, return_id: UUID, as_of: int) -> tuple[Evidence, ...]:
    """The files that went with any submission, in the order in which they did."""
    rows = await _of(connection, EVIDENCE, return_id, as_of)
    return tuple(row.evidence for row in sorted(rows, key=lambda row: row.known_from))


async def _of(connection: AsyncConnection, table: Table, return_id: UUID, as_of: int) -> list[Row[Any]]:
    asked = select(table).where(table.c.return_id == return_id, as_known(table, as_of))
    return list(await connection.execute(asked))
