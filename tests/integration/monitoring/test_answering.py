"""Answering what a commissioner asked about a return."""

from __future__ import annotations

from datetime import timedelta

import pytest

from domain.provider_return.commands import QueryReturn
from domain.provider_return.model import return_id
from services.access import FORM_FIELD
from services.application.application import Fingerpost
from services.application.context import Context
from tests.factories import (
    COMMISSIONER,
    HOPEFUL,
    LEAD,
    NORTHAM,
    NOW,
    PARTNER,
    SUMMER,
    YOUTH,
    an_id,
    submission,
)
from tests.integration.monitoring.conftest import Browser, sign_in, token_in

QUERIED, QUERY = return_id(YOUTH, SUMMER), an_id(71)
ANSWER = f"/returns/{QUERIED}/answers/{QUERY}"


@pytest.fixture
async def queried(furnished_url: str, browser: Browser) -> Browser:
    """A browser, with a return about which a question waits."""
    context = Context(
        actor_id=COMMISSIONER.person_id,
        role="commissioner",
        council_id=NORTHAM,
        contract_id=YOUTH,
        source="web",
    )
    question = QueryReturn(
        stream_id=QUERIED, query_id=QUERY, question="Why so few?", indicator_id=HOPEFUL.indicator_id
    )
    async with Fingerpost(furnished_url) as fingerpost:
        await fingerpost.execute(submission(YOUTH, SUMMER), context=context, at=NOW)
        await fingerpost.execute(question, context=context, at=NOW + timedelta(minutes=1))
    return browser


async def page_with(browser: Browser, words: str) -> str:
    """The return's page, once the read models show the words."""
    while words not in (page := (await browser.get(f"/returns/{QUERIED}")).text):
        pass
    return page


async def test_a_question_is_answered_once_and_both_can_be_read(queried: Browser) -> None:
    await sign_in(queried, LEAD)
    token = token_in(await page_with(queried, "Why so few?"))
    form = {FORM_FIELD: token, "answer": "Two groups were away."}
    for _ in range(2):
        assert (await queried.post(ANSWER, data=form)).status_code == 303
    page = await page_with(queried, "Two groups were away.")
    assert "Your answer" not in page
    timeline = (await queried.get(f"/contracts/{YOUTH}/timeline")).text
    assert timeline.count("Two groups were away.") == 1


async def test_an_empty_answer_is_asked_for_again(queried: Browser) -> None:
    await sign_in(queried, LEAD)
    token = token_in(await page_with(queried, "Why so few?"))
    answer = await queried.post(ANSWER, data={FORM_FIELD: token, "answer": " "})
    assert answer.status_code == 422
    assert f'href="#answers.{QUERY}"' in answer.text
    assert "Error: July to September 2025" in answer.text


@pytest.mark.parametrize("person", [PARTNER, COMMISSIONER], ids=lambda person: person.role)
async def test_nobody_else_answers_for_the_provider(queried: Browser, person: object) -> None:
    await sign_in(queried, person)  # type: ignore[arg-type]
    assert "Your answer" not in await page_with(queried, "Why so few?")
    form = {FORM_FIELD: queried.cookies["fingerpost_form"], "answer": "No."}
    assert (await queried.post(ANSWER, data=form)).status_code == 403
