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
from services.application import vocabulary
from services.application.vocabulary import meanings

LEVELS: Mapping[str, Level] = {"Service": "service", "Community": "community"}

BOTTOM_LINES: Mapping[str, BottomLine] = meanings(vocabulary.BOTTOM_LINES)

HORIZONS: Mapping[str, Horizon] = meanings(vocabulary.HORIZONS)

WELL_BEING_ELEMENTS: Mapping[str, WellBeingElement] = meanings(vocabulary.WELL_BEING_ELEMENTS)

FIVE_WAYS: Mapping[str, FiveWays] = meanings(vocabulary.FIVE_WAYS)

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

LENSES: Mapping[str, Lens] = meanings(vocabulary.LENSES)


def word_for(words: Mapping[str, str], meaning: str | None) -> str | None:
    """The word that stands for a short name; None for none."""
    return next((word for word, known in words.items() if known == meaning), None)
