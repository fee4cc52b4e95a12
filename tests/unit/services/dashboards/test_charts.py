"""What a chart draws, what its table says and what its file says are the same, whatever the series."""

import csv
import io
import json
import re
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from itertools import pairwise
from typing import Any

import pytest
from dash.development.base_component import Component
from msgspec.structs import replace
from plotly.io.json import to_json_plotly

from services.dashboards.axes import Axes, Range, Span, close_range_of, span_of
from services.dashboards.chart import Chart, cell_text, chart
from services.dashboards.describe import large_chart, scope, small_chart
from services.dashboards.drawn import Drawn, draw
from services.dashboards.files import file_of
from services.dashboards.gallery.cases import SHAPES
from services.dashboards.gallery.making import (
    PROPORTION,
    SUPPORT,
    agreed,
    contract,
    quarter,
    rate,
    share,
    start,
    trajectory,
)
from services.dashboards.numbers import numbers_of
from services.dashboards.page import ALL, Link, Page
from services.dashboards.place import Place
from services.dashboards.table import Cell, headings_of
from services.dashboards.template import CONFIG, STILL
from services.dashboards.trajectory import PeriodReading, Trajectory
from services.presentation.as_of import Asked

DRAWN = {name: of for name, of in SHAPES.items() if of.indicator.measure != "narrative"}
every_drawn_shape = pytest.mark.parametrize("of", DRAWN.values(), ids=DRAWN.keys())
every_shape = pytest.mark.parametrize("of", SHAPES.values(), ids=SHAPES.keys())


def charts_of(of: Trajectory) -> tuple[Drawn, Chart, Chart]:
    """The points, the large chart and the small one."""
    drawn, whole = draw(of), contract(of)
    span = span_of([of], Span(first=whole.starts_on, last=whole.ends_on))
    axes = Axes(span=span, range=close_range_of(of, drawn.points))
    return drawn, large_chart(drawn, whole, axes), small_chart(drawn, whole, axes)


HERE = Place(path="/dashboards/somewhere", query={"as_of": "2016-03-31"})


def csv_of(*of: Trajectory, key: str | None = None) -> str:
    """The CSV of a page that shows these: of the first chart, or of whatever the key names."""
    charts = tuple(charts_of(each)[1] for each in of)
    page = Page(
        title="Page",
        caption="",
        heading="Page",
        back=Link("Back", "/"),
        name="C-1",
        shown=list,
        charts=charts,
        counted=lambda: numbers_of(contract(*of).outcomes),
    )
    return file_of(page, key or charts[0].key, "csv", Asked()).content.decode("utf-8-sig")


def traces(made: Chart, name: str) -> list[dict[str, Any]]:
    if made.figure is None:
        return []
    return [trace for trace in made.figure["data"] if trace["name"] == name]


def drawn_numbers(made: Chart, name: str) -> list[tuple[str, float]]:
    """The days and numbers of all traces of a name, without gaps, in order of time."""
    pairs = [pair for trace in traces(made, name) for pair in zip(trace["x"], trace["y"], strict=True)]
    return sorted((day, number) for day, number in pairs if number is not None)


def told_numbers(made: Chart, heading: str) -> list[tuple[str, float]]:
    """The days and numbers of one column of the table, without its empty cells."""
    column = made.table.column(heading)
    days = made.table.column("Ends on")
    return [
        (str(day), float(cell)) for day, cell in zip(days, column, strict=False) if isinstance(cell, Decimal)
    ]


@every_shape
def test_the_table_holds_the_numbers_of_the_line(of: Trajectory) -> None:
    named = headings_of(of)
    for made in charts_of(of)[1:]:
        assert drawn_numbers(made, "Reading") == told_numbers(made, named.reading)


@every_shape
def test_the_table_holds_both_edges_of_the_band(of: Trajectory) -> None:
    named = headings_of(of)
    for made in charts_of(of)[1:]:
        edges = told_numbers(made, named.lowest) + told_numbers(made, named.highest)
        assert drawn_numbers(made, "Likely range") == sorted(edges)


@every_shape
def test_the_table_holds_all_of_the_expected_path_to_its_end(of: Trajectory) -> None:
    named = headings_of(of)
    for made in charts_of(of)[1:]:
        assert told_numbers(made, named.expected) == drawn_numbers(made, "Expected")


