"""What a process chart shows, in words: its finding and its sentence."""

from __future__ import annotations

from domain.measures.process_rules import Signal
from services.dashboards.points import present_stretch
from services.dashboards.process.runs import run_of
from services.dashboards.process.shown import Process, ShownLimits, ShownPhase
from services.dashboards.process.vocabulary import CHANGES, FLAGS, LIMITS, STANDS_OUT, WAYS
from services.dashboards.wording import in_unit
from services.presentation.words import counted


def finding(process: Process) -> str:
    """The heading of the chart: whether the latest reading is more than the usual ups and downs."""
    phase = process.current
    if process.indicator.measure == "narrative":
        return "Told in words, not in figures"
    if phase is None:
        return f"Cannot be told: {_unread(process)}"
    if phase.limits is None:
        return f"Cannot be told: one reading {_so_far(process)}, and it takes two"
    if phase.limits.flat:
        return f"No ups and downs: every reading{_since(process)} is {latest_figure(process, phase)}"
    return f"{_judged(process, phase)}{_read_last(process, phase)}"


def _judged(process: Process, phase: ShownPhase) -> str:
    if not phase.latest.signals:
        on_trial = ", by trial limits" if phase.trial else ""
        return f"{latest_figure(process, phase)} is within the usual ups and downs{on_trial}"
    change = FLAGS[process.weight].format(change=CHANGES[phase.latest.point_class])
    return f"{change}: {_why(process, phase)}"


def _read_last(process: Process, phase: ShownPhase) -> str:
    """The period of the latest reading where later ones have none, so that nothing old passes for news."""
    period = phase.latest.point.period
    is_news = process.drawn.points[-1].period.ends_on == period.ends_on
    return "" if is_news else f"; read last for {period.label}"


def sentence(process: Process) -> str:
    """One sentence: what is usual, and where the latest reading lies."""
    phase = process.current
    if process.indicator.measure == "narrative":
        return "What is told in words has no ups and downs to measure; that would take figures."
    if phase is None:
        return f"There is {_unread(process)}, and it takes two readings to see what is usual."
    latest = f"{latest_figure(process, phase)} in {phase.latest.point.period.label}"
    if phase.limits is None:
        return f"There is one reading {_so_far(process)}, {latest}, and it takes two to see what is usual."
    told = counted(len(phase.points), "reading", "readings")
    first = phase.points[0].point.period.label
    if phase.limits.flat:
        return f"The {told} from {first} on are the same, so there are no ups and downs to judge by."
    usual = _usual(process, phase, phase.limits)
    return f"The {told} from {first} on {usual}; the latest, {latest}, {_latest(process, phase)}."


def latest_figure(process: Process, phase: ShownPhase) -> str:
    """The latest reading as it stands in a sentence."""
    number = phase.latest.point.number
    return "" if number is None else in_unit(number, process.indicator, process.drawn.story.decimals)


def _usual(process: Process, phase: ShownPhase, limits: ShownLimits) -> str:
    lines = (limits.mean, limits.lower, limits.upper)
    mean, lower, upper = (in_unit(line, process.indicator, process.decimals) for line in lines)
    trial = " (trial limits, as they come from fewer than twelve readings)" if phase.trial else ""
    return f"lie about a mean of {mean}, as a rule between {lower} and {upper}{trial}"


def _latest(process: Process, phase: ShownPhase) -> str:
    if not phase.latest.signals:
        return "shows no sign of a change"
    stands_out = STANDS_OUT[process.weight].format(change=CHANGES[phase.latest.point_class])
    return f"{stands_out}: {_why(process, phase)}"


def _why(process: Process, phase: ShownPhase) -> str:
    """Why the latest reading stands out: the first of the rules that it breaks."""
    signal = phase.latest.signals[0]
    side, limit = LIMITS[signal.side]
    match signal.rule:
        case 1:
            return f"{latest_figure(process, phase)} lies {side} the {limit} limit"
        case 2:
            return f"{_run(phase, signal)} in a row {side} the mean"
        case 3:
            return f"{_run(phase, signal)} in a row that only {WAYS[signal.side]}"
        case _:
            return f"two of the last three near the {limit} limit"


def _run(phase: ShownPhase, signal: Signal) -> str:
    return f"{len(run_of(phase, signal))} readings"


def _unread(process: Process) -> str:
    present = present_stretch(process.drawn.trajectory)
    points = [point for point in process.drawn.points if point.stretch == present]
    if any(point.kind_of_gap == "few_people" for point in points):
        return "no reading of ten people or more"
    return "no reading since it is measured anew" if present else "no reading yet"


def _is_anew(process: Process) -> bool:
    """Whether limits were worked out before, so that the present ones have a beginning to name."""
    return process.current is not process.phases[0]


def _since(process: Process) -> str:
    if process.current is None or not _is_anew(process):
        return ""
    return f" since {process.current.points[0].point.period.label}"


def _so_far(process: Process) -> str:
    return "since the limits start anew" if _is_anew(process) else "so far"
