"""What an outcome is for, as it was defined: for whom, which bottom line, which part of well-being."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from dash import html

from domain.framework.definitions import Outcome
from services.dashboards.chart import Parts
from services.presentation.defined import outcome_told

SHOWN_ELSEWHERE: Final = frozenset({"Outcome", "In the words of the people"})
"""Parts of a definition that stand on the page already."""


def purpose_of(outcome: Outcome) -> Mapping[str, str]:
    """The words of each part of its definition that was not left open, in reading order."""
    return {
        part: words for part, words in outcome_told(outcome).items() if words and part not in SHOWN_ELSEWHERE
    }


def purpose_list(outcome: Outcome) -> Parts:
    """The parts below each other."""
    rows = [html.Div([html.Dt(part), html.Dd(words)]) for part, words in purpose_of(outcome).items()]
    return [html.Dl(rows, className="fp-purpose")]


def purpose_line(outcome: Outcome) -> Parts:
    """The same in one line, where many outcomes stand below each other."""
    told = ". ".join(f"{part}: {words}" for part, words in purpose_of(outcome).items())
    return [html.P(f"{told}.", className="fp-chart__about")]
