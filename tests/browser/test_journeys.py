"""The journeys of a provider and of a commissioner in a real browser, without scripts, at two widths."""

from __future__ import annotations

import re
from pathlib import Path

from playwright.sync_api import Page, expect

from domain.provider_return.model import return_id
from services.access import Person
from tests.browser.conftest import sign_in
from tests.factories import AUDITOR, COMMISSIONER, LEAD, PARTNER, PASSWORD, SPRING, SUMMER, YOUTH

OPEN, SENT = return_id(YOUTH, SUMMER), return_id(YOUTH, SPRING)
CHECK = "Check before you submit"


def fill_in(page: Page) -> None:
    """Give every figure and answer, one of them wrongly."""
    page.get_by_label("How many: Look forward to the next year").fill("31")
    page.get_by_label("Out of: Look forward to the next year").fill("50")
    page.get_by_label("Mean score: Well-being score").fill("24.5")
    page.get_by_label("Number of people: Often feel alone").fill("a few")
    page.get_by_label("If there is no figure, why: How welcome the club feels").select_option("not_collected")
    page.get_by_label("Amount: Saved on travel by families").fill("1,900.50")
    page.get_by_label("What changed for somebody in this period?").fill("A girl came back.")


def test_a_provider_fills_in_mends_checks_and_submits_a_return(page: Page) -> None:
    sign_in(page, LEAD)
    page.get_by_role("link", name="Youth clubs: July to September 2025").click()
    fill_in(page)
    page.get_by_role("button", name=CHECK).click()

    expect(page).to_have_title(re.compile("^Error: "))
    page.get_by_role("link", name="“a few” is not a whole number").click()
    field = page.get_by_label("Number of people: Often feel alone")
    expect(field).to_be_focused()
    expect(field).to_have_value("a few")
    expect(page.get_by_label("What changed for somebody")).to_have_value("A girl came back.")
    field.fill("8")
    page.get_by_role("button", name=CHECK).click()

    expect(page.get_by_role("heading", level=1)).to_have_text(CHECK)
    expect(page.get_by_text("62% (31 of 50)")).to_be_visible()
    page.get_by_role("button", name="Change Often feel alone").click()
    expect(page.get_by_label("Mean score: Well-being score")).to_have_value("24.5")
    page.get_by_label("Number of people: Often feel alone").fill("9")
    page.get_by_role("button", name=CHECK).click()
    expect(page.get_by_text("9 people")).to_be_visible()
    page.get_by_role("button", name="Submit the return for July to September 2025").click()

    expect(page.get_by_role("heading", level=1)).to_have_text("Return submitted")
    reference = page.locator(".govuk-panel__body strong").inner_text()
    page.get_by_role("link", name="See and keep your receipt").click()
    expect(page.get_by_role("heading", level=1)).to_have_text(f"Receipt {reference}")
    expect(page.get_by_text("£1,900.50")).to_be_visible()
    expect(page.get_by_text("No reading: not collected")).to_be_visible()
    expect(page.locator(".fp-digest")).to_have_count(7)
    page.get_by_role("link", name="What is due").click()
    expect(page.get_by_text("Nothing is waiting for you.")).to_be_visible()


def test_the_return_can_be_filled_in_with_the_keyboard_alone(page: Page) -> None:
    page.goto("/")
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="Skip to main content")).to_be_focused()
    page.goto("/sign-in")
    page.get_by_label("Email address").focus()
    page.keyboard.type(LEAD.email)
    page.keyboard.press("Tab")
    page.keyboard.type(PASSWORD)
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("What is due")
    page.goto(f"/returns/{OPEN}")
    page.get_by_label("How many: Look forward to the next year").focus()
    for typed in ("31", "50"):
        page.keyboard.type(typed)
        page.keyboard.press("Tab")
    page.keyboard.type("We did not")
    expect(page.get_by_label("If there is no figure, why: Look forward")).to_have_value("not_collected")
    page.keyboard.press("Enter")
    page.get_by_role("button", name=CHECK).press("Enter")
    expect(page.get_by_role("heading", name="There is a problem")).to_be_visible()


def test_a_commissioner_reads_a_contract_and_goes_back_in_time(page: Page) -> None:
    sign_in(page, COMMISSIONER)
    expect(page.get_by_text("Nothing needs you.")).to_be_visible()
    page.get_by_role("link", name="Contracts", exact=True).click()
    page.get_by_role("link", name="Youth clubs").click()
    expect(page.get_by_text("46% by 30 September 2025")).to_be_visible()
    charts = page.get_by_role("link", name="How far each outcome has travelled")
    expect(charts).to_have_attribute("href", f"/dashboards/contracts/{YOUTH}")
    page.get_by_role("link", name="Everything that happened to this contract").click()
    expect(page.locator(".fp-timeline > li").first).to_contain_text(
        "was opened. It is due by 20 October 2025."
    )
    page.get_by_label("As known on").fill("2025-05-01")
    page.get_by_role("button", name="Show").click()
    expect(page.get_by_text("You are looking at what was known on 1 May 2025.")).to_be_visible()
    expect(page.locator(".fp-timeline > li")).to_have_count(4)
    page.get_by_role("link", name="Show what is known now").click()
    expect(page.locator(".fp-timeline > li")).to_have_count(8)


def test_the_timeline_leads_to_the_contract_as_it_was_known_then(page: Page) -> None:
    sign_in(page, AUDITOR)
    page.goto(f"/contracts/{YOUTH}/timeline")
    page.get_by_role("link", name=re.compile("^Position 27")).click()
    expect(page.get_by_text("The impact map has not been agreed yet.")).to_be_visible()


def test_the_timeline_can_be_downloaded(page: Page) -> None:
    sign_in(page, AUDITOR)
    page.goto(f"/contracts/{YOUTH}/timeline")
    with page.expect_download() as started:
        page.get_by_role("link", name="Download all of it").click()
    assert Path(started.value.path()).read_bytes().startswith(b"\xef\xbb\xbfPosition,")


def test_a_partner_sees_the_return_and_who_submits_it(page: Page) -> None:
    sign_in(page, PARTNER)
    page.goto(f"/returns/{OPEN}")
    expect(page.get_by_text("Brightside submits it.")).to_be_visible()
    expect(page.get_by_role("button", name=CHECK)).to_have_count(0)


def test_signing_out_leads_to_the_front_page(page: Page) -> None:
    person: Person = COMMISSIONER
    sign_in(page, person)
    page.get_by_role("button", name="Sign out").click()
    expect(page.get_by_role("button", name="Sign in")).to_be_visible()
    page.goto(f"/returns/{SENT}")
    expect(page.get_by_role("heading", level=1)).to_have_text("Sign in")
