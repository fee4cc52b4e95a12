"""An outcome through two lenses: what people say of it themselves, beside what is counted from outside."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Literal

from domain.measures.outcome import summarise
from domain.shared.values import Lens, Value
from services.dashboards.drawn import Drawn, DrawnOutcome

HEADINGS: Mapping[Lens, str] = {"subjective": "What people say", "objective": "What is counted"}
"""What stands above the indicators of each lens, in the order in which they stand."""


class ThroughLens(Value, frozen=True, kw_only=True):
    """The indicators of an outcome that are seen through one lens, what needs talk first in front."""

    lens: Lens
    indicators: tuple[Drawn, ...]


def through_lenses(drawn: DrawnOutcome) -> tuple[ThroughLens, ...]:
    """Its indicators by lens; a lens through which nothing is seen is left out."""
    found = (ThroughLens(lens=lens, indicators=tuple(_of(drawn, lens))) for lens in HEADINGS)
    return tuple(each for each in found if each.indicators)


def disagreement(drawn: DrawnOutcome) -> str:
    """A sentence where one lens moved the wanted way and the other away from it; else empty."""
    people, counted = (_way(_of(drawn, lens)) for lens in HEADINGS)
    if {people, counted} != {"wanted", "away"}:
        return ""
    wanted, away = ("say", "counted") if people == "wanted" else ("counted", "say")
    words = {"say": "what people say", "counted": "what is counted"}
    return (
        f"The two do not agree: {words[wanted]} moved the wanted way, and {words[away]} moved away from what "
        "is wanted. Ask why before you believe either."
    )


def _of(drawn: DrawnOutcome, lens: Lens) -> list[Drawn]:
    return [each for each in drawn.indicators if each.trajectory.indicator.lens == lens]


def _way(indicators: Iterable[Drawn]) -> Literal["wanted", "away", "neither"]:
    """Which way indicators moved that are still asked for, where they did not move both ways."""
    present = [each for each in indicators if each.trajectory.retired_on is None]
    summary = summarise(each.story.distance for each in present)
    match summary.moved_wanted_way > 0, summary.moved_away > 0:
        case True, False:
            return "wanted"
        case False, True:
            return "away"
        case _:
            return "neither"
