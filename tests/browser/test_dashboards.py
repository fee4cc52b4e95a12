"""The dashboards in a real browser, behind the same address and sign-in as everything else."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, Locator, Page, Request, expect

from domain.provider_return.model import return_id
from services.access import Person
from services.operations.composition import compose
from services.operations.embedded_postgres import EmbeddedPostgres
from services.settings import Settings
from tests.browser.conftest import WIDTHS, complaints, sign_in
from tests.factories import (
    AUDITOR,
    COMMISSIONER,
    CONFIDENCE,
    HOPEFUL,
    LEAD,
    NOW,
    OTHER_PROVIDER,
    SPRING,
    YOUTH,
)
from tests.furnished import clones
from tests.served import served

CONTRACT = f"/dashboards/contracts/{YOUTH}"
OUTCOME = f"{CONTRACT}/outcomes/{CONFIDENCE.outcome_id}"
INDICATOR = f"{CONTRACT}/indicators/{HOPEFUL.indicator_id}"
HEADING = f"{INDICATOR}/heading"
REAL = f"{INDICATOR}/real"
COMPARED = f"{INDICATOR}/compared"
SAID = f"{INDICATOR}/said"
EXPLAINED = f"{INDICATOR}/figures/{return_id(YOUTH, SPRING)}"
VIEWS = [CONTRACT, OUTCOME, INDICATOR, HEADING, SAID]
CHARTS = {CONTRACT: 5, OUTCOME: 2, INDICATOR: 1, HEADING: 1, SAID: 1, REAL: 0, COMPARED: 0, EXPLAINED: 0}
HEAVIEST = 700_000
"""Bytes that the first page may weigh on its way to the browser."""


@pytest.fixture(scope="module")
def lasting_address(embedded_server: EmbeddedPostgres, furnished_template: str) -> Iterator[str]:
    """Where both services can be reached, as one process serves them; no test here records anything."""
    clone = clones(embedded_server, furnished_template)
    url = next(clone)
    app: Any = compose(Settings(database_url=url, clock=NOW), "all")
    with served(app, url) as port:
        yield f"http://127.0.0.1:{port}"
    clone.close()


@pytest.fixture
def watched(chromium: Browser, lasting_address: str) -> Iterator[Page]:
    """A page under the policy that we send, of which every complaint is a failure."""
    context = chromium.new_context(base_url=lasting_address, viewport=WIDTHS["wide"], locale="en-GB")
    context.set_default_timeout(15_000)
    page = context.new_page()
    said: list[str] = []
    page.on("console", lambda message: said.append(message.text) if message.type == "error" else None)
    page.on("pageerror", lambda error: said.append(str(error)))
    yield page
    context.close()
    assert said == []


def opened(page: Page, view: str) -> Page:
    """The page of a view, all its charts drawn."""
    page.goto(view)
    return drawn(page, urlsplit(view).path)


def drawn(page: Page, path: str) -> Page:
    """The page, once all the charts are drawn that a view of this path has."""
    expect(page.locator(".fp-chart").first).to_be_visible()
    expect(page.locator(".js-plotly-plot")).to_have_count(CHARTS[path])
    if CHARTS[path]:
        expect(page.locator(".fp-chart .main-svg").first).to_be_visible()
    return page


@pytest.mark.parametrize("person", [LEAD, COMMISSIONER, AUDITOR], ids=lambda person: person.role)
def test_both_views_are_accessible_to_everybody_who_works_with_them(scanned: Page, person: Person) -> None:
    sign_in(scanned, person)
    for view in (*VIEWS, REAL, COMPARED, EXPLAINED, f"{OUTCOME}?as_of=2025-07-10"):
        opened(scanned, view)
        assert complaints(scanned) == []
        for summary in scanned.locator("summary").all():
            summary.click()
        assert complaints(scanned) == []


def test_what_cannot_be_shown_is_accessible_too(scanned: Page) -> None:
    sign_in(scanned, COMMISSIONER)
    for path in (f"{CONTRACT}?as_of=yesterday", "/dashboards/contracts/none"):
        scanned.goto(path)
        assert complaints(scanned) == []


@pytest.mark.parametrize(
    ("aspect", "words"), [("people", "Nobody has said yet"), ("groups", "not asked for groups of people")]
)
def test_a_view_with_nothing_to_draw_says_so_and_is_accessible(
    scanned: Page, aspect: str, words: str
) -> None:
    sign_in(scanned, COMMISSIONER)
    scanned.goto(f"{INDICATOR}/{aspect}")
    expect(scanned.get_by_text(words)).to_be_visible()
    assert complaints(scanned) == []


def test_the_story_behind_the_numbers_leads_to_the_return_in_which_it_was_told(watched: Page) -> None:
    sign_in(watched, COMMISSIONER)
    told = opened(watched, f"{OUTCOME}?as_of=2025-07-31").get_by_role(
        "region", name="What was said of each period"
    )
    expect(told).to_contain_text("A boy who never spoke now runs the quiz.")
    told.get_by_role("link", name="The return for April to June 2025").click()
    watched.wait_for_url(f"**/returns/{return_id(YOUTH, SPRING)}?as_of=2025-07-31")


def test_nothing_is_asked_of_another_host_and_nothing_offered_to_one(
    watched: Page, lasting_address: str
) -> None:
    asked: list[str] = []
    watched.on("request", lambda request: asked.append(request.url))
    sign_in(watched, COMMISSIONER)
    for view in VIEWS:
        opened(watched, view)
        watched.locator(".js-plotly-plot").first.hover()
        assert watched.locator(".modebar-btn").count() == 0
        assert "send-to-cloud" not in watched.content().lower()
        assert "share chart" not in watched.content().lower()
    hosts = {urlsplit(url).netloc for url in asked if not url.startswith("data:")}
    assert hosts == {urlsplit(lasting_address).netloc}
    assert not [url for url in asked if url.endswith("plotly.min.js")]


def test_the_first_page_weighs_little(watched: Page) -> None:
    sign_in(watched, COMMISSIONER)
    came: list[Request] = []
    watched.on("requestfinished", lambda request: came.append(request))  # noqa: PLW0108 - Playwright wants a function of its own
    opened(watched, CONTRACT)
    weight = sum(request.sizes()["responseBodySize"] for request in came)
    assert 300_000 < weight <= HEAVIEST


def test_the_moment_is_asked_for_by_an_address_that_can_be_passed_on(watched: Page) -> None:
    sign_in(watched, COMMISSIONER)
    opened(watched, OUTCOME)
    expect(watched.get_by_role("heading", level=3).first).to_contain_text("may be chance")
    watched.get_by_label("As known on").fill("2025-07-09")
    watched.get_by_role("button", name="Show").click()
    watched.wait_for_url(f"**{OUTCOME}?as_of=2025-07-09*")
    expect(watched.get_by_role("region", name="Moment in time")).to_contain_text("9 July 2025")
    expect(watched.get_by_role("heading", level=3).first).to_contain_text("no reading yet")


def test_a_moment_is_chosen_by_its_name(watched: Page) -> None:
    sign_in(watched, COMMISSIONER)
    opened(watched, OUTCOME)
    watched.get_by_label("Or when something had happened").select_option(
        label="April to June 2025 was submitted, 10 July 2025"
    )
    watched.get_by_role("button", name="Show").click()
    banner = watched.get_by_role("region", name="Moment in time")
    expect(banner).to_contain_text("when April to June 2025 was submitted, on 10 July 2025")
    drawn(watched, OUTCOME).get_by_role("link", name="Back to all outcomes").click()
    expect(banner).to_contain_text("when April to June 2025 was submitted")


def test_a_point_leads_to_the_explanation_of_its_figure(watched: Page) -> None:
    sign_in(watched, COMMISSIONER)
    reading = opened(watched, INDICATOR).locator(".scatterlayer .point").last
    reading.scroll_into_view_if_needed()
    place = reading.bounding_box()
    assert place is not None
    # The point itself lies below what listens to the mouse.
    watched.mouse.click(place["x"] + place["width"] / 2, place["y"] + place["height"] / 2)
    watched.wait_for_url(f"**{EXPLAINED}")
    expect(watched.get_by_role("heading", level=2).first).to_contain_text("How 45% came about")


def test_a_figure_leads_to_its_explanation_its_return_and_back_by_keyboard(watched: Page) -> None:
    sign_in(watched, COMMISSIONER)
    section = opened(watched, f"{INDICATOR}?as_of=2025-07-31").locator(".fp-chart").first
    section.locator("summary").focus()
    watched.keyboard.press("Enter")
    follow(section, "explain this figure")
    expect(watched.get_by_role("row").filter(has_text="Share").first).to_contain_text("45%")
    follow(watched, "Return for April to June 2025")
    expect(watched.get_by_role("heading", level=1)).to_have_text("Return for April to June 2025")
    follow(watched, re.compile("^See it in its chart.*Look forward"))
    watched.wait_for_url(f"**{INDICATOR}?as_of=2025-07-31")


def follow(within: Page | Locator, name: str | re.Pattern[str]) -> None:
    """Follow a link with the keyboard."""
    within.get_by_role("link", name=name).press("Enter")


def test_a_chart_leads_closer_and_back(watched: Page) -> None:
    sign_in(watched, COMMISSIONER)
    opened(watched, CONTRACT)
    watched.get_by_role("link", name=f"Look closer at: {CONFIDENCE.statement}").click()
    expect(watched.get_by_role("heading", level=1)).to_have_text(CONFIDENCE.statement)
    watched.get_by_role("link", name="Back to all outcomes").click()
    expect(watched.get_by_role("heading", level=1)).to_have_text("Outcomes of Youth clubs")
    watched.get_by_role("link", name="Back to the contract").click()
    expect(watched.get_by_role("heading", level=1)).to_contain_text("Youth clubs")


def test_a_chart_draws_its_reading_and_its_table_tells_it_by_keyboard(watched: Page) -> None:
    sign_in(watched, COMMISSIONER)
    section = opened(watched, OUTCOME).get_by_role("region", name="Look forward to the next year").first
    assert section.locator(".scatterlayer .point").count() == 2  # the start and the reading
    section.locator("summary").focus()
    watched.keyboard.press("Enter")
    row = section.get_by_role("row").filter(has_text="April to June 2025")
    expect(row).to_contain_text("45.0")
    expect(row).to_contain_text("18 of 40")
    with watched.expect_download() as download:
        section.get_by_role("link", name="Download these numbers (CSV)").click()
    assert download.value.suggested_filename == "ys-31-look-forward-to-the-next-year.csv"


def test_on_paper_the_numbers_stand_open(watched: Page) -> None:
    sign_in(watched, COMMISSIONER)
    opened(watched, OUTCOME)
    table = watched.get_by_role("table").first
    expect(table).not_to_be_visible()
    watched.emulate_media(media="print")
    expect(table).to_be_visible()


def test_who_is_not_signed_in_signs_in_and_comes_to_the_charts(watched: Page) -> None:
    watched.goto(CONTRACT)
    expect(watched.get_by_role("heading", level=1)).to_contain_text("Sign in")
    watched.get_by_label("Email address").fill(LEAD.email)
    watched.get_by_label("Password").fill("a password that nobody guesses")
    watched.get_by_role("button", name="Sign in").click()
    watched.wait_for_url(f"**{CONTRACT}")
    expect(watched.locator(".js-plotly-plot")).to_have_count(CHARTS[CONTRACT])


def test_the_contract_of_others_is_not_found(scanned: Page) -> None:
    sign_in(scanned, OTHER_PROVIDER)
    answer = scanned.goto(CONTRACT)
    assert answer is not None
    assert answer.status == 404
    expect(scanned.get_by_role("heading", level=1)).to_have_text("Page not found")