@every_shape
def test_the_start_is_told_in_a_row_of_its_own(of: Trajectory) -> None:
    named = headings_of(of)
    for made in charts_of(of)[1:]:
        assert told_numbers(made, named.started) == drawn_numbers(made, "Start")
        starts = [name for name in made.table.column("Period") if name == "Start"]
        assert len(starts) == len(drawn_numbers(made, "Start"))


@every_shape
def test_what_a_reading_said_before_is_drawn_where_it_can_be_and_told_always(of: Trajectory) -> None:
    for made in charts_of(of)[1:]:
        crosses = drawn_numbers(made, "Before correction")
        told = [cell for cell in made.table.column("Before correction") if cell]
        corrections = sum(len(reading.before) for reading in of.readings)
        assert sum(str(cell).count(" until ") for cell in told) == corrections
        assert len(crosses) <= corrections


@every_drawn_shape
def test_a_period_without_a_figure_stands_in_the_lane_with_its_reason_and_never_on_the_line(
    of: Trajectory,
) -> None:
    drawn, *charts = charts_of(of)
    gaps = [point.period.ends_on.isoformat() for point in drawn.points if point.number is None]
    for made in charts:
        lane = [day for trace in traces(made, "No figure") for day in trace["x"]]
        on_the_line = [day for day, _ in drawn_numbers(made, "Reading")]
        assert lane == gaps
        assert not set(lane) & set(on_the_line)
        assert sum(1 for cell in made.table.column("Why there is no figure") if cell) == len(gaps)


@every_shape
def test_the_file_is_the_table(of: Trajectory) -> None:
    drawn = draw(of)
    header, *rows = csv.reader(io.StringIO(csv_of(of)))
    assert header == [column.heading for column in drawn.table.columns]
    assert [[cell.removeprefix("'") for cell in row] for row in rows] == [
        [as_filed(cell) for cell in row] for row in drawn.table.rows
    ]


def as_filed(cell: Cell) -> str:
    return "" if cell is None else str(cell).removeprefix("'")


def test_no_cell_of_a_file_is_a_formula() -> None:
    exported = csv_of(SHAPES["words that are markup"])
    comments = [row["Comment"] for row in csv.DictReader(io.StringIO(exported))]
    assert comments[0].startswith("'=1+1")


def test_the_file_of_a_contract_holds_every_row_of_every_table() -> None:
    rows = list(csv.DictReader(io.StringIO(csv_of(*SHAPES.values(), key=ALL))))
    assert len(rows) == sum(len(charts_of(each)[1].table.rows) for each in SHAPES.values())
    assert {row["Outcome"] for row in rows} == {"People are less alone"}


@every_shape
def test_every_chart_says_what_it_shows(of: Trajectory) -> None:
    for made in charts_of(of)[1:]:
        section = sent(chart(made, HERE))
        words = " ".join(texts(section))
        assert made.subject in words
        assert made.finding in words
        assert made.summary.endswith(".")
        assert words.count(made.summary) == 1
        assert "Aldermere, youth" in words
        assert "Source: returns of Brightwater" in words
        assert headings(section) == [f"{made.subject}   {made.finding}"]
        links = [part["props"]["href"] for part in parts(section) if part["type"] == "A"]
        assert links[0] == HERE.file(made.key, "csv")
        assert [part["type"] for part in parts(section)].count("Table") == 1


@every_shape
def test_the_table_of_the_page_holds_every_cell(of: Trajectory) -> None:
    made = charts_of(of)[1]
    table = next(part for part in parts(sent(chart(made, HERE))) if part["type"] == "Table")
    cells = [text for part in parts(table) if part["type"] in {"Th", "Rows"} for text in texts(part)]
    expected = [column.heading for column in made.table.columns]
    expected += [cell_text(cell) for row in made.table.rows for cell in row]
    assert cells == [text for text in expected if text]


@every_shape
def test_a_figure_is_plain_data_that_fits_into_json(of: Trajectory) -> None:
    for made in charts_of(of)[1:]:
        assert json.loads(json.dumps(made.figure, allow_nan=False)) == made.figure


@every_drawn_shape
def test_nothing_that_is_drawn_lies_outside_of_its_axes(of: Trajectory) -> None:
    made = charts_of(of)[1]
    assert made.figure is not None
    low, high = made.figure["layout"]["yaxis"]["range"]
    first, last = made.figure["layout"]["xaxis"]["range"]
    for trace in made.figure["data"]:
        assert all(first < day < last for day in trace["x"])
        if trace.get("yaxis") != "y2":
            assert all(low < number < high for number in trace["y"] if number is not None)


