"""Every page, for every role, at two widths, also with errors: no complaint of axe, no two-way scrolling."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from playwright.sync_api import Page

from domain.provider_return.model import return_id
from services.access import Person
from tests.browser.conftest import complaints, sign_in
from tests.factories import (
    ADMINISTRATOR,
    ASSESSOR,
    AUDITOR,
    COMMISSIONER,
    LEAD,
    OUTCOMES,
    PARTNER,
    SCRUTINY,
    SPRING,
    SUMMER,
    YOUTH,
)

OPEN, SENT = return_id(YOUTH, SUMMER), return_id(YOUTH, SPRING)
CONTRACT_PAGES = [
    "/contracts",
    f"/contracts/{YOUTH}",
    f"/contracts/{YOUTH}/timeline",
    f"/contracts/{YOUTH}/burden",
]
RETURN_PAGES = [f"/returns/{OPEN}", f"/returns/{SENT}", f"/returns/{SENT}/submissions/1/receipt"]
PAGES: dict[str, tuple[Person, list[str]]] = {
    "lead": (LEAD, ["/due", *CONTRACT_PAGES, *RETURN_PAGES, f"/returns/{SENT}/submissions/1"]),
    "partner": (PARTNER, ["/due", *RETURN_PAGES]),
    "commissioner": (COMMISSIONER, [*CONTRACT_PAGES, *RETURN_PAGES]),
    "auditor": (
        AUDITOR,
        [f"{path}?as_of=2025-07-31" for path in (*CONTRACT_PAGES, *RETURN_PAGES[:2])]
        + [f"/contracts/{YOUTH}?as_of=the-day-before", "/contracts?position=3"],
    ),
    "scrutiny": (SCRUTINY, ["/releases", "/contracts"]),
    "assessor": (ASSESSOR, ["/visits"]),
    "administrator": (ADMINISTRATOR, ["/health", "/no-such-page"]),
}
SHOTS = os.environ.get("FINGERPOST_TEST_PICTURES")
"""A folder to leave pictures of the pages in, for whoever wants to look at them."""


def scan(page: Page, width: str, called: str) -> list[str]:
    if SHOTS:
        page.screenshot(path=Path(SHOTS) / f"{called}-{width}.png", full_page=True)
    return complaints(page)


@pytest.mark.parametrize("role", PAGES)
def test_pages_of_each_role(scanned: Page, width: str, role: str) -> None:
    person, paths = PAGES[role]
    sign_in(scanned, person)
    found: list[str] = []
    for number, path in enumerate(paths):
        scanned.goto(path)
        found += scan(scanned, width, f"{role}-{number}")
    assert found == []


def test_pages_for_everybody(scanned: Page, width: str) -> None:
    found: list[str] = []
    for path in ("/", "/about", "/accessibility", "/sign-in"):
        scanned.goto(path)
        found += scan(scanned, width, f"public-{path.strip('/')}")
    scanned.get_by_role("button", name="Sign in").click()
    found += scan(scanned, width, "public-sign-in-error")
    assert found == []


def test_each_task_also_with_errors_and_the_check(scanned: Page, width: str) -> None:
    sign_in(scanned, LEAD)
    found: list[str] = []
    for number, task in enumerate(
        (*(outcome.outcome_id for outcome in OUTCOMES), "words", "people", "checks")
    ):
        scanned.goto(f"/returns/{OPEN}/tasks/{task}")
        scanned.evaluate("document.querySelectorAll('details').forEach(each => { each.open = true; })")
        found += scan(scanned, width, f"task-{number}")
    scanned.goto(f"/returns/{OPEN}/tasks/{OUTCOMES[1].outcome_id}")
    scanned.get_by_label("Number of people: Often feel alone", exact=True).fill("a few")
    scanned.get_by_role("button", name="Save and go on").click()
    found += scan(scanned, width, "task-errors")
    for path in ("", "/changes", "/check"):
        scanned.goto(f"/returns/{OPEN}{path}")
        found += scan(scanned, width, f"return{path.replace('/', '-')}")
    assert found == []
