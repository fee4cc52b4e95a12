"""The framework designer: what is sent is recorded, what is wrong comes back, and nobody's words are lost."""

from __future__ import annotations

import asyncio
import json
from html import unescape
from uuid import UUID

import pytest
from httpx import Response
from litestar import Litestar

from services.access import FORM_FIELD, Person
from tests.factories import (
    AUDITOR,
    COMMISSIONER,
    CONFIDENCE,
    FOREIGN_COMMISSIONER,
    FRAMEWORKS,
    HOPEFUL,
    LEAD,
    LONELY,
    NORTHAM,
    OTHER_PROVIDER,
    PARTNER,
    PEOPLE,
    SAVED,
    SAVINGS,
    an_id,
)
from tests.integration.monitoring.conftest import Browser, sign_in
from tests.integration.monitoring.revisions.conftest import another, hidden, send, text_of

OURS = f"/frameworks/{FRAMEWORKS[NORTHAM]}"
OUTCOME, INDICATOR = f"{OURS}/outcomes/{SAVINGS.outcome_id}", f"{OURS}/indicators/{SAVED.indicator_id}"
READERS = {person.email for person in (LEAD, PARTNER, OTHER_PROVIDER, COMMISSIONER, AUDITOR)}
DESIGNERS = {COMMISSIONER.email}
EVERYWHERE = {FOREIGN_COMMISSIONER.email, "provider110@example.org"}
"""Readers of another council: they come in where a page is about no framework of ours."""
SAVINGS_TYPED = {"statement": "Families have more to live on", "level": "service", "bottom_line": "economic"}
INDICATOR_TYPED = {
    "title": "Sleep through the night",
    "measure": "proportion",
    "unit": "%",
    "direction": "increase",
    "lens": "subjective",
}
AGREED = {
    "people_who_use_services": "12",
    "providers": "3",
    "commissioners": "1",
    "agreed_on.day": "1",
    "agreed_on.month": "10",
    "agreed_on.year": "2025",
}
WORKBOOK_NAME = "framework.xlsx"

CASES: dict[tuple[str, str], set[str]] = {
    ("GET", "/frameworks"): READERS | EVERYWHERE,
    ("GET", "/frameworks/library"): READERS | EVERYWHERE,
    ("GET", "/frameworks/library/community"): READERS | EVERYWHERE,
    ("GET", "/frameworks/new"): DESIGNERS | {FOREIGN_COMMISSIONER.email},
    ("POST", "/frameworks/new"): DESIGNERS | {FOREIGN_COMMISSIONER.email},
    ("GET", "/frameworks/bring-in"): DESIGNERS | {FOREIGN_COMMISSIONER.email},
    ("POST", "/frameworks/bring-in"): DESIGNERS | {FOREIGN_COMMISSIONER.email},
    ("POST", "/frameworks/bring-in/confirmation"): DESIGNERS | {FOREIGN_COMMISSIONER.email},
    **{
        ("GET", f"{OURS}{path}"): READERS
        for path in (
            "",
            f"/outcomes/{SAVINGS.outcome_id}",
            "/versions/1",
            f"/versions/1/outcomes/{SAVINGS.outcome_id}",
            "/difference?from=0&to=1",
            "/framework.xlsx",
            "/framework.json?version=1",
        )
    },
    **{
        (method, f"{OURS}{path}"): DESIGNERS
        for method in ("GET", "POST")
        for path in (
            "/name",
            "/agreement",
            "/bring-in",
            "/outcomes/new",
            "/indicators/new",
            "/qualities/new",
            f"/outcomes/{SAVINGS.outcome_id}/edit",
            f"/outcomes/{SAVINGS.outcome_id}/retirement",
            f"/indicators/{SAVED.indicator_id}/edit",
            f"/indicators/{SAVED.indicator_id}/retirement",
        )
    },
    ("GET", f"{OURS}/versions/1/confirmation"): DESIGNERS,
    ("POST", f"{OURS}/bring-in/confirmation"): DESIGNERS,
}


@pytest.fixture
async def desk(browser: Browser) -> Browser:
    """A commissioner's browser."""
    await sign_in(browser, COMMISSIONER)
    return browser


async def ask(browser: Browser, method: str, path: str) -> int:
    if method == "GET":
        return (await browser.get(path)).status_code
    return (await browser.post(path, data={FORM_FIELD: browser.cookies["fingerpost_form"]})).status_code


