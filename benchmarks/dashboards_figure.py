"""The figures of a contract's page as JSON, beside plain dictionaries with the same numbers built by hand.

Twelve outcomes with an indicator each, over twenty periods. Both end as text by the same encoder.
"""

from __future__ import annotations

import gc
import time
from collections.abc import Callable
from datetime import date
from html import escape
from typing import NamedTuple

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
from services.dashboards.points import Point
from services.dashboards.template import Plot
from services.dashboards.traces import number
from services.dashboards.trajectory import Agreed, PeriodReading, Trajectory

_SCOPE = Scope(outcomes=12)
_NUMBER = 5
_COUNTED = 12


class Read(NamedTuple):
    """One period as somebody has it who writes a figure by hand: days as text, numbers as they are drawn."""

    day: str
    label: str
    number: float | None
    counted: str
    least: float | None
    most: float | None
    gap: str


class ByHand(msgspec.Struct, frozen=True, kw_only=True):
    """The numbers of one figure."""

    read: list[Read]
    hoped: list[tuple[str, float]]
    start: list[tuple[str, float]]
    span: list[str]
    named: list[str]
    names: list[str]
    range: list[float]


def measure(count: int, times: int) -> Row:
    """How many times as long our figures take as those by hand.

    Args:
        count: rounds.
        times: how often all figures are made in a turn.
    """
    drawn = [draw(_trajectory(place, each)) for place, each in enumerate(_indicators())]
    axes = _axes(drawn)
    written = [by_hand(each, small(each, axes)) for each in drawn]
    turns = {
        "ours": lambda: _rate(times, lambda: [small(each, axes) for each in drawn]),
        "by_hand": lambda: _rate(times, lambda: [figure(each) for each in written]),
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


def by_hand(drawn: Drawn, made: Plot) -> ByHand:
    """The numbers of a figure of ours, without how it draws them."""
    traces = {trace["name"]: trace for trace in made["data"]}
    return ByHand(
        read=[_read(point) for point in drawn.points],
        hoped=_pairs(traces.get("Expected")),
        start=_pairs(traces.get("Start")),
        span=made["layout"]["xaxis"]["range"],
        named=made["layout"]["xaxis"]["tickvals"],
        names=made["layout"]["xaxis"]["ticktext"],
        range=made["layout"]["yaxis"]["range"],
    )


def _read(point: Point) -> Read:
    interval = point.interval
    return Read(
        day=point.period.ends_on.isoformat(),
        label=point.period.label,
        number=number(point.number),
        counted=point.counted,
        least=number(interval.lower) if interval else None,
        most=number(interval.upper) if interval else None,
        gap=point.gap,
    )


def _pairs(trace: Plot | None) -> list[tuple[str, float]]:
    return [] if trace is None else list(zip(trace["x"], trace["y"], strict=True))


def figure(of: ByHand) -> Plot:
    """The same chart as somebody writes it who needs it on one page only."""
    read = of.read
    known = [each for each in read if each.least is not None]
    gaps = [each for each in read if each.gap]
    return {
        "data": [
            {
                "type": "scatter",
                "mode": "lines",
                "x": [each.day for each in known] + [each.day for each in reversed(known)],
                "y": [each.most for each in known] + [each.least for each in reversed(known)],
                "fill": "toself",
                "fillcolor": "rgba(107,172,230,0.25)",
                "line": {"color": "#6BACE6", "width": 1.5},
            },
            {
                "type": "scatter",
                "mode": "lines",
                "x": [day for day, _ in of.hoped],
                "y": [hoped for _, hoped in of.hoped],
                "line": {"dash": "dash", "color": "#3D3D3D", "width": 2},
            },
            {
                "type": "scatter",
                "mode": "markers",
                "x": [day for day, _ in of.start],
                "y": [start for _, start in of.start],
                "marker": {"symbol": "diamond", "color": "#3D3D3D", "size": 12},
            },
            {
                "type": "scatter",
                "mode": "lines+markers",
                "x": [each.day for each in read],
                "y": [each.number for each in read],
                "line": {"color": "#12436D", "width": 2.5},
                "marker": {"size": 9},
            },
            {
                "type": "scatter",
                "mode": "markers",
                "x": [each.day for each in gaps],
                "y": [0 for _ in gaps],
                "text": [escape(f"{each.label}: {each.gap}") for each in gaps],
                "yaxis": "y2",
                "marker": {"symbol": "x-thin", "size": 9},
            },
        ],
        "layout": {
            "height": 190,
            "showlegend": False,
            "font": {"size": 12},
            "margin": {"l": 8, "r": 16, "t": 28, "b": 8},
            "paper_bgcolor": "#ffffff",
            "plot_bgcolor": "#ffffff",
            "xaxis": {
                "type": "date",
                "range": of.span,
                "tickmode": "array",
                "tickvals": of.named,
                "ticktext": of.names,
                "showgrid": False,
                "fixedrange": True,
            },
            "yaxis": {"range": of.range, "domain": [0.16, 1], "nticks": 5, "fixedrange": True},
            "yaxis2": {"range": [-1, 1], "domain": [0, 0.1], "visible": False},
        },
    }
