"""A program tries a submission before it sends it, and asks what there is to fill in."""

from __future__ import annotations

from typing import Any

import asyncpg

from domain.provider_return.model import return_id
from services.access import FORM_HEADER
from tests.factories import HOPEFUL, LEAD, LONELY, SUMMER, YOUTH
from tests.integration.monitoring.conftest import Browser, sign_in
from tests.integration.monitoring.test_the_api import OPEN, WHOLE, send


async def try_out(browser: Browser, body: Any) -> Any:
    headers = {FORM_HEADER: browser.cookies["fingerpost_form"]}
    return await browser.post(f"{OPEN}/validation", json=body, headers=headers)


async def test_what_would_be_recorded_is_told_and_nothing_is(browser: Browser, furnished_url: str) -> None:
    await sign_in(browser, LEAD)
    answer = await try_out(browser, WHOLE)
    assert (answer.status_code, answer.json()) == (
        200,
        {
            "return_id": str(return_id(YOUTH, SUMMER)),
            "readings": 5,
            "missing": 0,
            "late": False,
            "unusual": [],
        },
    )
    connection = await asyncpg.connect(furnished_url)
    assert await connection.fetchval("select count(*) from eventstore.events where source = 'api'") == 0
    await connection.close()
    assert (await send(browser, WHOLE)).status_code == 201


async def test_what_would_be_refused_is_refused_as_a_submission_is(browser: Browser) -> None:
    await sign_in(browser, LEAD)
    body = WHOLE | {"declarations": [], "readings": WHOLE["readings"][1:]}
    tried, sent = await try_out(browser, body), await send(browser, body)
    assert (tried.status_code, tried.json()) == (sent.status_code, sent.json())
    assert [error["field"] for error in tried.json()["errors"]] == [
        f"readings.{HOPEFUL.indicator_id}",
        "declarations.insurance",
    ]


async def test_a_return_that_was_sent_cannot_be_tried(browser: Browser) -> None:
    await sign_in(browser, LEAD)
    await send(browser, WHOLE)
    assert (await try_out(browser, WHOLE)).status_code == 409


async def test_the_template_has_a_place_for_all_that_is_asked_and_can_be_sent_when_filled(
    browser: Browser,
) -> None:
    await sign_in(browser, LEAD)
    template = (await browser.get(f"{OPEN}/template")).json()
    assert template["asks"][f"readings.{LONELY.indicator_id}"] == LONELY.title
    assert [prompt["prompt_id"] for prompt in template["submission"]["narratives"]] == ["story", "not-named"]
    assert [known["group"] for known in template["submission"]["readings"][2]["groups"]] == [
        "Under 16",
        "16 and over",
    ]
    body = filled(template["submission"])
    assert (await try_out(browser, body)).json()["readings"] == 5
    assert (await send(browser, body)).status_code == 201


def filled(blank: Any) -> Any:
    """The template with a number wherever a figure has a place for one."""
    numbers = {
        "score": "21.5",
        "denominator": 9,
        "pounds": "3.50",
        "confirmed": True,
        "text": "They said so.",
    }
    match blank:
        case dict():
            open_ones = {name for name, value in blank.items() if value is None} - {"missing", "travelled"}
            return {
                name: numbers.get(name, 3) if name in open_ones else filled(value)
                for name, value in blank.items()
            }
        case list():
            return [filled(value) for value in blank]
        case _:
            return blank
