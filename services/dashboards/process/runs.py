"""Readings that break one rule together: a run is told once, with its periods, and not reading by reading."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from domain.measures.process_rules import Rule, Signal
from services.dashboards.process.shown import ShownPhase, ShownPoint

RULES: tuple[Rule, ...] = (1, 2, 3, 4)


def runs_of(phase: ShownPhase, rule: Rule) -> Iterator[tuple[Signal, Sequence[ShownPoint]]]:
    """Neighbours that break a rule on one side, in order of time."""
    for signal, together in groupby(phase.points, key=lambda shown: _signal(shown, rule)):
        if signal is not None:
            yield signal, list(together)


def run_of(phase: ShownPhase, signal: Signal) -> Sequence[ShownPoint]:
    """The run that the latest reading belongs to."""
    return list(runs_of(phase, signal.rule))[-1][1]


def _signal(shown: ShownPoint, rule: Rule) -> Signal | None:
    return next((signal for signal in shown.signals if signal.rule == rule), None)
