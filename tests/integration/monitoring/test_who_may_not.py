"""Every route for every person: only those named here come in; nobody learns of what is not theirs."""

from __future__ import annotations

from uuid import UUID

import pytest
from litestar import Litestar

from domain.provider_return.model import return_id
from services.access import FORM_FIELD, FORM_HEADER, Person
from tests.factories import (
    ADMINISTRATOR,
    AUDITOR,
    COMMISSIONER,
    DAY_CENTRE,
    ELSEWHERE,
    LEAD,
    PARTNER,
    PEOPLE,
    SPRING,
    SUMMER,
    YOUTH,
)
from tests.integration.monitoring.conftest import Browser, sign_in, token_in

PUBLIC = {"/", "/about", "/accessibility", "/sign-in", "/healthz", "/readyz", "/metrics"}
OPEN, SENT = return_id(YOUTH, SUMMER), return_id(YOUTH, SPRING)
READERS = {LEAD.email, PARTNER.email, COMMISSIONER.email, AUDITOR.email}
SUBMITTER = {LEAD.email}
CASES: dict[tuple[str, str], set[str]] = {
    ("GET", f"/contracts/{YOUTH}"): READERS,
    ("GET", f"/contracts/{YOUTH}/timeline"): READERS,
    ("GET", f"/contracts/{YOUTH}/burden"): READERS,
    ("GET", f"/contracts/{YOUTH}/timeline.csv"): READERS,
    ("GET", f"/returns/{OPEN}"): READERS,
    ("GET", f"/returns/{SENT}"): READERS,
    ("GET", f"/returns/{SENT}/submissions/1"): READERS,
    ("GET", f"/returns/{SENT}/submissions/1/receipt"): READERS,
    ("GET", f"/returns/{SENT}/submissions/1/receipt.pdf"): READERS,
    ("GET", f"/api/contracts/{YOUTH}"): READERS,
    ("GET", f"/api/returns/{OPEN}"): READERS,
    ("GET", f"/returns/{OPEN}/tasks/words"): SUBMITTER,
    ("GET", f"/returns/{OPEN}/changes"): SUBMITTER,
    ("GET", f"/returns/{OPEN}/evidence"): SUBMITTER,
    ("POST", f"/returns/{OPEN}/evidence"): SUBMITTER,
    ("GET", f"/returns/{OPEN}/check"): SUBMITTER,
    ("GET", f"/returns/{OPEN}/distance"): SUBMITTER,
    ("GET", f"/returns/{OPEN}/distance.xlsx"): SUBMITTER,
    ("GET", f"/returns/{OPEN}/distance.ods"): SUBMITTER,
    ("POST", f"/returns/{OPEN}/distance"): SUBMITTER,
    ("POST", f"/returns/{OPEN}/distance/figures"): SUBMITTER,
    ("GET", f"/returns/{OPEN}/spreadsheet"): SUBMITTER,
    ("GET", f"/returns/{OPEN}/spreadsheet.xlsx"): SUBMITTER,
    ("GET", f"/returns/{OPEN}/spreadsheet.ods"): SUBMITTER,
    ("POST", f"/returns/{OPEN}/spreadsheet"): SUBMITTER,
    ("POST", f"/returns/{OPEN}/spreadsheet/answers"): SUBMITTER,
    ("POST", f"/returns/{OPEN}/submission"): SUBMITTER,
    ("POST", f"/api/returns/{OPEN}/submission"): SUBMITTER,
    ("POST", f"/api/returns/{OPEN}/validation"): SUBMITTER,
    ("GET", f"/api/returns/{OPEN}/template"): SUBMITTER,
    ("GET", "/health"): {ADMINISTRATOR.email},
}


async def ask(browser: Browser, method: str, path: str) -> int:
    if method == "GET":
        return (await browser.get(path)).status_code
    token = browser.cookies["fingerpost_form"]
    if path.startswith("/api/"):
        answer = await browser.post(path, json={"readings": []}, headers={FORM_HEADER: token})
    else:
        answer = await browser.post(path, data={FORM_FIELD: token})
    return answer.status_code


