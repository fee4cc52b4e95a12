"""The way from a figure of a chart to its explanation."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from msgspec.structs import replace

from services.dashboards.axes import Axes, Span, close_range_of, span_of
from services.dashboards.chart import Chart
from services.dashboards.describe import large_chart, small_chart
from services.dashboards.drawn import draw
from services.dashboards.explained.links import HOW, figure_addresses, leading
from services.dashboards.gallery.making import contract, quarter, share, trajectory
from services.dashboards.trajectory import PeriodReading
from services.presentation.as_of import Asked

THEN = Asked(on=date(2016, 3, 31))
GIVEN = PeriodReading(period=quarter(0), figure=share(18, 40), return_id=UUID(int=81))
OF = trajectory(GIVEN, share(20, 40), replace(GIVEN, period=quarter(2), figure=None, missing="late"))
ADDRESSES = figure_addresses(UUID(int=1), OF, THEN)
ADDRESS = (
    f"/dashboards/contracts/{UUID(int=1)}/indicators/{OF.indicator.indicator_id}/figures/{UUID(int=81)}"
    "?as_of=2016-03-31"
)


def charts() -> tuple[Chart, Chart]:
    """The large chart and the small one, leading to explanations."""
    drawn, whole = draw(OF), contract(OF)
    span = span_of([OF], Span(first=whole.starts_on, last=whole.ends_on))
    axes = Axes(span=span, range=close_range_of(OF, drawn.points))
    return leading(large_chart(drawn, whole, axes), ADDRESSES), leading(
        small_chart(drawn, whole, axes), ADDRESSES
    )


def customdata(made: Chart, name: str) -> list[str | None]:
    assert made.figure is not None
    found: list[str | None] = next(each for each in made.figure["data"] if each["name"] == name)["customdata"]
    return found


def test_a_row_leads_to_its_figure_where_a_return_gave_it_and_stays_in_the_moment() -> None:
    for made in charts():
        assert made.explained == (ADDRESS, None, ADDRESS)


def test_a_row_about_another_thing_of_the_same_day_leads_nowhere() -> None:
    drawn, whole = draw(OF), contract(OF)
    axes = Axes(span=Span(first=whole.starts_on, last=whole.ends_on), range=close_range_of(OF, drawn.points))
    made = large_chart(drawn, whole, axes)
    renamed = tuple(("Start", *row[1:]) for row in made.table.rows)
    of_a_start = replace(made, table=replace(made.table, rows=renamed))
    assert leading(of_a_start, ADDRESSES) == of_a_start


def test_a_point_of_a_large_chart_leads_where_its_row_does() -> None:
    large, _ = charts()
    assert customdata(large, "Reading") == [ADDRESS, None, ADDRESS]
    assert customdata(large, "No figure") == [ADDRESS]
    assert large.hint == HOW


def test_a_small_chart_answers_to_no_pointer() -> None:
    _, small = charts()
    assert small.figure is not None
    assert not [trace for trace in small.figure["data"] if "customdata" in trace]
    assert not small.hint


def test_a_chart_of_figures_that_no_return_gave_leads_nowhere() -> None:
    of = trajectory(share(18, 40))
    drawn, whole = draw(of), contract(of)
    axes = Axes(span=Span(first=whole.starts_on, last=whole.ends_on), range=close_range_of(of, drawn.points))
    made = large_chart(drawn, whole, axes)
    assert leading(made, figure_addresses(whole.contract_id, of, THEN)) == made
