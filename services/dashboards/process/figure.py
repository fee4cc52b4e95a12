"""The figure of a process chart: readings marked by what they are, about the lines of their phase."""

from __future__ import annotations

from decimal import Decimal

from services.dashboards.axes import Axes, Range, close_span, whole_of, with_room, with_words
from services.dashboards.frame import LARGE_HEIGHT, label, over_time
from services.dashboards.process.shown import Process, ShownLimits, ShownPhase
from services.dashboards.process.traces import DASHES, data
from services.dashboards.process.vocabulary import CLASSES
from services.dashboards.process.words import latest_figure
from services.dashboards.template import Plot
from services.dashboards.wording import in_unit

BELOW_WORDS = 3
"""So many readings lie where the words of a line stand."""


def figure_of(process: Process) -> Plot | None:
    """The figure; None where no phase has limits, so that there is nothing to judge by."""
    if all(phase.limits is None for phase in process.phases):
        return None
    points = process.drawn.points
    axes = Axes(span=close_span(point.period.ends_on for point in points), range=_range(process))
    made = over_time(process.drawn, axes, points, _labels(process), height=LARGE_HEIGHT)
    return {"data": data(process), "layout": made}


def _range(process: Process) -> Range:
    return with_words(with_room(_numbers(process), whole_of(process.indicator)))


def _numbers(process: Process) -> list[Decimal]:
    shown = [each.point.number for phase in process.phases for each in phase.points]
    limits = [phase.limits for phase in process.phases if phase.limits is not None]
    band = process.indicator.band
    return [
        *(() if band is None else (band.lower, band.upper)),
        *(each for each in shown if each is not None),
        *(getattr(each, line) for each in limits for names, _ in DASHES.values() for line in names),
    ]


def _labels(process: Process) -> list[Plot]:
    """Words on the lines of the present phase, and at its latest reading where that stands out."""
    phase = process.current
    if phase is None or phase.limits is None:
        return []
    return [*_line_labels(process, phase, phase.limits), *_latest_label(process, phase)]


def _line_labels(process: Process, phase: ShownPhase, limits: ShownLimits) -> list[Plot]:
    on = phase.latest.point.period.ends_on
    trial = "trial " if phase.trial else ""
    told = [(limits.mean, "mean")]
    if not limits.flat:
        told += [(limits.upper, f"{trial}upper limit"), (limits.lower, f"{trial}lower limit")]
    return [
        label(
            on,
            at,
            f"{name} {in_unit(at, process.indicator, process.decimals)}",
            above=_is_free_above(phase, at),
        )
        for at, name in told
    ]


def _is_free_above(phase: ShownPhase, line: Decimal) -> bool:
    """Whether the words of a line go above it: where fewer of the last readings lie that they would hide."""
    last = [shown.point.number for shown in phase.points[-BELOW_WORDS:] if shown.point.number is not None]
    return sum(each > line for each in last) <= sum(each < line for each in last)


def _latest_label(process: Process, phase: ShownPhase) -> list[Plot]:
    latest = phase.latest
    if not latest.signals or latest.point.number is None:
        return []
    text = f"{latest_figure(process, phase)}: {CLASSES[latest.point_class]}"
    return [
        label(latest.point.period.ends_on, latest.point.number, text, above=latest.signals[0].side == "high")
    ]
