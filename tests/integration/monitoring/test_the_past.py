"""Pages of another moment."""

from __future__ import annotations

import pytest

from domain.provider_return.model import return_id
from tests.factories import AUDITOR, SPRING, YOUTH
from tests.integration.monitoring.conftest import Browser, sign_in


async def test_a_page_of_the_past_says_so_and_leads_back(browser: Browser) -> None:
    await sign_in(browser, AUDITOR)
    page = (await browser.get(f"/contracts/{YOUTH}?as_of=2025-05-01")).text
    assert "You are looking at what was known on 1 May 2025." in page
    assert f'href="/contracts/{YOUTH}">Show what is known now' in page
    assert "No return has been asked for yet." in page


async def test_links_stay_in_the_moment(browser: Browser) -> None:
    await sign_in(browser, AUDITOR)
    page = (await browser.get("/contracts?as_of=2025-07-31")).text
    assert f'href="/contracts/{YOUTH}?as_of=2025-07-31"' in page


async def test_what_was_not_known_yet_is_not_there(browser: Browser) -> None:
    await sign_in(browser, AUDITOR)
    assert (await browser.get(f"/contracts/{YOUTH}?as_of=2025-03-01")).status_code == 404
    assert (await browser.get(f"/returns/{return_id(YOUTH, SPRING)}?as_of=2025-05-01")).status_code == 404


@pytest.mark.parametrize(
    ("query", "said"),
    [
        ("as_of=yesterday", "is not a day that can be read"),
        ("as_of=2025-10-16", "is still to come"),
        ("position=0", "is not a position"),
        ("position=999999", "The record has come to position"),
        ("as_of=2025-05-01&position=3", "not for both"),
    ],
)
async def test_a_moment_that_is_none_is_answered_with_a_sentence(
    browser: Browser, query: str, said: str
) -> None:
    await sign_in(browser, AUDITOR)
    page = await browser.get(f"/contracts?{query}")
    assert page.status_code == 400
    assert said in page.text
    problem = await browser.get(f"/api/contracts?{query}")
    assert problem.status_code == 400
    assert said in problem.json()["detail"]


async def test_the_timeline_is_paged_and_can_be_taken_away_as_a_file(browser: Browser) -> None:
    await sign_in(browser, AUDITOR)
    page = (await browser.get(f"/contracts/{YOUTH}/timeline?before=29")).text
    assert "The contract was awarded, to start on 1 April 2025." in page
    assert "was submitted" not in page
    assert 'rel="prev"' in page
    answer = await browser.get(f"/contracts/{YOUTH}/timeline.csv")
    assert "attachment" in answer.headers["content-disposition"]
    lines = answer.content.decode("utf-8-sig").split("\r\n")
    assert lines[0].startswith("Position,Recorded at (UTC),What happened")
    assert any("45% (18 of 40)" in line for line in lines)
    assert len(lines) == 1 + 4 + 13 + 1, "a heading, the contract, its returns and the last line's end"
