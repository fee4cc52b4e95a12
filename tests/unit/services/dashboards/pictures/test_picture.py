"""The file around the figure: its words, its size, and what it says to those who do not see it."""

from __future__ import annotations

import io
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.text import Text
from PIL import Image

from services.dashboards.chart import Chart
from services.dashboards.gallery.cases import SHAPES
from services.dashboards.pictures.picture import picture
from services.dashboards.pictures.refusals import NothingToDraw
from services.dashboards.pictures.sheet import sheet
from services.dashboards.pictures.vocabulary import plotted
from tests.unit.services.dashboards.pictures.making import (
    Drawing,
    chart,
    figure,
    large_chart,
    points,
)

LONG = "Loneliness " * 40 + "X" * 150
CHARTS = {name: large_chart(of) for name, of in SHAPES.items() if of.indicator.measure != "narrative"} | {
    "long words": chart(
        figure(
            points([0, 10], [0, 10], mode="markers+text", text=["at the left edge", "at the right edge"]),
            annotations=[
                {
                    "text": "a label that begins far left",
                    "x": 0,
                    "y": 5,
                    "xanchor": "right",
                    "showarrow": False,
                },
                {
                    "text": "a label that ends far right",
                    "x": 10,
                    "y": 5,
                    "xanchor": "left",
                    "showarrow": False,
                },
            ],
        ),
        subject=LONG,
        finding=LONG,
        about=LONG,
        scope=LONG,
        marks_used=(LONG, LONG),
        notes=(LONG,),
        source=LONG,
    )
}
every_chart = pytest.mark.parametrize("made", CHARTS.values(), ids=CHARTS.keys())


@every_chart
def test_no_words_stick_out_of_the_picture(made: Chart) -> None:
    assert made.figure is not None
    drawn = sheet(made, plotted(made.figure)).figure
    canvas: Any = FigureCanvasAgg(drawn)
    canvas.draw()
    texts = [artist for artist in drawn.get_children() if isinstance(artist, Text)]
    assert texts
    for text in texts:
        extent = text.get_window_extent(canvas.get_renderer())
        assert extent.x0 >= -1, text.get_text()
        assert extent.x1 <= drawn.bbox.x1 + 1, text.get_text()
        assert extent.y0 >= -1, text.get_text()
        assert extent.y1 <= drawn.bbox.y1 + 1, text.get_text()


def test_a_picture_says_all_that_stands_around_its_figure() -> None:
    drawing = Drawing.of(
        figure(points([1], [1])),
        marks_used=("a dot is a reading", "a ring is a corrected reading"),
        notes=("A: 1 April 2016: measured in another way",),
    )
    assert drawing.words("subject") == ["Feel less lonely"]
    assert drawing.words("finding") == ["Rose to 62%, from 48% at the start"]
    assert drawing.words("about") == ["Unit: %. Meant to go up. Aldermere, youth. Q1 2015"]
    assert drawing.words("marks") == ["Marks: a dot is a reading; a ring is a corrected reading."]
    assert drawing.words("note-0") == ["A: 1 April 2016: measured in another way"]
    assert drawing.words("source") == ["Source: returns of Brightwater"]


def test_the_finding_is_bold() -> None:
    (line,) = Drawing.of(figure(points([1], [1]))).lines("finding")
    assert "font-weight: 700" in line.get("style", "")


@every_chart
def test_no_name_is_given_twice(made: Chart) -> None:
    named = [part.get("id") for part in Drawing(picture(made, "svg")).root.iter() if part.get("id")]
    assert len(named) == len(set(named))


def test_words_are_wrapped_and_none_is_lost() -> None:
    lines = Drawing.of(figure(points([1], [1])), finding=LONG).words("finding")
    assert len(lines) > 3
    assert "".join(lines).replace(" ", "") == LONG.replace(" ", "")


