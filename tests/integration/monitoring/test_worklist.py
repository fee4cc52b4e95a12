"""The page of what needs a commissioner, and what a provider reads beside its returns."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime

import pytest

from domain.contract.commands import DraftRevision
from domain.provider_return.model import return_id
from services.application.application import Fingerpost
from services.application.context import Context
from services.settings import Settings
from tests.factories import (
    COMMISSIONER,
    DAY_CENTRE,
    LEAD,
    NORTHAM,
    OTHER_PROVIDER,
    PARTNER,
    SUMMER,
    YOUTH,
    an_id,
)
from tests.integration.monitoring.conftest import Browser, sign_in

IN_MARCH = datetime(2026, 3, 1, 9, 0, tzinfo=UTC)
"""Both contracts' returns for the summer have locked, and their break points are a month away."""
_LINKS = re.compile(r'<h3[^>]*><a class="govuk-link" href="([^"]+)">')


@pytest.fixture
def settings(furnished_url: str) -> Settings:
    """Settings for the furnished database, in March."""
    return Settings(database_url=furnished_url, clock=IN_MARCH)


async def test_what_is_due_first_stands_first_and_leads_to_where_it_is_done(browser: Browser) -> None:
    assert await sign_in(browser, COMMISSIONER) == "/worklist"
    page = (await browser.get("/worklist")).text
    assert "4 things, by the day they are due" in page
    assert "Everything (4)" in page
    assert "Return locked (2)" in page
    assert "Break point is near (2)" in page
    links = _LINKS.findall(page)
    assert links == [
        f"/returns/{return_id(DAY_CENTRE, SUMMER)}",
        f"/returns/{return_id(YOUTH, SUMMER)}",
        f"/contracts/{DAY_CENTRE}",
        f"/contracts/{YOUTH}",
    ]
    for link in links:
        assert (await browser.get(link)).status_code == 200, link


async def test_each_thing_says_in_words_what_it_is_whose_and_when(browser: Browser) -> None:
    await sign_in(browser, COMMISSIONER)
    page = (await browser.get("/worklist")).text
    assert "Day centre: July to September 2025" in page
    assert "It was due by 20 October 2025. Oakgate, Young people, YS-32" in page
    assert "After a year" in page
    assert "On 1 April 2026. Brightside, Young people, YS-31" in page
    assert '<strong class="govuk-tag govuk-tag--red">Return locked</strong>' in page


async def test_one_need_can_be_chosen_and_stays_chosen_at_another_moment(browser: Browser) -> None:
    await sign_in(browser, COMMISSIONER)
    page = (await browser.get("/worklist?need=break_point_near&as_of=2026-02-20")).text
    assert len(_LINKS.findall(page)) == 2
    assert '<strong aria-current="true">Break point is near (2)</strong>' in page
    assert 'href="/worklist?as_of=2026-02-20&need=return_locked"' in page.replace("&amp;", "&")
    assert '<input type="hidden" name="need" value="break_point_near">' in page
    assert f'href="/contracts/{YOUTH}?as_of=2026-02-20"' in page


async def test_on_an_earlier_day_the_list_stands_as_on_that_day(browser: Browser) -> None:
    await sign_in(browser, COMMISSIONER)
    for day, said in (
        ("2025-10-20", "Nothing needs you as known at that moment."),
        ("2025-10-21", "Return late (2)"),
        ("2025-11-29", "Return late (2)"),
        ("2025-11-30", "Return locked (2)"),
    ):
        assert said in (await browser.get(f"/worklist?as_of={day}")).text, day


async def test_a_need_that_nobody_has_says_so_and_leads_back(browser: Browser) -> None:
    await sign_in(browser, COMMISSIONER)
    page = (await browser.get("/worklist?need=contract_ending")).text
    assert _LINKS.findall(page) == []
    assert "Nothing needs you for this reason." in page
    assert 'href="/worklist">Everything (4)</a>' in page


async def test_a_long_list_is_turned_over_a_page_at_a_time(
    browser: Browser, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("services.monitoring.worklist.PAGE", 3)
    await sign_in(browser, COMMISSIONER)
    first = (await browser.get("/worklist")).text
    assert "1 to 3 of 4 things" in first
    assert 'href="/worklist?page=2" rel="next"' in first
    second = (await browser.get("/worklist?page=2")).text
    assert "4 to 4 of 4 things" in second
    assert 'href="/worklist?page=1" rel="prev"' in second
    assert _LINKS.findall(first) + _LINKS.findall(second) == [
        f"/returns/{return_id(DAY_CENTRE, SUMMER)}",
        f"/returns/{return_id(YOUTH, SUMMER)}",
        f"/contracts/{DAY_CENTRE}",
        f"/contracts/{YOUTH}",
    ]
    assert _LINKS.findall((await browser.get("/worklist?page=9")).text) == _LINKS.findall(second)


@pytest.mark.parametrize(
    ("person", "contract"), [(LEAD, YOUTH), (OTHER_PROVIDER, DAY_CENTRE), (PARTNER, None)]
)
async def test_a_provider_reads_of_the_break_points_of_contracts_that_it_leads(
    browser: Browser, person: object, contract: object
) -> None:
    await sign_in(browser, person)  # type: ignore[arg-type]
    page = (await browser.get("/due")).text
    about = page.split("About your contracts")[1:]
    assert bool(about) == (contract is not None)
    for part in about:
        # The returns have their own place on this page.
        assert f"/contracts/{contract}" in _LINKS.findall(part)
        assert part.count("Break point is near</strong>") == 1
        assert "Return locked" not in part


async def test_what_somebody_wrote_is_shown_as_it_was_written(browser: Browser, furnished_url: str) -> None:
    context = Context(
        actor_id=LEAD.person_id, role="provider", council_id=NORTHAM, contract_id=YOUTH, source="web"
    )
    draft = DraftRevision(
        stream_id=YOUTH,
        revision_id=an_id(900),
        drafted_by="lead_provider",
        effective_from=date(2026, 4, 1),
        reason='Fewer <b>forms</b> & "more" talk',
    )
    async with Fingerpost(furnished_url) as fingerpost:
        await fingerpost.execute(draft, context=context, at=IN_MARCH)
    for person, path in ((COMMISSIONER, "/worklist"), (LEAD, "/due")):
        browser.cookies.clear()
        await sign_in(browser, person)
        while "Revision being worked on" not in (page := (await browser.get(path)).text):
            pass
        assert "Fewer &lt;b&gt;forms&lt;/b&gt; &amp; &#34;more&#34; talk" in page
        assert f'href="/contracts/{YOUTH}/revisions/{an_id(900)}"' in page
