"""Whether a change is real and where it is heading, from the record to the page."""

from services.dashboards.addresses import PREFIX
from tests.factories import COMMISSIONER, HOPEFUL, LONELY, YOUTH
from tests.integration.dashboards.conftest import SignIn, Visitor, links, told

INDICATORS = f"{PREFIX}contracts/{YOUTH}/indicators"
HOPE = f"{INDICATORS}/{HOPEFUL.indicator_id}"
ALONE = f"{INDICATORS}/{LONELY.indicator_id}"


async def test_one_reading_has_no_usual_ups_and_downs_and_the_page_says_so(visitor: SignIn) -> None:
    browser: Visitor = await visitor(COMMISSIONER)
    page = told(await browser.charts(f"{HOPE}/real"))
    assert "Cannot be told: one reading so far, and it takes two" in page
    assert "There is one reading so far, 45% in April to June 2025" in page


async def test_one_reading_leads_nowhere_and_what_was_written_beside_it_is_told(visitor: SignIn) -> None:
    browser: Visitor = await visitor(COMMISSIONER)
    page = told(await browser.charts(f"{ALONE}/heading"))
    assert "Cannot be told: 1 reading, and it takes six" in page
    assert page.endswith("The story behind April to June 2025: Two joined in June.")


async def test_both_know_the_moment_and_keep_it_on_the_way_to_each_other(visitor: SignIn) -> None:
    browser: Visitor = await visitor(COMMISSIONER)
    before = "as_of=2025-07-09"
    real = await browser.charts(f"{HOPE}/real?{before}")
    heading = await browser.charts(f"{HOPE}/heading?{before}")
    assert "Cannot be told: no reading yet" in told(real)
    assert "Cannot be told: no reading, and it takes six" in told(heading)
    assert f"{HOPE}/heading?{before}" in links(real)
    assert f"{HOPE}/real?{before}" in links(heading)


async def test_their_files_are_told_apart_by_name(visitor: SignIn) -> None:
    browser: Visitor = await visitor(COMMISSIONER)
    for aspect, name in (("real", "is-it-real"), ("heading", "where-it-is-heading")):
        file = await browser.get(f"{HOPE}/{aspect}/indicator-{HOPEFUL.indicator_id}.csv")
        assert f"ys-31-{name}-look-forward-to-the-next-year.csv" in file.headers["content-disposition"]
