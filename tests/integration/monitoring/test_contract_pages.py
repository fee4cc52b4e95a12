"""A contract's own pages: what they say, what a commissioner does there, and who does not come in."""

from __future__ import annotations

from datetime import date
from html import unescape
from uuid import UUID

import pytest
from litestar import Litestar
from msgspec.structs import replace

from domain.contract.state import Contract
from domain.framework.commands import AgreeFramework, ReviseOutcome
from domain.framework.definitions import Outcome, TookPart
from services.access import FORM_FIELD
from services.application.context import Context
from services.application.streams import CONTRACT
from services.monitoring.app import create_app
from services.monitoring.desk import Desk
from services.settings import Settings
from tests.factories import (
    AUDITOR,
    COMMISSIONER,
    CONFIDENCE,
    FOREIGN_COMMISSIONER,
    FRAMEWORKS,
    HOPEFUL,
    KESTREL,
    LEAD,
    NORTHAM,
    NOW,
    OAKGATE,
    PARTNER,
    PEOPLE,
    YOUTH,
    an_id,
    cheap_passwords,
)
from tests.integration.monitoring.conftest import Browser, sign_in, visiting
from tests.integration.monitoring.filled import fill, filled, on, send, words_of
from tests.integration.monitoring.revisions.conftest import another

HERE = f"/contracts/{YOUTH}"
POINT = f"{HERE}/break-points/{an_id(61)}"
ENDED = ("Extend the contract", "End it early", "Add a partner", "Schedule a break point")
ACTS = (*ENDED, "Move it", "Still to do")


@pytest.fixture
async def commissioner(browser: Browser) -> Browser:
    await sign_in(browser, COMMISSIONER)
    return browser


async def stands(app: Litestar) -> Contract:
    desk: Desk = app.state.desk
    state: Contract = await desk.fingerpost.state(YOUTH, CONTRACT)
    return state


async def page_of(browser: Browser, address: str = HERE) -> str:
    return words_of(await browser.get(address))


async def test_the_page_says_all_that_was_agreed(app: Litestar, browser: Browser) -> None:
    await sign_in(browser, LEAD)
    page = await page_of(browser)
    for said in (
        "Brightside",
        "£120,000",
        "Running",
        "Quarters begin in January, April, July and October.",
        "A return is due 20 days after its period ends.",
        "12 returns in all",
        "Growing up well, version 1",
        "Asked in the last session of the period",
        "40% on 31 March 2025, from 50 people. Measured then",
        "46% by 30 September 2025",
        "What changed for somebody in this period?",
        "After a year",
        "Coming",
        "Begin a revision",
    ):
        assert said in page, said
    assert "has been agreed since" not in page
    for act in ACTS:
        assert act not in page, f"a provider does not manage the contract: {act}"
    for reader in (PARTNER, AUDITOR):
        async with another(app, reader) as other:
            assert "Begin a revision" not in await page_of(other)


async def test_a_newer_version_of_the_framework_is_named_with_a_link_to_what_is_different(
    app: Litestar, commissioner: Browser
) -> None:
    desk: Desk = app.state.desk
    framework = FRAMEWORKS[NORTHAM]
    refined = Outcome(outcome_id=CONFIDENCE.outcome_id, statement="Young people trust in themselves")
    context = Context(role="commissioner", council_id=NORTHAM, source="web")
    executed = await desk.fingerpost.execute(
        ReviseOutcome(stream_id=framework, outcome=refined, edition=1),
        AgreeFramework(
            stream_id=framework, agreed_on=date(2025, 10, 1), took_part=TookPart(people_who_use_services=3)
        ),
        context=context,
    )
    await desk.until_shown(executed.position)
    page = await page_of(commissioner)
    assert "Version 2 has been agreed since. This contract keeps the version that it was made on." in page
    assert f"/frameworks/{framework}/difference?from=1&to=2" in page
    assert refined.statement not in page


async def test_the_past_offers_nothing_to_do(commissioner: Browser) -> None:
    page = await page_of(commissioner, f"{HERE}?as_of=2025-10-01")
    for act in (*ACTS, "Begin a revision", "Say what is expected"):
        assert act not in page, act
    assert "Extend the contract" in await page_of(commissioner)


async def test_nothing_is_still_to_do_where_the_term_is_over(settings: Settings, browser: Browser) -> None:
    await sign_in(browser, COMMISSIONER)
    assert "Still to do" in await page_of(browser)
    after = create_app(replace(settings, clock=NOW.replace(year=2035)), passwords=cheap_passwords())
    async with visiting(after) as later:  # a service of its own, which closes what it opened
        await sign_in(later, COMMISSIONER)
        page = await page_of(later)
    assert "Ended" in page
    assert "Still to do" not in page


