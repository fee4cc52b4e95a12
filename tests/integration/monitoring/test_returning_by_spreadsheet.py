"""A return by spreadsheet: downloaded, filled in, looked at, kept in the draft, and sent from there."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from decimal import Decimal
from html import unescape

import pytest
from httpx import Response
from litestar import Litestar
from msgspec.structs import replace

from eventstore.source import spreadsheet
from services.access import FORM_FIELD
from services.application.returns.drafts import Draft, DraftOf
from services.application.returns.workbook.wording import FIGURES, NOTES, WORDS
from services.application.workbooks.reading import read_workbook
from services.monitoring.returns.spreadsheets import LARGEST_REQUEST, LIMITS
from tests.factories import HOPEFUL, LEAD, LONELY, NORTHAM, PARTNER, PASSWORD, SAVED, WELCOME, YOUTH, an_id
from tests.integration.monitoring.by_spreadsheet import (
    FIGURE,
    GOOD,
    choose,
    download,
    filled_template,
    here,
    key_of,
    use,
)
from tests.integration.monitoring.conftest import Browser, sign_in, token_in
from tests.integration.monitoring.filled import words_of
from tests.integration.monitoring.returning import OPEN, SENT, field, fill_in, looked_at, save, submit
from tests.integration.monitoring.test_submitting import events_of_the_return
from tests.unit.services.application.returns.workbook.making import rewritten, with_rows

COLLEAGUE = replace(LEAD, person_id=an_id(181), name="Bo Colleague", email="bo@example.org")
FRIENDS = str(LONELY.outcome_id)
COUNT = field(LONELY, "count")
LONELY_FIGURE = (FIGURES, key_of(LONELY), FIGURE)
STORY = (WORDS, "narratives.story", "Answer")


@pytest.fixture
async def provider(browser: Browser) -> Browser:
    await sign_in(browser, LEAD)
    return browser


def shown(answer: Response, status: int = 200) -> str:
    """A page as it was sent, for whoever types into it."""
    assert answer.status_code == status, answer.text
    return answer.text


async def draft_of(app: Litestar) -> Draft:
    return await app.state.desk.drafts.read(DraftOf(council_id=NORTHAM, return_id=OPEN, submission=1))


async def as_colleague(app: Litestar, browser: Browser) -> None:
    await app.state.desk.access.enter(COLLEAGUE, PASSWORD)
    browser.cookies.clear()
    await sign_in(browser, COLLEAGUE)


# The template.


@pytest.mark.parametrize(
    ("ending", "kind"),
    [
        ("xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
        ("ods", "application/vnd.oasis.opendocument.spreadsheet"),
    ],
)
async def test_the_template_is_a_file_that_no_cache_keeps(provider: Browser, ending: str, kind: str) -> None:
    answer = await provider.get(f"{here()}.{ending}")
    assert answer.headers["content-type"] == kind
    name = f'attachment; filename="return-ys-31-july-to-september-2025.{ending}"'
    assert answer.headers["content-disposition"] == name
    assert answer.headers["cache-control"] == "no-store"


async def test_the_template_tells_what_was_read_before_and_holds_what_is_saved(provider: Browser) -> None:
    await save(provider, FRIENDS, {COUNT: "9"})
    sheet = read_workbook(await download(provider), "x").sheet(FIGURES)
    held = [[cell.value for cell in sheet.row(number)] for number in range(1, sheet.height + 1)]
    told = {row[1]: row for row in held}
    assert told[HOPEFUL.title][5:7] == ["45% (18 of 40), April to June 2025", "46%"]
    assert told[HOPEFUL.title][4] == HOPEFUL.way_of_measuring
    assert next(row for row in held if row[-1] == key_of(LONELY))[8] == Decimal(9)


async def test_an_answer_that_no_cell_can_hold_is_named_instead(provider: Browser) -> None:
    await save(provider, "words", {"narratives.story.text": "x" * 40_000})
    for ending in ("xlsx", "ods"):
        page = words_of(await provider.get(f"{here()}.{ending}"), 422)
        assert "The text in In your own words!C4 has more than 32,767 characters" in page
        assert 'href="#file"' in page


async def test_the_tasks_lead_to_it(provider: Browser) -> None:
    page = words_of(await provider.get(f"/returns/{OPEN}"))
    for address in (f"{here()}.xlsx", f"{here()}.ods", here()):
        assert f'href="{address}"' in page


# Looking at what was read, and using it.


@pytest.mark.parametrize("ending", ["xlsx", "ods"])
async def test_what_was_looked_at_is_kept_in_the_draft_and_then_sent(
    app: Litestar, provider: Browser, furnished_url: str, ending: str
) -> None:
    content = await filled_template(provider, GOOD, ending)
    page = shown(await choose(provider, content, f"mine.{ending}"))
    assert "Nothing is kept yet. The file: mine." in unescape(page)
    assert "9 new answers" in unescape(page)
    assert "Figures, cell I4" in unescape(page)
    assert (await draft_of(app)).saved == {}, "looking at it keeps nothing"

    answer = await use(provider, page)
    assert (answer.status_code, answer.headers["location"]) == (303, f"/returns/{OPEN}")
    digest = hashlib.sha256(content).hexdigest()
    saved = (await draft_of(app)).saved
    assert {known.source for known in saved.values()} == {spreadsheet(digest)}
    assert saved[key_of(HOPEFUL)].typed == {"numerator": "31", "denominator": "50"}
    assert f"from a file {digest[:12]}" in words_of(await provider.get(f"/returns/{OPEN}/changes"))

    sent = await submit(provider, await looked_at(provider))
    assert sent.status_code == 303, sent.text
    events = await events_of_the_return(furnished_url)
    sources = {event["type"]: event["source"] for event in events[1:]}
    assert sources.pop("ReturnSubmitted") == "web"
    assert set(sources.values()) == {spreadsheet(digest)}
    receipt = words_of(await provider.get(f"{sent.headers['location']}/receipt"))
    assert f"A file with the SHA-256 digest {digest}" in receipt
    timeline = words_of(await provider.get(f"/contracts/{YOUTH}/timeline.csv"))
    assert timeline.count(f"file {digest[:12]}") == len(events) - 2


async def test_long_answers_come_through_whole(app: Litestar, provider: Browser) -> None:
    long = "“She laughed” & <b>sang</b>, née Åse 🎉\n" * 700
    comments = {
        (FIGURES, key_of(known), "What should be known about it"): long
        for known in (HOPEFUL, LONELY, WELCOME, SAVED)
    }
    looked = shown(await choose(provider, await filled_template(provider, {**GOOD, **comments, STORY: long})))
    assert (await use(provider, looked)).status_code == 303
    saved = (await draft_of(app)).saved
    assert saved["narratives.story"].typed == {"text": long.strip()}
    assert saved[key_of(SAVED)].typed["comment"] == long.strip()


async def test_a_wrong_cell_is_named_and_stands_in_the_field_when_it_is_used_all_the_same(
    app: Litestar, provider: Browser
) -> None:
    page = shown(await choose(provider, await filled_template(provider, {**GOOD, LONELY_FIGURE: "62%"})))
    assert "1 cell to correct" in unescape(page)
    assert "Sheet Figures, cell I6" in unescape(page)
    assert "This is a percentage, 62%." in unescape(page)
    await use(provider, page)
    assert (await draft_of(app)).saved[key_of(LONELY)].typed["count"] == "62%"
    task = words_of(await provider.get(f"/returns/{OPEN}/tasks/{FRIENDS}"))
    assert 'value="62%"' in task
    assert "“62%” is not a whole number" in task


async def test_what_the_rules_of_a_return_say_is_said_at_the_cell(provider: Browser) -> None:
    wrong = {**GOOD, (FIGURES, key_of(HOPEFUL), FIGURE): Decimal(60)}
    page = shown(await choose(provider, await filled_template(provider, wrong)))
    assert "Sheet Figures, cell I4" in unescape(page)
    assert "must be between 0 and 50" in unescape(page)


async def test_saved_answers_that_would_become_empty_are_shown_before(
    app: Litestar, provider: Browser
) -> None:
    await save(provider, FRIENDS, {COUNT: "9"})
    content = await filled_template(provider, {LONELY_FIGURE: None})
    page = shown(await choose(provider, content))
    assert "1 saved answer would become empty" in unescape(page)
    await use(provider, page)
    assert (await draft_of(app)).saved[key_of(LONELY)].typed == {}


async def test_a_template_that_was_not_touched_changes_nothing(app: Litestar, provider: Browser) -> None:
    await fill_in(provider)
    before = await draft_of(app)
    page = shown(await choose(provider, await download(provider)))
    assert "Nothing would change" in unescape(page)
    assert "Use these answers" not in unescape(page)
    assert await draft_of(app) == before


async def test_pressing_twice_keeps_it_once(app: Litestar, provider: Browser) -> None:
    page = shown(await choose(provider, await filled_template(provider, GOOD)))
    assert (await use(provider, page)).status_code == 303
    before = await draft_of(app)
    assert (await use(provider, page)).status_code == 303
    assert await draft_of(app) == before


# Beside what colleagues saved meanwhile.


async def test_what_a_colleague_saved_and_the_workbook_leaves_alone_stays(
    app: Litestar, provider: Browser
) -> None:
    content = await filled_template(provider, {STORY: "A girl came back."})
    await as_colleague(app, provider)
    await save(provider, FRIENDS, {COUNT: "9"})
    await sign_in_again(provider)
    page = shown(await choose(provider, content))
    assert "not in the spreadsheet, so what is saved stays" in unescape(page)
    await use(provider, page)
    saved = (await draft_of(app)).saved
    assert saved[key_of(LONELY)].typed == {"count": "9"}
    assert saved["narratives.story"].typed == {"text": "A girl came back."}


@pytest.mark.parametrize(("choice", "kept"), [("workbook", "8"), ("draft", "9")])
async def test_of_two_answers_a_person_chooses_which_to_keep(
    app: Litestar, provider: Browser, choice: str, kept: str
) -> None:
    content = await filled_template(provider, {LONELY_FIGURE: Decimal(8)})
    await as_colleague(app, provider)
    await save(provider, FRIENDS, {COUNT: "9"})
    await sign_in_again(provider)
    page = shown(await choose(provider, content))
    assert "Two answers to one question" in unescape(page)
    assert f"Saved by {COLLEAGUE.name}" in unescape(page)

    undecided = shown(await use(provider, page), 422)
    name = f"choice.{key_of(LONELY)}"
    assert f'href="#{name}"' in undecided
    assert "&lt;" not in undecided, "no markup is shown as words"
    assert (await draft_of(app)).saved[key_of(LONELY)].typed == {"count": "9"}

    assert (await use(provider, undecided, {name: choice})).status_code == 303
    assert (await draft_of(app)).saved[key_of(LONELY)].typed == {"count": kept}


async def test_what_a_colleague_saves_while_one_looks_is_never_written_over_unseen(
    app: Litestar, provider: Browser
) -> None:
    content = await filled_template(provider, {LONELY_FIGURE: Decimal(8), STORY: "A girl came back."})
    page = shown(await choose(provider, content))
    await as_colleague(app, provider)
    await save(provider, FRIENDS, {COUNT: "9"})
    await sign_in_again(provider)
    page = with_token(page, (await provider.get(here())).text)
    again = shown(await use(provider, page), 422)
    assert "Choose which answer to “Often feel alone” to keep." in unescape(again)
    assert (await draft_of(app)).saved[key_of(LONELY)].typed == {"count": "9"}


async def test_a_choice_counts_only_for_the_answer_that_was_shown(app: Litestar, provider: Browser) -> None:
    content = await filled_template(provider, {LONELY_FIGURE: Decimal(8), STORY: "A girl came back."})
    await as_colleague(app, provider)
    await save(provider, FRIENDS, {COUNT: "9"})
    await sign_in_again(provider)
    page = shown(await choose(provider, content))
    await as_colleague(app, provider)
    await save(provider, FRIENDS, {COUNT: "10"})
    await sign_in_again(provider)
    page = with_token(page, (await provider.get(here())).text)
    again = shown(await use(provider, page, {f"choice.{key_of(LONELY)}": "workbook"}), 422)
    assert "Somebody else has just answered “Often feel alone”." in unescape(again)
    saved = (await draft_of(app)).saved
    assert saved[key_of(LONELY)].typed == {"count": "10"}
    assert saved["narratives.story"].typed == {"text": "A girl came back."}, "the rest is kept"


async def sign_in_again(browser: Browser) -> None:
    browser.cookies.clear()
    await sign_in(browser, LEAD)


def with_token(page: str, newer: str) -> str:
    """A page from before the same person signed in again."""
    return page.replace(token_in(page), token_in(newer))


# What cannot be used at all.


async def test_a_template_of_another_return_says_which_it_is_of(provider: Browser) -> None:
    def other(rows: list[list[object]]) -> list[list[object]]:
        words: Mapping[object, str] = {"YS-31": "YS-32", "Youth clubs": "Day centre", str(OPEN): str(SENT)}
        return [[words.get(value, value) for value in row] for row in rows]

    workbook = with_rows(read_workbook(await download(provider), "x"), NOTES, other)  # type: ignore[arg-type]
    content = rewritten(workbook)
    page = shown(await choose(provider, content), 422)
    assert (
        "This workbook is of another return: “Day centre” (YS-32), July to September 2025, of Northam."
        in page
    )
    assert "You are on the return of “Youth clubs” (YS-31)" in unescape(page)


async def test_what_is_no_workbook_is_said_beside_the_field(provider: Browser) -> None:
    token = token_in((await provider.get(here())).text)
    nothing = await provider.post(here(), data={FORM_FIELD: token}, files={"file": ("", b"")})
    assert "Choose the spreadsheet that you have filled in." in words_of(nothing, 422)
    letter = words_of(await choose(provider, b"Dear council", "letter.docx"), 422)
    assert 'href="#file"' in letter
    assert "letter.docx" in letter
    large = words_of(await choose(provider, b"x" * (LIMITS.file + 1)), 422)
    assert "larger than 2 megabytes" in large
    larger = words_of(await choose(provider, b"x" * (LARGEST_REQUEST + 1)), 413)
    assert "larger than 2 megabytes" in larger


@pytest.mark.parametrize("read", ["", "{}", '{"answers": 3}', "x" * 900_000])
async def test_what_came_back_changed_is_asked_for_again(provider: Browser, read: str) -> None:
    token = token_in((await provider.get(here())).text)
    answer = await provider.post(f"{here()}/answers", data={FORM_FIELD: token, "read": read})
    assert "Choose the spreadsheet" in words_of(answer, 422)


async def test_only_what_the_return_asks_is_kept_of_what_came_back(app: Litestar, provider: Browser) -> None:
    token = token_in((await provider.get(here())).text)
    given = {"readings.other": {"count": "1"}, key_of(LONELY): {"count": "8\0", "other": "x"}}
    read = json.dumps({"answers": given, "wrong": [], "places": {}, "seen": 0})
    answer = await provider.post(f"{here()}/answers", data={FORM_FIELD: token, "read": read, "digest": "no"})
    assert answer.status_code == 303, answer.text
    saved = (await draft_of(app)).saved
    assert {name: known.typed for name, known in saved.items()} == {key_of(LONELY): {"count": "8"}}
    assert saved[key_of(LONELY)].source == "web"


async def test_a_return_that_was_sent_takes_no_spreadsheet(provider: Browser) -> None:
    for path in ("", ".xlsx", ".ods"):
        answer = await provider.get(f"{here(SENT)}{path}")
        assert (answer.status_code, answer.headers["location"]) == (303, f"/returns/{SENT}")
    content = await download(provider)
    assert (await choose(provider, content, stream=SENT)).status_code == 303


async def test_a_partner_of_the_contract_can_neither_download_nor_bring_it(browser: Browser) -> None:
    await sign_in(browser, PARTNER)
    for path in ("", ".xlsx", ".ods"):
        assert (await browser.get(f"{here()}{path}")).status_code == 403
    token = browser.cookies["fingerpost_form"]
    for path in (here(), f"{here()}/answers"):
        answer = await browser.post(path, data={FORM_FIELD: token}, files={"file": ("x.xlsx", b"PK")})
        assert answer.status_code == 403
