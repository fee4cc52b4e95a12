"""The figures of a contract's page as JSON, beside plain dictionaries with the same numbers built by hand.

Twelve outcomes with an indicator each, over twenty periods. Both end as text by the same encoder.
"""

from __future__ import annotations

import gc
import time
from collections.abc import Callable
from datetime import date

import msgspec
from plotly.io.json import to_json_plotly

from benchmarks import dashboards_council as council
from benchmarks.dashboards_council import Scope
from benchmarks.dashboards_readings import reading
from benchmarks.measure import Row, rate, ratio, rounds
from benchmarks.planning_council import TODAY
from domain.framework.definitions import Indicator
from domain.provider_return.content import asked_of
from services.dashboards.axes import Axes, Range, Span, range_of, span_of
from services.dashboards.drawn import Drawn, draw
from services.dashboards.figures import small
from services.dashboards.template import Plot
from services.dashboards.trajectory import Agreed, PeriodReading, Trajectory

_SCOPE = Scope(outcomes=12)
_NUMBER = 5
_COUNTED = 12


class ByHand(msgspec.Struct, frozen=True, kw_only=True):
    """The numbers of one figure, ready to be put into it."""

    days: list[str]
    read: list[float | None]
    band_days: list[str]
    band: list[float]
    hoped_days: list[str]
    hoped: list[float]
    start_days: list[str]
    start: list[float]
    gaps: list[str]
    span: list[str]
    range: list[float]


def measure(count: int, times: int) -> Row:
    """How many times as long our figures take as those by hand.

    Args:
        count: rounds.
        times: how often all figures are made in a turn.
    """
    drawn = [draw(_trajectory(place, each)) for place, each in enumerate(_indicators())]
    axes = _axes(drawn)
    by_hand = [_numbers(small(each, axes)) for each in drawn]
    turns = {
        "ours": lambda: _rate(times, lambda: [small(each, axes) for each in drawn]),
        "by_hand": lambda: _rate(times, lambda: [_figure(each) for each in by_hand]),
    }
    gc.collect()
    gc.freeze()  # as a service does when it has started
    found = rounds(count, turns)
    return Row(
        benchmark="figures of dashboards: twelve outcomes over twenty periods",
        yardstick="plain dictionaries with the same numbers, built by hand",
        writers=1,
        events=0,
        ratio=ratio(found, "by_hand", "ours"),
        absolute={f"{name}_milliseconds": round(1000 / rate(found, name), 3) for name in ("ours", "by_hand")},
    )


def _rate(times: int, make: Callable[[], list[Plot]]) -> float:
    started = time.perf_counter()
    for _ in range(times):
        to_json_plotly(make())
    return times / (time.perf_counter() - started)


def _indicators() -> tuple[Indicator, ...]:
    whole = council.indicators(0, _SCOPE)
    # A figure for each outcome, and every kind of figure among them.
    return tuple(each for each in whole if each.measure != "narrative")[:_COUNTED]


def _trajectory(place: int, indicator: Indicator) -> Trajectory:
    periods = council.CALENDAR.periods(_SCOPE.began_on, TODAY)[: _SCOPE.quarters]
    read = [reading(asked_of(indicator), _NUMBER, place, quarter) for quarter in range(len(periods))]
    hoped = council.expectation(_NUMBER, place, indicator, _SCOPE)
    return Trajectory(
        definitions=(indicator,),
        readings=tuple(
            PeriodReading(period=period, figure=each.figure, missing=each.missing)
            for period, each in zip(periods, read, strict=True)
        ),
        agreed=(Agreed(effective_from=_SCOPE.began_on, baseline=hoped.baseline, path=hoped.path),),
    )


def _axes(drawn: list[Drawn]) -> Axes:
    whole = Span(first=_SCOPE.began_on, last=date(TODAY.year, 12, 31))
    found: Range = range_of([(each.trajectory, each.points) for each in drawn])
    return Axes(span=span_of((each.trajectory for each in drawn), whole), range=found)


def _numbers(made: Plot) -> ByHand:
    """What a figure of ours draws, without how it does."""
    traces = {trace["name"]: trace for trace in made["data"]}

    def of(name: str, axis: str) -> list[float]:
        numbers: list[float] = traces.get(name, {}).get(axis, [])
        return numbers

    def days(name: str) -> list[str]:
        found: list[str] = traces.get(name, {}).get("x", [])
        return found

    return ByHand(
        days=days("Reading"),
        read=list(of("Reading", "y")),
        band_days=days("Likely range"),
        band=of("Likely range", "y"),
        hoped_days=days("Expected"),
        hoped=of("Expected", "y"),
        start_days=days("Start"),
        start=of("Start", "y"),
        gaps=days("No figure"),
        span=made["layout"]["xaxis"]["range"],
        range=made["layout"]["yaxis"]["range"],
    )


def _figure(of: ByHand) -> Plot:
    """The same chart as somebody would write it who wants the numbers on a page and nothing else."""
    return {
        "data": [
            {"type": "scatter", "mode": "lines", "x": of.band_days, "y": of.band, "fill": "toself"},
            {"type": "scatter", "mode": "lines", "x": of.hoped_days, "y": of.hoped, "line": {"dash": "dash"}},
            {"type": "scatter", "mode": "markers", "x": of.start_days, "y": of.start},
            {"type": "scatter", "mode": "lines+markers", "x": of.days, "y": of.read},
            {"type": "scatter", "mode": "markers", "x": of.gaps, "y": [0] * len(of.gaps), "yaxis": "y2"},
        ],
        "layout": {
            "height": 190,
            "showlegend": False,
            "xaxis": {"type": "date", "range": of.span},
            "yaxis": {"range": of.range, "domain": [0.16, 1]},
            "yaxis2": {"range": [-1, 1], "domain": [0, 0.1], "visible": False},
        },
    }
