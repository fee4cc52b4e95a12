"""The addresses of this service. All state of a view is in its address."""

from __future__ import annotations

from uuid import UUID

import msgspec

from services.dashboards.refusals import NothingThere
from services.presentation.as_of import Asked

PREFIX = "/dashboards/"


def contract_page(contract_id: UUID, asked: Asked) -> str:
    """A contract's outcomes beside each other."""
    return f"{PREFIX}contracts/{contract_id}{asked.query}"


def outcome_page(contract_id: UUID, outcome_id: UUID, asked: Asked) -> str:
    """One outcome with its indicators."""
    return f"{PREFIX}contracts/{contract_id}/outcomes/{outcome_id}{asked.query}"


def contract_csv(contract_id: UUID, asked: Asked) -> str:
    """The numbers of all charts of a contract."""
    return f"{PREFIX}contracts/{contract_id}/csv{asked.query}"


def indicator_csv(contract_id: UUID, indicator_id: UUID, asked: Asked) -> str:
    """The numbers of one chart."""
    return f"{PREFIX}contracts/{contract_id}/indicators/{indicator_id}/csv{asked.query}"


class Wanted(msgspec.Struct, frozen=True):
    """What an address of a view is about; no outcome for the view of a whole contract."""

    contract_id: UUID
    outcome_id: UUID | None = None


def wanted_in(path: str) -> Wanted:
    """Read a view's address.

    Raises:
        NothingThere: where it is not one.
    """
    match path.removeprefix(PREFIX).strip("/").split("/"):
        case ["contracts", contract]:
            return Wanted(id_in(contract))
        case ["contracts", contract, "outcomes", outcome]:
            return Wanted(id_in(contract), id_in(outcome))
        case _:
            raise NothingThere


def id_in(text: str) -> UUID:
    """An id as it stands in an address.

    Raises:
        NothingThere: where it cannot be one; to whoever asks that is no other than an id of nothing.
    """
    try:
        return UUID(text)
    except ValueError:
        raise NothingThere from None
