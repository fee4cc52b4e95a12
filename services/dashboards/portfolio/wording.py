"""What a portfolio says in words: by plain rules, and never which contract is best."""

from __future__ import annotations

from domain.measures.outcome import MovementCounts
from projections.distances.results import Cell, ContractDistances
from services.dashboards.findings import outcome_finding, progress_range
from services.dashboards.movements import in_words, total
from services.presentation.words import counted

RUN_BY: dict[str, str] = {"in_house": "the council's own team"}


def portfolio_finding(counts: MovementCounts) -> str:
    """How many indicators of all contracts moved which way."""
    if not total(counts):
        return "No indicator is agreed under these contracts yet"
    return outcome_finding(counts)


def portfolio_sentence(contracts: int, counts: MovementCounts) -> str:
    """One sentence about all that is shown."""
    of_them = counted(contracts, "contract", "contracts")
    return (
        f"Under {of_them}, {counted(total(counts), 'indicator is', 'indicators are')} asked for now: "
        f"{in_words(counts) or 'none'}."
    )


def cell_in_words(cell: Cell) -> str:
    """One outcome of a contract: the counts, what is behind its expectation, and the way travelled."""
    moved = in_words(cell.summary)
    if not moved:
        return "no indicator is asked for now"
    parts = [moved]
    if cell.behind:
        parts.append(f"{cell.behind} behind what was expected by now")
    told = "; ".join(parts)
    travelled = progress_range(cell.summary)
    return f"{told}. {travelled}" if travelled else f"{told}."


def run_by(distances: ContractDistances) -> str:
    """Who answers for the contract; that the council does the work itself is said."""
    contract = distances.contract
    itself = RUN_BY.get(contract.arrangement, "")
    return ", ".join(part for part in (contract.lead_provider_name, itself) if part)
