"""The words of a return's workbook: its sheets, its headings, and what it says to whoever fills it in."""

from __future__ import annotations

from collections.abc import Mapping

from domain.provider_return.content import Asked
from domain.provider_return.prompts import EASIER, HARDER, THEORY_OF_CHANGE
from domain.shared.values import Scale
from services.application.returns.questions import TRAVELLED_PARTS
from services.application.returns.words import PART_LABELS

NOTES, FIGURES, DISTANCE = "How to fill this in", "Figures", "Distance travelled"
WORDS, PEOPLE, CHECKS = "In your own words", "Who came", "What the contract requires"
KEY = "Key"
EVERYBODY = "Everybody"
FIGURE_HEADINGS = ("Figure", "Out of, or people", "Why there is no figure", "What should be known about it")
TRAVELLED_HEADINGS: Mapping[str, str] = {
    f"travelled.{part}": PART_LABELS[f"travelled.{part}"] for part in TRAVELLED_PARTS
}
"""The heading of each part in which it is told how far people came."""
WHEN_ASKED: Mapping[str, str] = {
    HARDER.prompt_id: "If a figure is behind what was expected by now",
    EASIER.prompt_id: "If a figure is ahead of what was expected by now",
    THEORY_OF_CHANGE.prompt_id: "If a figure is behind or ahead of what was expected by now",
}
"""When a question in words counts; the others can always be answered."""

_HOW_TO = """
Fill in the cells that have a border all round. They are also yellow. Leave the rest as it is.

Figures: one row for each figure. If there is none, leave it empty and choose why from the list. Rows for
groups may stay empty.

Write numbers in digits, like 12 or 1,250. Write no percentages: write how many, and out of how many. A
formula is fine if it shows a number.

Distance travelled: only people who were measured at the start and again later. Leave it empty if nobody
was.

In your own words: write in the cell beside the question. Alt and Enter begin a new line. Write no names.

Who came: a number for each group, 0 for nobody. If there are no numbers, choose why in the first row.

What the contract requires: choose Yes or Not yet. If not yet, say what is missing.

You can move rows and sheets, and hide what you do not need. Do not change the column Key: it says which
question a row answers.

An empty cell means that there is no answer. What your organisation had saved when you downloaded this
stands in it already.

When you are done, save the workbook and choose it on the page of the return. You see what was read before
anything is kept, and nothing is sent until you have checked it.
"""
HOW_TO = tuple(" ".join(paragraph.split()) for paragraph in _HOW_TO.split("\n\n"))
"""Paragraphs for the first sheet."""


def what_to_write(asked: Asked, unit: str) -> str:
    """What belongs into the first two cells of an indicator's row."""
    match asked.measure:
        case "count":
            return f"Figure: how many{f' {unit}' if unit else ''}"
        case "proportion":
            return "Figure: for how many people it holds. Out of: how many were asked or measured"
        case "score":
            return f"Figure: the mean score{_on(asked.scale)}. People: how many it is of, if you know"
        case "rating":
            return f"Figure: a whole number{_on(asked.scale)}"
        case "currency":
            return "Figure: the amount in pounds"
        case "rate":
            return f"Figure: the rate{f', {unit}' if unit else ''}"
        case "narrative":
            return "Figure: what can be told, in words"


def _on(scale: Scale | None) -> str:
    return f" from {scale.lowest:f} to {scale.highest:f}" if scale else ""
