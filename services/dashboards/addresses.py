"""The addresses of this service. All state of a view is in its address."""

from __future__ import annotations

from uuid import UUID

from services.dashboards.refusals import NothingThere
from services.presentation.as_of import Asked

PREFIX = "/dashboards/"


def contract_page(contract_id: UUID, asked: Asked) -> str:
    """A contract's outcomes beside each other."""
    return f"{PREFIX}contracts/{contract_id}{asked.query}"


def outcome_page(contract_id: UUID, outcome_id: UUID, asked: Asked) -> str:
    """One outcome with its indicators."""
    return f"{PREFIX}contracts/{contract_id}/outcomes/{outcome_id}{asked.query}"


def portfolio_page(asked: Asked) -> str:
    """All contracts with their outcomes."""
    return f"{PREFIX}portfolio{asked.query}"


def across_page(outcome_id: UUID, asked: Asked) -> str:
    """One outcome under every contract that works for it."""
    return f"{PREFIX}outcomes/{outcome_id}{asked.query}"


def indicator_page(contract_id: UUID, indicator_id: UUID, aspect: str, asked: Asked) -> str:
    """One indicator, looked at in one way: "travelled" is the way that needs no name."""
    below = "" if aspect == "travelled" else f"/{aspect}"
    return f"{PREFIX}contracts/{contract_id}/indicators/{indicator_id}{below}{asked.query}"


def figure_page(contract_id: UUID, indicator_id: UUID, return_id: UUID, asked: Asked) -> str:
    """How one figure of an indicator came about: the one that a return gave."""
    return f"{PREFIX}contracts/{contract_id}/indicators/{indicator_id}/figures/{return_id}{asked.query}"


def gallery_page(form: str = "") -> str:
    """A form of chart over invented figures; without one, the list of all forms."""
    return f"{PREFIX}gallery/{form}" if form else f"{PREFIX}gallery"


def return_in_full(return_id: UUID, asked: Asked) -> str:
    """A return with all that it says, which the other service shows."""
    return f"/returns/{return_id}{asked.query}"


def contract_in_full(contract_id: UUID, asked: Asked) -> str:
    """A contract with its terms and returns, which the other service shows."""
    return f"/contracts/{contract_id}{asked.query}"


def id_in(text: str) -> UUID:
    """An id as it stands in an address.

    Raises:
        NothingThere: where it cannot be one; to whoever asks that is no other than an id of nothing.
    """
    try:
        return UUID(text)
    except ValueError:
        raise NothingThere from None
