"""What queries answer with: frozen structs, filled from rows."""

from __future__ import annotations

from typing import Any, TypeVar

import msgspec
from sqlalchemy import Row

ResultT = TypeVar("ResultT", bound=msgspec.Struct)


class Result(msgspec.Struct, frozen=True, kw_only=True):
    """Base of every answer: frozen and compared by content."""


def as_result(result_type: type[ResultT], row: Row[*tuple[Any, ...]], **more: Any) -> ResultT:
    """A struct whose fields are the row's columns of the same names, or what is given beside the row."""
    columns = row._mapping  # noqa: SLF001  # pyright: ignore[reportPrivateUsage] - SQLAlchemy's public name
    names = result_type.__struct_fields__
    return result_type(**{name: more[name] if name in more else columns[name] for name in names})
