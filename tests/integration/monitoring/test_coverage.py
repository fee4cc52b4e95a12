"""The coverage page: places, gaps, and who works for what."""

from __future__ import annotations

import re

import pytest

from domain.framework.commands import DefineOutcome
from domain.framework.definitions import Outcome
from services.application.application import Fingerpost
from services.application.context import Context
from tests.factories import (
    AUDITOR,
    COMMISSIONER,
    FOREIGN_COMMISSIONER,
    FRAMEWORKS,
    NORTHAM,
    NOW,
    OUTCOMES,
    SAVINGS,
    YOUTH,
    an_id,
)
from tests.integration.monitoring.conftest import Browser, sign_in

_CELLS = re.compile(r'<td class="govuk-table__cell[^"]*">(.*?)</td>', re.DOTALL)
_OUTCOMES = re.compile(r'<h3 class="govuk-heading-s[^"]*">([^<]+)</h3>')
PLACE = "social.good_feelings.upstream"


def words_of(cell: str) -> str:
    """A cell's words, without its markup."""
    return re.sub(r"<br>", ", ", re.sub(r"</?a[^>]*>", "", cell)).strip()


@pytest.fixture
async def commissioner(browser: Browser) -> Browser:
    """The commissioner's browser."""
    await sign_in(browser, COMMISSIONER)
    return browser


async def test_every_place_says_what_it_holds_or_that_it_is_a_gap(commissioner: Browser) -> None:
    page = (await commissioner.get("/coverage")).text
    found = [words_of(cell) for cell in _CELLS.findall(page)]
    assert len(found) == 3 * 5 * 4, "bottom lines, elements and one more, levels and one more"
    assert found.count("2 outcomes, 2 contracts") == 1
    assert found.count("1 outcome, 2 contracts") == 1
    # Only where both tags are given can there be a gap; "not said" is no place in which something is missing.
    assert found.count("Gap") == 3 * 4 * 3
    assert found.count("None") == 3 * 5 * 4 - 3 * 4 * 3 - 2


async def test_outcomes_are_listed_with_who_works_for_them_and_their_framework(commissioner: Browser) -> None:
    page = (await commissioner.get("/coverage")).text
    assert _OUTCOMES.findall(page) == [outcome.statement for outcome in OUTCOMES]
    assert page.count(f'href="/contracts/{YOUTH}">Youth clubs</a>') == 3
    assert page.count(f'href="/frameworks/{FRAMEWORKS[NORTHAM]}">Growing up well</a>') == 3


async def test_a_place_leads_to_its_outcomes_and_stays_at_another_moment(commissioner: Browser) -> None:
    page = (await commissioner.get("/coverage?place=economic.not_said.not_said&as_of=2025-10-01")).text
    assert _OUTCOMES.findall(page) == [SAVINGS.statement]
    assert '<input type="hidden" name="place" value="economic.not_said.not_said">' in page
    assert 'href="/coverage?as_of=2025-10-01#outcomes">Show all outcomes</a>' in page
    other = "/coverage?as_of=2025-10-01&place=social.not_said.not_said#outcomes"
    assert f'href="{other}"' in page.replace("&amp;", "&")


async def test_before_anything_was_defined_the_page_says_so(commissioner: Browser) -> None:
    page = (await commissioner.get("/coverage?as_of=2025-03-01")).text
    assert "No outcome has been defined as known at that moment." in page
    assert "<table" not in page


async def test_a_new_outcome_fills_a_gap_and_nobody_works_for_it_yet(
    commissioner: Browser, furnished_url: str
) -> None:
    outcome = Outcome(
        outcome_id=an_id(901),
        statement="Children <laugh> more",
        well_being_element="good_feelings",
        prevention_level="upstream",
    )
    context = Context(
        actor_id=COMMISSIONER.person_id,
        role="commissioner",
        council_id=NORTHAM,
        contract_id=None,
        source="web",
    )
    command = DefineOutcome(stream_id=FRAMEWORKS[NORTHAM], outcome=outcome)
    async with Fingerpost(furnished_url) as fingerpost:
        await fingerpost.execute(command, context=context, at=NOW)
    while "laugh" not in (page := (await commissioner.get(f"/coverage?place={PLACE}")).text):
        pass
    assert "1 outcome, 0 contracts" in [words_of(cell) for cell in _CELLS.findall(page)]
    assert _OUTCOMES.findall(page) == ["Children &lt;laugh&gt; more"]
    assert "No running contract works for it." in page


async def test_long_lists_are_turned_over_a_page_at_a_time(
    commissioner: Browser, monkeypatch: pytest.MonkeyPatch
) -> None:
    for module in ("services.monitoring.coverage", "projections.coverage.queries"):
        monkeypatch.setattr(f"{module}.PAGE", 2)
    first = (await commissioner.get("/coverage")).text
    assert 'href="/coverage?page=2#outcomes" rel="next"' in first
    second = (await commissioner.get("/coverage?page=2")).text
    assert _OUTCOMES.findall(first) + _OUTCOMES.findall(second) == [known.statement for known in OUTCOMES]
    assert _OUTCOMES.findall((await commissioner.get("/coverage?page=7")).text) == _OUTCOMES.findall(second)


async def test_other_councils_and_their_contracts_are_not_told_of(browser: Browser) -> None:
    await sign_in(browser, FOREIGN_COMMISSIONER)
    page = (await browser.get("/coverage")).text
    assert "Far clubs" in page
    assert "Youth clubs" not in page
    browser.cookies.clear()
    await sign_in(browser, AUDITOR)
    page = (await browser.get("/coverage")).text
    assert "Youth clubs" in page
    assert "Far clubs" not in page
