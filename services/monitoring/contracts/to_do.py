"""What is still to be agreed of a contract before it is whole."""

from __future__ import annotations

from typing import NamedTuple

from projections.contracts.results import Contract
from services.presentation.words import counted


class ToDo(NamedTuple):
    """One thing that is still open: the words of a link, why it matters, and where it is done."""

    text: str
    why: str
    href: str


def to_do(contract: Contract, unset: int) -> tuple[ToDo, ...]:
    """What is still open of a contract that goes on, in the order in which it is done.

    Args:
        contract: the contract.
        unset: of how many indicators nothing was ever expected, though something could be.
    """
    here = f"/contracts/{contract.summary.contract_id}"
    if not contract.summary.has_map:
        why = "Until then no return asks for any figure."
        return (ToDo("Agree the impact map", why, f"{here}/impact-map/agree"),)
    found: list[ToDo] = []
    if unset:
        indicators = counted(unset, "indicator", "indicators")
        why = "Without a baseline and a figure hoped for, only the direction is expected."
        found.append(ToDo(f"Say what is expected of {indicators}", why, "#expected"))
    if not contract.break_points:
        why = "It is a day on which both parties look at the contract afresh."
        found.append(ToDo("Schedule a break point", why, f"{here}/break-points/new"))
    return tuple(found)
