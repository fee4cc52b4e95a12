"""The moment that an address asks about, read once for pages and for the API."""

from __future__ import annotations

from typing import Annotated

from litestar.params import QueryParameter

from services.monitoring.desk import AtDesk
from services.presentation.as_of import Asked, asked_in

AsOf = Annotated[
    str,
    QueryParameter(
        name="as_of",
        required=False,
        description="A day, like 2026-03-31: answer with what was known at its end.",
    ),
]
Position = Annotated[
    str,
    QueryParameter(
        name="position",
        required=False,
        description="A number: answer with what was known when the record had come to this position.",
    ),
]


async def provide_asked(desk: AtDesk, as_of: AsOf = "", position: Position = "") -> Asked:
    """The moment asked for; now where none is.

    Raises:
        BadAsOf: where it cannot be read.
    """
    return asked_in({"as_of": as_of, "position": position}, desk.today)
