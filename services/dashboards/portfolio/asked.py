"""What the portfolio is narrowed by, as its address says it."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any, get_args
from uuid import UUID

from domain.framework.definitions import BottomLine, FiveWays, Level, PreventionLevel, WellBeingElement
from domain.shared.values import Value
from projections.distances.results import DistanceFilters, Order
from projections.portfolio.queries import Filters, State

_CHOICES: Mapping[str, tuple[Any, ...]] = {
    "state": get_args(State),
    "line": get_args(BottomLine),
    "level": get_args(Level),
    "element": get_args(WellBeingElement),
    "way": get_args(FiveWays),
    "prevention": get_args(PreventionLevel),
    "order": get_args(Order),
}
"""What may be chosen, by the name under which it stands in the address."""


class PortfolioAsked(Value, frozen=True, kw_only=True):
    """What an address asks of the portfolio.

    Attributes:
        order: of the contracts.
        not_read: a sentence for each part of the address that could not be read, and so narrows nothing.
    """

    filters: DistanceFilters
    order: Order
    not_read: tuple[str, ...]


def portfolio_asked(query: Mapping[str, str]) -> PortfolioAsked:
    """Read the address. What cannot be read narrows nothing, and that is said."""
    not_read: list[str] = []
    chosen = {name: _one_of(query, name, not_read) for name in _CHOICES}
    contracts = Filters(
        service_area=_written(query, "area"),
        provider_id=_id(query, "provider", not_read),
        state=chosen["state"],
        words=_written(query, "words"),
    )
    return PortfolioAsked(
        filters=DistanceFilters(
            contracts=contracts,
            bottom_line=chosen["line"],
            level=chosen["level"],
            well_being_element=chosen["element"],
            five_ways=chosen["way"],
            prevention_level=chosen["prevention"],
            latest_from=_day(query, "from", not_read),
            latest_until=_day(query, "until", not_read),
        ),
        order=chosen["order"] or "talk_first",
        not_read=tuple(not_read),
    )


def _written(query: Mapping[str, str], name: str) -> str:
    """The words, less what no text of ours holds and PostgreSQL does not take."""
    return query.get(name, "").replace("\0", "").strip()


def _one_of(query: Mapping[str, str], name: str, not_read: list[str]) -> Any:
    written = _written(query, name)
    if written and written not in _CHOICES[name]:
        not_read.append(f"“{written[:40]}” is none of the choices, so it does not narrow this page.")
        return None
    return written or None


def _id(query: Mapping[str, str], name: str, not_read: list[str]) -> UUID | None:
    written = _written(query, name)
    try:
        return UUID(written) if written else None
    except ValueError:
        not_read.append(f"“{written[:40]}” is no organisation, so it does not narrow this page.")
        return None


def _day(query: Mapping[str, str], name: str, not_read: list[str]) -> date | None:
    written = _written(query, name)
    try:
        return date.fromisoformat(written) if written else None
    except ValueError:
        not_read.append(f"“{written[:40]}” is not a day that can be read. Write it like 2026-03-31.")
        return None
