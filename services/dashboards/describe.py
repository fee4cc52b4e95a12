"""One indicator as a chart: what stands above, beside and below its figure."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal
from itertools import groupby, pairwise

from domain.framework.definitions import Indicator
from domain.shared.days import in_words
from services.dashboards.axes import Axes, whole_of
from services.dashboards.chart import Chart, Fact
from services.dashboards.drawn import Drawn
from services.dashboards.figures import large, small
from services.dashboards.findings import figure_of, finding
from services.dashboards.story import Story
from services.dashboards.summaries import expected_figure, sentence
from services.dashboards.template import Plot
from services.dashboards.traces import runs_of
from services.dashboards.trajectory import ContractTrajectory
from services.dashboards.wording import decimals_given, in_unit, rounded, unit_of
from services.presentation.numbers import per_cent
from services.presentation.words import DIRECTIONS

MARKS: Mapping[str, str] = {
    "Reading": "a dot is a reading",
    "Before correction": "a ring is a corrected reading, a cross what it said before",
    "Not asked for between": "a dotted line spans periods that were not asked for",
    "Start": "a diamond is the start",
    "Expected": "the dashed line is what is expected",
    "Likely range": "the band is where the true figure is likely to lie (Wilson, 95%)",
    "No figure": "a mark below the chart is a period without a figure",
}
"""How the marks of each kind of trace are read."""


def large_chart(drawn: Drawn, contract: ContractTrajectory, axes: Axes) -> Chart:
    """One indicator with everything that is known of it."""
    indicator = drawn.trajectory.indicator
    figure = large(drawn, axes) if is_drawn(drawn) else None
    return Chart(
        key=key_of(drawn),
        subject=indicator.title,
        finding=finding(drawn.story),
        summary=sentence(drawn.story),
        about=about(drawn),
        scope=scope(drawn, contract),
        source=contract.source,
        figure=figure,
        table=drawn.table,
        facts=facts(drawn.story),
        marks_used=marks_used(drawn, figure) if figure else (),
        notes=notes(drawn),
    )


def small_chart(drawn: Drawn, contract: ContractTrajectory, axes: Axes) -> Chart:
    """One indicator beside its like, below its outcome's heading."""
    indicator = drawn.trajectory.indicator
    return Chart(
        key=key_of(drawn),
        subject=indicator.title,
        finding=finding(drawn.story),
        summary=sentence(drawn.story),
        about=about(drawn),
        scope=scope(drawn, contract),
        source=contract.source,
        figure=small(drawn, axes) if is_drawn(drawn) else None,
        table=drawn.table,
        notes=tuple(f"{mark.letter}: {mark.words}" for mark in drawn.marks),
        level=3,
        size="small",
    )


def key_of(drawn: Drawn) -> str:
    """The name of an indicator's chart on its page."""
    return f"indicator-{drawn.trajectory.indicator.indicator_id}"


def is_drawn(drawn: Drawn) -> bool:
    """Whether there is anything to draw; what is told in words is not."""
    return drawn.trajectory.indicator.measure != "narrative"


def about(drawn: Drawn) -> str:
    """Unit and wanted way: "Unit: %. Meant to go up"."""
    return about_of(drawn.trajectory.indicator)


def about_of(indicator: Indicator) -> str:
    """The same of an indicator as it is, or was, defined."""
    unit = unit_of(indicator)
    wanted = DIRECTIONS[indicator.direction]
    return f"Unit: {unit}. {wanted}" if unit else wanted


def scope(drawn: Drawn, contract: ContractTrajectory) -> str:
    """Area and period: "Aldermere, youth work. April to June 2025 to January to March 2026"."""
    return ". ".join(part for part in (contract.area, _period(drawn), contract.ended) if part)


def _period(drawn: Drawn) -> str:
    labels = [point.period.label for point in drawn.points]
    return spoken(labels) if labels else "No period yet"


def facts(story: Story) -> tuple[Fact, ...]:
    """Started at, now, expected by now; and how much of the way to a target that is."""
    known = [
        Fact(label="Started at", figure=_started(story)),
        Fact(label="Now", figure="no reading" if story.now is None else figure_of(story, story.now)),
        Fact(label="Expected by now", figure=expected_figure(story) or "nothing agreed"),
    ]
    if story.distance.progress is not None and story.target is not None:
        target = in_unit(story.target, story.indicator, story.decimals)
        way = f"{per_cent(rounded(story.distance.progress * 100, 0))} of the way to {target}"
        known.append(Fact(label="Way travelled", figure=way))
    return tuple(known)


def _started(story: Story) -> str:
    if story.start is None:
        return "not known"
    when = "" if story.start.when == "at the start" else f" {story.start.when}"
    return f"{figure_of(story, story.start.standing)}{when}"