def test_what_people_wrote_is_letters_and_never_markup() -> None:
    told = "<script>alert('&')</script> $x^2$ ]]>"
    drawing = Drawing.of(figure(points([1], [1])), subject=told, summary=told)
    assert drawing.words("subject") == [told]
    assert drawing.root.findtext("{http://www.w3.org/2000/svg}desc") == told
    assert not list(drawing.root.iter("{http://www.w3.org/2000/svg}script"))


@pytest.mark.filterwarnings("error")
def test_letters_that_the_font_lacks_leave_a_mark_and_stay_in_the_title() -> None:
    told = "Fewer words \N{CJK UNIFIED IDEOGRAPH-5B57}\x07"
    drawing = Drawing.of(figure(points([1], [1])), subject=told)
    assert drawing.words("subject") == ["Fewer words \N{WHITE SQUARE}\N{WHITE SQUARE}"]
    title = drawing.root.findtext("{http://www.w3.org/2000/svg}title") or ""
    assert title.startswith("Fewer words \N{CJK UNIFIED IDEOGRAPH-5B57}. ")


def test_a_picture_has_a_role_a_name_and_a_description() -> None:
    root = Drawing.of(figure(points([1], [1])), notes=("A: revised",)).root
    assert root.get("role") == "img"
    assert root[0].tag.endswith("title")
    assert root[0].text == "Feel less lonely. Rose to 62%, from 48% at the start"
    assert root[1].tag.endswith("desc")
    assert root[1].text == "At the start it was 48%; now it is 62%. A: revised."


def test_a_drawing_is_960_pixels_wide_and_a_png_twice_as_dense() -> None:
    made = chart(figure(points([1], [1])))
    root = Drawing(picture(made, "svg")).root
    assert root.get("width") == "960"
    with Image.open(io.BytesIO(picture(made, "png"))) as image:
        assert image.width == 1920
        assert image.height == pytest.approx(float(root.get("height", "")) * 2, abs=1)


def test_a_png_is_not_blank_and_says_what_it_is() -> None:
    with Image.open(io.BytesIO(picture(chart(figure(points([5], [5]))), "png"))) as image:
        assert len(image.getcolors(100_000) or ()) > 10
        assert image.info["Title"] == "Feel less lonely. Rose to 62%, from 48% at the start"


@pytest.mark.parametrize(("low", "high"), [(190, 400), (600, 600)])
def test_a_small_chart_is_drawn_at_least_as_high_as_a_large_one(low: int, high: int) -> None:
    small = Drawing.of(figure(points([1], [1]), height=low), size="small")
    large = Drawing.of(figure(points([1], [1]), height=high), size="large")
    assert small.root.get("height") == large.root.get("height")


def test_another_process_gives_equal_bytes() -> None:
    script = (
        "import sys; from tests.unit.services.dashboards.pictures.making import *;"
        "made = chart(figure(points([1, 2], [3, 4])));"
        "sys.stdout.buffer.write(picture(made, 'svg') + picture(made, 'png'))"
    )
    made = chart(figure(points([1, 2], [3, 4])))
    elsewhere = subprocess.check_output([sys.executable, "-c", script])
    assert elsewhere == picture(made, "svg") + picture(made, "png")


def test_threads_draw_what_one_would() -> None:
    made = list(CHARTS.values())[:6]
    one_by_one = [picture(each, "svg") for each in made]
    with ThreadPoolExecutor(6) as threads:
        assert list(threads.map(lambda each: picture(each, "svg"), made)) == one_by_one


def test_what_is_told_in_words_has_no_picture() -> None:
    with pytest.raises(NothingToDraw, match="told in words"):
        picture(chart(None), "svg")


def test_nobody_waits_for_the_drawing_library_before_a_picture_is_asked_for() -> None:
    script = (
        "import sys, services.dashboards.pictures.picture;"
        "sys.exit('matplotlib' in sys.modules or 'numpy' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", script], check=False).returncode == 0