async def test_only_those_named_come_in(browser: Browser) -> None:
    for person in PEOPLE:
        browser.cookies.clear()
        await sign_in(browser, person)
        for (method, path), allowed in CASES.items():
            status = await ask(browser, method, path)
            came_in = status not in {303, 403, 404}
            assert came_in == (person.email in allowed), f"{person.email} {method} {path}: {status}"


async def test_only_a_commissioner_adopts_a_framework_of_the_library(browser: Browser) -> None:
    await sign_in(browser, LEAD)
    assert "Adopt this framework" not in await text_of(browser, "/frameworks/library/young-people")
    assert await ask(browser, "POST", "/frameworks/library/young-people") == 403


async def test_another_councils_framework_cannot_be_told_from_one_that_is_not_there(browser: Browser) -> None:
    await sign_in(browser, FOREIGN_COMMISSIONER)
    assert str(FRAMEWORKS[NORTHAM]) not in await text_of(browser, "/frameworks")
    for path in ("", "/versions/1", "/difference", "/framework.json", "/name", "/outcomes/new", "/agreement"):
        theirs = await browser.get(f"{OURS}{path}")
        none = await browser.get(f"/frameworks/{an_id(999)}{path}")
        assert (theirs.status_code, none.status_code) == (404, 404)
        assert theirs.text.replace(str(FRAMEWORKS[NORTHAM]), "…") == none.text.replace(str(an_id(999)), "…")


async def begun(browser: Browser, level: str = "service") -> str:
    """The address of a new framework."""
    answer = await send(
        browser, "/frameworks/new", title="Sleeping well", service_area="Families", level=level
    )
    assert answer.status_code == 303, answer.text
    return answer.headers["location"]


async def added(browser: Browser, framework: str, **typed: str) -> str:
    """The address of a new outcome."""
    answer = await send(browser, f"{framework}/outcomes/new", **(SAVINGS_TYPED | typed))
    assert answer.status_code == 303, answer.text
    return answer.headers["location"]


async def measured(browser: Browser, framework: str, outcome: str, **typed: str) -> Response:
    outcome_id = outcome.rpartition("/")[2]
    return await send(
        browser, f"{framework}/indicators/new", **(INDICATOR_TYPED | {"outcome_id": outcome_id} | typed)
    )


async def test_a_framework_is_drafted_agreed_and_revised_and_version_1_never_changes(desk: Browser) -> None:
    framework = await begun(desk)
    outcome = await added(
        desk,
        framework,
        **{"words_of_people.0.words": "I can breathe again", "words_of_people.0.said_by": "a mother of two"},
    )
    assert (await measured(desk, framework, outcome)).status_code == 303
    quality = await send(desk, f"{framework}/qualities/new", statement="People are greeted by name")
    assert quality.headers["location"] == f"{framework}#qualities"
    page = await text_of(desk, framework)
    for words in (
        "Not agreed yet",
        "“I can breathe again” \N{EN DASH} a mother of two",
        "Sleep through the night",
    ):
        assert words in page
    assert "People are greeted by name" in page
    assert "Worth thinking about" in page
    assert "1 person" not in page

    agreeing = await text_of(desk, f"{framework}/agreement")
    assert "3 added." in agreeing
    answer = await send(desk, f"{framework}/agreement", **AGREED)
    assert answer.headers["location"] == f"{framework}/versions/1/confirmation"
    assert "Version 1 is agreed" in await text_of(desk, f"{framework}/versions/1/confirmation")
    as_agreed = (await desk.get(f"{framework}/framework.json?version=1")).content
    version = await text_of(desk, f"{framework}/versions/1")
    assert "12 people who use services, 3 providers, 1 commissioner" in version
    assert "nothing to agree" in await text_of(desk, f"{framework}/agreement")

    edit = f"{outcome}/edit"
    revised = await send(desk, edit, **(SAVINGS_TYPED | {"statement": "Families sleep well"}))
    assert revised.status_code == 303
    await send(desk, f"{framework}/name", title="Resting well", service_area="Families")
    assert "It has changed since version 1" in await text_of(desk, framework)
    differs = await text_of(desk, f"{framework}/difference")
    for words in ("Families have more to live on", "Families sleep well", "“I can breathe again”"):
        assert words in differs
    assert "1 revised." in differs
    assert (await send(desk, f"{framework}/agreement", **AGREED)).status_code == 303
    assert "There is a newer one" in await text_of(desk, f"{framework}/versions/1")
    assert (await desk.get(f"{framework}/framework.json?version=1")).content == as_agreed
    assert await text_of(desk, f"{framework}/difference?from=1&to=2") != differs
    assert "Families have more to live on" in await text_of(desk, f"{framework}/difference?from=0&to=1")
    assert (await desk.get(f"{framework}/difference?from=3")).status_code == 404


