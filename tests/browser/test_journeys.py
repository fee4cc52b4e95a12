"""Reading contracts and their history in a real browser, without scripts, at two widths."""

from __future__ import annotations

import re
from pathlib import Path

from playwright.sync_api import Page, expect

from domain.provider_return.model import return_id
from services.access import Person
from tests.browser.conftest import sign_in
from tests.factories import AUDITOR, COMMISSIONER, PARTNER, SPRING, SUMMER, YOUTH

OPEN, SENT = return_id(YOUTH, SUMMER), return_id(YOUTH, SPRING)


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
    expect(page.get_by_role("button", name="Check before you submit")).to_have_count(0)


def test_signing_out_leads_to_the_front_page(page: Page) -> None:
    person: Person = COMMISSIONER
    sign_in(page, person)
    page.get_by_role("button", name="Sign out").click()
    expect(page.get_by_role("button", name="Sign in")).to_be_visible()
    page.goto(f"/returns/{SENT}")
    expect(page.get_by_role("heading", level=1)).to_have_text("Sign in")
