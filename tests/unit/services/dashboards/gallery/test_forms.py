"""The gallery shows every form of chart, none of the record, and a picture can be made of each."""

from typing import Any, cast

import pytest

from services.dashboards.addresses import PREFIX, gallery_page
from services.dashboards.gallery.form import Form
from services.dashboards.gallery.forms import FORMS
from services.dashboards.pictures.vocabulary import plotted
from services.dashboards.place import Place
from services.dashboards.reading import Reading
from services.dashboards.views.every import view_at
from services.dashboards.views.indicator.aspects import NAMES

every_form = pytest.mark.parametrize("form", FORMS, ids=lambda form: form.key)
MOST = 31
"""Charts that one page can hold and still come at once."""


class NoRecord:
    """A reading that has a place and nothing else: whoever asks it for anything of the record fails."""

    place = Place(path="/dashboards/gallery", query={})


async def page_at(path: str) -> Any:
    view, ids = view_at(path)
    return await view.page(cast("Reading", NoRecord()), ids)


@every_form
def test_every_figure_can_be_drawn_as_a_picture_mark_by_mark(form: Form) -> None:
    figures = [made.figure for made in form.charts() if made.figure is not None]
    assert [len(plotted(figure).data) for figure in figures] == [len(figure["data"]) for figure in figures]
    assert figures


@every_form
def test_the_name_of_its_case_stands_in_the_subject_of_every_chart(form: Form) -> None:
    for case in form.cases():
        assert case.charts, case.name
        if form.key != "side-by-side":
            assert all(made.subject.lower().startswith(f"{case.name}: ".lower()) for made in case.charts)
    subjects = [made.subject for made in form.charts()]
    assert len(set(subjects)) == len(subjects)


@every_form
def test_no_two_charts_of_a_page_share_a_key_and_there_are_not_too_many(form: Form) -> None:
    keys = [made.key for made in form.charts()]
    assert len(set(keys)) == len(keys) <= MOST


@every_form
async def test_a_page_shows_all_charts_of_its_form_and_reads_nothing_of_the_record(form: Form) -> None:
    page = await page_at(gallery_page(form.key))
    assert page.charts == form.charts()
    assert page.invented
    shown = str(page.parts)
    assert all(made.key in shown for made in page.charts)


@every_form
async def test_all_numbers_of_a_page_name_the_chart_of_each(form: Form) -> None:
    page = await page_at(gallery_page(form.key))
    told = {
        (made.subject, cell) for made in page.charts for row in made.table.rows for cell in row[1:] if cell
    }
    assert told <= {(row[0], row[3]) for row in page.numbers.rows}


async def test_the_list_leads_to_every_form() -> None:
    shown = str((await page_at(f"{PREFIX}gallery")).parts)
    assert all(gallery_page(form.key) in shown for form in FORMS)


def test_every_way_of_looking_at_an_indicator_has_a_form_of_its_name() -> None:
    titles = {form.key: form.title for form in FORMS}
    assert {key: titles.get(key) for key in NAMES} == dict(NAMES)
