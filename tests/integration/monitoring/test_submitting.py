"""A return on its way: form, check, submission, receipt."""

from __future__ import annotations

import asyncio
import hashlib
import re

import asyncpg
import pytest
from services.monitoring.returns.fields import reading_field

from domain.provider_return.model import return_id
from services.access import FORM_FIELD
from tests.factories import HOPEFUL, LEAD, LONELY, SAVED, SPRING, SUMMER, WELCOME, WELL_BEING, YOUTH
from tests.integration.monitoring.conftest import Browser, sign_in, token_in

OPEN, SENT = return_id(YOUTH, SUMMER), return_id(YOUTH, SPRING)
GOOD = {
    reading_field(HOPEFUL.indicator_id, "numerator"): "31",
    reading_field(HOPEFUL.indicator_id, "denominator"): "50",
    reading_field(WELL_BEING.indicator_id, "score"): "24.5",
    reading_field(LONELY.indicator_id, "count"): "8",
    reading_field(WELCOME.indicator_id, "missing"): "not_collected",
    reading_field(SAVED.indicator_id, "pounds"): "900",
    "narratives.story": "<b>Bold</b> & brave: “she laughed”",
}
_KEY = re.compile(r'name="key" value="([^"]+)"')


async def checked(browser: Browser, values: dict[str, str]) -> dict[str, str]:
    """What the check page would send."""
    await sign_in(browser, LEAD)
    token = token_in((await browser.get(f"/returns/{OPEN}")).text)
    page = await browser.post(f"/returns/{OPEN}/check", data=values | {FORM_FIELD: token})
    assert page.status_code == 200, page.text
    key = _KEY.search(page.text)
    assert key is not None
    return values | {FORM_FIELD: token_in(page.text), "key": key[1]}


async def events_of_the_return(url: str) -> list[asyncpg.Record]:
    connection = await asyncpg.connect(url)
    rows = await connection.fetch(
        "select position, type, payload, actor_id, role, source, contract_id from eventstore.events "
        "where stream_id = $1 order by position",
        OPEN,
    )
    await connection.close()
    return rows


async def test_the_form_shows_what_was_read_and_expected_before(browser: Browser) -> None:
    await sign_in(browser, LEAD)
    page = (await browser.get(f"/returns/{OPEN}")).text
    assert "Last time (April to June 2025): 45% (18 of 40)" in page
    assert "Expected by now: 46%" in page
    assert "21.5 points out of 35, from 38 people" in page


async def test_what_was_checked_is_recorded_as_one_set_with_its_receipt(
    browser: Browser, furnished_url: str
) -> None:
    form = await checked(browser, GOOD)
    answer = await browser.post(f"/returns/{OPEN}/submission", data=form)
    assert answer.status_code == 303
    where = answer.headers["location"]
    events = await events_of_the_return(furnished_url)
    assert [event["type"] for event in events] == [
        "ReturnOpened",
        *["ReadingRecorded"] * 5,
        "NarrativeRecorded",
        "ReturnSubmitted",
    ]
    assert {(event["actor_id"], event["role"], event["source"]) for event in events[1:]} == {
        (LEAD.person_id, "provider", "web")
    }
    assert {event["contract_id"] for event in events} == {YOUTH}
    assert f"FP-{events[-1]['position']}" in (await browser.get(where)).text
    receipt = (await browser.get(f"{where}/receipt")).text
    for event in events[1:]:
        assert hashlib.sha256(event["payload"]).hexdigest() in receipt
    assert "62% (31 of 50)" in receipt
    assert "&lt;b&gt;Bold&lt;/b&gt; &amp; brave: “she laughed”" in receipt


async def test_the_page_after_a_submission_shows_it_already(browser: Browser) -> None:
    form = await checked(browser, GOOD)
    await browser.post(f"/returns/{OPEN}/submission", data=form)
    page = (await browser.get(f"/returns/{OPEN}")).text
    assert "Submitted, on time." in page
    timeline = (await browser.get(f"/contracts/{YOUTH}/timeline")).text
    assert (
        "The return for July to September 2025 was submitted: 4 readings, and 1 without a figure." in timeline
    )


async def test_a_double_click_submits_once_and_both_clicks_see_the_confirmation(
    browser: Browser, furnished_url: str
) -> None:
    form = await checked(browser, GOOD)
    answers = await asyncio.gather(
        *(browser.post(f"/returns/{OPEN}/submission", data=form) for _ in range(4))
    )
    assert {answer.status_code for answer in answers} == {303}
    assert {answer.headers["location"] for answer in answers} == {f"/returns/{OPEN}/submissions/1"}
    events = await events_of_the_return(furnished_url)
    assert [event["type"] for event in events].count("ReturnSubmitted") == 1
    assert len(events) == 8


async def test_a_second_submission_is_refused_and_nothing_typed_is_lost(
    browser: Browser, furnished_url: str
) -> None:
    form = await checked(browser, GOOD)
    await browser.post(f"/returns/{OPEN}/submission", data=form)
    again = await browser.post(f"/returns/{OPEN}/submission", data=form | {"key": "another", **BETTER})
    assert again.status_code == 409
    assert "was already submitted" in again.text
    assert 'value="49"' in again.text
    assert len(await events_of_the_return(furnished_url)) == 8


BETTER = {reading_field(HOPEFUL.indicator_id, "numerator"): "49"}


async def test_the_same_key_with_other_figures_is_refused(browser: Browser, furnished_url: str) -> None:
    form = await checked(browser, GOOD)
    await browser.post(f"/returns/{OPEN}/submission", data=form)
    again = await browser.post(f"/returns/{OPEN}/submission", data=form | BETTER)
    assert again.status_code == 422
    assert "already sent with other content" in again.text
    assert len(await events_of_the_return(furnished_url)) == 8


async def test_what_was_typed_wrongly_comes_back_with_the_rest(browser: Browser) -> None:
    await sign_in(browser, LEAD)
    token = token_in((await browser.get(f"/returns/{OPEN}")).text)
    field = reading_field(LONELY.indicator_id, "count")
    values = GOOD | {field: "a few", FORM_FIELD: token}
    page = await browser.post(f"/returns/{OPEN}/check", data=values)
    assert page.status_code == 422
    assert "<title>Error: July to September 2025" in page.text
    assert f'href="#{field}"' in page.text
    assert f'id="{field}"' in page.text
    assert 'value="a few"' in page.text
    assert "&lt;b&gt;Bold&lt;/b&gt;" in page.text


async def test_a_change_brings_everything_back_as_it_was_typed(browser: Browser) -> None:
    form = await checked(browser, GOOD)
    page = (await browser.post(f"/returns/{OPEN}/change", data=form)).text
    assert 'value="24.5"' in page
    assert '<option value="not_collected" selected' in page


async def test_a_return_that_was_sent_shows_what_it_holds_and_no_form(browser: Browser) -> None:
    await sign_in(browser, LEAD)
    page = (await browser.get(f"/returns/{SENT}")).text
    assert "Accepted on 10 July 2025" in page
    assert "Check before you submit" not in page


@pytest.mark.parametrize("number", [0, 2, 99])
async def test_there_is_no_receipt_of_what_was_never_sent(browser: Browser, number: int) -> None:
    await sign_in(browser, LEAD)
    assert (await browser.get(f"/returns/{SENT}/submissions/{number}")).status_code == 404
