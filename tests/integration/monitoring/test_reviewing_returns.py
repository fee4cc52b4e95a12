"""What a commissioner does with a return: asks about it, sends it back, accepts it, lifts its lock."""

from __future__ import annotations

from collections.abc import AsyncIterator, Mapping
from datetime import UTC, datetime

import asyncpg
import pytest
from litestar import Litestar

from domain.provider_return.commands import SubmitReturn
from domain.shared.facts import Command
from services.access import FORM_FIELD, Person
from services.application.application import Fingerpost
from services.application.context import Context
from services.monitoring.app import create_app
from services.monitoring.returns.acts import ACTS
from services.settings import Settings
from tests.factories import (
    AUDITOR,
    COMMISSIONER,
    FOREIGN_COMMISSIONER,
    HOPEFUL,
    LEAD,
    NORTHAM,
    NOW,
    OTHER_PROVIDER,
    PARTNER,
    SUMMER,
    YOUTH,
    an_id,
    cheap_passwords,
    submission,
)
from tests.furnished import projecting
from tests.integration.monitoring.conftest import Browser, sign_in, visiting
from tests.integration.monitoring.filled import fill, on, words_of
from tests.integration.monitoring.returning import OPEN, SENT

PAGE, REVIEW = f"/returns/{OPEN}", f"/returns/{OPEN}/review"
AFTER_THE_LOCK = datetime(2025, 12, 1, 9, tzinfo=UTC)
QUESTION = {"question": "Why so few?", "indicator_id": str(HOPEFUL.indicator_id)}


async def given(url: str, person: Person, *commands: Command, at: datetime = NOW) -> None:
    """Give commands as somebody, beside the pages."""
    context = Context(
        actor_id=person.person_id, role=person.role, council_id=NORTHAM, contract_id=YOUTH, source="web"
    )
    async with Fingerpost(url) as fingerpost:
        for command in commands:
            await fingerpost.execute(command, context=context, at=at)


@pytest.fixture
async def submitted(furnished_url: str, browser: Browser) -> Browser:
    """A browser, with a return that was submitted and not looked at yet."""
    whole: SubmitReturn = submission(YOUTH, SUMMER)
    await given(furnished_url, LEAD, whole)
    await sign_in(browser, COMMISSIONER)
    while "Submitted on 15 October 2025" not in (await browser.get(PAGE)).text:
        pass
    return browser


@pytest.fixture
async def locked(furnished_url: str) -> AsyncIterator[Browser]:
    """A browser after the day on which the open return locked."""
    settings = Settings(database_url=furnished_url, clock=AFTER_THE_LOCK)
    app: Litestar = create_app(settings, passwords=cheap_passwords())
    async with projecting(furnished_url), visiting(app) as client:
        await sign_in(client, COMMISSIONER)
        yield client


async def facts(url: str) -> list[str]:
    """The types of the return's events, in order, without its parts."""
    connection = await asyncpg.connect(url)
    rows = await connection.fetch(
        "select type from eventstore.events where stream_id = $1 order by position", OPEN
    )
    await connection.close()
    parts = {"ReadingRecorded", "NarrativeRecorded", "CommonDataRecorded", "ComplianceDeclared"}
    return [row["type"] for row in rows if row["type"] not in parts]


async def done(browser: Browser, act: str, typed: Mapping[str, str]) -> str:
    """Do something to the return; the words of its page then."""
    answer = await fill(browser, f"{REVIEW}/{act}", typed)
    assert answer.status_code == 303, answer.text
    assert answer.headers["location"] == PAGE
    return words_of(await browser.get(PAGE))


async def test_the_page_of_a_submitted_return_offers_what_can_be_done(submitted: Browser) -> None:
    page = words_of(await submitted.get(PAGE))
    for act in ("accept", "question", "send-back"):
        assert f'href="{REVIEW}/{act}"' in page
    assert "lift-lock" not in page
    assert f'href="{REVIEW}/question?about={HOPEFUL.indicator_id}"' in page


