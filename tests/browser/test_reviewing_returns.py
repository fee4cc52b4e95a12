"""A submitted return in a real browser: asked about, sent back, accepted, corrected; at two widths."""

from __future__ import annotations

import asyncio
import re
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from services.access import Person
from services.application.application import Fingerpost
from services.application.context import Context
from services.operations.composition import compose
from services.settings import Settings
from tests.browser.conftest import _context, complaints, sign_in
from tests.factories import (
    COMMISSIONER,
    CONFIDENCE,
    HOPEFUL,
    LEAD,
    LONELY,
    NORTHAM,
    NOW,
    SUMMER,
    YOUTH,
    submission,
)
from tests.integration.monitoring.returning import OPEN
from tests.served import served

PAGE = f"/returns/{OPEN}"
OUTCOME = f"/dashboards/contracts/{YOUTH}/outcomes/{CONFIDENCE.outcome_id}"


@pytest.fixture
def address(furnished_url: str) -> Iterator[str]:
    """Where both services can be reached, with a return that was submitted and not looked at yet."""
    # In a thread of its own: a browser that is driven from this one keeps a loop running here.
    with ThreadPoolExecutor(1) as thread:
        thread.submit(lambda: asyncio.run(_submit(furnished_url))).result()
    app: Any = compose(Settings(database_url=furnished_url, clock=NOW), "all")
    with served(app, furnished_url) as port:
        yield f"http://127.0.0.1:{port}"


async def _submit(url: str) -> None:
    context = Context(
        actor_id=LEAD.person_id, role="provider", council_id=NORTHAM, contract_id=YOUTH, source="web"
    )
    async with Fingerpost(url) as fingerpost:
        await fingerpost.execute(submission(YOUTH, SUMMER), context=context, at=NOW)


@pytest.fixture
def looked_at(chromium: Browser, address: str, width: str) -> Iterator[Page]:
    """A page with scripts, for axe and for charts, before the same service."""
    context = _context(chromium, address, width, scripts=True)
    yield context.new_page()
    context.close()


def turn_to(page: Page, person: Person) -> None:
    """Let somebody else sit down before the browser."""
    page.get_by_role("button", name="Sign out").click()
    sign_in(page, person)


def stands(page: Page, tag: str) -> None:
    """The return's page says where it stands."""
    expect(page.get_by_role("heading", level=1)).to_have_text("Return for July to September 2025")
    expect(page.locator(".govuk-tag").first).to_have_text(tag)


def test_a_return_is_asked_about_sent_back_mended_accepted_and_corrected(page: Page, looked_at: Page) -> None:
    _ask_and_answer(page)
    _send_back_and_mend(page)
    _accept_and_correct(page)
    _both_are_in_the_chart(looked_at)


def _ask_and_answer(page: Page) -> None:
    sign_in(page, COMMISSIONER)
    page.get_by_role("link", name="Youth clubs").click()
    stands(page, "Submitted")
    page.get_by_role("link", name=re.compile("^Ask about this figure.*Look forward")).click()
    expect(page.get_by_label("What is it about?")).to_have_value(str(HOPEFUL.indicator_id))
    page.get_by_role("button", name="Send the question").click()
    expect(page).to_have_title(re.compile("^Error: "))
    page.get_by_role("link", name="Write the question.").click()
    expect(page.get_by_label("Your question")).to_be_focused()
    page.get_by_label("Your question").fill("Fewer than in spring?")
    page.get_by_role("button", name="Send the question").click()
    stands(page, "Queried")

    turn_to(page, LEAD)
    page.get_by_role("link", name="Youth clubs: July to September 2025").click()
    page.get_by_role("link", name=re.compile("^Answer this question.*Fewer than i")).click()
    page.get_by_label("Your answer").fill("Two were not counted.")
    page.get_by_role("button", name="Send the answer").click()
    stands(page, "Answered")
    expect(page.get_by_text("“Two were not counted.”")).to_be_visible()


