"""How far one indicator has come, over every shape that a series can have."""

from __future__ import annotations

from services.dashboards.axes import Axes, Span, close_range_of, span_of
from services.dashboards.chart import Chart
from services.dashboards.describe import large_chart
from services.dashboards.drawn import draw
from services.dashboards.gallery.cases import SHAPES
from services.dashboards.gallery.form import Form, cases_of
from services.dashboards.gallery.making import contract
from services.dashboards.trajectory import Trajectory


def chart_of(of: Trajectory) -> Chart:
    """The large chart of an indicator."""
    drawn, whole = draw(of), contract(of)
    span = span_of([of], Span(first=whole.starts_on, last=whole.ends_on))
    return large_chart(drawn, whole, Axes(span=span, range=close_range_of(of, drawn.points)))


TRAVELLED = Form(
    key="travelled",
    title="How far it has come",
    about=(
        "One indicator over time: where it started, what was read, and what was expected by then.",
        (
            "A period without a figure leaves a gap. A figure that was corrected is a ring, and what it said "
            "before is a cross. Fewer than ten people are never told as a percentage."
        ),
    ),
    cases=lambda: cases_of(SHAPES, lambda of: [chart_of(of)]),
)
