"""Every chart of the gallery in a real browser: words, table and file are what is drawn, at both widths."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from typing import Any
from urllib.parse import urlsplit

import msgspec
import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from services.dashboards.addresses import gallery_page
from services.dashboards.gallery.form import Form
from services.dashboards.gallery.forms import FORMS
from services.operations.composition import compose
from services.operations.embedded_postgres import EmbeddedPostgres
from services.settings import Settings
from tests.browser.conftest import WIDTHS, complaints, sign_in
from tests.browser.drawn_as_told import complaints_about
from tests.browser.walked import Cell, Section, cell_of, fetched, sections_of
from tests.factories import NOW, SCRUTINY
from tests.furnished import clones
from tests.served import served


class Walked(msgspec.Struct, frozen=True):
    """A page of the gallery, opened once at each width, and what was said and asked for meanwhile."""

    pages: dict[str, Page]
    said: list[str]
    hosts: set[str]


@pytest.fixture(scope="module")
def lasting_address(embedded_server: EmbeddedPostgres, furnished_template: str) -> Iterator[str]:
    """Where both services can be reached, as one process serves them."""
    for url in clones(embedded_server, furnished_template):
        app: Any = compose(Settings(database_url=url, clock=NOW), "all")
        with served(app, url) as port:
            yield f"http://127.0.0.1:{port}"


@pytest.fixture(scope="module")
def contexts(chromium: Browser, lasting_address: str) -> Iterator[dict[str, BrowserContext]]:
    """A browser at each width, in which somebody has signed in once who may see no contract."""
    first = chromium.new_context(base_url=lasting_address, locale="en-GB")
    sign_in(first.new_page(), SCRUTINY)
    made = {
        width: chromium.new_context(
            base_url=lasting_address,
            viewport=size,
            storage_state=first.storage_state(),
            bypass_csp=True,
            locale="en-GB",
        )
        for width, size in WIDTHS.items()
    }
    first.close()
    yield made
    for context in made.values():
        context.close()


@pytest.fixture(scope="module", params=FORMS, ids=lambda form: form.key)
def form(request: pytest.FixtureRequest) -> Form:
    """One form after the other."""
    known: Form = request.param
    return known


@pytest.fixture(scope="module")
def walked(contexts: dict[str, BrowserContext], form: Form) -> Iterator[Walked]:
    """The page of the form, all its charts drawn."""
    found = Walked({}, [], set())
    for width, context in contexts.items():
        page = context.new_page()
        page.on(
            "console", lambda message: found.said.append(message.text) if message.type == "error" else None
        )
        page.on("pageerror", lambda error: found.said.append(str(error)))
        page.on("request", lambda request: found.hosts.add(urlsplit(request.url).netloc))
        page.goto(gallery_page(form.key))
        figures = [made for made in form.charts() if made.figure is not None]
        drawn = page.locator(".fp-chart .js-plotly-plot .main-svg:first-child")
        expect(drawn).to_have_count(len(figures), timeout=60_000)
        found.pages[width] = page
    yield found
    for page in found.pages.values():
        page.close()


@pytest.fixture(scope="module")
def sections(walked: Walked) -> list[Section]:
    """The charts of the page."""
    return sections_of(walked.pages["wide"])


def test_every_chart_says_what_it_shows_under_a_heading_of_its_own(
    form: Form, sections: list[Section]
) -> None:
    charts = form.charts()
    assert [section.key for section in sections] == [made.key for made in charts]
    for section, made in zip(sections, charts, strict=True):
        assert section.level in {"H2", "H3"}
        assert section.named
        assert section.heading == f"{made.subject} {made.finding}"
        assert made.finding
        assert made.summary.endswith((".", "”"))
        for said in (made.summary, made.about, made.scope, f"Source: {made.source}"):
            assert said in section.text, section.heading


def test_what_is_drawn_is_what_the_table_tells_number_by_number(form: Form, sections: list[Section]) -> None:
    assert [complaint for section in sections for complaint in complaints_about(form.key, section)] == []
    assert [len(section.traces) for section in sections] == [
        len(made.figure["data"]) if made.figure else 0 for made in form.charts()
    ]


def test_the_file_of_each_chart_is_its_table(walked: Walked, sections: list[Section]) -> None:
    files = fetched(walked.pages["wide"], [section.links["csv"] for section in sections])
    for section, file in zip(sections, files, strict=True):
        headings, *rows = csv.reader(io.StringIO(file.text.removeprefix("\ufeff")))
        assert headings == section.headings, file.address
        assert [_cells(row) for row in rows] == [_cells(row) for row in section.rows], file.address


def _cells(row: list[str]) -> list[Cell]:
    """The cells, less the sign that keeps a spreadsheet from reading words as a formula."""
    return [cell_of(" ".join(cell.removeprefix("'").split())) for cell in row]


def test_every_chart_can_be_taken_as_spreadsheet_and_picture(walked: Walked, sections: list[Section]) -> None:
    drawn = [section for section in sections if section.traces]
    assert all(section.links.keys() == {"csv", "ods", "png", "svg"} for section in drawn)
    # A picture takes a third of a second: each chart is drawn as one, and the first of them as the other.
    links = [section.links["ods"] for section in sections] + [section.links["svg"] for section in drawn]
    answers = fetched(walked.pages["wide"], [*links, drawn[0].links["png"]])
    assert [answer for answer in answers if answer.status != 200 or answer.size < 1_000] == []


@pytest.mark.parametrize("at", WIDTHS)
def test_axe_finds_nothing_and_no_page_is_wider_than_the_screen(walked: Walked, at: str) -> None:
    page = walked.pages[at]
    assert complaints(page) == []


def test_nothing_is_offered_to_asked_of_or_complained_about_by_anybody(
    walked: Walked, lasting_address: str
) -> None:
    for page in walked.pages.values():
        assert page.locator(".modebar-btn").count() == 0
        assert not {"send-to-cloud", "share chart"} & {
            word for word in _WORDS if word in page.content().lower()
        }
        assert page.locator("#charts script, #charts b").count() == 0
    assert walked.hosts - {""} == {urlsplit(lasting_address).netloc}
    assert walked.said == []


_WORDS = ("send-to-cloud", "share chart")


def test_the_list_leads_to_every_form_and_is_accessible(contexts: dict[str, BrowserContext]) -> None:
    for context in contexts.values():
        page = context.new_page()
        page.goto(gallery_page())
        expect(page.locator("#charts li a")).to_have_text([form.title for form in FORMS])
        assert complaints(page) == []
        page.close()
