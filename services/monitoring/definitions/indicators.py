"""An indicator in a form."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from decimal import Decimal
from typing import get_args
from uuid import UUID

from domain.framework.definitions import Indicator
from domain.shared.values import Band, Direction, Lens, Measure, Scale
from services.monitoring.forms import Form

MEASURES: tuple[Measure, ...] = get_args(Measure)
DIRECTIONS: tuple[Direction, ...] = get_args(Direction)
LENSES: tuple[Lens, ...] = get_args(Lens)
PLACES = {"scale": "scale.lowest", "band": "band.lower"}
"""Where the form says what is wrong with a part that has two fields."""


def indicator_values(indicator: Indicator) -> Mapping[str, object]:
    """What the fields hold for an indicator, as `Values.of` takes it."""
    values: dict[str, object] = {
        name: getattr(indicator, name)
        for name in (
            "title",
            "outcome_id",
            "measure",
            "unit",
            "direction",
            "lens",
            "way_of_measuring",
            "who_measures",
            "smallest_change",
        )
    }
    values["disaggregations"] = "\n".join(indicator.disaggregations)
    if indicator.scale is not None:
        values |= {"scale.lowest": indicator.scale.lowest, "scale.highest": indicator.scale.highest}
    if indicator.band is not None:
        values |= {"band.lower": indicator.band.lower, "band.upper": indicator.band.upper}
    return values


def read_indicator(form: Form, indicator_id: UUID, outcome_ids: Collection[UUID]) -> Indicator | None:
    """The indicator that was typed; None where something is wrong, and then the form says what.

    Args:
        form: the form.
        indicator_id: of the indicator.
        outcome_ids: the outcomes for which it may work.
    """
    title = form.text("title", required="Give the indicator a title.")
    outcome_id = form.id("outcome_id", outcome_ids, required="Choose the outcome for which it tells.")
    measure = form.choice("measure", MEASURES, required="Choose what kind of figure a reading is.")
    direction = form.choice("direction", DIRECTIONS, required="Choose which way is wanted.")
    lens = form.choice("lens", LENSES, required="Choose through whose eyes it is seen.")
    lowest, highest = _both(form, "scale.lowest", "scale.highest", "the scale")
    lower, upper = _both(form, "band.lower", "band.upper", "the band")
    smallest_change = form.number("smallest_change", called="the smallest change that counts")
    if form.problems or outcome_id is None or measure is None or direction is None or lens is None:
        return None
    return form.made(
        lambda: Indicator(
            indicator_id=indicator_id,
            outcome_id=outcome_id,
            title=title,
            measure=measure,
            unit=form.text("unit"),
            direction=direction,
            lens=lens,
            way_of_measuring=form.text("way_of_measuring"),
            who_measures=form.text("who_measures"),
            disaggregations=form.lines("disaggregations"),
            scale=None if lowest is None or highest is None else Scale(lowest=lowest, highest=highest),
            band=None if lower is None or upper is None else Band(lower=lower, upper=upper),
            smallest_change=smallest_change,
        ),
        PLACES,
    )


def _both(form: Form, first: str, last: str, called: str) -> tuple[Decimal | None, Decimal | None]:
    """The two ends of something: both of them, or neither."""
    ends = (
        form.number(first, called=f"the first end of {called}"),
        form.number(last, called=f"the last end of {called}"),
    )
    for name, end, other in ((first, ends[0], ends[1]), (last, ends[1], ends[0])):
        if end is None and other is not None and not form.values.get(name, "").strip():
            form.say(name, f"Give both ends of {called}, or leave both empty.")
    return ends
