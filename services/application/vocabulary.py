"""The words by which people choose, on pages and in the cells of workbooks alike: one word for one thing."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TypeVar

from domain.contract.terms import Arrangement
from domain.framework.definitions import BottomLine, FiveWays, Horizon, WellBeingElement
from domain.shared.calendar import Frequency
from domain.shared.values import BaselineQuality, Lens, MissingReason

Meaning = TypeVar("Meaning", bound=str)

BOTTOM_LINES: Mapping[BottomLine, str] = {
    "social": "Social",
    "environmental": "Environmental",
    "economic": "Economic",
}

HORIZONS: Mapping[Horizon, str] = {"short": "Short term", "medium": "Medium term", "long": "Long term"}

WELL_BEING_ELEMENTS: Mapping[WellBeingElement, str] = {
    "good_feelings": "Good feelings",
    "good_functioning": "Doing well day to day",
    "personal_resources": "Personal resources",
    "external_conditions": "Outside conditions",
}

FIVE_WAYS: Mapping[FiveWays, str] = {
    "connect": "Connect",
    "be_active": "Be active",
    "take_notice": "Take notice",
    "keep_learning": "Keep learning",
    "give": "Give",
}

LENSES: Mapping[Lens, str] = {
    "subjective": "How people see it themselves",
    "objective": "How it is seen from outside",
}

BASELINE_QUALITIES: Mapping[BaselineQuality, str] = {
    "measured": "Measured then",
    "estimated": "Estimated",
    "retrospective": "Asked for later, looking back",
}

ARRANGEMENTS: Mapping[Arrangement, str] = {
    "single": "One provider",
    "consortium": "Consortium",
    "alliance": "Alliance",
    "in_house": "The council's own team",
}

FREQUENCIES: Mapping[Frequency, str] = {
    "month": "Every month",
    "quarter": "Every quarter",
    "half_year": "Every half-year",
    "year": "Every calendar year",
    "financial_year": "Every financial year",
    "academic_term": "Every school term",
    "anniversary": "Every year of the contract",
}

MISSING: Mapping[MissingReason, str] = {
    "not_collected": "We did not collect it",
    "too_few_people": "Too few people to give a figure",
    "not_applicable": "It does not apply in this period",
    "late": "It will come later",
}
"""Why there is no reading, as its provider says it."""


def meanings(words: Mapping[Meaning, str]) -> Mapping[str, Meaning]:
    """What each word means, in the same order: for whoever reads what a person chose."""
    return {word: meaning for meaning, word in words.items()}
