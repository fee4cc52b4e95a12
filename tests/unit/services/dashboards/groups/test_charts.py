"""What the charts of groups draw is what their tables say, on like axes and without a percentage of few."""

from decimal import Decimal
from html import escape
from typing import Any

import pytest

from services.dashboards.chart import Chart
from services.dashboards.gallery.groups import SHAPES, YOUNG, grouped, known, period
from services.dashboards.gallery.making import contract, share
from services.dashboards.groups.charts import group_charts, people_chart
from services.dashboards.groups.table import table_of_groups
from services.dashboards.pictures.vocabulary import plotted
from services.dashboards.table import headings_of
from services.dashboards.trajectory import Trajectory

every_shape = pytest.mark.parametrize("of", SHAPES.values(), ids=SHAPES.keys())


def charts(of: Trajectory) -> list[Chart]:
    return group_charts(known(of), contract(of))


def numbers(made: Chart, name: str) -> list[float]:
    data: list[dict[str, Any]] = [] if made.figure is None else made.figure["data"]
    return [y for trace in data if trace["name"] == name for y in trace["y"] if y is not None]


def column(made: Chart, heading: str) -> list[float]:
    return [float(cell) for cell in made.table.column(heading) if isinstance(cell, Decimal)]


@every_shape
def test_the_lines_of_the_group_and_of_everybody_are_columns_of_the_table(of: Trajectory) -> None:
    reading = headings_of(of).reading
    for made in charts(of):
        assert numbers(made, "Reading") == column(made, reading)
        assert numbers(made, "Everybody") == column(made, reading.replace("Reading", "Everybody"))


@every_shape
def test_a_chart_stands_for_each_group_and_all_are_drawn_on_like_axes(of: Trajectory) -> None:
    made = charts(of)
    assert [each.subject for each in made] == [group.name for group in known(of).groups]
    assert len({each.key for each in made}) == len(made)
    layouts = [each.figure["layout"] for each in made if each.figure]
    assert len({str([each["xaxis"]["range"], each["yaxis"]["range"]]) for each in layouts}) <= 1


@every_shape
def test_no_chart_has_more_than_four_lines_and_each_line_is_named(of: Trajectory) -> None:
    for made in charts(of):
        if made.figure is None:
            continue
        names = {trace["name"] for trace in made.figure["data"] if "lines" in trace["mode"]}
        assert len(names) <= 4
        told = " ".join(each["text"] for each in made.figure["layout"]["annotations"])
        assert ("everybody" in told) == bool(numbers(made, "Everybody"))
        assert (escape(made.subject) in told) == bool(numbers(made, "Reading"))


def test_a_percentage_of_fewer_than_ten_people_is_nowhere() -> None:
    (young, _) = charts(SHAPES["few people in one"])
    assert numbers(young, "Reading") == []
    assert "37.5" not in str(young)
    assert "3 of 8" in str(young.table.rows)


@every_shape
def test_a_picture_can_be_made_of_each(of: Trajectory) -> None:
    for made in charts(of):
        if made.figure is not None:
            assert len(plotted(made.figure).data) == len(made.figure["data"])


@every_shape
def test_the_table_of_the_page_holds_every_group_and_period(of: Trajectory) -> None:
    found = known(of)
    table = table_of_groups(found)
    periods = [point.period.label for point in found.everybody.points]
    assert list(zip(table.column("Group"), table.column("Period"), strict=True)) == [
        (group.name, label) for group in found.groups for label in periods
    ]


def test_the_people_of_groups_are_told_in_a_table_where_they_were_given() -> None:
    of = SHAPES["with people of their own"]
    made = people_chart(known(of), contract(of))
    assert made is not None
    assert made.figure is None
    assert made.finding == "Given for 1 group of 2"
    assert made.table.column("Group") == (YOUNG,)
    assert made.table.column("Measured twice") == (Decimal(58),)
    assert made.summary.startswith(f"{YOUNG}: For Q1 2015, 58 people were measured")
    assert people_chart(known(SHAPES["both"]), contract(SHAPES["both"])) is None


def test_markup_in_the_name_of_a_group_stays_words() -> None:
    odd = "<b>Carers</b>"
    of = grouped(period(0, share(30, 60), {odd: share(15, 30)}))
    made = charts(of)[-1]
    assert made.subject == odd
    assert made.figure is not None
    assert "&lt;b&gt;Carers" in str(made.figure["layout"]["annotations"])
    assert odd not in str(made.figure["layout"]["annotations"])
