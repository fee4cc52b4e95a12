"""From what is known of an indicator to the row that says how far it came."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal
from typing import Any, Final

from msgspec.structs import replace

import domain.framework.definitions
import domain.measures.breaks
import domain.measures.course
import domain.measures.evidence
import domain.measures.expectation
import domain.measures.movement
import domain.measures.outcome
import domain.measures.progress
import domain.measures.standing
import domain.measures.uncertainty
import domain.shared.figures
import domain.shared.values
from domain.framework.definitions import Indicator
from domain.measures.breaks import Break, SeriesPoint
from domain.measures.course import Course, aim_of, course
from projections.distances.history import History, Told
from projections.distances.tables import DISTANCE
from projections.known import EVERY_ROW, key_of, written
from projections.stored import as_json

JUDGED_BY: Final = (
    domain.measures.breaks,
    domain.measures.course,
    domain.measures.evidence,
    domain.measures.expectation,
    domain.measures.movement,
    domain.measures.outcome,
    domain.measures.progress,
    domain.measures.standing,
    domain.measures.uncertainty,
    domain.framework.definitions,
    domain.shared.figures,
    domain.shared.values,
)
"""The rules, and the values that are carried: where one is put otherwise, all is judged anew from the log."""
_SAID: Final = frozenset(written(DISTANCE)) - {*key_of(DISTANCE), *EVERY_ROW, "history"}
_DIGITS: Final = 16
"""Of a digest in hexadecimal: enough to tell apart the few ways in which one indicator is read."""


def distance(history: History, starts_on: date) -> Mapping[str, Any]:
    """The columns of a distance; before the indicator has a definition there is nothing to say.

    Args:
        history: what is known of the indicator.
        starts_on: the contract's first day, from which counts what was agreed for the start.
    """
    defined = history.defined
    if not defined:
        return {**dict.fromkeys(_SAID), "history": history}
    return {
        **_defined(history, defined[-1][1], starts_on),
        **_travelled(history, _course(history, defined, starts_on)),
        "history": history,
    }


def _defined(history: History, definition: Indicator, starts_on: date) -> Mapping[str, Any]:
    first, last = history.versions[0], history.versions[-1]
    return {
        "outcome_id": definition.outcome_id,
        "title": definition.title,
        "unit": definition.unit,
        "lens": definition.lens,
        "measure": definition.measure,
        "read_as": _digest(definition),
        "retired_from": None if last.definition else max(last.effective_from, starts_on),
        "agreed_at": first.position,
        "place": first.place,
    }


def _digest(definition: Indicator) -> str:
    return hashlib.sha256((as_json(definition) or "").encode()).hexdigest()[:_DIGITS]


def _course(history: History, defined: Sequence[tuple[date, Indicator]], starts_on: date) -> Course:
    return course(
        aim_of(defined[-1][1]),
        [told.point for told in history.told],
        [replace(known, effective_from=max(known.effective_from, starts_on)) for known in history.agreed],
        [Break(on=max(day, starts_on), definition_changed=True, reason="") for day, _ in defined[1:]],
    )


def _travelled(history: History, found: Course) -> Mapping[str, Any]:
    judgement, now = found.distance.judgement, found.now
    return {
        "movement": judgement.movement,
        "reason": judgement.reason,
        "change": judgement.change,
        "progress": found.distance.progress,
        "against": found.expected.against if found.expected else None,
        "first_on": found.first.ends_on if found.first else None,
        "latest_on": found.latest.ends_on if found.latest else None,
        "latest": _kept(now.number) if now else None,
        "people": now.people if now else None,
        "missing": _missing(history.told, found.latest),
    }


def _missing(told: Sequence[Told], latest: SeriesPoint | None) -> str | None:
    return next((known.missing for known in told if latest and known.ends_on == latest.ends_on), None)


def _kept(number: Decimal) -> Decimal:
    """The number to 28 digits, as sums and differences are: a column has no room for any length."""
    return +number