def test_no_chart_offers_to_send_its_data_away() -> None:
    for config in (CONFIG, STILL):
        assert config["showSendToCloud"] is False
        assert config["displaylogo"] is False
        assert config["displayModeBar"] is False


def test_what_people_wrote_is_never_markup_in_a_chart() -> None:
    unit = trajectory(share(31, 50)).indicator
    assert unit.title
    made = charts_of(SHAPES["words that are markup"])[1]
    assert not re.search(r"<(?!br>|b>|/b>|extra>|/extra>)", json.dumps(made.figure))


def test_a_corrected_reading_is_a_ring_and_others_are_dots() -> None:
    made = charts_of(SHAPES["corrected thrice"])[1]
    (line,) = traces(made, "Reading")
    dot, ring = line["marker"]["color"]
    assert ring == "#ffffff"
    assert dot != ring
    assert [number for _, number in drawn_numbers(made, "Before correction")] == [82.0]


def test_a_line_breaks_where_the_definition_changed_and_says_why() -> None:
    made = charts_of(SHAPES["break between, start set anew"])[1]
    assert [trace["y"] for trace in traces(made, "Reading")] == [[62.0, 66.0], [66.7, 68.3]]
    assert made.notes[0] == (
        "A: 1 October 2015: break point (yearly look); measured in another way, so the line breaks "
        "(asked in another way)"
    )
    letters = [each["text"] for each in made.figure["layout"]["annotations"]]
    assert "<b>A</b>" in letters


def test_two_points_never_join_across_a_missing_one() -> None:
    made = charts_of(SHAPES["every second year"])[1]
    (line,) = traces(made, "Reading")
    assert line["y"] == [8.9, None, 8.3, None, 7.8]
    assert line["connectgaps"] is False
    assert "No figure for Q2 2015, Q4 2016: not collected" in made.notes


def test_a_dotted_line_spans_periods_that_were_not_asked_for() -> None:
    made = charts_of(SHAPES["not asked for in between"])[1]
    assert [trace["y"] for trace in traces(made, "Reading")] == [[40.0, 42.0], [48.0], [52.0]]
    assert [trace["y"] for trace in traces(made, "Not asked for between")] == [[42.0, 48.0], [48.0, 52.0]]
    assert "a dotted line spans periods that were not asked for" in made.marks_used
    assert "Nothing was asked for between Q2 2015 and Q1 2016, nor between Q1 2016 and Q3 2016" in made.notes


def test_beside_a_period_that_was_not_asked_for_stands_how_it_is_measured() -> None:
    carers = replace(PROPORTION, way_of_measuring="Survey of carers, every second year")
    readings = (PeriodReading(period=quarter(number), figure=share(20, 50)) for number in (0, 2))
    made = charts_of(trajectory(*readings, of=carers))[1]
    (note,) = made.notes
    assert note.startswith(
        "Nothing was asked for between Q1 2015 and Q3 2015. It is measured like this: Survey"
    )


def test_a_chart_of_a_contract_that_has_ended_says_when() -> None:
    of = trajectory(share(31, 50))
    over = replace(contract(of), ended="The contract ended on 31 March 2018")
    assert scope(draw(of), over) == "Aldermere, youth. Q1 2015. The contract ended on 31 March 2018"
    assert scope(draw(of), contract(of)) == "Aldermere, youth. Q1 2015"


def test_figures_in_another_unit_are_told_and_not_drawn_on_the_axis_of_today() -> None:
    made = charts_of(SHAPES["another unit before"])[1]
    assert [number for _, number in drawn_numbers(made, "Reading")] == [66.0]
    assert made.table.column("Why there is no figure")[0] == "40, in another unit (people)"
    assert "Measured in another unit, so told in the table and not drawn: Q1 2015" in made.notes


def test_figures_without_people_say_that_no_likely_range_can_be_worked_out() -> None:
    made = charts_of(SHAPES["every second year"])[1]
    assert not traces(made, "Likely range")
    assert any("no likely range" in note for note in made.notes)


def test_start_now_and_expected_stand_beside_the_chart() -> None:
    made = charts_of(SHAPES["one reading"])[1]
    told = {fact.label: fact.figure for fact in made.facts}
    assert told == {
        "Started at": "48%",
        "Now": "62%",
        "Expected by now": "50.2%",
        "Way travelled": "52% of the way to 75%",
    }


