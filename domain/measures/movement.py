"""Whether an indicator moved the wanted way, held, moved away, or whether that cannot be told."""

from __future__ import annotations

from decimal import Decimal
from typing import Literal

from domain.measures.evidence import Doubt, Evidence, weigh
from domain.measures.progress import BandPosition, band_position
from domain.measures.standing import Aim, Standing
from domain.measures.uncertainty import Interval
from domain.shared.values import Band, Value

Movement = Literal["moved_wanted_way", "held", "moved_away", "cannot_be_told"]

Reason = (
    Doubt
    | Literal[
        "no_wanted_direction",
        "told_in_words",
        "no_reading",
        "no_start",
        "no_band",
        "no_change",
        "less_than_counts",
        "beyond_chance",
        "enough_to_count",
        "any_change_counts",
        "stayed_inside_band",
        "came_into_band",
        "left_band",
        "nearer_band",
        "further_from_band",
        "as_far_from_band",
    ]
)
"""Keys of the sentences that pages say with a movement; docs/reference/measures.md gives each in words."""


class Judgement(Value, frozen=True, kw_only=True):
    """How an indicator moved, and why that is said.

    Attributes:
        movement: None where there is nothing to judge: no way is wanted, or the indicator is told in words.
        reason: key of the sentence that says why.
        change: in the indicator's unit, signed so that positive is the wanted way (with no wanted way:
            latest less start); None where a figure is missing or must not be shown as a percentage.
        interval: at 95 %, of a proportion's change in percentage points, signed as the change.
    """

    movement: Movement | None
    reason: Reason
    change: Decimal | None = None
    interval: Interval | None = None


def judge(aim: Aim, start: Standing | None, latest: Standing | None) -> Judgement:
    """How an indicator moved from its start to its latest figure. It answers for any input and never raises.

    Args:
        aim: what is wanted of the indicator.
        start: its baseline, or the first figure of the series where no baseline was agreed.
        latest: its latest figure.
    """
    if aim.measure == "narrative":
        return Judgement(movement=None, reason="told_in_words")
    if start is None or latest is None:
        return _without_both(aim, latest)
    evidence = weigh(aim, start, latest)
    movement, reason = _judge(aim, start, latest, evidence)
    return Judgement(movement=movement, reason=reason, change=evidence.change, interval=evidence.interval)


def _without_both(aim: Aim, latest: Standing | None) -> Judgement:
    if aim.direction == "none":
        return Judgement(movement=None, reason="no_wanted_direction")
    return Judgement(movement="cannot_be_told", reason="no_reading" if latest is None else "no_start")


def _judge(aim: Aim, start: Standing, latest: Standing, evidence: Evidence) -> tuple[Movement | None, Reason]:
    if aim.direction == "none":
        return None, "no_wanted_direction"
    if aim.direction == "maintain":
        return _by_band(aim, start, latest, evidence)
    if evidence.change is None or evidence.doubt is not None:
        return "cannot_be_told", evidence.doubt or "no_reading"
    return _by_size(aim, evidence.change, evidence.interval)


def _by_size(aim: Aim, travelled: Decimal, interval: Interval | None) -> tuple[Movement, Reason]:
    if travelled == 0:
        return "held", "no_change"
    if aim.smallest_change is not None and abs(travelled) < aim.smallest_change:
        return "held", "less_than_counts"
    movement: Movement = "moved_wanted_way" if travelled > 0 else "moved_away"
    if interval is not None:
        return movement, "beyond_chance"
    return movement, "any_change_counts" if aim.smallest_change is None else "enough_to_count"


def _by_band(aim: Aim, start: Standing, latest: Standing, evidence: Evidence) -> tuple[Movement, Reason]:
    if aim.band is None:
        return "cannot_be_told", "no_band"
    before, now = _positions(aim.band, start, latest)
    stayed_inside = before.side == now.side == "inside"
    # To have stayed inside claims no change, so a change that may be chance does not speak against it.
    if evidence.doubt is not None and not (stayed_inside and evidence.doubt == "within_chance"):
        return "cannot_be_told", evidence.doubt
    if stayed_inside:
        return "held", "stayed_inside_band"
    if now.side == "inside":
        return "moved_wanted_way", "came_into_band"
    if before.side == "inside":
        return "moved_away", "left_band"
    return _outside(before.distance - now.distance, aim.smallest_change or Decimal(0))


def _positions(band: Band, start: Standing, latest: Standing) -> tuple[BandPosition, BandPosition]:
    return band_position(band, start.number), band_position(band, latest.number)


def _outside(nearer_by: Decimal, smallest_change: Decimal) -> tuple[Movement, Reason]:
    """Judge a move that began and ended outside the band, by how much nearer to it the figure came."""
    if nearer_by == 0 or abs(nearer_by) < smallest_change:
        return "held", "as_far_from_band"
    return ("moved_wanted_way", "nearer_band") if nearer_by > 0 else ("moved_away", "further_from_band")
