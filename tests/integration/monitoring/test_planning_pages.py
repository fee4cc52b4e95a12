"""What needs a commissioner, the contracts a page at a time, and the coverage view: who sees what of them."""

from __future__ import annotations

import pytest

from services.access import FORM_HEADER, Person
from tests.factories import (
    AUDITOR,
    COMMISSIONER,
    CONFIDENCE,
    FOREIGN_COMMISSIONER,
    KESTREL,
    LEAD,
    OAKGATE,
    PARTNER,
    PEOPLE,
)
from tests.integration.monitoring.conftest import Browser, sign_in
from tests.integration.monitoring.test_the_api import WHOLE, send

MAY = {
    "/worklist": {COMMISSIONER.email, FOREIGN_COMMISSIONER.email},
    "/coverage": {COMMISSIONER.email, FOREIGN_COMMISSIONER.email, AUDITOR.email},
}


async def change_to(browser: Browser, person: Person) -> None:
    """Somebody else sits down at the same browser."""
    browser.cookies.clear()
    await sign_in(browser, person)


@pytest.mark.parametrize("person", PEOPLE, ids=lambda person: person.email)
async def test_only_those_who_plan_come_in(browser: Browser, person: Person) -> None:
    await sign_in(browser, person)
    for path, allowed in MAY.items():
        assert (await browser.get(path)).status_code == (200 if person.email in allowed else 403), path


async def test_a_return_that_was_sent_needs_the_commissioner_and_no_other_council(browser: Browser) -> None:
    await sign_in(browser, COMMISSIONER)
    assert "Nothing needs you." in (await browser.get("/worklist")).text
    await change_to(browser, LEAD)
    assert (await send(browser, WHOLE)).status_code == 201
    await change_to(browser, COMMISSIONER)
    page = (await browser.get("/worklist")).text
    assert "Return to look at (1)" in page
    assert "Youth clubs: July to September 2025" in page
    assert "Nothing needs you" in (await browser.get("/worklist?as_of=2025-09-30")).text
    assert "Youth clubs" in (await browser.get("/worklist?need=return_to_look_at&page=1")).text
    await change_to(browser, FOREIGN_COMMISSIONER)
    assert "Youth clubs" not in (await browser.get("/worklist")).text


async def test_contracts_are_found_by_their_words_provider_state_and_outcome(browser: Browser) -> None:
    await sign_in(browser, COMMISSIONER)
    found = {
        "words=youth": {"Youth clubs"},
        "words=YS-32": {"Day centre"},
        "words=%25": set[str](),
        f"provider={KESTREL}": {"Youth clubs"},
        f"provider={OAKGATE}": {"Day centre"},
        "state=running": {"Youth clubs", "Day centre"},
        "state=ended": set[str](),
        "area=Young+people": {"Youth clubs", "Day centre"},
        f"outcome={CONFIDENCE.outcome_id}": {"Youth clubs", "Day centre"},
        "outcome=00000000-0000-0000-0000-000000000009": set[str](),
    }
    for query, titles in found.items():
        page = (await browser.get(f"/contracts?{query}")).text
        shown = {title for title in ("Youth clubs", "Day centre", "Far clubs") if f">{title}</a>" in page}
        assert shown == titles, query


@pytest.mark.parametrize(
    "path",
    [
        "/contracts?page=abc&provider=x&state=none&outcome=1&area=%00&words=%00",
        "/contracts?page=999999999999999999999",
        "/worklist?need=nothing&page=-1",
        "/worklist?page=%C2%B2",
        "/coverage?place=nowhere&page=x",
        "/coverage?place=social.not_said.not_said&page=99",
    ],
)
async def test_an_address_that_makes_no_sense_narrows_nothing(browser: Browser, path: str) -> None:
    await sign_in(browser, COMMISSIONER)
    assert (await browser.get(path)).status_code == 200


async def test_the_coverage_view_names_outcomes_and_who_works_for_them(browser: Browser) -> None:
    await sign_in(browser, COMMISSIONER)
    page = (await browser.get("/coverage")).text
    assert "Young people are sure of themselves" in page
    assert ">Youth clubs</a>" in page
    assert "Gap" in page
    assert "Far clubs" not in page
    economic = (await browser.get("/coverage?place=economic.not_said.not_said")).text
    listed = economic.split('id="outcomes"')[1]
    assert "Families keep more of their money" in listed
    assert "Young people are sure of themselves" not in listed


async def test_a_provider_reads_of_the_contracts_that_it_leads_beside_its_returns(browser: Browser) -> None:
    await sign_in(browser, LEAD)
    headers = {FORM_HEADER: browser.cookies["fingerpost_form"], "Idempotency-Key": "draft"}
    body = {"effective_from": "2026-01-01", "reason": "The panel asks for it."}
    contract = "00000000-0000-0000-0000-00000000001f"
    answer = await browser.post(f"/api/contracts/{contract}/revisions", json=body, headers=headers)
    assert answer.status_code == 201
    page = (await browser.get("/due")).text
    assert "Revision being worked on" in page
    assert "The panel asks for it." in page
    await change_to(browser, PARTNER)
    assert "Revision being worked on" not in (await browser.get("/due")).text