async def test_what_is_wrong_comes_back_with_all_that_was_typed(desk: Browser) -> None:
    nameless = await send(desk, "/frameworks/new", service_area="Families")
    assert nameless.status_code == 422
    assert 'value="Families"' in nameless.text
    typed = {"words_of_people.0.said_by": "a boy of 15", "sources.0.page": "7", "horizon": "long"}
    wrong = await send(desk, f"{OURS}/outcomes/new", **typed)
    assert wrong.status_code == 422
    for words in ("a boy of 15", 'value="7"', '<option value="long" selected>', "Choose for whom"):
        assert words in wrong.text
    more = await send(desk, f"{OURS}/outcomes/new", add="words_of_people", **typed)
    assert (more.status_code, 'name="words_of_people.1.words"' in more.text) == (200, True)
    scaleless = await measured(desk, OURS, OUTCOME, measure="score", way_of_measuring="A diary")
    assert "Give “Sleep through the night” its scale" in unescape(scaleless.text)
    assert "A diary" in scaleless.text
    nobody = await send(desk, f"{OURS}/outcomes/{SAVINGS.outcome_id}/edit", **SAVINGS_TYPED)
    assert nobody.status_code == 303
    uncounted = await send(
        desk, f"{OURS}/agreement", **(AGREED | {"providers": "", "agreed_on.year": "2026"})
    )
    assert uncounted.status_code == 422
    assert "Say how many providers took part" in uncounted.text
    assert 'value="2026"' in uncounted.text
    below = await send(desk, f"{OURS}/agreement", **(AGREED | {"providers": "-1"}))
    assert "cannot be below zero" in below.text
    to_come = await send(desk, f"{OURS}/agreement", **(AGREED | {"agreed_on.year": "2026"}))
    assert "a day to come" in to_come.text


async def test_a_framework_for_the_community_offers_no_other_level(desk: Browser) -> None:
    framework = await begun(desk, level="community")
    page = await text_of(desk, f"{framework}/outcomes/new")
    assert 'value="community" checked' in page
    assert 'value="service"' not in page


async def test_of_two_who_edit_one_thing_the_second_sees_both_and_loses_nothing(
    app: Litestar, desk: Browser
) -> None:
    edit = f"{OUTCOME}/edit"
    async with another(app, COMMISSIONER) as other:
        first, second = (
            hidden(page.text, edit) for page in await asyncio.gather(desk.get(edit), other.get(edit))
        )
        assert (await desk.post(edit, data=first | SAVINGS_TYPED)).status_code == 303
        mine = SAVINGS_TYPED | {"statement": "Families keep what they earn"}
        late = await other.post(edit, data=second | mine)
        assert late.status_code == 409
        page = unescape(late.text)
        assert "Somebody else changed this while you were writing" in page
        assert "Families have more to live on" in page
        assert "Families keep what they earn" in page
        saved = await other.post(edit, data=hidden(late.text, edit) | mine)
        assert saved.status_code == 303
        assert "Families keep what they earn" in await text_of(desk, OURS)


async def test_what_was_taken_out_while_somebody_wrote_it_can_be_put_in_again(
    app: Litestar, desk: Browser
) -> None:
    edit = f"{OUTCOME}/edit"
    async with another(app, COMMISSIONER) as other:
        writing = hidden((await other.get(edit)).text, edit)
        assert (await send(desk, f"{OUTCOME}/retirement")).status_code == 303
        assert (await desk.get(OUTCOME)).status_code == 404
        late = await other.post(edit, data=writing | SAVINGS_TYPED)
        assert late.status_code == 409
        assert "Somebody else took this out" in late.text
        again = await other.post(edit, data=hidden(late.text, edit) | SAVINGS_TYPED)
        assert again.headers["location"] == OUTCOME
        assert "Families have more to live on" in await text_of(desk, OUTCOME)


