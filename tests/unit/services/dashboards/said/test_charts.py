"""What was said when, as drawn: the marks are the rows of the table, and each leads to the explanation."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from domain.shared.figures import Count
from services.dashboards.chart import Chart
from services.dashboards.gallery.making import COUNT, PROPORTION, TOLD, WORDS, contract, share
from services.dashboards.gallery.said import (
    ANOTHER_UNIT_BEFORE,
    FIRST,
    SECOND,
    said,
    said_of,
    series,
    told,
)
from services.dashboards.narrowing import Choice
from services.dashboards.pictures.vocabulary import plotted
from services.dashboards.place import Place
from services.dashboards.said.charts import every_period, said_chart
from services.dashboards.said.choosing import SaidOf, chosen, other_periods
from services.dashboards.said.tables import whole_table
from services.dashboards.template import PAPER, READING

HERE = "/dashboards/contracts/1/indicators/2/figures/3?as_of=2016-03-31"
END = date(2016, 3, 31)
SHAPES: dict[str, SaidOf] = {
    "once": said(share(14, 40)),
    "corrected": said(share(14, 40), share(10, 40)),
    "nothing in between": said(share(14, 40), "not_collected", share(10, 40)),
    "two on one day": said(share(14, 40), share(10, 40), share(11, 40), share(12, 40)),
    "of few people": said(share(3, 8), share(4, 8)),
    "never a figure": said("late", "not_collected"),
    "nought": said(Count(count=0), Count(count=3), of=COUNT),
}
every_shape = pytest.mark.parametrize("of", SHAPES.values(), ids=SHAPES)


def drawn(of: SaidOf | None, until: date = END) -> Chart:
    return said_chart(of=of, indicator=PROPORTION, contract=contract(), until=until, address=HERE)


def trace(made: Chart, name: str) -> dict[str, Any]:
    assert made.figure is not None
    return next(each for each in made.figure["data"] if each["name"] == name)


@every_shape
def test_the_marks_are_the_rows_of_the_table(of: SaidOf) -> None:
    made = drawn(of)
    marks = trace(made, "Version")
    figures = [None if each is None else float(str(each)) for each in made.table.column("Figure")]
    assert marks["x"] == [
        day.isoformat() for day in made.table.column("Recorded on") if isinstance(day, date)
    ]
    assert marks["y"] == figures


@every_shape
def test_the_dot_is_what_counts_and_every_ring_is_superseded(of: SaidOf) -> None:
    colours = trace(drawn(of), "Version")["marker"]["color"]
    assert colours == [PAPER] * (len(of.versions) - 1) + [READING]


@every_shape
def test_every_row_and_every_mark_leads_to_the_explanation(of: SaidOf) -> None:
    made = drawn(of)
    assert made.explained == (HERE,) * len(made.table.rows)
    assert trace(made, "Version")["customdata"] == [HERE] * len(of.versions)


@every_shape
def test_every_mark_is_explained_in_words_and_can_be_drawn_as_a_picture(of: SaidOf) -> None:
    made = drawn(of)
    assert made.figure is not None
    marks = [words for words in made.marks_used if not words.startswith("the upright axis")]
    assert len(marks) == len({each["name"] for each in made.figure["data"]})
    assert plotted(made.figure).data


def test_a_line_is_level_until_another_thing_is_said_and_then_to_the_day_that_is_looked_at() -> None:
    steps = trace(drawn(SHAPES["corrected"]), "Said to be")
    first, second = FIRST.isoformat(), SECOND.isoformat()
    assert steps["x"] == [first, second, second, END.isoformat()]
    assert steps["y"] == [35.0, 35.0, 25.0, 25.0]


def test_there_is_no_line_while_there_was_no_figure() -> None:
    steps = trace(drawn(SHAPES["nothing in between"]), "Said to be")
    assert steps["y"] == [35.0, 35.0, None, None, 25.0, 25.0]
    assert trace(drawn(SHAPES["nothing in between"]), "No figure")["x"] == [SECOND.isoformat()]


def test_what_is_told_in_words_is_told_and_not_drawn() -> None:
    of = said(*TOLD, of=WORDS)
    made = said_chart(of=of, indicator=WORDS, contract=contract(), until=END, address=HERE)
    assert made.figure is None
    assert made.table.column("What was said") == ("More of them come.",)


def test_a_period_of_which_nothing_is_known_is_no_fault() -> None:
    made = drawn(None)
    assert made.figure is None
    assert made.table.rows == ()


def test_all_periods_stand_in_one_table() -> None:
    every = said_of(series(told(share(14, 40), share(10, 40)), told(share(11, 40), number=1)))
    made = every_period(every, PROPORTION, contract(), {each.return_id: HERE for each in every})
    assert [(row[2], row[4], row[6]) for row in made.table.rows] == [
        ("35%", "25%", "1"),
        ("27.5%", "27.5%", "never"),
    ]
    assert made.explained == (HERE, HERE)
    assert [row[0] for row in whole_table(every).rows] == ["Q1 2015", "Q1 2015", "Q2 2015"]
    assert made.table.column("Unit then") == made.notes == (), "all are in the unit that stands above"


def test_a_figure_that_was_measured_in_another_unit_says_in_which() -> None:
    every = said_of(ANOTHER_UNIT_BEFORE)
    made = every_period(every, PROPORTION, contract(), {each.return_id: HERE for each in every})
    assert made.table.column("Said now") == ("31", "33", "62%")
    assert made.table.column("Unit then") == ("people", "people", "%")
    assert made.notes == ("Measured in another unit (people): Q1 2015 to Q2 2015",)
    assert whole_table(every).column("Unit then") == ("people", "people", "%")
    before = drawn(every[0])
    assert before.about.startswith("Unit: people")


def test_without_a_wish_it_is_the_last_period_that_ever_changed_or_else_the_last() -> None:
    changed, once = told(share(14, 40), share(10, 40)), told(share(11, 40), number=1)
    every = said_of(series(changed, once))
    assert chosen(every, "") == every[0]
    assert chosen(said_of(series(told(share(1, 40)), once)), "") == every[1]
    assert chosen([], "") is None


def test_a_period_is_asked_for_by_its_label_or_its_return() -> None:
    every = said_of(series(told(share(14, 40), share(10, 40)), told(share(11, 40), number=1)))
    assert chosen(every, "Q2 2015") == chosen(every, f" {every[1].return_id} ") == every[1]
    assert chosen(every, "Q9 2015") is None


def test_the_form_offers_every_period_the_newest_first_and_shows_the_one_that_is_told() -> None:
    every = said_of(series(told(share(14, 40)), told(share(11, 40), number=1)))
    form = other_periods(
        every, every[0], Place(path="/here", query={"as_of": "2016-03-31", "period": "Q1 2015"})
    )
    assert form is not None
    (periods,) = form.fields
    assert isinstance(periods, Choice)
    assert [label for _, label in periods.options] == ["Q2 2015", "Q1 2015"]
    assert periods.chosen == str(every[0].return_id)
    assert form.kept == (("as_of", "2016-03-31"),)


def test_where_nothing_was_said_there_is_nothing_to_choose() -> None:
    assert other_periods([], None, Place(path="/here", query={})) is None
