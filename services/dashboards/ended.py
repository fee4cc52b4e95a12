"""That a contract has ended, said wherever its figures could be taken for today's."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from domain.shared.days import in_words
from projections.contracts.results import LifeEvent


def ended_words(ends_on: date, life: Sequence[LifeEvent], day: date) -> str:
    """When the contract ended, and why where it was ended before its time; empty while it runs.

    Args:
        ends_on: its last day.
        life: what became of it.
        day: on which it is looked at.
    """
    if day <= ends_on:
        return ""
    reasons = [each.reason for each in life if each.what == "ended" and each.falls_on == ends_on]
    why = f" ({reasons[-1]})" if reasons and reasons[-1] else ""
    return f"The contract ended on {in_words(ends_on)}{why}"
