"""A contract is awarded in a real browser, without scripts; axe looks at every page that belongs to it."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.conftest import _context, complaints, sign_in
from tests.factories import COMMISSIONER, HOPEFUL, LEAD, YOUTH, an_id
from tests.integration.monitoring.test_bringing_in_contracts import workbook
from tests.unit.services.application.contracts.making import file_of

SHOTS = os.environ.get("FINGERPOST_TEST_PICTURES")
"""A folder to leave pictures of the pages in, for whoever wants to look at them."""
HERE = f"/contracts/{YOUTH}"
NEXT = "Go on to what is done"


@pytest.fixture
def looked_at(chromium: Browser, address: str, width: str) -> Iterator[Page]:
    """A page with scripts, for axe, before a service in which the test may record something."""
    context = _context(chromium, address, width, scripts=True)
    yield context.new_page()
    context.close()


def press(page: Page, name: str) -> None:
    page.get_by_role("button", name=name, exact=True).click()


def day(page: Page, legend: str, typed: str) -> None:
    """Type a day into its three fields."""
    group = page.get_by_role("group", name=re.compile(f"^{legend}"))
    for part, text in zip(("Day", "Month", "Year"), typed.split(), strict=True):
        group.get_by_label(part, exact=True).fill(text)


def heading(page: Page, words: str) -> None:
    expect(page.get_by_role("heading", level=1)).to_have_text(words)


def fill_in_the_award(page: Page) -> None:
    page.get_by_label("Framework", exact=True).select_option("Growing up well, version 1")
    page.get_by_label("Reference", exact=True).fill("YS-80")
    page.get_by_label("Title", exact=True).fill("Evening clubs")
    page.get_by_label("Service area", exact=True).fill("Young people")
    day(page, "First day", "1 11 2025")
    day(page, "Last day", "31 March 2027")
    page.get_by_label("Value over the whole term").fill("90,000")
    page.get_by_label("Consortium").check()
    page.get_by_label("Lead provider", exact=True).select_option("Brightside")
    page.get_by_label("Partner 1").select_option("Kestrel")
    press(page, "Add another partner")
    page.get_by_label("Partner 2").select_option("Oakgate")
    page.get_by_label("Every quarter").check()
    page.get_by_label("Questions, answered in words").fill("What changed for somebody?")
    page.get_by_label("Common dataset").fill("Age: under 16, 16 to 25")


def agree_the_map(page: Page) -> None:
    page.get_by_role("link", name="Agree the impact map").first.click()
    heading(page, "Which changes is it for?")
    savings = page.get_by_role("group", name="Families keep more of their money")
    for box in savings.get_by_role("checkbox").all():
        box.uncheck()
    press(page, NEXT)
    expect(page.get_by_text("You chose 2 outcomes and 4 indicators.")).to_be_visible()
    page.get_by_label("What is done: activity 1").fill("Club nights")
    page.get_by_label("What it yields: activity 1").fill("Forty evenings a year")
    page.get_by_label("Young people have friends they can count on").check()
    press(page, "Back to the outcomes")
    expect(savings.get_by_role("checkbox").first).not_to_be_checked()
    press(page, NEXT)
    expect(page.get_by_label("What is done: activity 1")).to_have_value("Club nights")
    press(page, "Agree the impact map")


def test_a_consortium_contract_is_awarded_mapped_expected_of_and_extended(page: Page) -> None:
    sign_in(page, COMMISSIONER)
    page.goto("/contracts")
    page.get_by_role("link", name="Award a contract").click()
    press(page, "Check before you award")
    expect(page).to_have_title(re.compile("^Error: "))
    page.get_by_role("link", name="Give the contract its reference.").click()
    expect(page.get_by_label("Reference", exact=True)).to_be_focused()
    fill_in_the_award(page)
    press(page, "Check before you award")
    heading(page, "Check before you award")
    expect(page.get_by_text("The first period is not whole")).to_be_visible()
    press(page, "Change something")
    expect(page.get_by_label("Partner 2")).to_have_value(str(an_id(13)))
    press(page, "Check before you award")
    press(page, "Award the contract")
    heading(page, "Evening clubs")

    agree_the_map(page)
    expect(page.get_by_text("Forty evenings a year")).to_be_visible()
    page.get_by_role("link", name=f"Say what is expected of: {HOPEFUL.title}").click()
    page.get_by_label("Figure at the start").fill("40")
    day(page, "On which day", "31 10 2025")
    day(page, "By which day", "31 3 2027")
    page.get_by_label("Figure: number 1").fill("a lot")
    press(page, "Set what is expected")
    page.get_by_role("link", name="“a lot” is not a number").click()
    page.get_by_label("Figure: number 1").fill("55")
    press(page, "Set what is expected")
    expect(page.get_by_text("55% by 31 March 2027")).to_be_visible()

    page.get_by_role("link", name="Schedule a break point").first.click()
    day(page, "On which day", "1 April 2026")
    page.get_by_label("What is it for?").fill("After the winter")
    press(page, "Schedule the break point")
    expect(page.get_by_text("1 April 2026: After the winter")).to_be_visible()

    page.get_by_role("link", name="Extend the contract").click()
    day(page, "New last day", "30 6 2027")
    page.get_by_label("Why?").fill("It goes well.")
    press(page, "See what it will mean")
    expect(page.get_by_text("1 return will be asked for: April to June 2027.")).to_be_visible()
    press(page, "Extend the contract")
    expect(page.get_by_text("Extended to 30 June 2027.")).to_be_visible()


def scan(page: Page, width: str, called: str) -> list[str]:
    if SHOTS:
        page.screenshot(path=Path(SHOTS) / f"awarding-{called}-{width}.png", full_page=True)
    return complaints(page)


def test_every_page_of_an_award_and_what_follows_it(looked_at: Page, width: str) -> None:
    page = looked_at
    sign_in(page, COMMISSIONER)
    page.goto("/contracts/award")
    found = scan(page, width, "award")
    press(page, "Check before you award")
    found += scan(page, width, "award-errors")
    fill_in_the_award(page)
    page.get_by_label("Every school term").check()
    page.get_by_role("group", name="Autumn term").get_by_label("Month").fill("Sometime")
    press(page, "Check before you award")
    found += scan(page, width, "award-terms-errors")
    page.get_by_label("Every quarter").check()
    press(page, "Check before you award")
    found += scan(page, width, "check")
    press(page, "Award the contract")
    found += scan(page, width, "contract-new")
    contract = page.url
    page.goto(f"{contract}/theory-of-change")
    found += scan(page, width, "theory-none")
    page.goto(f"{contract}/impact-map/agree")
    found += scan(page, width, "map-choices")
    page.get_by_label("Work for this outcome").first.uncheck()
    press(page, NEXT)
    found += scan(page, width, "map-choices-errors")
    page.get_by_label("Work for this outcome").first.check()
    press(page, NEXT)
    found += scan(page, width, "map-activities")
    page.get_by_label("What it yields: activity 1").fill("Meals")
    press(page, "Agree the impact map")
    found += scan(page, width, "map-activities-errors")
    page.get_by_label("What is done: activity 1").fill("Cooking together, every Thursday evening")
    page.get_by_label("Young people are sure of themselves").check()
    press(page, "Agree the impact map")
    found += scan(page, width, "contract-mapped")
    page.goto(f"{contract}/theory-of-change")
    found += scan(page, width, "theory")
    page.goto(f"{contract}/expectations/{HOPEFUL.indicator_id}")
    found += scan(page, width, "expectation")
    page.get_by_label("Figure at the start").fill("much")
    press(page, "Set what is expected")
    assert not found + scan(page, width, "expectation-errors")


def test_every_page_on_which_a_contract_goes_on(looked_at: Page, width: str) -> None:
    page = looked_at
    sign_in(page, COMMISSIONER)
    page.goto(HERE)
    found = scan(page, width, "contract")
    for path, button in (
        ("break-points/new", "Schedule the break point"),
        (f"break-points/{an_id(61)}/move", "Move the break point"),
        (f"break-points/{an_id(61)}/close", "Record what came of it"),
        ("life/extend", "See what it will mean"),
        ("life/end", "See what it will mean"),
        ("life/partner-joins", "See what it will mean"),
        ("life/partner-leaves", "See what it will mean"),
    ):
        called = path.replace("/", "-").replace(str(an_id(61)), "point")
        page.goto(f"{HERE}/{path}")
        found += scan(page, width, called)
        press(page, button)
        found += scan(page, width, f"{called}-errors")
    page.goto(f"{HERE}/life/end")
    day(page, "Last day", "31 12 2026")
    page.get_by_label("Why?").fill("There is no money.")
    press(page, "See what it will mean")
    found += scan(page, width, "life-end-meaning")
    page.goto("/organisations")
    found += scan(page, width, "organisations")
    press(page, "Register the organisation")
    found += scan(page, width, "organisations-errors")
    page.get_by_role("link", name="Change Kestrel").click()
    found += scan(page, width, "organisation")
    page.get_by_label("Name").fill("Brightside")
    press(page, "Save")
    assert not found + scan(page, width, "organisation-errors")


def test_every_page_on_which_contracts_are_brought_in(looked_at: Page, width: str, tmp_path: Path) -> None:
    page, file = looked_at, tmp_path / "contracts.xlsx"
    sign_in(page, COMMISSIONER)
    page.goto("/contracts/bring-in")
    found = scan(page, width, "bring-in")
    press(page, "Look at what it would bring")
    found += scan(page, width, "bring-in-nothing")
    file.write_bytes(file_of(workbook(expected_value=150)))
    page.get_by_label("The workbook, filled in").set_input_files(file)
    press(page, "Look at what it would bring")
    found += scan(page, width, "bring-in-errors")
    file.write_bytes(file_of(workbook()))
    page.get_by_label("The workbook, filled in").set_input_files(file)
    press(page, "Look at what it would bring")
    found += scan(page, width, "bring-in-check")
    press(page, "Award 2 contracts")
    heading(page, "2 contracts were awarded")
    assert not found + scan(page, width, "brought-in")


def test_what_a_provider_sees_of_a_contract(looked_at: Page, width: str) -> None:
    page = looked_at
    sign_in(page, LEAD)
    page.goto(HERE)
    assert not scan(page, width, "contract-provider")
    expect(page.get_by_role("link", name="Extend the contract")).to_have_count(0)