async def test_a_name_that_somebody_else_gave_meanwhile_is_shown_beside_ones_own(
    app: Litestar, desk: Browser
) -> None:
    name = f"{OURS}/name"
    async with another(app, COMMISSIONER) as other:
        seen = hidden((await other.get(name)).text, name)
        await send(desk, name, title="Growing up", service_area="Young people")
        typed = {"title": "Growing up strong", "service_area": "Young people"}
        late = await other.post(name, data=seen | typed)
        assert late.status_code == 409
        assert "Theirs, as it stands now" in late.text
        assert (await other.post(name, data=hidden(late.text, name) | typed)).status_code == 303
        assert "Growing up strong" in await text_of(desk, OURS)


async def test_nothing_is_retired_or_agreed_that_was_changed_since_it_was_looked_at(
    app: Litestar, desk: Browser
) -> None:
    retirement, agreement = f"{OUTCOME}/retirement", f"{OURS}/agreement"
    async with another(app, COMMISSIONER) as other:
        await added(desk, OURS)
        page = await text_of(other, retirement)
        assert "Its 1 indicator goes with it" in page
        retiring = hidden(page, retirement)
        agreeing = hidden((await other.get(agreement)).text, agreement)
        await measured(desk, OURS, OUTCOME)
        late = await other.post(retirement, data=retiring)
        assert (late.status_code, "Its 2 indicators go with it" in late.text) == (409, True)
        too_late = await other.post(agreement, data=agreeing | AGREED)
        assert too_late.status_code == 409
        assert 'value="12"' in too_late.text
        assert "Sleep through the night" in too_late.text
        assert (await other.post(retirement, data=hidden(late.text, retirement))).status_code == 303
        assert (await other.post(retirement, data=hidden(late.text, retirement))).headers["location"] == OURS
    assert SAVINGS.statement not in (await text_of(desk, OURS))
    assert SAVINGS.statement in (await text_of(desk, f"{OURS}/versions/1"))


async def test_a_version_names_the_contracts_on_it_that_the_reader_may_see(browser: Browser) -> None:
    await sign_in(browser, OTHER_PROVIDER)
    page = await text_of(browser, f"{OURS}/versions/1")
    assert "Day centre" in page
    assert "Youth clubs" not in page
    assert "1 contract that you may see" in await text_of(browser, OURS)


async def test_the_past_can_be_read_and_not_changed(desk: Browser) -> None:
    await send(desk, f"{OUTCOME}/edit", **SAVINGS_TYPED)
    for path in (OURS, OUTCOME):
        past = await text_of(desk, f"{path}?as_of=2025-04-30")
        assert SAVINGS.statement in past
        assert "/edit" not in past
        assert "/edit" in await text_of(desk, path)
    assert (await desk.get(f"{OURS}?as_of=2025-01-01")).status_code == 404
    as_file = (await desk.get(f"{OURS}/framework.json?as_of=2025-04-30")).json()
    assert as_file["outcomes"][2]["statement"] == SAVINGS.statement


async def sent_file(browser: Browser, at: str, name: str, content: bytes) -> Response:
    page = await browser.get(at)
    return await browser.post(at, data=hidden(page.text, at), files={"file": (name, content)})


async def confirmed(browser: Browser, preview: Response, at: str, **typed: str) -> Response:
    to = f"{at}/confirmation"
    parts = {name: (None, value) for name, value in (hidden(preview.text, to) | typed).items()}
    return await browser.post(to, files=parts)