async def test_a_break_point_is_scheduled_moved_and_closed(app: Litestar, commissioner: Browser) -> None:
    new = f"{HERE}/break-points/new"
    wrong = await fill(commissioner, new, {**on("on", "1 4 2030"), "purpose": "Half-way"})
    assert "A break point must fall within the contract's term." in words_of(wrong, 422)
    assert filled(wrong.text, new)["purpose"] == ["Half-way"]
    answer = await send(commissioner, wrong.text, new, on("on", "1 October 2026"))
    assert answer.headers["location"] == f"{HERE}#break-points"
    assert sorted((await stands(app)).break_points.values()) == [date(2026, 4, 1), date(2026, 10, 1)]

    move = f"{POINT}/move"
    assert filled((await commissioner.get(move)).text, move)["on.year"] == ["2026"]
    wrong = await fill(commissioner, move, {"reason": ""})
    assert "Say why the break point is moved." in words_of(wrong, 422)
    assert (await fill(commissioner, move, {**on("on", "1 5 2026"), "reason": "Easter"})).status_code == 303
    assert (await stands(app)).break_points[an_id(61)] == date(2026, 5, 1)

    close = f"{POINT}/close"
    assert "Say what came of it" in words_of(await fill(commissioner, close), 422)
    assert (await fill(commissioner, close, {"note": "All stays as it is."})).status_code == 303
    page = await page_of(commissioner)
    assert "Looked at on 15 October 2025" in page
    assert "All stays as it is." in page
    assert f"{POINT}/move" not in page
    assert "Schedule another." in words_of(await fill(commissioner, close, {"note": "Twice"}), 409)
    assert (await commissioner.get(f"{HERE}/break-points/{an_id(999)}/move")).status_code == 404


async def test_extending_says_what_it_will_mean_and_then_does_it(
    app: Litestar, commissioner: Browser
) -> None:
    here = f"{HERE}/life/extend"
    wrong = await fill(commissioner, here, {**on("on", "31 3 2027"), "reason": "It goes well."})
    assert "Give a day after 31 March 2028" in words_of(wrong, 422)
    assert filled(wrong.text, here)["reason"] == ["It goes well."]
    meaning = words_of(await send(commissioner, wrong.text, here, on("on", "15 5 2028")))
    assert "1 return will be asked for: 1 April to 15 May 2028." in meaning
    assert "What is hoped for ends before the new last day for “Look forward to the next year”" in meaning
    assert (await stands(app)).ends_on == date(2028, 3, 31), "looking at it changes nothing"

    back = words_of(await send(commissioner, meaning, here, {"step": "change"}))
    assert filled(back, here)["on.year"] == ["2028"]
    answers = [await send(commissioner, meaning, here, {"step": "confirm"}) for _ in range(2)]
    assert [answer.headers["location"] for answer in answers] == [HERE, HERE], "a double click counts once"
    page = await page_of(commissioner)
    assert "Extended to 15 May 2028." in page
    assert "The last period is not whole, and has a return of its own: 1 April to 15 May 2028." in page


async def test_partners_join_and_leave_and_the_contract_ends(app: Litestar, commissioner: Browser) -> None:
    joins, leaves, end = (f"{HERE}/life/{act}" for act in ("partner-joins", "partner-leaves", "end"))
    form = unescape((await commissioner.get(joins)).text)
    assert "Oakgate" in form
    assert "Kestrel" not in form, "it is a partner already"
    typed = {"organisation_id": str(OAKGATE), **on("on", "1 11 2025")}
    meaning = words_of(await fill(commissioner, joins, typed))
    assert "the people of Oakgate see this contract" in meaning
    for _ in range(2):
        assert (await send(commissioner, meaning, joins, {"step": "confirm"})).status_code == 303
    assert (await stands(app)).partner_ids == (KESTREL, OAKGATE)

    begun = await commissioner.get(f"{leaves}?organisation={KESTREL}")
    typed = {**on("on", "14 10 2025"), "reason": "It closed."}
    meaning = words_of(await send(commissioner, begun.text, leaves, typed))
    assert "the people of Kestrel no longer see this contract" in meaning
    for _ in range(2):
        assert (await send(commissioner, meaning, leaves, {"step": "confirm"})).status_code == 303
    page = await page_of(commissioner)
    assert "Oakgate joined as a partner on 1 November 2025." in page
    assert "Kestrel left on 14 October 2025." in page
    assert "It closed." in page

    typed = {**on("on", "31 12 2026"), "reason": "There is no money."}
    meaning = words_of(await fill(commissioner, end, typed))
    assert "5 returns will not be asked for any more: the first for January to March 2027" in meaning
    assert "cannot be taken back" in meaning
    assert (await send(commissioner, meaning, end, {"step": "confirm"})).status_code == 303
    page = await page_of(commissioner)
    assert "Ended early, on 31 December 2026." in page
    for act in ENDED:
        assert act not in page, act
    longer = {**on("on", "1 1 2030"), "reason": "Again"}
    again = words_of(await fill(commissioner, f"{HERE}/life/extend", longer), 409)
    assert "This contract was ended on 31 December 2026." in again
    assert (await commissioner.get(f"{HERE}/life/pause")).status_code == 404


