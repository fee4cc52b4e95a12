"""What the field has learned about good frameworks, said as advice and never as a limit.

The numbers are those of Slay and Penny, "Commissioning for outcomes and co-production" (New Economics
Foundation, 2014): 8 to 12 outcomes, 3 to 6 indicators for each; outcomes across the triple bottom line, at
service and at community level; subjective and objective indicators together.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from uuid import UUID

import msgspec

from domain.framework.definitions import BottomLine, Indicator, Level, Outcome

FEWEST_OUTCOMES, MOST_OUTCOMES = 8, 12
FEWEST_INDICATORS, MOST_INDICATORS = 3, 6
BOTTOM_LINES: tuple[BottomLine, ...] = ("social", "environmental", "economic")

_COUNTED = re.compile(
    r"^((the )?(number|amount|proportion|percentage|total|hours|volume|rate)\b|%)", re.IGNORECASE
)
_DONE = re.compile(
    r"^(to )?(deliver|provid|run|hold|offer|organi[sz]|train|attend|complet|produc|recruit|host)"
    r"(e|es|ed|s|n?ing)?\b",
    re.IGNORECASE,
)
_TARGET = re.compile(
    r"\b\d+\s*(%|per cent|people|sessions|places|hours|young people|referrals)", re.IGNORECASE
)


class Advice(msgspec.Struct, frozen=True):
    """Something worth thinking about.

    Attributes:
        sentence: what, and what might be done.
        about: the outcome or indicator that it is about; None where it is the framework as a whole.
    """

    sentence: str
    about: UUID | None = None


def advice_on(
    outcomes: Sequence[Outcome], indicators: Sequence[Indicator], level: Level = "service"
) -> tuple[Advice, ...]:
    """Everything that may be worth thinking about, the whole first, then outcome by outcome."""
    if not outcomes:
        return ()
    measuring = Counter(indicator.outcome_id for indicator in indicators)
    return (
        *_on_number(outcomes),
        *_on_spread(outcomes, level),
        *_on_lenses(indicators),
        *(advice for outcome in outcomes for advice in _on_outcome(outcome, measuring[outcome.outcome_id])),
    )


def poses_as_outcome(statement: str) -> bool:
    """Whether a statement reads like something done or counted and not like a change for people."""
    return any(pattern.search(statement.strip()) for pattern in (_COUNTED, _DONE, _TARGET))


def _on_number(outcomes: Sequence[Outcome]) -> Sequence[Advice]:
    number = len(outcomes)
    if number < FEWEST_OUTCOMES:
        return (
            Advice(
                f"There {'is 1 outcome' if number == 1 else f'are {number} outcomes'}. Frameworks that work "
                f"well have {FEWEST_OUTCOMES} to {MOST_OUTCOMES}."
            ),
        )
    if number > MOST_OUTCOMES:
        return (
            Advice(
                f"There are {number} outcomes. With more than {MOST_OUTCOMES} it is hard to see what matters "
                "most: could some be put together?"
            ),
        )
    return ()


def _on_spread(outcomes: Sequence[Outcome], level: Level) -> Sequence[Advice]:
    present = Counter(outcome.bottom_line for outcome in outcomes)
    found = [
        Advice(f"No outcome is {bottom_line}. What change for the better could there be?")
        for bottom_line in BOTTOM_LINES
        if not present[bottom_line]
    ]
    if level == "service" and all(outcome.level == "service" for outcome in outcomes):
        found.append(Advice("No outcome is at community level. What should every service add to?"))
    return found


def _on_lenses(indicators: Sequence[Indicator]) -> Sequence[Advice]:
    lenses = {indicator.lens for indicator in indicators}
    if indicators and "subjective" not in lenses:
        return (Advice("No indicator asks people how they see it themselves."),)
    if indicators and "objective" not in lenses:
        return (Advice("No indicator shows how it is seen from outside."),)
    return ()


def _on_outcome(outcome: Outcome, number: int) -> Sequence[Advice]:
    """The advice on an outcome that has so many indicators."""
    found: list[Advice] = []
    if poses_as_outcome(outcome.statement):
        found.append(
            Advice(
                f"“{outcome.statement}” reads like something done or counted. What changes for people "
                "because of it? The count may be an indicator.",
                outcome.outcome_id,
            )
        )
    if not outcome.words_of_people:
        found.append(
            Advice(
                f"“{outcome.statement}” is not yet told in the words of the people concerned.",
                outcome.outcome_id,
            )
        )
    if not FEWEST_INDICATORS <= number <= MOST_INDICATORS:
        has = {0: "no indicator", 1: "1 indicator"}.get(number, f"{number} indicators")
        found.append(
            Advice(
                f"“{outcome.statement}” has {has}. {FEWEST_INDICATORS} to {MOST_INDICATORS} are usual: "
                "enough to see it from more than one side, few enough to collect.",
                outcome.outcome_id,
            )
        )
    return found
