"""A submission with a place for everything that is asked, for programs to fill in."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from services.application.returns.questions import (
    FIGURE_PARTS,
    CheckQuestion,
    DataQuestion,
    NarrativeQuestion,
    ReadingQuestion,
    Task,
    questions_of,
)


def blank_submission(tasks: Sequence[Task]) -> Mapping[str, Any]:
    """The JSON of a submission in which every figure and answer is null.

    Args:
        tasks: all that is asked.
    """
    blank: dict[str, list[Any]] = {"readings": [], "narratives": [], "common_data": [], "declarations": []}
    for question in questions_of(tuple(tasks)):
        match question:
            case ReadingQuestion():
                blank["readings"].append(_reading(question))
            case NarrativeQuestion(prompt=prompt):
                blank["narratives"].append({"prompt_id": prompt.prompt_id, "text": None})
            case DataQuestion(item=item):
                counts = [{"group": group, "count": None} for group in question.groups]
                blank["common_data"].append({"item_id": item.item_id, "counts": counts, "missing": None})
            case CheckQuestion(check=check):
                blank["declarations"].append(
                    {
                        "check_id": check.check_id,
                        "confirmed": None,
                        "explanation": "",
                    }
                )
    return blank


def _reading(question: ReadingQuestion) -> Mapping[str, Any]:
    asked = question.asked.asked
    return {
        "indicator_id": str(asked.indicator_id),
        **_figure(question),
        "comment": "",
        "groups": [{"group": group, **_figure(question)} for group in asked.groups],
    }


def _figure(question: ReadingQuestion) -> Mapping[str, Any]:
    measure = question.asked.asked.measure
    travelled = {"travelled": None} if question.asks_travelled else {}
    figure: dict[str, Any] = {"type": measure, **dict.fromkeys(FIGURE_PARTS[measure])}
    return {"figure": figure, "missing": None, **travelled}
