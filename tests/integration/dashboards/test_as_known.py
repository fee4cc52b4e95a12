"""Every answer is about a moment: now, or what was known at the end of a day or at a position."""

import csv
import io

import pytest

from services.dashboards.addresses import PREFIX
from tests.factories import COMMISSIONER, CONFIDENCE, HOPEFUL, YOUTH
from tests.integration.dashboards.conftest import SignIn, Visitor, links, told

CONTRACT = f"{PREFIX}contracts/{YOUTH}"
OUTCOME = f"{CONTRACT}/outcomes/{CONFIDENCE.outcome_id}"
FILE = f"{CONTRACT}/indicator-{HOPEFUL.indicator_id}.csv"
BEFORE_THE_RETURN, AFTER_THE_RETURN = "?as_of=2025-07-09", "?as_of=2025-07-10"


async def test_a_chart_shows_what_was_known_on_the_day(visitor: SignIn) -> None:
    browser: Visitor = await visitor(COMMISSIONER)
    for view in (CONTRACT, OUTCOME):
        before, after = told(await browser.charts(view + BEFORE_THE_RETURN)), told(await browser.charts(view))
        assert "Cannot be told: no reading yet" in before
        assert "18 of 40" not in before
        assert "18 of 40" in after
        on_the_day = told(await browser.charts(view + AFTER_THE_RETURN))
        assert on_the_day.count("18 of 40") == after.count("18 of 40")


async def test_a_file_holds_what_was_known_on_the_day(visitor: SignIn) -> None:
    browser: Visitor = await visitor(COMMISSIONER)
    before, now = await browser.get(FILE + BEFORE_THE_RETURN), await browser.get(FILE)
    rows = [list(csv.DictReader(io.StringIO(answer.content.decode("utf-8-sig")))) for answer in (before, now)]
    assert {row["Period"] for row in rows[0]} == {"Start", "Expected then"}
    assert [row["Reading (%)"] for row in rows[1] if row["Reading (%)"]] == ["45.0"]
    assert "as-known-9-july-2025" in before.headers["content-disposition"]


async def test_a_page_that_is_not_about_now_says_so_and_its_links_stay_in_that_moment(
    visitor: SignIn,
) -> None:
    browser: Visitor = await visitor(COMMISSIONER)
    page = (await browser.get(CONTRACT + AFTER_THE_RETURN)).text
    assert "what was known on 10 July 2025" in page
    assert f'href="/contracts/{YOUTH}?as_of=2025-07-10"' in page
    leads_to = links(await browser.charts(CONTRACT + AFTER_THE_RETURN))
    assert {f"{OUTCOME}?as_of=2025-07-10", f"{FILE}?as_of=2025-07-10"} <= leads_to
    assert all(link.endswith("?as_of=2025-07-10") for link in leads_to)
    assert "what was known on" not in (await browser.get(CONTRACT)).text


async def test_before_the_award_there_is_no_contract(visitor: SignIn) -> None:
    browser: Visitor = await visitor(COMMISSIONER)
    for path in (CONTRACT, OUTCOME, FILE):
        assert (await browser.get(f"{path}?as_of=2025-03-30")).status_code == 404


@pytest.mark.parametrize(
    ("asked", "sentence"),
    [
        ("as_of=yesterday", "“yesterday” is not a day that can be read."),
        ("as_of=2025-10-16", "16 October 2025 is still to come."),
        ("as_of=%3Cscript%3E", "“&lt;script&gt;” is not a day that can be read."),
    ],
)
async def test_a_moment_that_cannot_be_read_is_told_beside_the_control(
    visitor: SignIn, asked: str, sentence: str
) -> None:
    browser: Visitor = await visitor(COMMISSIONER)
    answer = await browser.get(f"{CONTRACT}?{asked}")
    assert answer.status_code == 400
    assert sentence in answer.text
    assert "<title>Error: Outcomes of Youth clubs" in answer.text
    assert (await browser.get(f"{FILE}?{asked}")).status_code == 400
    assert told(await browser.charts(f"{CONTRACT}?{asked}")).strip() == "", "said once by the page, not again"


@pytest.mark.parametrize("asked", ["", "?as_of=yesterday"])
async def test_what_waits_for_the_charts_stands_in_the_main_part_of_the_page(
    visitor: SignIn, asked: str
) -> None:
    browser: Visitor = await visitor(COMMISSIONER)
    page = (await browser.get(f"{CONTRACT}{asked}")).text
    assert page.index("<main") < page.index('id="react-entry-point"') < page.index("</main>")


async def test_a_position_can_be_asked_for_as_well(visitor: SignIn) -> None:
    browser: Visitor = await visitor(COMMISSIONER)
    everything = told(await browser.charts(f"{CONTRACT}?position=999999"))
    assert everything.count("18 of 40") == told(await browser.charts(CONTRACT)).count("18 of 40")
    assert (await browser.get(f"{CONTRACT}?position=1")).status_code == 404
