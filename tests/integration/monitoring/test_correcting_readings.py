"""A provider corrects a reading that was sent: both stay visible, and everybody sees why."""

from __future__ import annotations

from datetime import timedelta
from uuid import UUID

import asyncpg
import pytest

from domain.provider_return.commands import RestateReading
from domain.provider_return.content import Reading
from services.access import FORM_FIELD, Person
from tests.factories import (
    AUDITOR,
    COMMISSIONER,
    HOPEFUL,
    LEAD,
    LONELY,
    NOW,
    OTHER_PROVIDER,
    PARTNER,
    WELCOME,
    an_id,
)
from tests.integration.monitoring.conftest import Browser, sign_in
from tests.integration.monitoring.filled import fill, words_of
from tests.integration.monitoring.returning import OPEN, SENT, field
from tests.integration.monitoring.test_reviewing_returns import given

PAGE = f"/returns/{SENT}"
READING = f"{PAGE}/readings/{HOPEFUL.indicator_id}"
CORRECT = f"{READING}/restatement"
GROUPS = f"{PAGE}/readings/{LONELY.indicator_id}/restatement"
BETTER = {field(HOPEFUL, "numerator"): "20", "reason": "Two were missed."}


async def restated(url: str) -> list[asyncpg.Record]:
    """The corrections in the log."""
    connection = await asyncpg.connect(url)
    rows = await connection.fetch(
        "select actor_id, source, payload from eventstore.events where type = 'ReadingRestated' "
        "order by position"
    )
    await connection.close()
    return rows


async def test_the_figure_as_it_stands_is_there_to_be_corrected(browser: Browser) -> None:
    await sign_in(browser, LEAD)
    assert f'href="{CORRECT}"' in words_of(await browser.get(PAGE))
    form = words_of(await browser.get(CORRECT))
    assert 'value="18"' in form
    assert 'value="40"' in form
    assert "45% (18 of 40)" in form


async def test_a_correction_is_recorded_once_and_both_figures_stay_visible(
    browser: Browser, furnished_url: str
) -> None:
    await sign_in(browser, LEAD)
    answer = await fill(browser, CORRECT, BETTER)
    assert (answer.status_code, answer.headers["location"]) == (
        303,
        f"{PAGE}#reading-{HOPEFUL.indicator_id}",
    )
    page = words_of(await browser.get(PAGE))
    assert "50% (20 of 40)" in page
    assert "Corrected on 15 October 2025 at 10:00am by Provider 101: " in page
    assert "“Two were missed.”" in page
    assert "Before that: 45% (18 of 40)" in page
    assert "Accepted on 10 July 2025. A figure was corrected on 15 October 2025." in page
    (event,) = await restated(furnished_url)
    assert (event["actor_id"], event["source"]) == (LEAD.person_id, "web")


async def test_a_double_click_corrects_once(browser: Browser, furnished_url: str) -> None:
    await sign_in(browser, LEAD)
    form = {
        field(HOPEFUL, "numerator"): "20",
        field(HOPEFUL, "denominator"): "40",
        "reason": "Two were missed.",
        "key": "one",
        FORM_FIELD: browser.cookies["fingerpost_form"],
    }
    form["seen"] = page_seen(words_of(await browser.get(CORRECT)))
    for _ in range(2):
        assert (await browser.post(CORRECT, data=form)).status_code == 303
    assert len(await restated(furnished_url)) == 1


async def test_groups_and_the_same_people_can_be_corrected_too(browser: Browser) -> None:
    await sign_in(browser, LEAD)
    typed = {
        field(LONELY, "groups.0.count"): "4",
        field(LONELY, "travelled.improved"): "3",
        field(LONELY, "travelled.held"): "2",
        field(LONELY, "travelled.declined"): "0",
        "reason": "We have found out.",
    }
    assert (await fill(browser, GROUPS, typed)).status_code == 303
    page = words_of(await browser.get(f"{PAGE}/readings/{LONELY.indicator_id}"))
    assert "Under 16: 4 people" in page
    assert "5 people were measured twice: 3 improved" in page
    form = words_of(await browser.get(GROUPS))
    assert f'name="{field(LONELY, "groups.0.count")}" type="text"' in form
    assert "12 people" in words_of(await browser.get(PAGE))