def marks_used(drawn: Drawn, figure: Plot) -> tuple[str, ...]:
    """How the marks of this chart are read."""
    return marks_in(figure, MARKS, drawn.trajectory.indicator)


def marks_in(figure: Plot, marks: Mapping[str, str], indicator: Indicator) -> tuple[str, ...]:
    """How the marks of a figure are read; those that it does not have are not explained.

    Args:
        figure: the traces by their names.
        marks: what is said of each kind of trace, in the order in which it is said.
        indicator: whose figures stand along the upright axis.
    """
    names = {trace["name"] for trace in figure["data"]}
    has_band = any(shape["type"] == "rect" for shape in figure["layout"]["shapes"])
    meant = ("the grey band is where it is meant to stay",) if has_band else ()
    return (*(words for name, words in marks.items() if name in names), *meant, *_cut_axis(figure, indicator))


def _cut_axis(figure: Plot, indicator: Indicator) -> tuple[str, ...]:
    """That the upright axis begins above the lowest figure that there can be, where it does."""
    whole = whole_of(indicator)
    lowest = Decimal(0) if whole is None else whole.lowest
    if figure["layout"]["yaxis"]["range"][0] <= lowest:
        return ()
    return (f"the upright axis does not begin at {in_unit(lowest, indicator, decimals_given([lowest]))}",)


def notes(drawn: Drawn) -> tuple[str, ...]:
    """What happened to the series: its marks, its gaps and why, its corrections, what cannot be known."""
    return (
        *(f"{mark.letter}: {mark.words}" for mark in drawn.marks),
        *_gaps(drawn),
        *_not_asked(drawn),
        *_corrections(drawn),
        *_baseline(drawn),
        *_no_interval(drawn),
    )


def _gaps(drawn: Drawn) -> list[str]:
    """Periods that leave a gap, and why; what can be told of them instead of a point stands in brackets."""
    few = [
        f"{each.period.label} ({each.counted})" for each in drawn.points if each.kind_of_gap == "few_people"
    ]
    other = [each.period.label for each in drawn.points if each.kind_of_gap == "another_unit"]
    told = [f"Fewer than ten people, so counts and no percentage: {', '.join(few)}"] if few else []
    if other:
        told.append(f"Measured in another unit, so told in the table and not drawn: {spoken(other)}")
    return [*told, *(f"No figure for {', '.join(periods)}: {why}" for why, periods in _missing(drawn))]


def _missing(drawn: Drawn) -> list[tuple[str, list[str]]]:
    """Periods without a figure by reason, neighbours together."""
    found: dict[str, list[str]] = {}
    for why, run in groupby(drawn.points, key=lambda each: each.gap if each.kind_of_gap == "missing" else ""):
        if why:
            found.setdefault(why, []).append(spoken([point.period.label for point in run]))
    return list(found.items())


def _not_asked(drawn: Drawn) -> list[str]:
    """Stretches of time for which there was no question, as of what is measured every second year."""
    between = [
        f"between {earlier[-1].period.label} and {later[0].period.label}"
        for earlier, later in pairwise(runs_of(drawn.points))
        if earlier[-1].stretch == later[0].stretch
    ]
    way = drawn.trajectory.indicator.way_of_measuring
    how = f". It is measured like this: {way}" if way else ""
    return [f"Nothing was asked for {', nor '.join(between)}{how}"] if between else []


def spoken(labels: Sequence[str]) -> str:
    """Neighbouring periods by their labels, at least one: the first to the last."""
    return labels[0] if len(labels) == 1 else f"{labels[0]} to {labels[-1]}"


def _corrections(drawn: Drawn) -> list[str]:
    return [
        f"{point.period.label} was corrected: {'; '.join(each.note for each in point.earlier)}"
        for point in drawn.points
        if point.earlier
    ]


def _baseline(drawn: Drawn) -> list[str]:
    how = {"estimated": "was estimated", "retrospective": "was asked for looking back"}
    return [
        f"The start of {in_words(agreed.baseline.on)} {how[agreed.baseline.quality]}, not measured then"
        for agreed in drawn.trajectory.agreed
        if agreed.baseline is not None and agreed.baseline.quality in how
    ]


def _no_interval(drawn: Drawn) -> list[str]:
    indicator = drawn.trajectory.indicator
    has_figures = any(point.number is not None for point in drawn.points)
    if indicator.measure not in {"rate", "score"} or not has_figures:
        return []
    if indicator.measure == "score" and any(point.counted for point in drawn.points):
        return ["How far single people's scores lie apart is not given, so no likely range can be worked out"]
    return ["The number of people behind these figures is not given, so no likely range can be worked out"]
