"""What the contracts of the measured council report: readings that rise, fall and stay.

A tenth has no figure, one in a hundred is corrected, a few are of fewer than ten people.
"""

from __future__ import annotations

from decimal import Decimal
from typing import get_args

from domain.provider_return.content import Asked, GroupReading, Narrative, Reading
from domain.shared.figures import Amount, Count, Figure, Proportion, Rate, Rating, Score, Words
from domain.shared.travelled import Travelled
from domain.shared.values import MissingReason, Prompt

_REASONS: tuple[MissingReason, ...] = get_args(MissingReason)
_LEAST, _MOST = 2, 98
"""The levels, in per cent, between which everything moves."""


def reading(asked: Asked, number: int, place: int, quarter: int) -> Reading:
    """What the contract of a number says of one indicator in one quarter."""
    if (number + 3 * place + 7 * quarter) % 10 == 0:
        reason = _REASONS[(number + quarter) % len(_REASONS)]
        return Reading(indicator_id=asked.indicator_id, missing=reason)
    level, people = _level(number, place, quarter), 8 + (number * 13 + place * 7) % 120
    return Reading(
        indicator_id=asked.indicator_id,
        figure=_figure(asked, level, people),
        comment="Two sessions were cancelled for snow." if (number + place + quarter) % 23 == 0 else "",
        groups=_groups(asked, level, people),
        travelled=_travelled(level) if asked.measure == "score" else None,
    )


def is_corrected(number: int, place: int, quarter: int) -> bool:
    """Whether a reading is restated later."""
    return (31 * number + 17 * place + quarter) % 97 == 0


def narratives(prompts: tuple[Prompt, ...], number: int, quarter: int) -> tuple[Narrative, ...]:
    """What the contract of a number tells in one quarter."""
    text = f"Somebody in ward {number % 30} leads the quiz for the {quarter + 1}th time. " * 5
    return tuple(Narrative(prompt_id=prompt.prompt_id, text=text) for prompt in prompts)


def _level(number: int, place: int, quarter: int) -> int:
    """Where between nothing and everything an indicator stands: a slope of its own, and some noise."""
    slope = (3 * number + 5 * place) % 7 - 2
    noise = (number * 7919 + place * 104_729 + quarter * 1_299_709) % 13 - 6
    return min(max(25 + slope * quarter // 2 + noise, _LEAST), _MOST)


def _figure(asked: Asked, level: int, people: int) -> Figure:
    match asked.measure:
        case "proportion":
            return Proportion(numerator=level * people // 100, denominator=people)
        case "score":
            return Score(score=Decimal(700 + 28 * level) / 100, people=people)
        case "rating":
            return Rating(rating=1 + level // 21)
        case "currency":
            return Amount(pounds=Decimal(level * 1_000))
        case "rate":
            return Rate(rate=Decimal(level) / 10)
        case "count":
            return Count(count=3 * level)
        case "narrative":
            return Words(words=f"Of ten families, {level // 10} say that they sleep better.")


def _groups(asked: Asked, level: int, people: int) -> tuple[GroupReading, ...]:
    of_a_group = people // max(1, len(asked.groups))
    return tuple(
        GroupReading(group=group, figure=_figure(asked, level, of_a_group)) for group in asked.groups
    )


def _travelled(level: int) -> Travelled:
    return Travelled(
        improved=10 + level // 10,
        held=9,
        declined=4,
        left=3,
        mean=Decimal(level) / 10,
        deviation=Decimal("2.5"),
    )