async def test_a_question_about_a_reading_shows_the_reading_and_waits_beside_it(submitted: Browser) -> None:
    form = words_of(await submitted.get(f"{REVIEW}/question?about={HOPEFUL.indicator_id}"))
    assert f'<option value="{HOPEFUL.indicator_id}" selected>' in form
    assert "Look forward to the next year: 45% (18 of 40)" in form
    page = await done(submitted, "question", QUESTION)
    assert "1 question waits for an answer, asked on 15 October 2025." in page
    assert "Why so few?" in page
    assert f'<a class="govuk-link" href="#reading-{HOPEFUL.indicator_id}">' in page
    reading = words_of(await submitted.get(f"{PAGE}/readings/{HOPEFUL.indicator_id}"))
    assert "Why so few?" in reading


async def test_a_question_can_be_about_the_whole_return(submitted: Browser) -> None:
    page = await done(submitted, "question", {"question": "Who was away?"})
    assert "Who was away?" in page
    assert "About <a" not in page


async def test_a_double_click_asks_once(submitted: Browser, furnished_url: str) -> None:
    form = {"key": "one", FORM_FIELD: submitted.cookies["fingerpost_form"], **QUESTION}
    for _ in range(2):
        assert (await submitted.post(f"{REVIEW}/question", data=form)).status_code == 303
    assert (await facts(furnished_url)).count("ReturnQueried") == 1


async def test_it_is_not_accepted_while_a_question_waits_and_the_page_says_so(submitted: Browser) -> None:
    typed = {"key": "one", "note": "Thank you.", FORM_FIELD: submitted.cookies["fingerpost_form"]}
    page = await done(submitted, "question", QUESTION)
    assert "It can be accepted when that is there" in page
    assert f'href="{REVIEW}/accept"' not in page
    form = words_of(await submitted.get(f"{REVIEW}/accept"))
    assert "It can be accepted when that is there" in form
    assert "<textarea" not in form
    refused = words_of(await submitted.post(f"{REVIEW}/accept", data=typed), status=409)
    assert "waits for its answer. Accept it when it is answered." in refused
    assert "Thank you.</textarea>" in refused


async def test_accepting_says_its_note_and_leaves_nothing_to_be_done(submitted: Browser) -> None:
    page = await done(submitted, "accept", {"note": "Thank you\nfor the quiz."})
    assert "Accepted on 15 October 2025." in page
    assert "Thank you\nfor the quiz." in page
    assert "/review/" not in page


async def test_accepting_twice_by_one_form_is_one_acceptance(submitted: Browser, furnished_url: str) -> None:
    form = {"key": "one", "note": "", FORM_FIELD: submitted.cookies["fingerpost_form"]}
    for _ in range(2):
        assert (await submitted.post(f"{REVIEW}/accept", data=form)).status_code == 303
    assert (await facts(furnished_url)).count("ReturnAccepted") == 1
    another = await submitted.post(f"{REVIEW}/accept", data=form | {"key": "two"})
    assert "can be accepted" in words_of(another, status=409)


async def test_sending_back_says_why_on_both_sides_and_closes_what_was_asked(submitted: Browser) -> None:
    await done(submitted, "question", QUESTION)
    form = words_of(await submitted.get(f"{REVIEW}/send-back"))
    assert "Sending the return back closes it." in form
    page = await done(submitted, "send-back", {"reason": "Half of it\nis missing."})
    assert "Sent back on 15 October 2025, to be mended and submitted again." in page
    assert "“Half of it\nis missing.”" in page
    assert "Closed when the return was sent back." in page
    submitted.cookies.clear()
    await sign_in(submitted, LEAD)
    tasks = words_of(await submitted.get(PAGE))
    assert "“Half of it\nis missing.”" in tasks
    assert "Half of it" in words_of(await submitted.get("/due"))


@pytest.mark.parametrize(
    ("act", "field", "sentence"),
    [
        ("question", "question", "Write the question."),
        ("send-back", "reason", "Say what is to be mended, so that the provider knows."),
    ],
)
async def test_what_is_missing_is_said_beside_its_field(
    submitted: Browser, act: str, field: str, sentence: str
) -> None:
    page = words_of(await fill(submitted, f"{REVIEW}/{act}", {field: " "}), status=422)
    assert f'<a href="#{field}">{sentence}</a>' in page
    assert f'id="{field}-error"' in page
    assert "<title>Error: " in page


async def test_a_question_about_what_is_not_asked_is_refused(submitted: Browser) -> None:
    typed = {"question": "Why?", "indicator_id": str(an_id(999))}
    page = words_of(await fill(submitted, f"{REVIEW}/question", typed), status=422)
    assert 'href="#indicator_id"' in page
    assert "Why?</textarea>" in page


