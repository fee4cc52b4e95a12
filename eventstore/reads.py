"""Statements that read the log; each names only the conditions that were asked for, so that an index fits."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

import msgspec

from eventstore.records import COLUMNS
from eventstore.tables import EventsTable


class Filter(msgspec.Struct, frozen=True, kw_only=True):
    """Which events of the log to read.

    Attributes:
        types: event types; none means all.
        council: only events of this council.
        contract: only events of this contract.
    """

    types: Sequence[str] = ()
    council: UUID | None = None
    contract: UUID | None = None


EVERYTHING = Filter()

Statement = tuple[str, list[Any]]
"""An SQL text and its arguments."""


def stream_statement(  # noqa: PLR0913 - each has a default
    names: EventsTable,
    stream_id: UUID,
    *,
    from_version: int | None = None,
    to_version: int | None = None,
    as_of: int | None = None,
    newest_first: bool = False,
    limit: int | None = None,
) -> Statement:
    """Return the statement that reads one stream, in order of version."""
    where, arguments = _where(
        ("stream_id = {}", stream_id),
        ("version >= {}", from_version),
        ("version <= {}", to_version),
        ("position <= {}", as_of),
    )
    order = "DESC" if newest_first else "ASC"
    return _select(names, where, arguments, f"version {order}", limit)


def log_statement(
    names: EventsTable, *, after: int, until: int | None, asked: Filter, limit: int
) -> Statement:
    """Return the statement that reads a page of the log, in order of position."""
    where, arguments = _where(
        ("position > {}", after),
        ("position <= {}", until),
        ("type = ANY({}::text[])", list(asked.types) or None),
        ("council_id = {}", asked.council),
        ("contract_id = {}", asked.contract),
    )
    return _select(names, where, arguments, "position", limit)


def head_statement(names: EventsTable) -> str:
    """Return the statement for the position of the newest event; 0 if there is none."""
    return f"SELECT coalesce(max(position), 0) FROM {names.events}"  # noqa: S608


def position_at_statement(names: EventsTable, moment: datetime) -> Statement:
    """Return the statement for the last position that was recorded at or before a moment; 0 if none was.

    Positions are dense and `recorded_at` never goes back along them, so halving the span finds it in some
    twenty steps, without an index that every append would have to feed.
    """
    text = f"""WITH RECURSIVE span(low, high) AS (
    SELECT 0::bigint, coalesce(max(position), 0) FROM {names.events}
    UNION ALL
    SELECT CASE WHEN e.recorded_at <= $1 THEN e.position ELSE span.low END,
           CASE WHEN e.recorded_at <= $1 THEN span.high ELSE e.position - 1 END
    FROM span JOIN {names.events} e ON e.position = (span.low + span.high + 1) / 2
    WHERE span.low < span.high
) SELECT low FROM span WHERE low = high"""  # noqa: S608
    return text, [moment]


def _where(*conditions: tuple[str, Any]) -> tuple[str, list[Any]]:
    asked = [(text, value) for text, value in conditions if value is not None]
    texts = [text.format(f"${n}") for n, (text, _) in enumerate(asked, 1)]
    return " AND ".join(texts), [value for _, value in asked]


def _select(names: EventsTable, where: str, arguments: list[Any], order: str, limit: int | None) -> Statement:
    text = f"SELECT {COLUMNS} FROM {names.events} WHERE {where} ORDER BY {order}"  # noqa: S608
    if limit is not None:
        arguments.append(limit)
        text += f" LIMIT ${len(arguments)}"
    return text, arguments
