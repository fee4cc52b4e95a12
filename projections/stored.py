"""Values of the domain in a column: JSON on the way in, the typed value on the way out."""

from __future__ import annotations

from typing import Any

import msgspec
from sqlalchemy import ColumnElement, Text, cast, type_coerce
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.engine import Dialect
from sqlalchemy.types import TypeDecorator

_encoder = msgspec.json.Encoder(order="deterministic", decimal_format="string")


class Stored(TypeDecorator[Any]):
    """A column that holds a value of the domain as `jsonb`.

    Args:
        of: the type of the value, such as `Indicator` or `tuple[Prompt, ...]`.
    """

    impl = JSONB
    cache_ok = True

    def __init__(self, of: Any) -> None:
        super().__init__(none_as_null=True)
        self.of = of
        self._decoder = msgspec.json.Decoder(of)

    def process_bind_param(self, value: Any, dialect: Dialect) -> Any:
        """What JSON makes of the value."""
        del dialect
        return None if value is None else msgspec.json.decode(_encoder.encode(value))

    def column_expression(self, column: ColumnElement[Any]) -> ColumnElement[Any]:
        """The text of the JSON: from there to the value is one step, and not two through a dictionary."""
        return type_coerce(cast(column, Text), self)

    def process_result_value(self, value: Any, dialect: Dialect) -> Any:
        """The value that was stored."""
        del dialect
        return None if value is None else self._decoder.decode(value)


def as_json(value: Any) -> str | None:
    """The text of a value's JSON, for a COPY into such a column; None stays null."""
    return None if value is None else _encoder.encode(value).decode()
