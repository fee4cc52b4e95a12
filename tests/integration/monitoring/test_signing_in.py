"""Signing in by the form, and what it is proof against."""

from __future__ import annotations

import asyncpg
import pytest
from litestar import Litestar

from services.access import FORM_FIELD, HOMES, Limits, Person, Rules
from services.monitoring.app import create_app
from services.settings import Settings
from tests.factories import COMMISSIONER, LEAD, PASSWORD, PEOPLE, cheap_passwords
from tests.integration.monitoring.conftest import Browser, sign_in, token_in, visiting

WRONG = "Email address or password is wrong"


async def attempt(browser: Browser, email: str, password: str) -> tuple[int, str]:
    token = token_in((await browser.get("/sign-in")).text)
    form = {FORM_FIELD: token, "email": email, "password": password}
    answer = await browser.post("/sign-in", data=form)
    return answer.status_code, answer.text.replace(email, "…").replace(token, "…")


@pytest.mark.parametrize("person", PEOPLE, ids=lambda person: person.email)
async def test_everybody_comes_to_their_own_first_page(browser: Browser, person: Person) -> None:
    home = await sign_in(browser, person)
    assert home == HOMES[person.role]
    page = await browser.get(home)
    assert page.status_code == 200
    assert person.name in page.text


async def test_a_wrong_password_and_an_unknown_address_get_the_same_answer(browser: Browser) -> None:
    known = await attempt(browser, LEAD.email, "wrong")
    unknown = await attempt(browser, "nobody@example.org", "wrong")
    assert known == unknown
    assert WRONG in known[1]


async def test_what_is_left_empty_is_asked_for_and_is_no_attempt(
    browser: Browser, furnished_url: str
) -> None:
    _, page = await attempt(browser, "a password typed in the wrong place", "")
    assert "Error: Sign in" in page
    assert "Enter your password" in page
    connection = await asyncpg.connect(furnished_url)
    assert await connection.fetchval("select count(*) from access.sign_in_attempts") == 0
    await connection.close()


async def test_a_session_that_an_attacker_chose_is_never_taken_over(browser: Browser) -> None:
    browser.cookies.set("fingerpost_session", "chosen-by-somebody-else", domain="testserver.local")
    page = await browser.get("/sign-in")
    form = {FORM_FIELD: token_in(page.text), "email": LEAD.email, "password": PASSWORD}
    answer = await browser.post("/sign-in", data=form)
    given = [value for value in answer.headers.get_list("set-cookie") if "fingerpost_session=" in value]
    assert len(given) == 1
    assert "chosen-by-somebody-else" not in given[0]


async def test_signing_in_again_ends_the_session_before(browser: Browser) -> None:
    await sign_in(browser, LEAD)
    before = browser.cookies["fingerpost_session"]
    form = {FORM_FIELD: token_in((await browser.get("/due")).text), "email": COMMISSIONER.email}
    await browser.post("/sign-in", data=form | {"password": PASSWORD})
    assert browser.cookies["fingerpost_session"] != before
    browser.cookies.clear()
    browser.cookies.set("fingerpost_session", before, domain="testserver.local")
    assert (await browser.get("/due")).status_code == 303


async def test_after_signing_out_the_session_is_worth_nothing(browser: Browser) -> None:
    await sign_in(browser, LEAD)
    session = browser.cookies["fingerpost_session"]
    token = token_in((await browser.get("/due")).text)
    assert (await browser.post("/sign-out", data={FORM_FIELD: token})).headers["location"] == "/"
    browser.cookies.set("fingerpost_session", session, domain="testserver.local")
    assert (await browser.get("/due")).headers["location"] == "/sign-in?to=%2Fdue"


async def test_one_comes_back_to_the_page_that_was_asked_for(browser: Browser) -> None:
    asked = await browser.get("/contracts")
    page = await browser.get(asked.headers["location"])
    form = {FORM_FIELD: token_in(page.text), "email": LEAD.email, "password": PASSWORD, "to": "/contracts"}
    assert (await browser.post("/sign-in", data=form)).headers["location"] == "/contracts"


async def test_every_sign_in_failure_and_sign_out_is_recorded(browser: Browser, furnished_url: str) -> None:
    await attempt(browser, LEAD.email, "wrong")
    await sign_in(browser, LEAD)
    await browser.post("/sign-out", data={FORM_FIELD: token_in((await browser.get("/due")).text)})
    connection = await asyncpg.connect(furnished_url)
    rows = await connection.fetch("select kind, person_id from access.sign_in_attempts order by id")
    await connection.close()
    assert [(row["kind"], row["person_id"]) for row in rows] == [
        ("begun", None),
        ("failed", LEAD.person_id),
        ("begun", None),
        ("signed in", LEAD.person_id),
        ("signed out", LEAD.person_id),
    ]


async def test_after_too_many_failures_even_the_right_password_waits(settings: Settings) -> None:
    rules = Rules(limits=Limits(per_account=3))
    app: Litestar = create_app(settings, passwords=cheap_passwords(), rules=rules)
    async with visiting(app) as browser:
        for _ in range(3):
            assert WRONG in (await attempt(browser, LEAD.email, "wrong"))[1]
        status, page = await attempt(browser, LEAD.email, PASSWORD)
        assert status == 429
        assert "Wait 15 minutes" in page
        assert (await attempt(browser, COMMISSIONER.email, PASSWORD))[0] == 303


async def test_cookies_are_kept_from_scripts_and_from_other_sites(browser: Browser) -> None:
    token = token_in((await browser.get("/sign-in")).text)
    form = {FORM_FIELD: token, "email": LEAD.email, "password": PASSWORD}
    planted = (await browser.post("/sign-in", data=form)).headers.get_list("set-cookie")
    session = next(value for value in planted if value.startswith("fingerpost_session="))
    assert "HttpOnly" in session
    assert "SameSite=lax" in session
    assert "Max-Age" not in session


async def test_over_https_cookies_are_bound_to_the_host(settings: Settings) -> None:
    secure = {"public_url": "https://fingerpost.example.gov.uk"}
    app = create_app(Settings(database_url=settings.database_url, **secure), passwords=cheap_passwords())
    async with visiting(app, "https://fingerpost.example.gov.uk") as browser:
        page = await browser.get("/sign-in")
        form = {FORM_FIELD: token_in(page.text), "email": LEAD.email, "password": PASSWORD}
        planted = (await browser.post("/sign-in", data=form)).headers.get_list("set-cookie")
    assert "max-age=" in page.headers["strict-transport-security"]
    assert all(value.startswith("__Host-fingerpost_") and "Secure" in value for value in planted)
    assert all("Path=/" in value and "Domain" not in value for value in planted)
