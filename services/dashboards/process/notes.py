"""What stands beside and below a process chart: its figures, its marks, and what happened to the series."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from domain.measures.process_rules import Signal
from services.dashboards.chart import Fact
from services.dashboards.points import Point
from services.dashboards.process.runs import RULES, runs_of
from services.dashboards.process.shown import Process, ShownLimits, ShownPhase, ShownPoint
from services.dashboards.process.table import LINE_NAMES
from services.dashboards.process.vocabulary import CAPABILITIES, LIMITS, WAYS
from services.dashboards.wording import difference, in_unit
from services.presentation.words import begin

WORTH_A_CONVERSATION = (
    "With readings once a quarter or less often, what stands out is a possible change, worth a conversation, "
    "and no verdict"
)


def facts(process: Process) -> tuple[Fact, ...]:
    """The mean, the limits, the usual step between readings, and what was expected."""
    phase = process.current
    if phase is None or phase.limits is None:
        return ()
    limits, indicator = phase.limits, process.indicator
    lower, upper = (in_unit(line, indicator, process.decimals) for line in (limits.lower, limits.upper))
    known = [
        Fact(label="Mean", figure=in_unit(limits.mean, indicator, process.decimals)),
        Fact(label="Trial limits" if phase.trial else "Limits", figure=f"{lower} to {upper}"),
        Fact(
            label="Mean moving range",
            figure=difference(limits.mean_moving_range, indicator, process.decimals),
        ),
        Fact(label="Readings behind these", figure=str(len(phase.points))),
    ]
    if process.expected is not None:
        figure = in_unit(process.expected, indicator, process.drawn.story.decimals)
        known.append(Fact(label="Expected by then", figure=figure))
    return tuple(known)


def notes(process: Process) -> tuple[str, ...]:
    """What was expected, what stands out and why, where limits start anew, and what is left out."""
    return (
        *_capability(process),
        *_flags(process),
        *_marks(process),
        *_beyond(process),
        *_left_out(process),
    )


def _capability(process: Process) -> Iterator[str]:
    if process.capability is None or process.expected is None or process.current is None:
        return
    figure = in_unit(process.expected, process.indicator, process.drawn.story.decimals)
    name, meaning = CAPABILITIES[process.capability]
    changing = ", but what stands out may have changed that" if process.current.latest.signals else ""
    yield f"Against the {figure} expected by the latest reading it is {name}: {meaning}{changing}"


def _flags(process: Process) -> Iterator[str]:
    told = [
        rule_words(signal, run)
        for phase in process.phases
        for rule in RULES
        for signal, run in runs_of(phase, rule)
    ]
    yield from told
    if told and process.weight == "possible_change":
        yield WORTH_A_CONVERSATION


def rule_words(signal: Signal, run: Sequence[ShownPoint]) -> str:
    """A rule that fired, with its periods."""
    side, limit = LIMITS[signal.side]
    periods = _periods([shown.point for shown in run])
    match signal.rule:
        case 1:
            return f"{begin(side)} the {limit} limit: {periods}"
        case 2:
            return f"{len(run)} readings in a row {side} the mean: {periods}"
        case 3:
            return f"{len(run)} readings in a row that only {WAYS[signal.side]}: {periods}"
        case _:
            return f"Two of three in a row near the {limit} limit: {periods}"


def _periods(points: Sequence[Point]) -> str:
    """Neighbours by their names, or by the first and the last."""
    first, *others = (point.period.label for point in points)
    if len(others) > 1:
        return f"from {first} up to {others[-1]}"
    return ", ".join((first, *others))


def _marks(process: Process) -> Iterator[str]:
    opened = _openings(process)
    for mark in process.drawn.marks:
        anew = ", and limits are worked out anew from then on" if mark.on in opened else ""
        yield f"{mark.letter}: {mark.words}{anew}"


def _openings(process: Process) -> frozenset[object]:
    """The days between two phases on which somebody's act made limits start anew."""
    if not process.phases:
        return frozenset()
    first, last = process.phases[0].first, process.phases[-1].latest.point.period.ends_on
    return frozenset(each.on for each in process.drawn.trajectory.breaks if first < each.on <= last)


def _beyond(process: Process) -> Iterator[str]:
    for phase in process.phases:
        if phase.limits is not None:
            for line in LINE_NAMES:
                if line in phase.limits.beyond:
                    yield _drawn_at_the_edge(process, phase, phase.limits, line)


def _drawn_at_the_edge(process: Process, phase: ShownPhase, limits: ShownLimits, line: str) -> str:
    exact = in_unit(getattr(limits.exact, line), process.indicator, process.decimals)
    edge = in_unit(getattr(limits, line), process.indicator, process.decimals)
    since = f" from {phase.points[0].point.period.label} on" if len(process.phases) > 1 else ""
    name = LINE_NAMES[line].lower()
    return f"The {name} of {exact}{since} lies beyond what can be, so it is drawn at {edge}"


def _left_out(process: Process) -> Iterator[str]:
    told = [
        f"{_periods(list(points))} ({why})" for why, points in groupby(process.drawn.points, key=_why) if why
    ]
    if told:
        yield f"Left out: {'; '.join(told)}"


def _why(point: Point) -> str:
    """Why a period is left out; what was read in another unit is a figure on no axis of today."""
    return "measured in another unit" if point.kind_of_gap == "another_unit" else point.gap