@pytest.mark.parametrize(("act", "words"), [("accept", "waits to be submitted"), ("lift-lock", "not locked")])
async def test_what_an_open_return_does_not_allow_is_said_and_not_offered(
    browser: Browser, act: str, words: str
) -> None:
    await sign_in(browser, COMMISSIONER)
    assert "/review/" not in words_of(await browser.get(PAGE))
    assert words in words_of(await browser.get(f"{REVIEW}/{act}"))


async def test_a_lock_is_lifted_until_a_day_and_says_why(locked: Browser, furnished_url: str) -> None:
    page = words_of(await locked.get(PAGE))
    assert "It locked after 29 November 2025, because it was not submitted by then." in page
    assert f'href="{REVIEW}/lift-lock"' in page
    typed = on("until", "8 12 2025") | {"reason": "The only worker was ill."}
    page = await done(locked, "lift-lock", typed)
    assert "Its lock is lifted: it can be submitted until 8 December 2025." in page
    assert "“The only worker was ill.”" in page
    assert (await facts(furnished_url))[-1] == "LockLifted"
    locked.cookies.clear()
    await sign_in(locked, LEAD)
    tasks = words_of(await locked.get(PAGE))
    assert "“The only worker was ill.”" in tasks
    assert f"{PAGE}/check" in tasks


async def test_what_needs_a_commissioner_leads_to_where_it_is_done(locked: Browser) -> None:
    assert f'href="{PAGE}"' in words_of(await locked.get("/worklist?need=return_locked"))
    assert f'href="{REVIEW}/lift-lock"' in words_of(await locked.get(PAGE))


async def test_a_lock_cannot_be_lifted_until_a_day_that_has_gone(locked: Browser) -> None:
    typed = on("until", "30 11 2025") | {"reason": "Ill"}
    page = words_of(await fill(locked, f"{REVIEW}/lift-lock", typed), status=422)
    assert '<a href="#until.day">Lift the lock until today or a day to come.</a>' in page
    assert "Ill</textarea>" in page


async def test_what_is_sent_back_after_its_lock_comes_back_open_until_a_day(
    locked: Browser, furnished_url: str
) -> None:
    await given(furnished_url, LEAD, submission(YOUTH, SUMMER))
    while "Submitted on" not in (await locked.get(PAGE)).text:
        pass
    typed = {"reason": "Half is missing."}
    page = words_of(await fill(locked, f"{REVIEW}/send-back", typed), status=422)
    assert "Give the last day on which it is let in." in page
    page = await done(locked, "send-back", typed | on("until", "15 12 2025"))
    assert "it can be submitted until 15 December 2025." in page
    assert (await facts(furnished_url))[-2:] == ["ReturnSentBack", "LockLifted"]


@pytest.mark.parametrize(
    ("person", "status"),
    [
        (LEAD, 403),
        (PARTNER, 403),
        (AUDITOR, 403),
        (OTHER_PROVIDER, 403),
        (FOREIGN_COMMISSIONER, 404),
    ],
    ids=lambda value: getattr(value, "email", value),
)
async def test_nobody_else_reviews_a_return(submitted: Browser, person: Person, status: int) -> None:
    submitted.cookies.clear()
    await sign_in(submitted, person)
    page = await submitted.get(PAGE)
    assert "/review/" not in page.text
    form = {FORM_FIELD: submitted.cookies["fingerpost_form"], "reason": "No.", "key": "one"}
    for act in ACTS:
        assert (await submitted.get(f"{REVIEW}/{act}")).status_code == status
        assert (await submitted.post(f"{REVIEW}/{act}", data=form)).status_code == status


async def test_there_is_no_other_act(submitted: Browser) -> None:
    assert (await submitted.get(f"{REVIEW}/forget")).status_code == 404


async def test_nothing_is_offered_where_the_page_is_about_the_past(submitted: Browser) -> None:
    assert "/review/" not in (await submitted.get(f"{PAGE}?as_of=2025-10-14")).text


async def test_an_accepted_return_says_what_is_in_the_way(browser: Browser) -> None:
    await sign_in(browser, COMMISSIONER)
    page = words_of(await browser.get(f"/returns/{SENT}/review/send-back"))
    assert "This return is accepted." in page
