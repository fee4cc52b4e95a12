"""Many indicators as small charts on like axes, twelve of one outcome among them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from services.dashboards.axes import Axes, Span, range_of, span_of, unit_key
from services.dashboards.chart import Chart
from services.dashboards.describe import small_chart
from services.dashboards.drawn import Drawn, draw
from services.dashboards.gallery.cases import SHAPES
from services.dashboards.gallery.form import Case, Form, in_case
from services.dashboards.gallery.making import contract
from services.dashboards.trajectory import Trajectory

TWELVE = 12


def _cases() -> tuple[Case, ...]:
    shapes = list(SHAPES.items())
    return (
        Case("Twelve indicators of one outcome", _beside_each_other(dict(shapes[:TWELVE]), first=1)),
        Case("The indicators of another one", _beside_each_other(dict(shapes[TWELVE:]), first=TWELVE + 1)),
    )


def _beside_each_other(shapes: Mapping[str, Trajectory], first: int) -> tuple[Chart, ...]:
    whole = contract(*shapes.values())
    drawn = [draw(of) for of in shapes.values()]
    span = span_of(shapes.values(), Span(first=whole.starts_on, last=whole.ends_on))
    return tuple(
        in_case(small_chart(each, whole, _like_axes(each, drawn, span)), name, number)
        for number, (name, each) in enumerate(zip(shapes, drawn, strict=True), first)
    )


def _like_axes(of: Drawn, drawn: Sequence[Drawn], span: Span) -> Axes:
    unit = unit_key(of.trajectory.indicator)
    alike = [each for each in drawn if unit_key(each.trajectory.indicator) == unit]
    return Axes(span=span, range=range_of([(each.trajectory, each.points) for each in alike]))


SIDE_BY_SIDE = Form(
    key="side-by-side",
    title="Side by side",
    about=(
        (
            "Many indicators as small charts. All span the same time, and those of one unit the same "
            "figures, so that heights compare."
        ),
    ),
    cases=_cases,
)
