"""A framework in a real browser: begun, agreed, revised and compared, without scripts; its pages pass axe."""

from __future__ import annotations

import json
import os
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.conftest import _context, complaints, sign_in
from tests.factories import AUDITOR, COMMISSIONER, CONFIDENCE, FRAMEWORKS, HOPEFUL, NORTHAM

OURS = f"/frameworks/{FRAMEWORKS[NORTHAM]}"
OUTCOME = f"{OURS}/outcomes/{CONFIDENCE.outcome_id}"
INDICATOR = f"{OURS}/indicators/{HOPEFUL.indicator_id}"
SHOTS = os.environ.get("FINGERPOST_TEST_PICTURES")
"""A folder to leave pictures of the pages in, for whoever wants to look at them."""


@pytest.fixture
def looked_at(chromium: Browser, address: str, width: str) -> Iterator[Page]:
    """A page with scripts, for axe, before a service in which the test may record something."""
    context = _context(chromium, address, width, scripts=True)
    yield context.new_page()
    context.close()


def press(page: Page, name: str) -> None:
    page.get_by_role("button", name=name, exact=True).click()


def agree(page: Page, people: str) -> None:
    """Fill in who took part, and agree what is shown."""
    page.get_by_label("People who use services").fill(people)
    page.get_by_label("People of providers").fill("2")
    page.get_by_label("Commissioners").fill("1")
    page.get_by_role("button", name=re.compile("Agree version")).click()


def test_a_commissioner_begins_a_framework_agrees_it_revises_it_and_reads_the_difference(page: Page) -> None:
    sign_in(page, COMMISSIONER)
    page.get_by_role("link", name="Frameworks").click()
    page.get_by_role("link", name="Begin a framework", exact=True).click()
    page.get_by_label("Title").fill("Sleeping well")
    press(page, "Begin the framework")
    expect(page).to_have_title(re.compile("^Error: "))
    expect(page.get_by_label("Title")).to_have_value("Sleeping well")
    page.get_by_label("For the people whom a service works with").check()
    press(page, "Begin the framework")
    expect(page.get_by_role("heading", level=1)).to_have_text("Sleeping well")

    page.get_by_role("link", name="Add the first outcome").click()
    page.get_by_label("The change, in a sentence").fill("Families wake up rested")
    page.get_by_label("Social").check()
    page.get_by_label("What was said: quotation 1").fill("I can breathe again")
    page.get_by_label("Who said it: quotation 1").fill("a mother of two")
    press(page, "Add another quotation")
    expect(page.get_by_label("What was said: quotation 1")).to_have_value("I can breathe again")
    page.get_by_label("What was said: quotation 2").fill("It is quiet at night")
    press(page, "Add it to the framework")
    expect(page.get_by_text("I can breathe again")).to_be_visible()

    page.get_by_role("link", name="Add an indicator").click()
    page.get_by_label("What is counted, asked or told").fill("Nights of unbroken sleep")
    page.get_by_label("A score").check()
    page.get_by_label("Meant to go up").check()
    page.get_by_label("How people see it themselves").check()
    press(page, "Add it to the framework")
    page.get_by_role("link", name="its scale").click()
    expect(page.get_by_label("Lowest")).to_be_focused()
    page.get_by_label("Lowest").fill("0")
    page.get_by_label("Highest").fill("7")
    press(page, "Add it to the framework")
    expect(page.get_by_text("0 to 7")).to_be_visible()

    page.get_by_role("link", name="Sleeping well").click()
    page.get_by_role("link", name="Agree version 1").click()
    agree(page, "9")
    expect(page.get_by_role("heading", level=1)).to_have_text("Version 1 is agreed")
    page.get_by_role("link", name="Go back to the framework").click()
    page.get_by_role("link", name=re.compile(r"^Edit\s?: Families wake up rested")).click()
    page.get_by_label("The change, in a sentence").fill("Families sleep well and wake up rested")
    press(page, "Save")
    page.get_by_role("link", name="Sleeping well").click()
    page.get_by_role("link", name="See what differs").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("From version 1 to what stands now")
    page.get_by_role("link", name="Sleeping well").click()
    page.get_by_role("link", name="Agree version 2").click()
    agree(page, "11")
    page.get_by_role("link", name="Read version 2").click()
    page.get_by_role("link", name="See what differs from version 1").click()
    expect(page.get_by_text("Families wake up rested", exact=True)).to_be_visible()
    expect(page.get_by_text("1 revised.")).to_be_visible()