@pytest.mark.parametrize(
    ("where", "typed", "at", "sentence"),
    [
        (CORRECT, {"reason": "Why not"}, field(HOPEFUL, "numerator"), "already stands as you give it"),
        (CORRECT, {field(HOPEFUL, "numerator"): "a few"}, field(HOPEFUL, "numerator"), "“a few” is not"),
        (CORRECT, {field(HOPEFUL, "numerator"): "20"}, "reason", "Say why it is corrected"),
        (CORRECT, {field(HOPEFUL, "missing"): "late"}, field(HOPEFUL, "missing"), "Keep one of the two"),
        (GROUPS, {field(LONELY, "groups.1.count"): "13"}, field(LONELY, "groups.1.count"), "more than all"),
    ],
)
async def test_what_is_wrong_is_said_beside_its_field_and_nothing_typed_is_lost(
    browser: Browser, where: str, typed: dict[str, str], at: str, sentence: str
) -> None:
    await sign_in(browser, LEAD)
    page = words_of(await fill(browser, where, typed), status=422)
    assert f'<a href="#{at}">' in page
    assert sentence in page
    assert f'id="{at}-error"' in page
    for text in typed.values():
        assert f'value="{text}"' in page or f"{text}</textarea>" in page


async def test_a_correction_that_somebody_else_made_meanwhile_is_shown_first(
    browser: Browser, furnished_url: str
) -> None:
    await sign_in(browser, LEAD)
    shown = words_of(await browser.get(CORRECT))
    theirs = RestateReading(
        stream_id=SENT,
        reading=Reading(indicator_id=HOPEFUL.indicator_id, missing="too_few_people"),
        reason="Theirs",
    )
    await given(furnished_url, PARTNER, theirs, at=NOW + timedelta(minutes=1))
    while "Theirs" not in (await browser.get(PAGE)).text:
        pass
    form = {
        field(HOPEFUL, "numerator"): "20",
        field(HOPEFUL, "denominator"): "40",
        "reason": "Two were missed.",
        "seen": page_seen(shown),
        "key": "one",
        FORM_FIELD: browser.cookies["fingerpost_form"],
    }
    page = words_of(await browser.post(CORRECT, data=form), status=409)
    assert "Somebody else corrected this figure after you opened this page." in page
    assert "“Theirs”" in page
    assert 'value="20"' in page
    assert (await browser.post(CORRECT, data=form | {"seen": page_seen(page)})).status_code == 303


def page_seen(page: str) -> str:
    """The version that a form was made from."""
    return page.partition('name="seen" value="')[2].partition('"')[0]


async def test_the_page_of_a_reading_tells_all_that_it_was_and_where_it_came_from(browser: Browser) -> None:
    await sign_in(browser, LEAD)
    await fill(browser, CORRECT, BETTER)
    browser.cookies.clear()
    await sign_in(browser, AUDITOR)
    page = words_of(await browser.get(READING))
    now, before = page.index("50% (20 of 40)</h3>"), page.index("45% (18 of 40)</h3>")
    assert now < before
    assert "Source: web form. This one counts." in page
    assert f'href="{PAGE}/submissions/1/receipt"' in page
    assert CORRECT not in page
    assert "50% (20 of 40)" not in words_of(await browser.get(f"{READING}?as_of=2025-10-14"))


async def test_a_reading_that_was_not_sent_yet_can_neither_be_corrected_nor_looked_up(
    browser: Browser,
) -> None:
    await sign_in(browser, LEAD)
    where = f"/returns/{OPEN}/readings/{WELCOME.indicator_id}"
    assert "It was not sent yet." in words_of(await browser.get(where))
    page = words_of(await browser.get(f"{where}/restatement"))
    assert "Give the right figure when you submit it." in page
    assert "<textarea" not in page


@pytest.mark.parametrize(
    ("person", "status"),
    [(PARTNER, 403), (COMMISSIONER, 403), (AUDITOR, 403), (OTHER_PROVIDER, 404)],
    ids=lambda value: getattr(value, "email", value),
)
async def test_nobody_else_corrects_a_reading(browser: Browser, person: Person, status: int) -> None:
    await sign_in(browser, person)
    assert "/restatement" not in (await browser.get(PAGE)).text
    form = {FORM_FIELD: browser.cookies["fingerpost_form"], "reason": "No."}
    assert (await browser.get(CORRECT)).status_code == status
    assert (await browser.post(CORRECT, data=form)).status_code == status
    reading = await browser.get(READING)
    assert reading.status_code == (404 if person == OTHER_PROVIDER else 200)


@pytest.mark.parametrize("indicator", [an_id(999), UUID(int=0)])
async def test_there_is_no_page_of_what_is_not_asked(browser: Browser, indicator: UUID) -> None:
    await sign_in(browser, LEAD)
    for path in ("", "/restatement"):
        assert (await browser.get(f"{PAGE}/readings/{indicator}{path}")).status_code == 404
