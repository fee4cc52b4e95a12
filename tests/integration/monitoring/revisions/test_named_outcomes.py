"""What a return names and the contract does not becomes a proposal for the next break point with one act."""

from __future__ import annotations

import httpx

from services.access import FORM_FIELD
from tests.factories import AUDITOR, COMMISSIONER, LEAD, PARTNER, YOUTH
from tests.integration.monitoring.conftest import Browser, sign_in, token_in
from tests.integration.monitoring.returning import OPEN, fill_in, looked_at, save, submit

ANSWER = "Parents began to meet while they wait.\nNobody planned it."


async def submitted(browser: Browser, answer: str = ANSWER) -> None:
    await sign_in(browser, LEAD)
    await fill_in(browser)
    await save(browser, "words", {"narratives.not-named.text": answer})
    assert (await submit(browser, await looked_at(browser))).status_code == 303


async def put_forward(browser: Browser) -> httpx.Response:
    """Press the button where there is one, and pretend that there is where there is none."""
    token = token_in((await browser.get("/contracts")).text)
    return await browser.post(f"/returns/{OPEN}/named-outcome", data={FORM_FIELD: token})


async def test_it_is_written_into_a_draft_for_the_next_break_point_to_be_worked_on(browser: Browser) -> None:
    await submitted(browser)
    assert "Put this forward as an outcome" in (await browser.get(f"/returns/{OPEN}")).text
    answer = await put_forward(browser)
    assert answer.status_code == 303, answer.text
    where = answer.headers["location"]
    page = (await browser.get(where)).text
    assert "Parents began to meet while they wait." in page
    revision = (await browser.get(where.partition("/changes/")[0])).text
    assert "1 April 2026" in revision
    assert "It was named in the return for July to September 2025." in revision
    assert "Nobody planned it." in revision


async def test_put_forward_twice_it_is_there_once(browser: Browser) -> None:
    await submitted(browser)
    first, again = await put_forward(browser), await put_forward(browser)
    assert first.headers["location"] == again.headers["location"]
    revision = (await browser.get(first.headers["location"].partition("/changes/")[0])).text
    assert revision.count('class="fp-change"') == 1


async def test_the_commissioner_may_put_it_forward_as_well_and_it_joins_the_same_draft(
    browser: Browser,
) -> None:
    await submitted(browser)
    first = await put_forward(browser)
    browser.cookies.clear()
    await sign_in(browser, COMMISSIONER)
    again = await put_forward(browser)
    assert again.headers["location"] == first.headers["location"]


async def test_nobody_else_may_and_nothing_is_made_of_no_answer(browser: Browser) -> None:
    await submitted(browser, answer="")
    assert (await put_forward(browser)).status_code == 404
    for person in (PARTNER, AUDITOR):
        browser.cookies.clear()
        await sign_in(browser, person)
        assert "Put this forward" not in (await browser.get(f"/returns/{OPEN}")).text
        assert (await put_forward(browser)).status_code == 403
    assert "revisions/" not in (await browser.get(f"/contracts/{YOUTH}")).text
