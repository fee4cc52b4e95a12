"""What queries answer with: frozen structs, filled from rows."""

from __future__ import annotations

from typing import Any, TypeVar

import msgspec
from sqlalchemy import Row

ResultT = TypeVar("ResultT")


class Result(msgspec.Struct, frozen=True, kw_only=True):
    """Base of every answer: frozen and compared by content."""


def as_result(result_type: type[ResultT], row: Row[*tuple[Any, ...]], **more: Any) -> ResultT:
    """The row as a struct with fields of the columns' names, and others that are given beside it."""
    columns = row._mapping  # noqa: SLF001  # pyright: ignore[reportPrivateUsage] - SQLAlchemy's public name
    return msgspec.convert({**columns, **more}, result_type)
