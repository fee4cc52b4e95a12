"""The same record and the same decisions as the pages, for programs."""

from __future__ import annotations

import asyncio
from typing import Any

import asyncpg
import msgspec
import pytest

from domain.provider_return.model import return_id
from services.access import FORM_HEADER
from tests.factories import (
    COMMON_DATA,
    DECLARATIONS,
    HOPEFUL,
    LEAD,
    LONELY,
    PROMPTS,
    READINGS,
    SPRING,
    SUMMER,
    YOUTH,
)
from tests.integration.monitoring.conftest import Browser, sign_in
from tests.integration.monitoring.returning import save

OPEN = f"/api/returns/{return_id(YOUTH, SUMMER)}"
WHOLE: dict[str, Any] = {
    "readings": msgspec.to_builtins(READINGS),
    "narratives": [{"prompt_id": PROMPTS[0].prompt_id, "text": "Told by a program."}],
    "common_data": msgspec.to_builtins(COMMON_DATA),
    "declarations": msgspec.to_builtins(DECLARATIONS),
}


async def send(browser: Browser, body: Any, key: str | None = "march-figures") -> Any:
    headers = {FORM_HEADER: browser.cookies["fingerpost_form"]}
    if key is not None:
        headers["Idempotency-Key"] = key
    return await browser.post(f"{OPEN}/submission", json=body, headers=headers)


async def test_a_contract_and_a_return_are_given_whole(browser: Browser) -> None:
    await sign_in(browser, LEAD)
    page = (await browser.get("/api/contracts")).json()
    assert (page["total"], page["page"], page["pages"]) == (1, 1, 1)
    (listed,) = page["contracts"]
    contract = (await browser.get(f"/api/contracts/{YOUTH}")).json()
    assert contract["summary"] == listed
    assert [outcome["outcome"]["statement"] for outcome in contract["outcomes"]][2].startswith("Families")
    page = (await browser.get(f"/api/returns/{return_id(YOUTH, SPRING)}")).json()
    first = page["outcomes"][0]["indicators"][0]
    assert first["reading"]["figure"] == {"type": "proportion", "numerator": 18, "denominator": 40}


async def test_sending_a_submission_again_records_it_once(browser: Browser, furnished_url: str) -> None:
    await sign_in(browser, LEAD)
    first, again = await send(browser, WHOLE), await send(browser, WHOLE)
    assert (first.status_code, again.status_code) == (201, 201)
    assert first.json() == again.json()
    connection = await asyncpg.connect(furnished_url)
    count = "select count(*) from eventstore.events where source = 'api' and type = 'ReturnSubmitted'"
    assert await connection.fetchval(count) == 1
    await connection.close()


async def test_twenty_at_once_are_recorded_once_and_answered_alike(
    browser: Browser, furnished_url: str
) -> None:
    await sign_in(browser, LEAD)
    answers = await asyncio.gather(*(send(browser, WHOLE) for _ in range(20)))
    assert {answer.status_code for answer in answers} == {201}
    assert len({answer.content for answer in answers}) == 1
    connection = await asyncpg.connect(furnished_url)
    count = "select count(*) from eventstore.events where source = 'api'"
    parts = len(READINGS) + 1 + len(COMMON_DATA) + len(DECLARATIONS)
    assert await connection.fetchval(count) == parts + 1
    await connection.close()


async def test_what_people_had_typed_is_forgotten_when_a_program_submits(
    browser: Browser, furnished_url: str
) -> None:
    await sign_in(browser, LEAD)
    await save(browser, "words", {"narratives.story.text": "Half a story."})
    await send(browser, WHOLE)
    connection = await asyncpg.connect(furnished_url)
    assert await connection.fetchval("select count(*) from drafts.saved") == 0
    await connection.close()


async def test_what_is_wrong_is_named_field_by_field(browser: Browser) -> None:
    await sign_in(browser, LEAD)
    body = WHOLE | {
        "readings": [
            reading for reading in WHOLE["readings"] if reading["indicator_id"] != str(LONELY.indicator_id)
        ]
    }
    answer = await send(browser, body)
    assert answer.status_code == 422
    assert answer.headers["content-type"] == "application/problem+json"
    problem = answer.json()
    assert problem["type"] == "urn:fingerpost:problem:invalid"
    assert [error["field"] for error in problem["errors"]] == [f"readings.{LONELY.indicator_id}"]


@pytest.mark.parametrize(
    "body",
    [
        {},
        [],
        {"readings": "none"},
        {"readings": [{"indicator_id": "x"}]},
        {
            "readings": [
                {"indicator_id": str(HOPEFUL.indicator_id), "figure": {"type": "count", "count": "many"}}
            ]
        },
    ],
)
async def test_what_cannot_be_read_at_all_is_a_problem_too(browser: Browser, body: Any) -> None:
    await sign_in(browser, LEAD)
    answer = await send(browser, body)
    assert answer.status_code == 400
    assert answer.headers["content-type"] == "application/problem+json"
    assert answer.json()["type"] == "urn:fingerpost:problem:unreadable"


async def test_a_value_that_breaks_a_rule_of_its_own_is_refused(browser: Browser) -> None:
    await sign_in(browser, LEAD)
    figure = {"type": "proportion", "numerator": 9, "denominator": 8}
    answer = await send(
        browser, {"readings": [{"indicator_id": str(HOPEFUL.indicator_id), "figure": figure}]}
    )
    assert answer.status_code == 422
    assert "must be between 0 and 8" in answer.json()["detail"]


@pytest.mark.parametrize("key", [None, "", "k" * 256])
async def test_a_submission_needs_a_key_of_its_own(browser: Browser, key: str | None) -> None:
    await sign_in(browser, LEAD)
    answer = await send(browser, WHOLE, key)
    assert answer.status_code == 422
    assert answer.json()["errors"][0]["field"] == "Idempotency-Key"


async def test_a_second_submission_conflicts(browser: Browser) -> None:
    await sign_in(browser, LEAD)
    await send(browser, WHOLE)
    assert (await send(browser, WHOLE, "another")).status_code == 409