async def test_a_workbook_that_was_taken_out_is_brought_in_again(desk: Browser) -> None:
    taken = await desk.get(f"{OURS}/framework.xlsx")
    assert taken.headers["content-disposition"] == 'attachment; filename="growing-up-well-draft-8.xlsx"'
    at = f"{OURS}/bring-in"
    same = await sent_file(desk, at, WORKBOOK_NAME, taken.content)
    assert "The framework says all of it already" in same.text

    document = (await desk.get(f"{OURS}/framework.json")).json()
    document["outcomes"][0]["statement"] = "Young people trust <themselves> & others"
    del document["outcomes"][2]
    document["outcomes"][1]["indicators"].append(INDICATOR_TYPED)
    preview = await sent_file(desk, at, "mine.json", json.dumps(document).encode())
    assert preview.status_code == 200
    page = unescape(preview.text)
    for words in (
        "1 added, 1 revised.",
        CONFIDENCE.statement,
        "that the file does not have",
        SAVINGS.statement,
    ):
        assert words in page
    assert "<themselves>" not in await text_of(desk, OURS)
    done = await confirmed(desk, preview, at, retire_missing="yes")
    assert done.headers["location"] == OURS
    page = await text_of(desk, OURS)
    assert "Young people trust <themselves> & others" in page
    assert INDICATOR_TYPED["title"] in page
    assert SAVINGS.statement not in page
    twice = await confirmed(desk, preview, at, retire_missing="yes")
    assert twice.headers["location"] == OURS
    assert (
        (await desk.get(f"{OURS}/framework.json")).headers["content-disposition"].endswith('draft-12.json"')
    )


async def test_a_file_is_not_brought_in_over_what_was_changed_since_its_preview(desk: Browser) -> None:
    at = f"{OURS}/bring-in"
    document = (await desk.get(f"{OURS}/framework.json")).json()
    document["outcomes"][0]["indicators"][0]["title"] = "Look forward to things"
    preview = await sent_file(desk, at, "mine.json", json.dumps(document).encode())
    await send(desk, f"{OUTCOME}/edit", **SAVINGS_TYPED)
    late = await confirmed(desk, preview, at)
    assert late.status_code == 409
    assert "Somebody changed the framework after you looked" in late.text
    assert HOPEFUL.title in late.text
    assert (await confirmed(desk, late, at)).status_code == 303
    assert "Look forward to things" in await text_of(desk, OURS)


async def test_a_file_begins_a_new_framework_once_however_often_it_is_confirmed(desk: Browser) -> None:
    taken = (await desk.get(f"{OURS}/framework.xlsx")).content
    preview = await sent_file(desk, "/frameworks/bring-in", WORKBOOK_NAME, taken)
    assert "8 added." in preview.text
    first, second = [await confirmed(desk, preview, "/frameworks/bring-in") for _ in range(2)]
    made = first.headers["location"]
    assert second.headers["location"] == made != OURS
    assert LONELY.title in await text_of(desk, made)
    assert (await desk.get("/frameworks")).text.count("Growing up well") == 2


async def test_what_cannot_be_used_in_a_file_is_named_cell_by_cell(desk: Browser) -> None:
    at = "/frameworks/bring-in"
    nothing = await send(desk, at)
    assert (nothing.status_code, "Choose the file." in nothing.text) == (422, True)
    no_workbook = await sent_file(desk, at, "notes.xlsx", b"Dear all")
    assert "notes.xlsx" in no_workbook.text
    document = (await desk.get(f"{OURS}/framework.json")).json()
    document["outcomes"][0]["indicators"][1].pop("scale")
    document["outcomes"][1]["statement"] = " "
    wrong = await sent_file(desk, at, "mine.json", json.dumps(document).encode())
    assert wrong.status_code == 422
    page = unescape(wrong.text)
    assert "2 places to mend in the file" in page
    assert "outcomes.0.indicators.1.scale" in page
    forged = await desk.post(f"{at}/confirmation", data=hidden(wrong.text, at) | {"document": "[]"})
    assert forged.status_code == 422


async def test_a_framework_of_the_library_becomes_the_councils_own(desk: Browser) -> None:
    assert "Mental-health day service" in await text_of(desk, "/frameworks/library")
    answer = await send(desk, "/frameworks/library/mental-health-day-service")
    assert answer.status_code == 303
    made = answer.headers["location"]
    UUID(made.rpartition("/")[2])
    assert "Mental-health day service" in await text_of(desk, made)
    assert "Not agreed yet" in await text_of(desk, made)
    assert (await desk.get("/frameworks/library/none")).status_code == 404


@pytest.mark.parametrize("person", [LEAD, AUDITOR], ids=lambda person: person.role)
async def test_readers_find_no_way_to_change_anything(browser: Browser, person: Person) -> None:
    await sign_in(browser, person)
    for path in ("/frameworks", OURS, OUTCOME):
        page = await text_of(browser, path)
        for way in ("/new", "/edit", "/retirement", "/bring-in", "/agreement", "/name"):
            assert f'{way}"' not in page