def test_like_charts_span_like_axes() -> None:
    few, many = SHAPES["one reading"], SHAPES["forty periods"]
    span = span_of([few, many], Span(first=contract().starts_on, last=contract().ends_on))
    shared = Axes(span=span, range=Range(lowest=Decimal(-8), highest=Decimal(108)))
    axes = [small_chart(draw(each), contract(few, many), shared).figure["layout"] for each in (few, many)]
    assert axes[0]["xaxis"]["range"] == axes[1]["xaxis"]["range"]
    assert axes[0]["yaxis"]["range"] == axes[1]["yaxis"]["range"]


def sent(component: Component) -> Any:
    """The component as it goes to a browser."""
    return json.loads(to_json_plotly(component))


def below(part: Any) -> list[Any]:
    """What stands directly in it: other parts, and text."""
    children = part["props"].get("children") or part["props"].get("tree") or []
    lines = [child if isinstance(child, list) else [child] for child in children]
    return [each for line in lines for each in line] if isinstance(children, list) else [children]


def parts(part: Any) -> Iterator[Any]:
    """The part and every other in it."""
    yield part
    for child in below(part):
        if isinstance(child, dict):
            yield from parts(child)


def texts(part: Any) -> Iterator[str]:
    """All that is written in it."""
    for child in below(part):
        if isinstance(child, dict):
            yield from texts(child)
        elif child:
            yield str(child)


def headings(component: Any) -> list[str]:
    return [" ".join(texts(part)) for part in parts(component) if re.match("^H[1-6]$", part["type"])]


def test_what_is_told_in_words_is_written_and_not_drawn() -> None:
    for made in charts_of(SHAPES["told in words"])[1:]:
        assert made.figure is None
        assert made.table.column("What was written") == ("More of them come.",)
        assert made.summary == "In Q1 2015 it was written: “More of them come”."
        assert "Graph" not in [part["type"] for part in parts(sent(chart(made, HERE)))]


@every_drawn_shape
def test_labels_of_periods_stand_apart(of: Trajectory) -> None:
    for made in charts_of(of)[1:]:
        assert made.figure is not None
        axis = made.figure["layout"]["xaxis"]
        first, last = (date.fromisoformat(day) for day in axis["range"])
        labelled = [date.fromisoformat(day) for day in axis["tickvals"]]
        assert len(labelled) <= 3
        assert all(later - earlier >= (last - first) / 5 for earlier, later in pairwise(labelled))
        assert len(labelled) == len(axis["ticktext"]) >= min(len(of.readings), 1)
        assert all(len(line) <= 10 for text in axis["ticktext"] for line in text.split("<br>"))


def test_counts_stand_for_percentages_of_fewer_than_ten_people() -> None:
    made = charts_of(SHAPES["few people now and then"])[1]
    assert [number for _, number in drawn_numbers(made, "Reading")] == [62.0, 100.0]
    assert (
        "Fewer than ten people, so counts and no percentage: Q1 2015 (3 of 8), Q3 2015 (0 of 9)" in made.notes
    )


def test_started_now_and_expected_are_labelled_on_the_large_chart() -> None:
    made = charts_of(SHAPES["one reading"])[1]
    assert made.figure is not None
    labels = [each["text"] for each in made.figure["layout"]["annotations"]]
    assert labels == ["started at 48%", "now 62%", "expected 50.2%"]


def test_a_path_agreed_anew_leaves_the_start_as_it_was() -> None:
    later = agreed(None, (quarter(1).ends_on, "50"), from_day=quarter(1).starts_on)
    made = charts_of(trajectory(share(31, 50), share(40, 50), agreed=[agreed(start("48", 50)), later]))[1]
    assert made.finding == "Rose to 80%, from 48% at the start: moved the wanted way"


def test_figures_are_shown_in_digits_that_count_and_given_to_the_last_one() -> None:
    made = charts_of(trajectory(rate("2274.93867"), rate("2146.4"), of=SUPPORT))[1]
    assert made.finding == "Fell to 2,146, from 2,275 in Q1 2015: neither way is wanted"
    assert made.table.column("As given") == (Decimal("2274.93867"), Decimal("2146.4"))
    assert told_numbers(made, "Reading (per 100,000 people)") == drawn_numbers(made, "Reading")
    assert charts_of(trajectory(rate("20.5"), of=SUPPORT))[1].table.column("As given") == ()
