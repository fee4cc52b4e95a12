"""A provider's return in a real browser without scripts: task by task, and by keyboard alone."""

from __future__ import annotations

import re

from playwright.sync_api import Locator, Page, expect

from domain.provider_return.model import return_id
from tests.browser.conftest import sign_in
from tests.factories import LEAD, OUTCOMES, PASSWORD, SUMMER, YOUTH

OPEN = return_id(YOUTH, SUMMER)
CHECK = "Check before you submit"
SAVE = "Save and go on"
SURE, FRIENDS, SAVINGS = (outcome.statement for outcome in OUTCOMES)
MOST_STOPS = 120
"""Presses of the Tab key after which a field counts as out of reach."""


def test_a_provider_does_the_tasks_mends_checks_and_submits(page: Page) -> None:
    sign_in(page, LEAD)
    page.get_by_role("link", name="Youth clubs: July to September 2025").click()
    page.get_by_role("link", name=SURE).click()
    expect(page.get_by_text("Last time (April to June 2025): 45% (18 of 40)")).to_be_visible()
    page.get_by_label("How many: Look forward to the next year").fill("31")
    page.get_by_label("Out of: Look forward to the next year").fill("50")
    page.get_by_label("Mean score: Well-being score").fill("24.5")
    page.get_by_role("button", name=SAVE).click()

    page.get_by_role("link", name=FRIENDS).click()
    page.get_by_label("Number of people: Often feel alone", exact=True).fill("a few")
    page.get_by_text("By group: Often feel alone").click()
    page.get_by_label("Number of people: Often feel alone, Under 16").fill("5")
    page.get_by_label("If there is no figure, why: How welcome the club feels").select_option("not_collected")
    page.get_by_role("button", name=SAVE).click()
    expect(page).to_have_title(re.compile("^Error: "))
    page.get_by_role("link", name="“a few” is not a whole number").click()
    field = page.get_by_label("Number of people: Often feel alone", exact=True)
    expect(field).to_be_focused()
    expect(field).to_have_value("a few")
    expect(page.get_by_label("Number of people: Often feel alone, Under 16")).to_have_value("5")
    field.fill("8")
    page.get_by_role("button", name=SAVE).click()

    page.get_by_role("link", name=CHECK).or_(page.get_by_role("button", name=CHECK)).click()
    page.get_by_role("link", name="Give “Saved on travel by families”, or say why").click()
    expect(page.get_by_role("heading", level=1)).to_have_text(SAVINGS)
    page.get_by_label("Amount: Saved on travel by families").fill("1,900.50")
    page.get_by_role("button", name=SAVE).click()
    say_what_is_behind_the_figures(page)
    expect(page.get_by_text("All that is asked is there.")).to_be_visible()

    page.get_by_role("button", name=CHECK).click()
    expect(page.get_by_text("62% (31 of 50)")).to_be_visible()
    page.get_by_role("link", name="Change Often feel alone").click()
    page.get_by_label("Number of people: Often feel alone", exact=True).fill("9")
    page.get_by_role("button", name=SAVE).click()
    page.get_by_role("button", name=CHECK).click()
    expect(page.get_by_text("9 people")).to_be_visible()
    page.get_by_role("button", name="Submit the return for July to September 2025").click()

    expect(page.get_by_role("heading", level=1)).to_have_text("Return submitted")
    reference = page.locator(".govuk-panel__body strong").inner_text()
    page.get_by_role("link", name="See and keep your receipt").click()
    expect(page.get_by_role("heading", level=1)).to_have_text(f"Receipt {reference}")
    for held in ("£1,900.50", "No reading: not collected", "Under 16: 5 people", "16 to 19: 17"):
        expect(page.get_by_text(held)).to_be_visible()
    expect(page.locator(".fp-digest")).to_have_count(10)
    page.get_by_role("link", name="What is due").click()
    expect(page.get_by_text("Nothing is waiting for you.")).to_be_visible()


def say_what_is_behind_the_figures(page: Page) -> None:
    """The tasks beside the figures, from the list and back to it."""
    page.get_by_role("link", name="Say how it went").click()
    page.get_by_label("Your answer: What changed for somebody in this period?").fill("A girl came back.")
    page.get_by_role("button", name=SAVE).click()
    page.get_by_role("link", name="Say who came").click()
    page.get_by_label("11 to 15: Age of the people who came").fill("21")
    page.get_by_label("16 to 19: Age of the people who came").fill("17")
    page.get_by_label("Number: Sessions held").fill("36")
    page.get_by_role("button", name=SAVE).click()
    page.get_by_role("link", name="Confirm what the contract requires").click()
    page.get_by_role("group", name="Our insurance is valid").get_by_label("Yes").check()
    page.get_by_role("button", name=SAVE).click()


def test_a_whole_return_is_submitted_with_the_keyboard_alone_on_a_narrow_screen(page: Page) -> None:
    page.set_viewport_size({"width": 320, "height": 640})
    page.goto("/")
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="Skip to main content")).to_be_focused()
    page.goto("/sign-in")
    write(page, page.get_by_label("Email address"), LEAD.email)
    write(page, page.get_by_label("Password", exact=True), PASSWORD)
    page.keyboard.press("Enter")
    press(page, page.get_by_role("link", name="Youth clubs: July to September 2025"))

    press(page, page.get_by_role("link", name=SURE))
    write(page, page.get_by_label("How many: Look forward to the next year"), "31")
    write(page, page.get_by_label("Out of: Look forward to the next year"), "50")
    write(page, page.get_by_label("Mean score: Well-being score"), "24.5")
    press(page, page.get_by_role("button", name=SAVE))

    press(page, page.get_by_role("link", name=FRIENDS))
    write(page, page.get_by_label("Number of people: Often feel alone", exact=True), "8")
    write(page, page.get_by_label("If there is no figure, why: How welcome the club feels"), "We did not")
    press(page, page.get_by_role("button", name=SAVE))

    press(page, page.get_by_role("link", name=SAVINGS))
    write(page, page.get_by_label("Amount: Saved on travel by families"), "900")
    press(page, page.get_by_role("button", name=SAVE))

    press(page, page.get_by_role("link", name="Say who came"))
    write(page, page.get_by_label("11 to 15: Age of the people who came"), "21")
    write(page, page.get_by_label("16 to 19: Age of the people who came"), "0")
    write(page, page.get_by_label("Number: Sessions held"), "36")
    press(page, page.get_by_role("button", name=SAVE))

    press(page, page.get_by_role("link", name="Confirm what the contract requires"))
    reach(page, page.get_by_role("group", name="Our insurance is valid").get_by_label("Yes"))
    page.keyboard.press("Space")
    press(page, page.get_by_role("button", name=SAVE))

    press(page, page.get_by_role("button", name=CHECK))
    press(page, page.get_by_role("button", name="Submit the return for July to September 2025"))
    expect(page.get_by_role("heading", level=1)).to_have_text("Return submitted")


def reach(page: Page, wanted: Locator) -> None:
    """Go on with the Tab key until this has the focus."""
    expect(wanted).to_be_visible()
    for _ in range(MOST_STOPS):
        page.keyboard.press("Tab")
        if wanted.evaluate("element => element === document.activeElement"):
            return
    raise AssertionError(f"{wanted} cannot be reached with the Tab key")


def write(page: Page, wanted: Locator, text: str) -> None:
    reach(page, wanted)
    page.keyboard.type(text)


def press(page: Page, wanted: Locator) -> None:
    reach(page, wanted)
    page.keyboard.press("Enter")