def scan(page: Page, width: str, called: str) -> list[str]:
    if SHOTS:
        page.screenshot(path=Path(SHOTS) / f"frameworks-{called}-{width}.png", full_page=True)
    return complaints(page)


def scan_each(page: Page, width: str, paths: dict[str, str]) -> list[str]:
    found: list[str] = []
    for called, path in paths.items():
        page.goto(path)
        found += scan(page, width, called)
    return found


def test_the_pages_on_which_frameworks_are_read(scanned: Page, width: str) -> None:
    sign_in(scanned, AUDITOR)
    paths = {
        "list": "/frameworks",
        "library": "/frameworks/library",
        "read": OURS,
        "outcome": OUTCOME,
        "version": f"{OURS}/versions/1",
        "agreed-outcome": f"{OURS}/versions/1/outcomes/{CONFIDENCE.outcome_id}",
        "difference": f"{OURS}/difference?from=0&to=1",
        "past": f"{OURS}?as_of=2025-07-31",
    }
    assert scan_each(scanned, width, paths) == []


def test_the_pages_on_which_frameworks_are_written_also_with_errors(looked_at: Page, width: str) -> None:
    page = looked_at
    sign_in(page, COMMISSIONER)
    writing = {
        "new": ("/frameworks/new", "Begin the framework"),
        "upload": (f"{OURS}/bring-in", "See what it would change"),
        "outcome-new": (f"{OURS}/outcomes/new", "Add it to the framework"),
        "indicator-new": (f"{OURS}/indicators/new", "Add it to the framework"),
        "quality-new": (f"{OURS}/qualities/new", "Add it to the framework"),
    }
    found: list[str] = []
    for called, (path, button) in writing.items():
        page.goto(path)
        found += scan(page, width, called)
        press(page, button)
        expect(page).to_have_title(re.compile("^Error: "))
        found += scan(page, width, f"{called}-errors")
    # Two who edit one outcome: the second saves on an edition that the first has overtaken.
    page.goto(f"{OUTCOME}/edit")
    edition = page.locator('input[name="edition"]').input_value()
    page.get_by_label("The change, in a sentence").fill("Young people trust themselves")
    press(page, "Save")
    page.goto(f"{OUTCOME}/edit")
    page.evaluate("edition => document.querySelector('input[name=edition]').value = edition", edition)
    page.get_by_label("The change, in a sentence").fill("Young people are proud of themselves")
    press(page, "Save")
    expect(page.get_by_role("heading", name="Somebody else changed this")).to_be_visible()
    found += scan(page, width, "conflict")
    page.goto(f"{OURS}/agreement")
    press(page, "Agree version 2")
    found += scan(page, width, "agreement-errors")
    agree(page, "9")
    found += scan(page, width, "agreed")
    found += scan_each(
        page,
        width,
        {
            "design": OURS,
            "old-version": f"{OURS}/versions/1",
            "revised": f"{OURS}/difference?from=1&to=2",
            "name": f"{OURS}/name",
            "edit": f"{INDICATOR}/edit",
            "retire": f"{OUTCOME}/retirement",
            "agreement-nothing": f"{OURS}/agreement",
            "starter": "/frameworks/library/young-people",
        },
    )
    press(page, "Adopt this framework")
    found += scan(page, width, "adopted")
    assert found == []


def test_the_pages_on_which_a_file_is_brought_in(looked_at: Page, width: str) -> None:
    page = looked_at
    sign_in(page, COMMISSIONER)
    document = page.request.get(f"{OURS}/framework.json").json()
    document["outcomes"][0]["statement"] = "Young people trust themselves"
    document["outcomes"].pop()
    page.goto(f"{OURS}/bring-in")
    found: list[str] = []
    for called in ("preview", "wrong-file"):
        page.get_by_label("The file").set_input_files(
            {"name": "mine.json", "mimeType": "application/json", "buffer": _json(document)}
        )
        press(page, "See what it would change")
        found += scan(page, width, called)
        document["outcomes"][0]["indicators"][1].pop("scale", None)
        document["outcomes"][1]["statement"] = ""
        page.go_back()
    assert found == []


def _json(document: object) -> bytes:
    return json.dumps(document).encode()