@pytest.mark.parametrize("person", PEOPLE, ids=lambda person: person.email)
async def test_only_those_named_come_in(browser: Browser, person: Person) -> None:
    await sign_in(browser, person)
    for (method, path), allowed in CASES.items():
        status = await ask(browser, method, path)
        came_in = status not in {303, 403, 404}
        assert came_in == (person.email in allowed), f"{person.email} {method} {path}: {status}"


async def test_an_empty_submission_by_the_right_person_is_refused_for_what_it_lacks(browser: Browser) -> None:
    await sign_in(browser, LEAD)
    assert await ask(browser, "POST", f"/returns/{OPEN}/submission") == 422


def _filled(component: object) -> str:
    """A part of a route's path; where it stands for something, an example of that."""
    if isinstance(component, str):
        return component
    examples: dict[object, str] = {UUID: str(YOUTH), int: "1"}
    return examples.get(component.type, "x")  # type: ignore[attr-defined]


async def test_nothing_but_the_public_pages_answers_somebody_unknown(app: Litestar, browser: Browser) -> None:
    for route in app.routes:
        path = "/" + "/".join(_filled(component) for component in route.path_components)
        if path in PUBLIC or path.startswith(("/static/", "/schema")):
            continue
        for method in getattr(route, "methods", set()) - {"OPTIONS", "HEAD"}:
            status = (await browser.request(method, path)).status_code
            # A calendar's address is a secret of its own, and this one is nobody's.
            refused = 401 if path.startswith("/api/") else 404 if path.startswith("/calendar/") else 303
            assert status == refused, f"{method} {path}: {status}"


@pytest.mark.parametrize("foreign", [DAY_CENTRE, ELSEWHERE])
async def test_a_foreign_contract_cannot_be_told_from_one_that_is_not_there(
    browser: Browser, foreign: UUID
) -> None:
    await sign_in(browser, LEAD)
    nowhere = UUID(int=999)
    paths = ("/contracts/{}", "/contracts/{}/timeline", "/contracts/{}/timeline.csv")
    for path in paths:
        theirs, none = await browser.get(path.format(foreign)), await browser.get(path.format(nowhere))
        assert (theirs.status_code, none.status_code) == (404, 404)
        assert theirs.text.replace(str(foreign), "…") == none.text.replace(str(nowhere), "…")
    for path in ("/returns/{}", "/api/returns/{}"):
        their_return = return_id(foreign, SUMMER)
        theirs, none = await browser.get(path.format(their_return)), await browser.get(path.format(nowhere))
        assert (theirs.status_code, none.status_code) == (404, 404)
        assert theirs.text == none.text


async def test_lists_hold_only_what_is_ones_own(browser: Browser) -> None:
    await sign_in(browser, LEAD)
    for path in ("/contracts", "/due", "/api/contracts"):
        page = (await browser.get(path)).text
        assert "Youth clubs" in page
        assert "Day centre" not in page
        assert "Far clubs" not in page


async def test_a_commissioner_sees_the_whole_council_and_no_other(browser: Browser) -> None:
    await sign_in(browser, COMMISSIONER)
    page = (await browser.get("/contracts")).text
    assert "Youth clubs" in page
    assert "Day centre" in page
    assert "Far clubs" not in page


@pytest.mark.parametrize("token", [None, "", "made-up"])
async def test_what_changes_something_needs_a_form_of_ours(browser: Browser, token: str | None) -> None:
    await sign_in(browser, LEAD)
    for path in (f"/returns/{OPEN}/tasks/words", f"/returns/{OPEN}/submission", "/sign-out"):
        answer = await browser.post(path, data={} if token is None else {FORM_FIELD: token})
        assert answer.status_code == 403, path
        assert "This form has expired" in answer.text
    answer = await browser.post(f"/api/returns/{OPEN}/submission", json={"readings": []})
    assert answer.status_code == 403


async def test_another_sessions_form_token_is_not_ours(browser: Browser) -> None:
    await sign_in(browser, COMMISSIONER)
    other = token_in((await browser.get("/contracts")).text)
    browser.cookies.clear()
    await sign_in(browser, LEAD)
    answer = await browser.post(f"/returns/{OPEN}/tasks/words", data={FORM_FIELD: other})
    assert answer.status_code == 403


async def test_a_sign_in_form_of_another_site_is_refused(browser: Browser) -> None:
    answer = await browser.post("/sign-in", data={"email": LEAD.email, "password": "x"})
    assert answer.status_code == 403
