"""What is expected of an indicator, in a form: where it started, and what is hoped for by when."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from operator import itemgetter
from typing import get_args
from uuid import UUID

from domain.contract.terms import Expectation, GroupPath
from domain.shared.values import Baseline, BaselineQuality, ExpectedPoint
from services.monitoring.forms import Form

QUALITIES: tuple[BaselineQuality, ...] = get_args(BaselineQuality)
_BASELINE = ("baseline.value", "baseline.on.day", "baseline.on.month", "baseline.on.year", "baseline.people")


def expectation_values(expectation: Expectation | None) -> Mapping[str, object]:
    """What the fields hold for an expectation, as `Values.of` takes it."""
    values: dict[str, object] = {"baseline.quality": "measured"}
    if expectation is None:
        return values
    if (baseline := expectation.baseline) is not None:
        values |= {
            "baseline.value": baseline.value,
            "baseline.on": baseline.on,
            "baseline.people": baseline.people,
            "baseline.quality": baseline.quality,
        }
    points = [("", point) for point in expectation.path]
    points += [(known.group, point) for known in expectation.groups for point in known.path]
    for place, (group, point) in enumerate(points):
        values |= {f"path.{place}.on": point.on, f"path.{place}.value": point.value}
        values[f"path.{place}.group"] = group
    return values


def read_expectation(form: Form, indicator_id: UUID, groups: Sequence[str]) -> Expectation | None:
    """The expectation that was typed; None where something is wrong, and then the form says what.

    Args:
        form: the form.
        indicator_id: of the indicator.
        groups: the groups of people for whom it is asked apart.
    """
    paths = _paths(form, groups)
    read = Expectation(
        indicator_id=indicator_id,
        baseline=_baseline(form),
        path=paths.get("", ()),
        groups=tuple(GroupPath(group=group, path=paths[group]) for group in groups if group in paths),
    )
    return None if form.problems else read


def _baseline(form: Form) -> Baseline | None:
    """The baseline; None where nothing was typed into it."""
    if not any(form.values.get(name, "").strip() for name in _BASELINE):
        return None
    value = form.number("baseline.value", required="Give the figure at the start.", called="the baseline")
    on = form.day("baseline.on", required="Give the day of the baseline.", called="the baseline")
    people = form.whole("baseline.people", called="how many people are behind it")
    quality = form.choice("baseline.quality", QUALITIES, required="Choose how good the baseline is.")
    if value is None or on is None or quality is None:
        return None
    return form.made(
        lambda: Baseline(value=value, on=on, people=people, quality=quality), {"baseline": "baseline.people"}
    )


def _paths(form: Form, groups: Sequence[str]) -> Mapping[str, tuple[ExpectedPoint, ...]]:
    """By group, "" for everybody, the points in order of their days, in whatever order they were typed."""
    found: dict[str, list[tuple[ExpectedPoint, str]]] = {}
    for row in form.rows("path", besides=["group"]):
        on = form.day(f"{row}.on", required="Give the day by which this is hoped for.")
        value = form.number(
            f"{row}.value", required="Give the figure hoped for by this day.", called="the figure"
        )
        group = form.choice(f"{row}.group", groups) or ""
        if on is not None and value is not None:
            found.setdefault(group, []).append((ExpectedPoint(on=on, value=value), row))
    for points in found.values():
        points.sort(key=lambda each: each[0].on)
    form.order("path", [row for _, row in found.get("", ())])
    return {group: tuple(map(itemgetter(0), points)) for group, points in found.items()}
