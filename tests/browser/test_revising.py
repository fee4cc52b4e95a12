"""A revision in a real browser: drafted, countered, agreed, without scripts; axe looks at every page."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from services.access import Person
from tests.browser.conftest import _context, complaints, sign_in
from tests.factories import AUDITOR, COMMISSIONER, CONFIDENCE, HOPEFUL, LEAD, LONELY, SAVINGS, YOUTH

NEW = f"/contracts/{YOUTH}/revisions/new"
SAVE = "Save this change"
SHOTS = os.environ.get("FINGERPOST_TEST_PICTURES")
"""A folder to leave pictures of the pages in, for whoever wants to look at them."""


@pytest.fixture
def looked_at(chromium: Browser, address: str, width: str) -> Iterator[Page]:
    """A page with scripts, for axe, before a service in which the test may record something."""
    context = _context(chromium, address, width, scripts=True)
    yield context.new_page()
    context.close()


def turn_to(page: Page, person: Person, where: str) -> None:
    """Let somebody else sit down before the browser."""
    page.get_by_role("button", name="Sign out").click()
    sign_in(page, person)
    page.goto(where)


def begin(page: Page) -> str:
    """Begin a revision at the break point; its address."""
    page.goto(NEW)
    page.get_by_label("1 April 2026: After a year").check()
    page.get_by_label("Day", exact=True).fill("1")
    page.get_by_label("Month", exact=True).fill("4")
    page.get_by_label("Year", exact=True).fill("2026")
    page.get_by_label("Why is the contract to be revised?").fill("A year has passed.")
    page.get_by_role("button", name="Begin the draft").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Revision from 1 April 2026")
    return page.url


def hope_for(page: Page, figure: str, reason: str) -> None:
    """Write what is expected of an indicator, on the page for it."""
    group = page.get_by_role("group", name=re.compile("^By which day.*figure 1"))
    for part, typed in (("Day", "31"), ("Month", "March"), ("Year", "2027")):
        group.get_by_label(part, exact=True).fill(typed)
    page.get_by_label("Figure: number 1").fill(figure)
    page.get_by_label("Why is this change wanted?").fill(reason)
    page.get_by_role("button", name=SAVE).click()


def test_a_provider_drafts_the_commissioner_counters_and_the_provider_agrees(page: Page) -> None:
    sign_in(page, LEAD)
    revision = begin(page)
    page.get_by_role("button", name="Add a change").click()
    page.get_by_role("link", name=re.compile(f"^Change what is expected.*{HOPEFUL.title}")).click()
    expect(page.get_by_label("Figure at the start")).to_have_value("40")
    hope_for(page, "140", "The group has grown.")

    expect(page).to_have_title(re.compile("^Error: "))
    page.get_by_role("link", name="cannot be 140").click()
    expect(page.get_by_label("Figure: number 1")).to_be_focused()
    page.get_by_label("Figure: number 1").fill("54")
    page.get_by_role("button", name="Add another figure").click()
    expect(page.get_by_label("Figure: number 1")).to_have_value("54")
    expect(page.get_by_label("Figure: number 2")).to_be_visible()
    page.get_by_role("button", name=SAVE).click()
    expect(page.get_by_text("46% by 30 September 2025")).to_be_visible()
    expect(page.get_by_text("54% by 31 March 2027")).to_be_visible()
    page.get_by_role("button", name="Propose this revision").click()
    expect(page.get_by_text("It waits for the other party.")).to_be_visible()

    turn_to(page, COMMISSIONER, revision)
    page.get_by_text("Comment on this").click()
    page.get_by_label("Your comment: What is expected").fill("We hoped for more.")
    page.get_by_role("button", name="Send the comment", exact=True).click()
    expect(page.get_by_text("We hoped for more.", exact=True)).to_be_visible()
    page.get_by_role("link", name=re.compile("^Edit.*What is expected")).click()
    expect(page.get_by_text("This is a counter-proposal.")).to_be_visible()
    page.get_by_label("Figure: number 1").fill("58")
    page.get_by_role("button", name=SAVE).click()
    expect(page.get_by_text("Being worked on")).to_be_visible()
    page.get_by_role("button", name="Propose this revision").click()

    turn_to(page, LEAD, revision)
    expect(page.get_by_text("58% by 31 March 2027")).to_be_visible()
    page.get_by_role("button", name="Agree to this revision").click()
    expect(page.get_by_text("In effect", exact=True)).to_be_visible()
    expect(page.get_by_text("It counts from 1 April 2026.", exact=False)).to_be_visible()
    expect(page.get_by_text("46% by 30 September 2025")).to_be_visible()
    page.goto(f"/contracts/{YOUTH}")
    expect(page.get_by_text("Revision from 1 April 2026")).to_be_visible()


def scan(page: Page, width: str, called: str) -> list[str]:
    if SHOTS:
        page.screenshot(path=Path(SHOTS) / f"revising-{called}-{width}.png", full_page=True)
    return complaints(page)


KINDS = (
    "outcome_added",
    f"outcome_refined&about={CONFIDENCE.outcome_id}",
    f"outcome_retired&about={SAVINGS.outcome_id}",
    "indicator_added",
    f"indicator_refined&about={HOPEFUL.indicator_id}",
    f"indicator_retired&about={HOPEFUL.indicator_id}",
    "activity_added",
    f"expectation_reset&about={HOPEFUL.indicator_id}",
    "prompt_added",
    "prompt_retired&about=story",
)


def test_the_pages_on_which_a_revision_is_written(looked_at: Page, width: str) -> None:
    page = looked_at
    sign_in(page, LEAD)
    page.goto(NEW)
    found = scan(page, width, "new")
    page.get_by_role("button", name="Begin the draft").click()
    found += scan(page, width, "new-errors")
    revision = begin(page)
    found += scan(page, width, "empty")
    for path in ("changes", "outline", "withdrawal"):
        page.goto(f"{revision}/{path}")
        found += scan(page, width, path)
    for kind in KINDS:
        page.goto(f"{revision}/changes/new?kind={kind}")
        called = kind.partition("&")[0]
        found += scan(page, width, called)
        page.get_by_role("button", name=SAVE).click()
        found += scan(page, width, f"{called}-errors")
    assert found == []


def test_the_pages_on_which_a_revision_is_discussed(looked_at: Page, width: str) -> None:
    page = looked_at
    sign_in(page, LEAD)
    revision = begin(page)
    page.goto(f"{revision}/changes/new?kind=expectation_reset&about={LONELY.indicator_id}")
    hope_for(page, "5", "Fewer should be alone.")
    page.goto(f"{revision}/changes/new?kind=indicator_refined&about={HOPEFUL.indicator_id}")
    page.get_by_label("How it is measured").fill("Asked twice a year, by the young people themselves")
    page.get_by_label("Why is this change wanted?").fill("Once is too seldom.")
    page.get_by_role("button", name=SAVE).click()
    page.get_by_text("Comment on this").first.click()
    page.get_by_label("Your comment: What is expected").fill("Is this too much?")
    page.get_by_role("button", name="Send the comment", exact=True).first.click()
    found = scan(page, width, "draft")
    page.get_by_role("link", name=re.compile("^Edit.*Look forward")).click()
    change = page.url
    edition = page.locator('input[name="edition"]').input_value()
    page.get_by_label("Why is this change wanted?").fill("Once a year is too seldom.")
    page.get_by_role("button", name=SAVE).click()
    page.goto(change)
    # As from a page that was opened before somebody else saved.
    page.evaluate("edition => document.querySelector('input[name=edition]').value = edition", edition)
    page.get_by_label("Why is this change wanted?").fill("Twice is better.")
    page.get_by_role("button", name=SAVE).click()
    expect(page.get_by_role("heading", name="Somebody else changed this")).to_be_visible()
    found += scan(page, width, "conflict")
    page.goto(f"{change}/drop")
    found += scan(page, width, "drop")
    page.goto(revision)
    page.get_by_role("button", name="Propose this revision").click()
    turn_to(page, COMMISSIONER, revision)
    found += scan(page, width, "proposed")
    page.goto(change)
    found += scan(page, width, "counter")
    page.goto(f"{revision}/refusal")
    found += scan(page, width, "refusal")
    page.goto(revision)
    page.get_by_role("button", name="Agree to this revision").click()
    found += scan(page, width, "in-effect")
    turn_to(page, AUDITOR, f"{revision}?as_of=2025-10-15")
    found += scan(page, width, "past")
    assert found == []
