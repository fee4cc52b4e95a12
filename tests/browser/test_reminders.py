"""Turning reminders off and giving a calendar an address, with the keyboard alone, at two widths."""

from __future__ import annotations

import re

from playwright.sync_api import Page, expect

from tests.browser.conftest import complaints, sign_in
from tests.factories import COMMISSIONER, LEAD


def press(page: Page, name: str) -> None:
    """Press a button as somebody does who uses no mouse."""
    page.get_by_role("button", name=name).focus()
    page.keyboard.press("Enter")


def test_reminders_are_turned_off_and_on_from_the_foot_of_what_is_due(scanned: Page) -> None:
    sign_in(scanned, LEAD)
    scanned.get_by_role("link", name="Reminders and your calendar").focus()
    scanned.keyboard.press("Enter")
    expect(scanned.get_by_text("Your reminders are on.")).to_be_visible()
    found = complaints(scanned)
    press(scanned, "Stop my reminders")
    expect(scanned.get_by_text("Your reminders are off.")).to_be_visible()
    found += complaints(scanned)
    press(scanned, "Send me reminders")
    expect(scanned.get_by_text("Your reminders are on.")).to_be_visible()
    assert found == []


def test_an_address_is_made_shown_once_and_taken_back(scanned: Page) -> None:
    sign_in(scanned, COMMISSIONER)
    scanned.goto("/reminders")
    found = complaints(scanned)
    press(scanned, "Make an address")
    expect(scanned.locator("code")).to_have_text(re.compile(r"/calendar/[\w-]{43}\.ics$"))
    found += complaints(scanned)
    press(scanned, "Take the address back")
    expect(scanned.get_by_role("button", name="Make an address")).to_be_visible()
    expect(scanned.locator("code")).to_have_count(0)
    assert found == []
