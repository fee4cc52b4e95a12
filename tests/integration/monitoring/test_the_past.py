"""Pages of another moment."""

from __future__ import annotations

import re

import pytest

from domain.provider_return.model import return_id
from tests.factories import AUDITOR, HOPEFUL, SPRING, YOUTH
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
    assert "The return for April to June 2025 was submitted" not in page
    assert 'rel="prev"' in page
    answer = await browser.get(f"/contracts/{YOUTH}/timeline.csv")
    assert "attachment" in answer.headers["content-disposition"]
    lines = answer.content.decode("utf-8-sig").split("\r\n")
    assert lines[0].startswith("Position,Recorded at (UTC),What happened")
    assert any("45% (18 of 40)" in line for line in lines)
    assert len(lines) == 1 + 4 + 13 + 1, "a heading, the contract, its returns and the last line's end"


async def test_a_contracts_pages_offer_its_moments_and_name_the_one_they_are_about(browser: Browser) -> None:
    await sign_in(browser, AUDITOR)
    spring = return_id(YOUTH, SPRING)
    page = (await browser.get(f"/contracts/{YOUTH}")).text
    found = re.search(r'<option value="(\d+)">April to June 2025 was submitted, 10 July 2025</option>', page)
    assert found is not None
    for path in (
        f"/contracts/{YOUTH}",
        f"/contracts/{YOUTH}/timeline",
        f"/contracts/{YOUTH}/burden",
        f"/contracts/{YOUTH}/theory-of-change",
        f"/returns/{spring}",
        f"/returns/{spring}/readings/{HOPEFUL.indicator_id}",
    ):
        then = (await browser.get(f"{path}?as_of=&position={found[1]}")).text
        assert "what was known when April to June 2025 was submitted, on 10 July 2025." in then, path
        assert "April to June 2025 was accepted, 10 July 2025" in then, "one can come back"


async def test_a_page_about_no_contract_offers_no_moments(browser: Browser) -> None:
    await sign_in(browser, AUDITOR)
    assert 'name="position"' not in (await browser.get("/contracts")).text


async def test_a_figure_leads_to_its_chart_and_stays_in_the_moment(browser: Browser) -> None:
    await sign_in(browser, AUDITOR)
    spring, query = return_id(YOUTH, SPRING), "?as_of=2025-07-31"
    chart = f"/dashboards/contracts/{YOUTH}/indicators/{HOPEFUL.indicator_id}"
    assert (
        f'href="{chart}{query}">See it in its chart' in (await browser.get(f"/returns/{spring}{query}")).text
    )
    page = (await browser.get(f"/returns/{spring}/readings/{HOPEFUL.indicator_id}{query}")).text
    assert f'href="{chart}{query}">See it in its chart' in page
    assert f'href="{chart}/figures/{spring}{query}">See how it was worked out' in page
