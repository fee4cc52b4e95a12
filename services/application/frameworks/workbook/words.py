"""The words that stand in the cells of a framework's workbook for what the code calls by short names."""

from __future__ import annotations

from collections.abc import Mapping

from domain.framework.definitions import (
    BottomLine,
    FiveWays,
    Horizon,
    Level,
    PreventionLevel,
    WellBeingElement,
)
from domain.shared.values import Direction, Lens, Measure

LEVELS: Mapping[str, Level] = {"Service": "service", "Community": "community"}

BOTTOM_LINES: Mapping[str, BottomLine] = {
    "Social": "social",
    "Environmental": "environmental",
    "Economic": "economic",
}

HORIZONS: Mapping[str, Horizon] = {"Short term": "short", "Medium term": "medium", "Long term": "long"}

WELL_BEING_ELEMENTS: Mapping[str, WellBeingElement] = {
    "Good feelings": "good_feelings",
    "Doing well day to day": "good_functioning",
    "Personal resources": "personal_resources",
    "Outside conditions": "external_conditions",
}

FIVE_WAYS: Mapping[str, FiveWays] = {
    "Connect": "connect",
    "Be active": "be_active",
    "Take notice": "take_notice",
    "Keep learning": "keep_learning",
    "Give": "give",
}

PREVENTION_LEVELS: Mapping[str, PreventionLevel] = {
    "Upstream": "upstream",
    "Midstream": "midstream",
    "Downstream": "downstream",
}

MEASURES: Mapping[str, Measure] = {
    "Count": "count",
    "Proportion": "proportion",
    "Score": "score",
    "Rating": "rating",
    "Amount of money": "currency",
    "Rate": "rate",
    "Words": "narrative",
}

DIRECTIONS: Mapping[str, Direction] = {
    "Up": "increase",
    "Down": "decrease",
    "Within a band": "maintain",
    "Neither way": "none",
}

LENSES: Mapping[str, Lens] = {
    "How people see it themselves": "subjective",
    "How it is seen from outside": "objective",
}


def word_for(words: Mapping[str, str], meaning: str | None) -> str | None:
    """The word that stands for a short name; None for none."""
    return next((word for word, known in words.items() if known == meaning), None)
