"""How long a return took goes along with it, and nobody is told who opened it."""

from __future__ import annotations

import time
from collections.abc import Mapping

import asyncpg
import pytest

from services.access import Person
from tests.factories import AUDITOR, COMMISSIONER, LEAD, PARTNER, YOUTH
from tests.integration.monitoring.conftest import Browser, sign_in
from tests.integration.monitoring.returning import OPEN, SENT, TASKS, looked_at, open_task, save

PAGE = f"/contracts/{YOUTH}/burden"


async def fill_in_slowly(browser: Browser, seconds: int) -> None:
    """Answer everything; each task was shown so many seconds before it is saved."""
    for task, values in TASKS.items():
        form = await open_task(browser, task)
        shown = {"shown": str(int(time.time()) - seconds)}
        answer = await save(browser, task, {**values, **shown}, form)
        assert answer.status_code == 303, answer.text


async def submit_with(browser: Browser, **more: str) -> None:
    form = await looked_at(browser)
    answer = await browser.post(f"/returns/{OPEN}/submission", data={**form.hidden, **more})
    assert answer.status_code == 303, answer.text


async def become(browser: Browser, person: Person) -> None:
    browser.cookies.clear()
    await sign_in(browser, person)


async def submitted(url: str) -> str:
    connection = await asyncpg.connect(url)
    payload: bytes = await connection.fetchval(
        "select payload from eventstore.events where stream_id = $1 and type = 'ReturnSubmitted'", OPEN
    )
    await connection.close()
    return payload.decode()


async def test_the_time_of_a_task_is_shared_by_its_questions_and_goes_along(
    browser: Browser, furnished_url: str
) -> None:
    await sign_in(browser, LEAD)
    await fill_in_slowly(browser, 120)
    assert "this took about 12 minutes" in (await looked_at(browser)).text
    await submit_with(browser, effort="yes")
    assert '{"question":"narratives.story","seconds":12' in await submitted(furnished_url)
    page = (await browser.get(PAGE)).text
    assert "What changed for somebody in this period?" in page
    assert "July to September 2025</a>: 12 minutes" in page


@pytest.mark.parametrize(("seconds", "said"), [(-3600, None), (999_999, "took about 180 minutes")])
async def test_a_time_that_cannot_be_is_none_and_nobody_counts_as_busy_for_hours(
    browser: Browser, seconds: int, said: str | None
) -> None:
    await sign_in(browser, LEAD)
    await fill_in_slowly(browser, seconds)
    page = (await looked_at(browser)).text
    assert (said in page) if said else ("this took about" not in page)


async def test_it_does_not_go_along_against_the_provider(browser: Browser, furnished_url: str) -> None:
    await sign_in(browser, LEAD)
    await fill_in_slowly(browser, 120)
    await submit_with(browser)
    assert '"effort":[]' in await submitted(furnished_url)


async def counted(url: str) -> Mapping[str, int]:
    connection = await asyncpg.connect(url)
    rows = await connection.fetch("select question, times from openings.opened where return_id = $1", SENT)
    await connection.close()
    return {row["question"]: row["times"] for row in rows}


async def test_what_council_and_auditors_open_is_counted_and_what_providers_open_is_not(
    browser: Browser, furnished_url: str
) -> None:
    await sign_in(browser, LEAD)
    for person in (LEAD, PARTNER):
        await become(browser, person)
        await browser.get(f"/returns/{SENT}")
    assert await counted(furnished_url) == {}
    assert "Never, in 1 return" in (await browser.get(PAGE)).text
    for person in (COMMISSIONER, AUDITOR):
        await become(browser, person)
        await browser.get(f"/returns/{SENT}")
    assert await counted(furnished_url) == {"": 2}
    assert "In 1 of 1 return" in (await browser.get(PAGE)).text


async def test_a_return_that_was_never_sent_is_not_opened(browser: Browser, furnished_url: str) -> None:
    await sign_in(browser, COMMISSIONER)
    await browser.get(f"/returns/{OPEN}")
    assert await counted(furnished_url) == {}
