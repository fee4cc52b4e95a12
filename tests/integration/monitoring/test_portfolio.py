"""The page of contracts: filters in the address, pages, choices, and what each contract waits for."""

from __future__ import annotations

import re
from datetime import UTC, datetime

import pytest

from services.access import Person
from services.settings import Settings
from tests.factories import (
    AUDITOR,
    BRIGHTSIDE,
    COMMISSIONER,
    CONFIDENCE,
    KESTREL,
    LEAD,
    OAKGATE,
    PARTNER,
    PEOPLE,
    YOUTH,
)
from tests.integration.monitoring.conftest import Browser, sign_in

IN_MARCH = datetime(2026, 3, 1, 9, 0, tzinfo=UTC)
_TITLES = re.compile(r'<a class="govuk-link" href="/contracts/[0-9a-f-]{36}[^"]*">([^<]+)</a>')


@pytest.fixture
def settings(furnished_url: str) -> Settings:
    """Settings for the furnished database, in March."""
    return Settings(database_url=furnished_url, clock=IN_MARCH)


@pytest.fixture
async def commissioner(browser: Browser) -> Browser:
    """The commissioner's browser."""
    await sign_in(browser, COMMISSIONER)
    return browser


@pytest.fixture
def one_a_page(monkeypatch: pytest.MonkeyPatch) -> None:
    """Pages so short that two contracts fill two."""
    for module in ("services.monitoring.portfolio", "projections.portfolio.queries"):
        monkeypatch.setattr(f"{module}.PAGE", 1)


@pytest.mark.parametrize("person", PEOPLE, ids=lambda person: person.email)
async def test_only_those_who_work_with_contracts_see_the_list(browser: Browser, person: Person) -> None:
    await sign_in(browser, person)
    allowed = person.role in {"provider", "commissioner", "auditor"}
    assert (await browser.get("/contracts")).status_code == (200 if allowed else 403)


async def test_each_contract_says_where_it_stands_and_which_returns_wait(commissioner: Browser) -> None:
    page = (await commissioner.get("/contracts")).text
    assert "2 contracts" in page
    assert _TITLES.findall(page) == ["Day centre", "Youth clubs"]
    assert page.count("Locked: 1") == 2
    assert page.count("Running<br>") == 2


async def test_the_form_shows_what_is_chosen(commissioner: Browser) -> None:
    query = f"area=Young+people&provider={KESTREL}&state=running&words=youth"
    page = (await commissioner.get(f"/contracts?{query}")).text
    assert _TITLES.findall(page) == ["Youth clubs"]
    assert '<option value="Young people" selected>' in page
    assert f'<option value="{KESTREL}" selected>Kestrel</option>' in page
    assert '<option value="running" selected>' in page
    assert 'value="youth"' in page
    assert page.count(" selected>") == 3
    assert 'href="/contracts">Show all</a>' in page


async def test_another_moment_keeps_the_filters_and_a_filter_keeps_the_moment(commissioner: Browser) -> None:
    page = (await commissioner.get(f"/contracts?provider={OAKGATE}&as_of=2025-10-15")).text
    moment, filters = page.split('class="fp-filters"')
    assert f'<input type="hidden" name="provider" value="{OAKGATE}">' in moment
    assert '<input type="hidden" name="as_of" value="2025-10-15">' in filters
    at = (await commissioner.get("/contracts?position=45")).text.split('class="fp-filters"')[1]
    assert '<input type="hidden" name="position" value="45">' in at


async def test_on_an_earlier_day_states_and_returns_are_those_of_that_day(commissioner: Browser) -> None:
    page = (await commissioner.get("/contracts?as_of=2025-10-15")).text
    assert "Locked" not in page
    assert page.count("Due: 1") == 2
    before = (await commissioner.get("/contracts?as_of=2025-03-01")).text
    assert "There is no contract that you may see as known at that moment." in before


async def test_what_an_outcome_filter_means_is_said_in_its_own_words(commissioner: Browser) -> None:
    page = (await commissioner.get(f"/contracts?outcome={CONFIDENCE.outcome_id}")).text
    assert f"Only contracts that run and work for this outcome: {CONFIDENCE.statement}" in page
    assert len(_TITLES.findall(page)) == 2
    nobody = (await commissioner.get(f"/contracts?outcome={YOUTH}")).text
    assert "an outcome that no framework has" in nobody
    assert "No contract is like that." in nobody


@pytest.mark.usefixtures("one_a_page")
async def test_what_cannot_be_read_in_an_address_is_dropped_from_it(commissioner: Browser) -> None:
    page = (await commissioner.get("/contracts?provider=x&state=none&outcome=7&words=%00&area=%00")).text
    assert 'href="/contracts?page=2" rel="next"' in page
    assert "Show all" not in page


@pytest.mark.usefixtures("one_a_page")
async def test_pages_keep_the_filters_and_after_the_last_comes_the_last(commissioner: Browser) -> None:
    first = (await commissioner.get("/contracts?area=Young+people&as_of=2025-10-15")).text
    assert _TITLES.findall(first) == ["Day centre"]
    assert "1 to 1 of 2 contracts" in first
    following = "/contracts?as_of=2025-10-15&area=Young+people&page=2"
    assert f'href="{following}" rel="next"' in first.replace("&amp;", "&")
    for address in (following, following.replace("page=2", "page=99")):
        second = (await commissioner.get(address)).text
        assert _TITLES.findall(second) == ["Youth clubs"]
        assert "2 to 2 of 2 contracts" in second
        assert 'rel="next"' not in second


async def test_what_was_typed_comes_back_as_it_was_typed(commissioner: Browser) -> None:
    page = (await commissioner.get("/contracts?words=%22%3E%3Cb%3E")).text
    assert 'value="&#34;&gt;&lt;b&gt;"' in page
    assert "No contract is like that." in page
    assert "Show all 2 contracts" in page


async def test_the_choices_name_everybody_whom_the_reader_may_know_of(browser: Browser) -> None:
    await sign_in(browser, AUDITOR)
    page = (await browser.get("/contracts")).text
    for name in ("Brightside", "Kestrel", "Oakgate"):
        assert f">{name}</option>" in page
    assert "Faraway" not in page
    assert "Award a contract" not in page


@pytest.mark.parametrize("person", [LEAD, PARTNER], ids=lambda person: person.email)
async def test_whoever_sees_one_contract_has_nothing_to_filter(browser: Browser, person: Person) -> None:
    await sign_in(browser, person)
    page = (await browser.get("/contracts")).text
    assert _TITLES.findall(page) == ["Youth clubs"]
    assert "<select" not in page
    assert "Oakgate" not in page
    filtered = (await browser.get(f"/contracts?provider={OAKGATE}")).text
    assert _TITLES.findall(filtered) == []
    assert _TITLES.findall((await browser.get(f"/contracts?provider={BRIGHTSIDE}")).text) == ["Youth clubs"]
