"""A return on its way: looked at, submitted, confirmed with a receipt."""

from __future__ import annotations

import asyncio
import hashlib

import asyncpg
import pytest

from tests.factories import LEAD, YOUTH
from tests.integration.monitoring.conftest import Browser, sign_in
from tests.integration.monitoring.returning import (
    OPEN,
    SENT,
    fill_in,
    looked_at,
    save,
    submit,
)

RECORDED = [
    *["ReadingRecorded"] * 5,
    "NarrativeRecorded",
    *["CommonDataRecorded"] * 2,
    "ComplianceDeclared",
    "ReturnSubmitted",
]


async def events_of_the_return(url: str) -> list[asyncpg.Record]:
    connection = await asyncpg.connect(url)
    rows = await connection.fetch(
        "select position, type, payload, actor_id, role, source, contract_id from eventstore.events "
        "where stream_id = $1 order by position",
        OPEN,
    )
    await connection.close()
    return rows


async def drafted(url: str) -> int:
    connection = await asyncpg.connect(url)
    number: int = await connection.fetchval("select count(*) from drafts.saved where return_id = $1", OPEN)
    await connection.close()
    return number


async def test_what_was_looked_at_is_recorded_as_one_set_with_its_receipt(
    browser: Browser, furnished_url: str
) -> None:
    await sign_in(browser, LEAD)
    await fill_in(browser)
    answer = await submit(browser, await looked_at(browser))
    assert answer.status_code == 303
    where = answer.headers["location"]
    events = await events_of_the_return(furnished_url)
    assert [event["type"] for event in events[1:]] == RECORDED
    assert {(event["actor_id"], event["role"], event["source"]) for event in events[1:]} == {
        (LEAD.person_id, "provider", "web")
    }
    assert {event["contract_id"] for event in events} == {YOUTH}
    assert f"FP-{events[-1]['position']}" in (await browser.get(where)).text
    receipt = (await browser.get(f"{where}/receipt")).text
    for event in events[1:]:
        assert hashlib.sha256(event["payload"]).hexdigest() in receipt
    for held in ("62% (31 of 50)", "Under 16: 5 people", "11 to 15: 21", "Our insurance is valid"):
        assert held in receipt
    paper = await browser.get(f"{where}/receipt.pdf")
    assert (paper.headers["content-type"], paper.content[:5]) == ("application/pdf", b"%PDF-")
    assert f'filename="receipt-FP-{events[-1]["position"]}.pdf"' in paper.headers["content-disposition"]
    assert "&lt;b&gt;Bold&lt;/b&gt; &amp; brave: “she laughed”" in receipt


async def test_a_draft_is_forgotten_when_it_is_submitted(browser: Browser, furnished_url: str) -> None:
    await sign_in(browser, LEAD)
    await fill_in(browser)
    assert await drafted(furnished_url) == 9
    await submit(browser, await looked_at(browser))
    assert await drafted(furnished_url) == 0


async def test_the_page_after_a_submission_shows_it_already(browser: Browser) -> None:
    await sign_in(browser, LEAD)
    await fill_in(browser)
    await submit(browser, await looked_at(browser))
    page = (await browser.get(f"/returns/{OPEN}")).text
    assert "Submitted" in page
    timeline = (await browser.get(f"/contracts/{YOUTH}/timeline")).text
    said = "The return for July to September 2025 was submitted: 4 readings, and 1 without a figure."
    assert said in timeline


async def test_a_double_click_submits_once_and_both_clicks_see_the_confirmation(
    browser: Browser, furnished_url: str
) -> None:
    await sign_in(browser, LEAD)
    await fill_in(browser)
    form = await looked_at(browser)
    answers = await asyncio.gather(*(submit(browser, form) for _ in range(4)))
    answers.append(await submit(browser, form))
    assert {answer.status_code for answer in answers} == {303}
    assert {answer.headers["location"] for answer in answers} == {f"/returns/{OPEN}/submissions/1"}
    events = await events_of_the_return(furnished_url)
    assert [event["type"] for event in events[1:]] == RECORDED


async def test_nothing_is_sent_that_was_changed_after_it_was_looked_at(
    browser: Browser, furnished_url: str
) -> None:
    await sign_in(browser, LEAD)
    await fill_in(browser)
    form = await looked_at(browser)
    await save(browser, "words", {"narratives.story.text": "Another story."})
    answer = await submit(browser, form)
    assert answer.status_code == 409
    assert "was changed after you looked at it" in answer.text
    assert "Another story." in answer.text
    assert len(await events_of_the_return(furnished_url)) == 1
    assert (await submit(browser, await looked_at(browser))).status_code == 303


async def test_what_is_missing_stands_in_the_way_and_leads_to_where_it_is_given(
    browser: Browser, furnished_url: str
) -> None:
    await sign_in(browser, LEAD)
    await fill_in(browser)
    await save(browser, "people", {"common_data.sessions.groups.0.count": "36"})
    form = await looked_at(browser)
    assert "1 thing stands in the way" in form.text
    assert f'href="/returns/{OPEN}/tasks/people#common_data.age.groups.0.count"' in form.text
    assert "Submit the return" not in form.text
    assert (await submit(browser, form)).status_code == 422
    assert len(await events_of_the_return(furnished_url)) == 1


async def test_a_return_that_was_sent_shows_what_it_holds_and_no_form(browser: Browser) -> None:
    await sign_in(browser, LEAD)
    page = (await browser.get(f"/returns/{SENT}")).text
    assert "Accepted on 10 July 2025" in page
    assert "11 to 15: 22" in page
    assert "Check before you submit" not in page
    for path in ("check", "tasks/words"):
        answer = await browser.get(f"/returns/{SENT}/{path}")
        assert (answer.status_code, answer.headers["location"]) == (303, f"/returns/{SENT}")


@pytest.mark.parametrize("number", [0, 2, 99])
async def test_there_is_no_receipt_of_what_was_never_sent(browser: Browser, number: int) -> None:
    await sign_in(browser, LEAD)
    assert (await browser.get(f"/returns/{SENT}/submissions/{number}")).status_code == 404
