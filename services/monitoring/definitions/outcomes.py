"""An outcome in a form."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from typing import get_args
from uuid import UUID

from domain.framework.definitions import (
    BottomLine,
    FiveWays,
    Horizon,
    Level,
    Outcome,
    PreventionLevel,
    Quotation,
    WellBeingElement,
)
from domain.shared.values import Source
from services.monitoring.forms import Form

LEVELS: tuple[Level, ...] = get_args(Level)
BOTTOM_LINES: tuple[BottomLine, ...] = get_args(BottomLine)
HORIZONS: tuple[Horizon, ...] = get_args(Horizon)
WELL_BEING_ELEMENTS: tuple[WellBeingElement, ...] = get_args(WellBeingElement)
FIVE_WAYS: tuple[FiveWays, ...] = get_args(FiveWays)
PREVENTION_LEVELS: tuple[PreventionLevel, ...] = get_args(PreventionLevel)


def outcome_values(outcome: Outcome) -> Mapping[str, object]:
    """What the fields hold for an outcome, as `Values.of` takes it."""
    values: dict[str, object] = {
        name: getattr(outcome, name)
        for name in (
            "statement",
            "level",
            "bottom_line",
            "horizon",
            "well_being_element",
            "five_ways",
            "prevention_level",
        )
    }
    for place, said in enumerate(outcome.words_of_people):
        values |= {
            f"words_of_people.{place}.words": said.words,
            f"words_of_people.{place}.said_by": said.said_by,
        }
    for place, source in enumerate(outcome.sources):
        values |= {f"sources.{place}.document": source.document, f"sources.{place}.page": source.page}
    return values


def read_outcome(form: Form, outcome_id: UUID) -> Outcome | None:
    """The outcome that was typed; None where something is wrong, and then the form says what."""
    statement = form.text("statement", required="Say in a sentence what change the outcome is.")
    level = form.choice("level", LEVELS, required="Choose for whom the change is.")
    bottom_line = form.choice("bottom_line", BOTTOM_LINES, required="Choose which kind of good it does.")
    read = Outcome(
        outcome_id=outcome_id,
        statement=statement,
        level=level or "service",
        bottom_line=bottom_line or "social",
        words_of_people=_words_of_people(form),
        horizon=form.choice("horizon", HORIZONS),
        well_being_element=form.choice("well_being_element", WELL_BEING_ELEMENTS),
        five_ways=form.choices("five_ways", FIVE_WAYS),
        prevention_level=form.choice("prevention_level", PREVENTION_LEVELS),
        sources=_sources(form),
    )
    return None if form.problems else read


def _words_of_people(form: Form) -> tuple[Quotation, ...]:
    found: list[Quotation] = []
    for row in form.rows("words_of_people"):
        words, said_by = form.text(f"{row}.words"), form.text(f"{row}.said_by")
        names = {"words_of_people": f"{row}.words"}
        said = form.made(partial(Quotation, words=words, said_by=said_by), names)
        found.extend([] if said is None else [said])
    return tuple(found)


def _sources(form: Form) -> tuple[Source, ...]:
    found: list[Source] = []
    for row in form.rows("sources"):
        document = form.text(f"{row}.document", required="Name the document, or leave the page empty too.")
        found.append(Source(document=document, page=form.text(f"{row}.page") or None))
    return tuple(found)