async def test_the_theory_of_change_is_a_picture_a_table_and_a_file(browser: Browser) -> None:
    await sign_in(browser, PARTNER)
    page = await page_of(browser, f"{HERE}/theory-of-change")
    assert page.count(CONFIDENCE.statement.split()[0]) > 1
    assert "No activity is named for these" in page
    file = await browser.get(f"{HERE}/theory-of-change.svg")
    assert (file.status_code, file.headers["content-type"]) == (200, "image/svg+xml")
    assert file.text.startswith("<svg")
    assert file.text in unescape(page) or "<svg" in page
    assert (await browser.get(f"{HERE}/theory-of-change?as_of=2024-01-01")).status_code == 404


READERS = {LEAD.email, PARTNER.email, COMMISSIONER.email, AUDITOR.email}
MANAGERS = {COMMISSIONER.email}
AWARDERS = {COMMISSIONER.email, FOREIGN_COMMISSIONER.email}
"""Whoever awards contracts comes in to do so for their own council."""
_FOR_READERS = ("/theory-of-change", "/theory-of-change.svg")
_FOR_MANAGERS = (
    "/impact-map/agree",
    f"/expectations/{HOPEFUL.indicator_id}",
    "/break-points/new",
    f"/break-points/{an_id(61)}/move",
    f"/break-points/{an_id(61)}/close",
    "/life/extend",
    "/life/end",
    "/life/partner-joins",
    "/life/partner-leaves",
)
_POSTED = ("/contracts/award/check", "/contracts/award/change", "/contracts/bring-in/award")
_BOTH = ("/contracts/award", "/contracts/bring-in", "/organisations")
CASES: dict[tuple[str, str], set[str]] = {
    **{("GET", HERE + path): READERS for path in _FOR_READERS},
    **{(method, HERE + path): MANAGERS for method in ("GET", "POST") for path in _FOR_MANAGERS},
    **{("POST", path): AWARDERS for path in _POSTED},
    **{(method, path): AWARDERS for method in ("GET", "POST") for path in _BOTH},
    **{(method, f"/organisations/{KESTREL}"): MANAGERS for method in ("GET", "POST")},
    ("GET", "/contracts/bring-in/template.xlsx"): AWARDERS,
}


async def test_only_those_named_come_in(app: Litestar, browser: Browser) -> None:
    assert not browser.is_closed, "it keeps the service running"
    for person in PEOPLE:
        async with another(app, person) as theirs:
            token = {FORM_FIELD: theirs.cookies["fingerpost_form"]}
            for (method, path), allowed in CASES.items():
                answer = await theirs.request(method, path, data=token if method == "POST" else None)
                # The impact map is agreed already: whoever may agree it is led to the contract.
                led = answer.headers.get("location") == HERE
                came_in = led or answer.status_code not in {303, 403, 404}
                told = f"{person.email} {method} {path}: {answer.status_code}"
                assert came_in == (person.email in allowed), told


async def test_nobody_learns_whether_there_is_an_organisation_that_is_not_theirs(browser: Browser) -> None:
    await sign_in(browser, FOREIGN_COMMISSIONER)
    nowhere = UUID(int=999)
    theirs = await browser.get(f"/organisations/{KESTREL}")
    none = await browser.get(f"/organisations/{nowhere}")
    assert (theirs.status_code, none.status_code) == (404, 404)
    assert theirs.text.replace(str(KESTREL), "…") == none.text.replace(str(nowhere), "…")


async def test_nobody_learns_whether_there_is_a_contract_that_is_not_theirs(
    browser: Browser,
) -> None:
    await sign_in(browser, FOREIGN_COMMISSIONER)
    nowhere = UUID(int=999)
    for path in (*_FOR_READERS, *_FOR_MANAGERS):
        theirs = await browser.get(f"/contracts/{YOUTH}{path}")
        none = await browser.get(f"/contracts/{nowhere}{path}")
        assert (theirs.status_code, none.status_code) == (404, 404)
        assert theirs.text.replace(str(YOUTH), "…") == none.text.replace(str(nowhere), "…")
