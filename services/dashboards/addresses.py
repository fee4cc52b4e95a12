"""The addresses of this service. All state of a view is in its address."""

from __future__ import annotations

from uuid import UUID

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
