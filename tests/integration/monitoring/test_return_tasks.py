"""A return as tasks: saved and come back to, by several people at once, with nobody's words lost."""

from __future__ import annotations

from typing import Final

from litestar import Litestar
from msgspec.structs import replace

from services.access import Person
from tests.factories import (
    COMMISSIONER,
    CONFIDENCE,
    FRIENDSHIP,
    HOPEFUL,
    LEAD,
    LONELY,
    PARTNER,
    PASSWORD,
    an_id,
)
from tests.integration.monitoring.conftest import Browser, sign_in
from tests.integration.monitoring.returning import OPEN, TASKS, field, fill_in, open_task, save

FRIENDS: Final = str(FRIENDSHIP.outcome_id)
SURE: Final = str(CONFIDENCE.outcome_id)
COUNT: Final = field(LONELY, "count")
COLLEAGUE: Final = replace(LEAD, person_id=an_id(180), name="Ama Colleague", email="ama@example.org")


async def become(browser: Browser, person: Person) -> None:
    browser.cookies.clear()
    await sign_in(browser, person)


async def test_the_task_shows_what_was_read_and_expected_before(browser: Browser) -> None:
    await sign_in(browser, LEAD)
    page = (await open_task(browser, SURE)).text
    assert "Last time (April to June 2025): 45% (18 of 40)" in page
    assert "Expected by now: 46%" in page
    assert "21.5 points out of 35, from 38 people" in page


async def test_the_list_says_how_far_each_task_has_come(browser: Browser) -> None:
    await sign_in(browser, LEAD)
    assert "Not started" in (await browser.get(f"/returns/{OPEN}")).text
    await save(browser, FRIENDS, {COUNT: "8"})
    page = (await browser.get(f"/returns/{OPEN}")).text
    assert "1 of 2 given" in page
    assert f"by {LEAD.name}" in page
    assert "Something is still missing" in page
    await fill_in(browser)
    page = (await browser.get(f"/returns/{OPEN}")).text
    assert page.count("Done") == 5
    assert "All that is asked is there." in page


async def test_what_was_typed_wrongly_is_kept_and_said_beside_its_field(browser: Browser) -> None:
    await sign_in(browser, LEAD)
    answer = await save(browser, FRIENDS, {COUNT: "a few", field(LONELY, "comment"): "They said."})
    assert answer.status_code == 422
    assert "<title>Error: " in answer.text
    assert f'href="#{COUNT}"' in answer.text
    again = (await open_task(browser, FRIENDS)).text
    assert 'value="a few"' in again
    assert "They said." in again
    assert "1 answer to correct" in (await browser.get(f"/returns/{OPEN}")).text


async def test_whoever_goes_away_is_not_held_up_by_what_is_wrong(browser: Browser) -> None:
    await sign_in(browser, LEAD)
    answer = await save(browser, FRIENDS, {COUNT: "a few", "later": "yes"})
    assert (answer.status_code, answer.headers["location"]) == (303, f"/returns/{OPEN}")


async def test_two_people_on_different_questions_of_one_task_both_keep_their_words(
    browser: Browser,
) -> None:
    await sign_in(browser, LEAD)
    first = await open_task(browser, FRIENDS)
    await save(browser, FRIENDS, {COUNT: "8"}, first)
    untouched = {COUNT: "", field(LONELY, "groups.0.count"): ""}
    answer = await save(browser, FRIENDS, {**TASKS[FRIENDS], **untouched}, first)
    assert answer.status_code == 303
    page = (await open_task(browser, FRIENDS)).text
    assert 'value="8"' in page
    assert '<option value="not_collected" selected' in page


async def test_two_answers_to_one_question_are_both_shown_and_the_second_person_decides(
    browser: Browser, app: Litestar
) -> None:
    await app.state.desk.access.enter(COLLEAGUE, PASSWORD)
    await sign_in(browser, COLLEAGUE)
    stale = await open_task(browser, FRIENDS)
    await become(browser, LEAD)
    await save(browser, FRIENDS, {COUNT: "8", field(LONELY, "comment"): "From the register."})
    await become(browser, COLLEAGUE)
    fresh = await open_task(browser, FRIENDS)
    old = fresh._replace(hidden={**fresh.hidden, "seen": stale.hidden["seen"]})
    answer = await save(browser, FRIENDS, {COUNT: "9", field(LONELY, "comment"): "I counted twice."}, old)
    assert answer.status_code == 409
    for words in ("From the register.", "I counted twice.", f"{LEAD.name} saved another answer"):
        assert words in answer.text
    assert 'value="8"' in (await open_task(browser, FRIENDS)).text
    await save(browser, FRIENDS, {COUNT: "9"}, await open_task(browser, FRIENDS))
    assert 'value="9"' in (await open_task(browser, FRIENDS)).text
    history = (await browser.get(f"/returns/{OPEN}/changes")).text
    assert history.index("Number: 9") < history.index("Number: 8")
    assert COLLEAGUE.name in history


async def test_an_answer_that_was_shown_and_not_touched_overwrites_nothing(browser: Browser) -> None:
    await sign_in(browser, LEAD)
    await save(browser, FRIENDS, {COUNT: "8"})
    first = await open_task(browser, FRIENDS)
    await save(browser, FRIENDS, {COUNT: "9"}, first)
    answer = await save(browser, FRIENDS, {**TASKS[FRIENDS], field(LONELY, "groups.0.count"): ""}, first)
    assert answer.status_code == 303
    assert 'value="9"' in (await open_task(browser, FRIENDS)).text


async def test_a_question_that_the_figures_call_for_is_asked(browser: Browser) -> None:
    await sign_in(browser, LEAD)
    assert "harder to reach" not in (await open_task(browser, "words")).text
    await save(browser, SURE, {field(HOPEFUL, "numerator"): "2", field(HOPEFUL, "denominator"): "50"})
    assert "harder to reach" in (await open_task(browser, "words")).text


async def test_a_draft_is_not_shown_to_others(browser: Browser) -> None:
    await sign_in(browser, LEAD)
    await save(browser, "words", {"narratives.story.text": "Between ourselves."})
    for person in (COMMISSIONER, PARTNER):
        await become(browser, person)
        assert "Between ourselves." not in (await browser.get(f"/returns/{OPEN}")).text
        assert (await browser.get(f"/returns/{OPEN}/changes")).status_code == 403


async def test_there_is_no_task_of_another_name(browser: Browser) -> None:
    await sign_in(browser, LEAD)
    assert (await browser.get(f"/returns/{OPEN}/tasks/others")).status_code == 404
