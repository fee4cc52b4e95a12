"""Turning reminders off and on, and giving a calendar an address of its own and taking it back."""

from __future__ import annotations

import re

import pytest

from services.access import FORM_FIELD, Person
from tests.factories import ADMINISTRATOR, ASSESSOR, AUDITOR, COMMISSIONER, LEAD, PARTNER, PEOPLE, SCRUTINY
from tests.integration.monitoring.conftest import Browser, sign_in, token_in
from tests.integration.monitoring.filled import words_of

ADDRESS = re.compile(r"<code>http://127\.0\.0\.1:8000(/calendar/[\w-]{43}\.ics)</code>")
NOT_THEIRS = (AUDITOR, SCRUTINY, ASSESSOR, ADMINISTRATOR)


async def wish(browser: Browser, wanted: str) -> str:
    """Press a button of the page; the page that follows."""
    token = token_in((await browser.get("/reminders")).text)
    answer = await browser.post("/reminders", data={FORM_FIELD: token, "wish": wanted}, follow_redirects=True)
    return words_of(answer)


async def new_address(browser: Browser) -> str:
    found = ADDRESS.search(await wish(browser, "make_calendar"))
    assert found is not None
    return found[1]


@pytest.mark.parametrize("person", PEOPLE, ids=lambda person: person.email)
async def test_only_providers_and_commissioners_come_in(browser: Browser, person: Person) -> None:
    await sign_in(browser, person)
    allowed = person.role in {"provider", "commissioner"}
    expected = 200 if allowed else 403
    assert (await browser.get("/reminders")).status_code == expected
    assert (await browser.get("/due.ics")).status_code == expected
    if not allowed:
        token = browser.cookies["fingerpost_form"]
        refused = await browser.post("/reminders", data={FORM_FIELD: token, "wish": "make_calendar"})
        assert refused.status_code == 403


async def test_a_form_that_is_not_ours_changes_nothing(browser: Browser) -> None:
    await sign_in(browser, LEAD)
    answer = await browser.post("/reminders", data={"wish": "do_not_remind"})
    assert answer.status_code == 403
    assert "Your reminders are on." in words_of(await browser.get("/reminders"))


async def test_what_is_due_leads_to_it(browser: Browser) -> None:
    await sign_in(browser, LEAD)
    assert 'href="/reminders"' in (await browser.get("/due")).text


async def test_reminders_are_turned_off_and_on_again_for_oneself_alone(browser: Browser) -> None:
    await sign_in(browser, LEAD)
    assert f"They go to {LEAD.email}." in words_of(await browser.get("/reminders"))
    assert "Your reminders are off." in await wish(browser, "do_not_remind")
    browser.cookies.clear()
    await sign_in(browser, PARTNER)
    assert "Your reminders are on." in words_of(await browser.get("/reminders"))
    browser.cookies.clear()
    await sign_in(browser, LEAD)
    assert "Your reminders are on." in await wish(browser, "remind")


async def test_a_commissioner_is_offered_a_calendar_and_no_reminders(browser: Browser) -> None:
    await sign_in(browser, COMMISSIONER)
    page = words_of(await browser.get("/reminders"))
    assert "break points" in page
    assert "e-mail" not in page


async def test_an_unknown_wish_is_refused_with_what_to_do(browser: Browser) -> None:
    await sign_in(browser, LEAD)
    token = token_in((await browser.get("/reminders")).text)
    answer = await browser.post("/reminders", data={FORM_FIELD: token})
    assert "Press one of the buttons of this page." in words_of(answer, 422)


async def test_the_address_is_shown_once_and_opens_the_calendar_to_a_program_that_is_not_signed_in(
    browser: Browser,
) -> None:
    await sign_in(browser, LEAD)
    address = await new_address(browser)
    assert address not in (await browser.get("/reminders")).text
    browser.cookies.clear()
    answer = await browser.get(address)
    assert answer.status_code == 200
    assert answer.headers["content-type"] == "text/calendar; charset=utf-8"
    assert answer.headers["cache-control"] == "private, max-age=3600"
    again = await browser.get(address, headers={"If-None-Match": answer.headers["etag"]})
    assert (again.status_code, again.content) == (304, b"")


async def test_a_new_address_ends_the_one_before_and_taking_it_back_ends_both(browser: Browser) -> None:
    await sign_in(browser, LEAD)
    first = await new_address(browser)
    second = await new_address(browser)
    assert [(await browser.get(known)).status_code for known in (first, second)] == [404, 200]
    await wish(browser, "take_calendar_back")
    assert (await browser.get(second)).status_code == 404


async def test_whoever_has_left_takes_their_calendar_with_them(browser: Browser, app: object) -> None:
    await sign_in(browser, LEAD)
    address = await new_address(browser)
    await app.state.desk.access.leave(LEAD.person_id)  # type: ignore[attr-defined]
    assert (await browser.get(address)).status_code == 404


@pytest.mark.parametrize("path", ["/calendar/x.ics", "/calendar/.ics", "/calendar/" + "a" * 43 + ".ics"])
async def test_a_guessed_address_leads_nowhere(browser: Browser, path: str) -> None:
    assert (await browser.get(path)).status_code == 404


async def test_an_address_without_its_ending_leads_nowhere(browser: Browser) -> None:
    await sign_in(browser, LEAD)
    address = await new_address(browser)
    assert (await browser.get(address.removesuffix(".ics"))).status_code == 404
