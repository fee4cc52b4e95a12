"""A figure leads to its explanation, and the explanation to the return that gave it and back."""

from __future__ import annotations

import csv
import io
import json
import re

from domain.provider_return.model import return_id
from services.dashboards.addresses import PREFIX
from tests.factories import COMMISSIONER, CONFIDENCE, HOPEFUL, LEAD, LONELY, SPRING, YOUTH
from tests.integration.dashboards.conftest import SignIn, Visitor, links, told

RETURN = return_id(YOUTH, SPRING)
CONTRACT = f"{PREFIX}contracts/{YOUTH}"
OUTCOME = f"{CONTRACT}/outcomes/{CONFIDENCE.outcome_id}"
INDICATOR = f"{CONTRACT}/indicators/{HOPEFUL.indicator_id}"
EXPLAINED = f"{INDICATOR}/figures/{RETURN}"
SAID = f"{INDICATOR}/said"
THAT_DAY = "?as_of=2025-07-10"


async def test_each_row_and_each_point_of_a_chart_leads_to_the_explanation_of_its_figure(
    visitor: SignIn,
) -> None:
    browser: Visitor = await visitor(COMMISSIONER)
    for view in (CONTRACT, OUTCOME, INDICATOR, SAID):
        assert f"{EXPLAINED}{THAT_DAY}" in links(await browser.charts(view + THAT_DAY)), view
    drawn = re.findall(r'"customdata": ?(\[[^]]*\])', (await browser.charts(INDICATOR)).text)
    assert [json.loads(addresses) for addresses in drawn] == [[EXPLAINED]]


async def test_the_explanation_tells_the_figure_its_return_its_history_and_what_was_asked(
    visitor: SignIn,
) -> None:
    browser: Visitor = await visitor(COMMISSIONER)
    said = told(await browser.charts(EXPLAINED))
    assert "How 45% came about, from 18 of 40" in said
    assert "Return for April to June 2025" in said
    assert "Accepted. Submitted on 10 July 2025" in said
    assert "Due by 20 July 2025" in said
    assert "10 July 2025 at 10:00am, on time" in said
    assert (
        "Reported on 10 July 2025 at 10:00am by Commissioner 104, commissioner. It came by the web form."
        in said
    )
    assert "No file was attached to it." in said
    assert "No question was asked about it." in said


async def test_the_explanation_leads_to_the_return_its_receipt_and_back_to_the_chart(visitor: SignIn) -> None:
    browser: Visitor = await visitor(LEAD)
    leads_to = links(await browser.charts(EXPLAINED + THAT_DAY))
    assert f"/returns/{RETURN}{THAT_DAY}" in leads_to
    assert f"/returns/{RETURN}/submissions/1/receipt{THAT_DAY}" in leads_to
    assert f"{SAID}{THAT_DAY}&period={RETURN}" in leads_to
    assert all("as_of=2025-07-10" in link for link in leads_to)
    page = (await browser.get(EXPLAINED + THAT_DAY)).text
    assert f'href="{INDICATOR}{THAT_DAY}">Back to its chart' in page


async def test_the_formulas_can_be_taken_away(visitor: SignIn) -> None:
    browser: Visitor = await visitor(COMMISSIONER)
    answer = await browser.get(f"{EXPLAINED}/worked-out.csv")
    rows = {row["What"]: row for row in csv.DictReader(io.StringIO(answer.content.decode("utf-8-sig")))}
    assert rows["Share"]["Gives"] == "45%"
    assert rows["Change"]["Gives"] == "5 percentage points"
    assert rows["Start"]["Gives"] == "40%"


async def test_a_figure_is_not_explained_before_it_was_told(visitor: SignIn) -> None:
    browser: Visitor = await visitor(COMMISSIONER)
    assert (await browser.get(f"{EXPLAINED}?as_of=2025-07-09")).status_code == 404


async def test_what_was_said_when_is_told_for_one_period_and_for_all(visitor: SignIn) -> None:
    browser: Visitor = await visitor(COMMISSIONER)
    said = told(await browser.charts(SAID))
    assert "Look forward to the next year, April to June 2025 Said once: 45%" in said
    assert "Nothing was changed in 1 period" in said
    page = (await browser.get(f"{SAID}{THAT_DAY}&period=April+to+June+2025")).text
    assert f'<option value="{RETURN}" selected>April to June 2025</option>' in page
    assert '<input type="hidden" name="as_of" value="2025-07-10">' in page


async def test_a_period_that_was_not_told_by_then_is_said_to_be_so(visitor: SignIn) -> None:
    browser: Visitor = await visitor(COMMISSIONER)
    for asked in (f"?as_of=2025-07-09&period={RETURN}", "?period=April+to+June+1925"):
        assert (await browser.get(SAID + asked)).status_code == 200
        assert "Nothing was said for this period by then" in told(await browser.charts(SAID + asked))


async def test_a_page_offers_the_moments_of_its_contract_and_names_the_one_it_is_about(
    visitor: SignIn,
) -> None:
    browser: Visitor = await visitor(COMMISSIONER)
    now = (await browser.get(INDICATOR)).text
    found = re.search(r'<option value="(\d+)">April to June 2025 was submitted, 10 July 2025</option>', now)
    assert found is not None
    then = (await browser.get(f"{INDICATOR}?position={found[1]}")).text
    assert "what was known when April to June 2025 was submitted, on 10 July 2025." in then
    assert f'<option value="{found[1]}" selected>' in then
    assert "April to June 2025 was accepted, 10 July 2025" in then, "one can come back"
    leads_to = links(await browser.charts(f"{INDICATOR}?position={found[1]}"))
    assert all(f"position={found[1]}" in link for link in leads_to)


async def test_a_day_and_a_moment_together_are_told_beside_the_control(visitor: SignIn) -> None:
    browser: Visitor = await visitor(COMMISSIONER)
    answer = await browser.get(f"{INDICATOR}?as_of=2025-07-10&position=3")
    assert answer.status_code == 400
    assert "Ask for a day or for a position, not for both." in answer.text


async def test_a_count_needs_no_range_to_be_explained(visitor: SignIn) -> None:
    browser: Visitor = await visitor(COMMISSIONER)
    said = told(await browser.charts(f"{CONTRACT}/indicators/{LONELY.indicator_id}/figures/{RETURN}"))
    assert "How 12 came about" in said
    assert "Comment: “Two joined in June.”" in said
    assert "Likely at least" not in said