def _send_back_and_mend(page: Page) -> None:
    turn_to(page, COMMISSIONER)
    page.get_by_role("link", name="Youth clubs").click()
    page.get_by_role("button", name="Send the return back").first.click()
    page.get_by_label("What is to be mended?").fill("Please count these two.")
    page.get_by_role("button", name="Send it back").click()
    stands(page, "Sent back")

    turn_to(page, LEAD)
    page.get_by_role("link", name="Youth clubs: July to September 2025").click()
    expect(page.get_by_text("“Please count these two.”")).to_be_visible()
    page.get_by_role("link", name=CONFIDENCE.statement).click()
    page.get_by_label("How many: Look forward to the next year").fill("20")
    page.get_by_role("button", name="Save and go on").click()
    page.get_by_role("button", name="Check before you submit").click()
    page.get_by_role("button", name="Submit the return for July to September 2025").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Return submitted")


def _accept_and_correct(page: Page) -> None:
    turn_to(page, COMMISSIONER)
    page.get_by_role("link", name="Youth clubs").click()
    page.get_by_role("button", name="Accept the return").first.click()
    page.get_by_label("Do you want to say something with it?").fill("Thank you for looking again.")
    page.get_by_role("button", name="Accept the return").click()
    stands(page, "Accepted")
    expect(page.get_by_text("Thank you for looking again.")).to_be_visible()

    turn_to(page, LEAD)
    page.goto(PAGE)
    page.get_by_role("link", name=re.compile("^Correct this figure.*Look forward")).click()
    expect(page.get_by_label("How many: Look forward to the next year")).to_have_value("20")
    page.get_by_label("How many: Look forward to the next year").fill("22")
    page.get_by_label("Why is it corrected?").fill("Two more have written to us.")
    page.get_by_role("button", name="Correct the figure").click()
    stands(page, "Restated")
    row = page.locator(f"#reading-{HOPEFUL.indicator_id}")
    for said in ("55% (22 of 40)", "“Two more have written to us.”", "Before that: 50% (20 of 40)"):
        expect(row).to_contain_text(said)
    page.get_by_role("link", name=re.compile("^How it came about.*Look forward")).click()
    expect(page.locator(".fp-timeline h3")).to_have_text(
        ["55% (22 of 40)", "50% (20 of 40)", "45% (18 of 40)"]
    )
    expect(page.get_by_role("link", name="Receipt of submission 2")).to_be_visible()


def _both_are_in_the_chart(page: Page) -> None:
    sign_in(page, LEAD)
    page.goto(OUTCOME)
    expect(page.locator(".fp-chart .main-svg").first).to_be_visible()
    page.locator("summary").first.click()
    row = page.get_by_role("row", name=re.compile("July to September 2025")).first
    expect(row).to_contain_text("22 of 40")
    expect(row).to_contain_text("50% until 15 October 2025 (Two more have written to us.)")


def test_the_pages_on_which_a_return_is_reviewed_and_corrected(looked_at: Page) -> None:
    page = looked_at
    sign_in(page, COMMISSIONER)
    found: list[str] = []
    for path in ("", "/review/question", "/review/send-back", "/review/accept", "/review/lift-lock"):
        page.goto(PAGE + path)
        found += complaints(page)
    for act, button in (("question", "Send the question"), ("send-back", "Send it back")):
        page.goto(f"{PAGE}/review/{act}?about={LONELY.indicator_id}")
        page.get_by_role("button", name=button).click()
        found += complaints(page)
    page.goto(f"{PAGE}/review/question?about={LONELY.indicator_id}")
    page.get_by_label("Your question").fill("How many?")
    page.get_by_role("button", name="Send the question").click()
    found += complaints(page)
    turn_to(page, LEAD)
    page.goto(PAGE)
    found += complaints(page)
    page.get_by_role("link", name=re.compile("^Answer this question.*How many?")).click()
    page.get_by_role("button", name="Send the answer").click()
    found += complaints(page)
    for path in ("", "/restatement"):
        page.goto(f"{PAGE}/readings/{LONELY.indicator_id}{path}")
        found += complaints(page)
    page.get_by_role("button", name="Correct the figure").click()
    found += complaints(page)
    assert found == []
