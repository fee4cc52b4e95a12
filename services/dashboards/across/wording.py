"""What is said of an outcome under many contracts: counts, and never who is first or last."""

from __future__ import annotations

from collections.abc import Iterable

from domain.measures.movement import Judgement
from domain.measures.outcome import Distance, OutcomeSummary, summarise
from projections.distances.results import IndicatorDistance, OutcomeDistances
from services.dashboards.findings import outcome_finding
from services.dashboards.movements import in_words
from services.presentation.words import counted

ORDER = "The contracts stand by title, which says nothing of how they do."


def summary_of(indicators: Iterable[IndicatorDistance]) -> OutcomeSummary:
    """How those moved that are asked for now."""
    return summarise(
        Distance(judgement=Judgement(movement=each.movement, reason=each.reason), progress=each.progress)
        for each in indicators
        if each.retired_from is None
    )


def across_finding(found: OutcomeDistances) -> str:
    """The heading of the outcome: under how many contracts it is worked for, and how its indicators moved."""
    indicators = [each for contract in found.contracts for each in contract.indicators]
    under = counted(len(found.contracts), "contract", "contracts")
    retired = sum(1 for each in indicators if each.retired_from is not None)
    return f"Under {under}: {_lower(outcome_finding(summary_of(indicators), retired))}"


def alike_finding(alike: Iterable[IndicatorDistance]) -> str:
    """How one indicator moved under the contracts that measure it in one way."""
    moved = summary_of(alike)
    return in_words(moved) or "no longer asked for under any"


def alike_sentence(shown: int, of: int) -> str:
    """What stands beside each other, and in which order."""
    shown_here = f" {shown:,} of them are on this page." if shown < of else ""
    return f"{of:,} contracts measure this in one way, so they can be compared.{shown_here} {ORDER}"


def unlike_sentence(number: int) -> str:
    """What can only be counted."""
    one = "indicator is measured by one contract alone, so it is"
    many = "indicators are each measured by one contract alone, so they are"
    return f"{counted(number, one, many)} only counted and not compared: unlike figures have no mean."


def _lower(sentence: str) -> str:
    return sentence[:1].lower() + sentence[1:]
