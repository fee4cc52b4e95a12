"""Answering what a commissioner asked about a return."""

from __future__ import annotations

from datetime import timedelta

import pytest

from domain.provider_return.commands import AnswerQuery, QueryReturn
from services.access import FORM_FIELD, Person
from tests.factories import (
    AUDITOR,
    COMMISSIONER,
    HOPEFUL,
    LEAD,
    NOW,
    PARTNER,
    SUMMER,
    YOUTH,
    an_id,
    submission,
)
from tests.integration.monitoring.conftest import Browser, sign_in
from tests.integration.monitoring.filled import fill, words_of
from tests.integration.monitoring.returning import OPEN
from tests.integration.monitoring.test_reviewing_returns import given

QUERY, OTHER = an_id(71), an_id(72)
ANSWER = f"/returns/{OPEN}/answers/{QUERY}"


@pytest.fixture
async def queried(furnished_url: str, browser: Browser) -> Browser:
    """A browser, with a return about which two questions wait."""
    about_one = QueryReturn(
        stream_id=OPEN, query_id=QUERY, question="Why so few?", indicator_id=HOPEFUL.indicator_id
    )
    about_all = QueryReturn(stream_id=OPEN, query_id=OTHER, question="Who was away?")
    await given(furnished_url, LEAD, submission(YOUTH, SUMMER))
    await given(furnished_url, COMMISSIONER, about_one, about_all, at=NOW + timedelta(minutes=1))
    return browser


async def page_with(browser: Browser, words: str) -> str:
    """The return's page, once the read models show the words."""
    while words not in (page := (await browser.get(f"/returns/{OPEN}")).text):
        pass
    return page


async def test_a_question_is_answered_once_and_both_can_be_read(queried: Browser) -> None:
    await sign_in(queried, LEAD)
    assert f'href="{ANSWER}"' in await page_with(queried, "Who was away?")
    form = words_of(await queried.get(ANSWER))
    assert "Why so few?" in form
    assert "45% (18 of 40)" in form
    sent = {FORM_FIELD: queried.cookies["fingerpost_form"], "key": "one", "answer": "Two groups were away."}
    for _ in range(2):
        assert (await queried.post(ANSWER, data=sent)).status_code == 303
    page = await page_with(queried, "Two groups were away.")
    assert f'href="{ANSWER}"' not in page
    assert "1 question waits for an answer" in page
    timeline = (await queried.get(f"/contracts/{YOUTH}/timeline")).text
    assert timeline.count("Two groups were away.") == 1


async def test_what_was_asked_stands_as_answered_when_nothing_waits(queried: Browser) -> None:
    await sign_in(queried, LEAD)
    await page_with(queried, "Who was away?")
    for query in (QUERY, OTHER):
        assert (await fill(queried, f"/returns/{OPEN}/answers/{query}", {"answer": "So."})).status_code == 303
    assert "What was asked is answered, the last on 15 October 2025." in await page_with(queried, "Answered")


async def test_an_empty_answer_is_asked_for_again(queried: Browser) -> None:
    await sign_in(queried, LEAD)
    await page_with(queried, "Who was away?")
    page = words_of(await fill(queried, ANSWER, {"answer": " "}), status=422)
    assert '<a href="#answer">Write the answer.</a>' in page
    assert "<title>Error: Answer a question" in page


async def test_an_answer_that_a_colleague_gave_first_stands_beside_what_was_typed(
    queried: Browser, furnished_url: str
) -> None:
    await sign_in(queried, LEAD)
    await page_with(queried, "Who was away?")
    theirs = AnswerQuery(stream_id=OPEN, query_id=QUERY, answer="Theirs.")
    await given(furnished_url, LEAD, theirs, at=NOW + timedelta(minutes=2))
    await page_with(queried, "Theirs.")
    assert "does not wait for an answer any more" in words_of(await queried.get(ANSWER))
    sent = {FORM_FIELD: queried.cookies["fingerpost_form"], "key": "one", "answer": "Mine."}
    page = words_of(await queried.post(ANSWER, data=sent), status=404)
    assert "It may have been answered." in page
    assert "“Theirs.”" in page
    assert "Mine.</textarea>" in page


@pytest.mark.parametrize("person", [PARTNER, COMMISSIONER, AUDITOR], ids=lambda person: person.email)
async def test_nobody_else_answers_for_the_provider(queried: Browser, person: Person) -> None:
    await sign_in(queried, person)
    assert ANSWER not in await page_with(queried, "Why so few?")
    form = {FORM_FIELD: queried.cookies["fingerpost_form"], "answer": "No."}
    assert (await queried.get(ANSWER)).status_code == 403
    assert (await queried.post(ANSWER, data=form)).status_code == 403


async def test_there_is_no_answer_to_what_was_never_asked(queried: Browser) -> None:
    await sign_in(queried, LEAD)
    assert (await queried.get(f"/returns/{OPEN}/answers/{an_id(999)}")).status_code == 404
