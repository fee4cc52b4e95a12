"""Evidence of a return on the web: attached, taken out, sent along, and downloaded as it was attached."""

from __future__ import annotations

import asyncio
import hashlib
from pathlib import Path
from typing import Final

import asyncpg
import pytest
from litestar import Litestar
from msgspec.structs import replace

from domain.provider_return.commands import SendBackReturn
from domain.provider_return.content import Evidence
from domain.provider_return.rules.evidence import LARGEST_FILE
from services.access import FORM_FIELD, Person
from services.application.context import Context
from services.application.streams import RETURN
from services.settings import Settings
from tests.evidence import CSV, PDF, TEXT, workbook
from tests.factories import (
    AUDITOR,
    COMMISSIONER,
    HOPEFUL,
    LEAD,
    LONELY,
    NORTHAM,
    NOW,
    PARTNER,
    PASSWORD,
    PEOPLE,
    YOUTH,
    an_id,
)
from tests.integration.monitoring.attaching import attach, links_on
from tests.integration.monitoring.conftest import Browser, sign_in, token_in
from tests.integration.monitoring.returning import OPEN, SENT, fill_in, looked_at, submit

HERE: Final = f"/returns/{OPEN}/evidence"
READERS: Final = {LEAD.email, PARTNER.email, COMMISSIONER.email, AUDITOR.email}


@pytest.fixture
def settings(furnished_url: str, tmp_path: Path) -> Settings:
    """With a folder of its own for evidence."""
    return Settings(database_url=furnished_url, clock=NOW, data=tmp_path)


def kept_in(folder: Path) -> list[Path]:
    return sorted(path for path in (folder / "evidence").rglob("*") if path.is_file())


def write(path: Path, content: bytes) -> None:
    path.write_bytes(content)


async def recorded(app: Litestar) -> tuple[Evidence, ...]:
    state = await app.state.desk.fingerpost.state(OPEN, RETURN)
    evidence: tuple[Evidence, ...] = state.evidence
    return evidence


async def waiting(url: str) -> int:
    connection = await asyncpg.connect(url)
    number: int = await connection.fetchval("select count(*) from drafts.attached")
    await connection.close()
    return number


async def become(browser: Browser, person: Person) -> None:
    browser.cookies.clear()
    await sign_in(browser, person)


async def send(browser: Browser) -> str:
    """Fill in the return, look at it and submit it; where its confirmation is."""
    await fill_in(browser)
    answer = await submit(browser, await looked_at(browser))
    assert answer.status_code == 303, answer.text
    return answer.headers["location"]


async def test_a_file_is_attached_listed_and_taken_out_again(browser: Browser, tmp_path: Path) -> None:
    await sign_in(browser, LEAD)
    assert "Optional" in (await browser.get(f"/returns/{OPEN}")).text
    answer = await attach(browser, "C:\\surveys\\Survey <1>.pdf", about=HOPEFUL.indicator_id)
    assert (answer.status_code, answer.headers["location"]) == (303, HERE)
    page = (await browser.get(HERE)).text
    assert "Survey -1-.pdf" in page
    assert f"Supports “{HOPEFUL.title}”. Attached by {LEAD.name}." in page
    assert "1 file" in (await browser.get(f"/returns/{OPEN}")).text
    assert [path.read_bytes() for path in kept_in(tmp_path)] == [PDF]
    assert "Survey" not in str(kept_in(tmp_path)[0].relative_to(tmp_path))
    (link,) = await links_on(browser)
    answer = await browser.post(f"{link}/removal", data={FORM_FIELD: token_in(page)})
    assert (answer.status_code, answer.headers["location"]) == (303, HERE)
    assert "Nothing is attached yet." in (await browser.get(HERE)).text
    assert not kept_in(tmp_path)
    assert (await browser.post(f"{link}/removal", data={FORM_FIELD: token_in(page)})).status_code == 303


async def test_what_was_attached_goes_with_the_return_and_comes_back_as_it_was(
    app: Litestar, browser: Browser, furnished_url: str
) -> None:
    await sign_in(browser, LEAD)
    await attach(browser, "Survey.pdf", about=HOPEFUL.indicator_id)
    await attach(browser, "Käse der Woche €.csv", CSV, note="Week\nby week")
    form = (await browser.get(f"/returns/{OPEN}/check")).text
    assert "Evidence that goes along" in form
    where = await send(browser)
    survey, weeks = await recorded(app)
    assert (survey.name, survey.indicator_id, survey.media_type, survey.size, survey.attached_by) == (
        "Survey.pdf",
        HOPEFUL.indicator_id,
        "application/pdf",
        len(PDF),
        LEAD.person_id,
    )
    assert (weeks.indicator_id, weeks.media_type, weeks.note) == (None, "text/csv", "Week\nby week")
    assert await waiting(furnished_url) == 0
    receipt = (await browser.get(f"{where}/receipt")).text
    on_paper = await browser.get(f"{where}/receipt.pdf")
    assert on_paper.content.startswith(b"%PDF-")
    await become(browser, COMMISSIONER)
    page = (await browser.get(f"/returns/{OPEN}")).text
    for shown in (receipt, page):
        for evidence in (survey, weeks):
            assert evidence.name in shown
            assert evidence.sha256 in shown
            assert f"{HERE}/{evidence.evidence_id}" in shown
        assert LEAD.name in shown
    assert f"Supports “{HOPEFUL.title}”." in page
    answer = await browser.get(f"{HERE}/{weeks.evidence_id}")
    assert (answer.status_code, answer.content) == (200, CSV)
    assert hashlib.sha256(answer.content).hexdigest() == weeks.sha256
    timeline = (await browser.get(f"/contracts/{YOUTH}/timeline")).text
    assert "“Survey.pdf” was attached to" in timeline


async def test_a_file_is_saved_and_never_run_or_kept_in_a_cache(app: Litestar, browser: Browser) -> None:
    await sign_in(browser, LEAD)
    await attach(browser, "Käse der Woche €.csv", CSV)
    await send(browser)
    (weeks,) = await recorded(app)
    headers = (await browser.get(f"{HERE}/{weeks.evidence_id}")).headers
    assert (
        headers["content-disposition"]
        == "attachment; filename*=UTF-8''K%C3%A4se%20der%20Woche%20%E2%82%AC.csv"
    )
    assert headers["content-type"].split(";")[0] == "text/csv"
    assert headers["content-length"] == str(len(CSV))
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["content-security-policy"].startswith("sandbox;")
    assert "allow" not in headers["content-security-policy"]
    assert headers["cache-control"] == "no-store"


@pytest.mark.parametrize(
    ("name", "content", "saying"),
    [
        ("Survey.pdf", b"", "“Survey.pdf” is empty"),
        ("Survey.pdf", b"MZ\x90\x00", "is not of a kind that can be attached. Attach a PDF, a picture"),
        ("page.html", b"<script>alert(1)</script>", "is not of a kind that can be attached"),
        ("report.pdf", TEXT, "is plain text by what is in it, but its name does not end in .txt"),
        ("people.xlsx", workbook({"xl/vbaProject.bin": b"x"}), "without macros"),
        ("Survey.pdf", PDF + bytes(LARGEST_FILE), "larger than 10 MB"),
        ("", b"", "Choose a file."),
    ],
)
async def test_a_file_that_is_not_taken_is_refused_with_what_was_written_about_it(
    browser: Browser, tmp_path: Path, name: str, content: bytes, saying: str
) -> None:
    await sign_in(browser, LEAD)
    answer = await attach(browser, name, content, about=LONELY.indicator_id, note="How they <were> asked")
    assert answer.status_code == 422
    assert saying in answer.text
    assert "How they &lt;were&gt; asked" in answer.text
    assert f'value="{LONELY.indicator_id}" selected' in answer.text
    assert not kept_in(tmp_path)


async def test_a_request_that_is_far_too_large_is_told_so_on_a_page(browser: Browser, tmp_path: Path) -> None:
    await sign_in(browser, LEAD)
    answer = await attach(browser, content=PDF + bytes(2 * LARGEST_FILE))
    assert answer.status_code == 413
    assert "The file is larger than 10 MB" in answer.text
    assert not kept_in(tmp_path)


async def test_a_file_without_a_word_about_it_or_about_a_strange_figure_is_refused(browser: Browser) -> None:
    await sign_in(browser, LEAD)
    assert "Say what the file shows." in (await attach(browser, note=" ")).text
    assert (await attach(browser, about=an_id(999))).status_code == 422
    assert "Nothing is attached yet." in (await browser.get(HERE)).text


async def test_a_file_sent_twice_is_attached_once_and_in_other_words_refused(
    browser: Browser, tmp_path: Path
) -> None:
    await sign_in(browser, LEAD)
    answers = await asyncio.gather(*(attach(browser) for _ in range(3)))
    assert {answer.status_code for answer in answers} == {303}
    refused = await attach(browser, "Copy.pdf", note="Another note")
    assert refused.status_code == 422
    assert "“Copy.pdf” is attached twice. Keep one." in refused.text
    assert len(kept_in(tmp_path)) == 1


async def test_a_store_that_cannot_be_written_to_loses_no_words_and_is_no_fault(
    browser: Browser, tmp_path: Path
) -> None:
    write(tmp_path / "evidence", b"a file where the folder would be")
    await sign_in(browser, LEAD)
    answer = await attach(browser, note="How they were asked")
    assert answer.status_code == 503
    assert "could not be kept just now" in answer.text
    assert "How they were asked" in answer.text


async def test_a_file_that_came_after_the_return_was_looked_at_is_not_sent_unseen(
    app: Litestar, browser: Browser
) -> None:
    await sign_in(browser, LEAD)
    await fill_in(browser)
    form = await looked_at(browser)
    await attach(browser)
    answer = await submit(browser, form)
    assert answer.status_code == 409
    assert "was changed after you looked at it" in answer.text
    assert "Survey.pdf" in answer.text
    assert not await recorded(app)
    assert (await submit(browser, await looked_at(browser))).status_code == 303
    assert len(await recorded(app)) == 1


async def test_a_double_click_sends_the_files_once(app: Litestar, browser: Browser) -> None:
    await sign_in(browser, LEAD)
    await attach(browser)
    await fill_in(browser)
    form = await looked_at(browser)
    answers = await asyncio.gather(*(submit(browser, form) for _ in range(4)))
    answers.append(await submit(browser, form))
    assert {answer.headers.get("location") for answer in answers} == {f"/returns/{OPEN}/submissions/1"}
    assert len(await recorded(app)) == 1


async def test_what_was_sent_stays_when_the_return_is_sent_back(
    app: Litestar, browser: Browser, tmp_path: Path
) -> None:
    await sign_in(browser, LEAD)
    await attach(browser)
    await send(browser)
    context = Context(
        council_id=NORTHAM,
        contract_id=YOUTH,
        actor_id=COMMISSIONER.person_id,
        role="commissioner",
        source="web",
    )
    executed = await app.state.desk.fingerpost.execute(
        SendBackReturn(stream_id=OPEN, reason="Count again"), context=context
    )
    await app.state.desk.until_shown(executed.position)
    page = (await browser.get(HERE)).text
    assert "Files that were sent before" in page
    (link,) = await links_on(browser)
    await browser.post(f"{link}/removal", data={FORM_FIELD: token_in(page)})
    assert len(kept_in(tmp_path)) == 1
    assert "attached twice" in (await attach(browser)).text
    await attach(browser, "Story.txt", TEXT)
    where = await send(browser)
    assert [evidence.name for evidence in await recorded(app)] == ["Survey.pdf", "Story.txt"]
    receipt = (await browser.get(f"{where}/receipt")).text
    assert "Story.txt" in receipt
    assert "Survey.pdf" not in receipt
    assert len(await links_on(browser, f"/returns/{OPEN}")) == 2


@pytest.mark.parametrize(
    ("content", "status", "saying"),
    [
        (None, 410, "“Survey.pdf” is not where it was kept"),
        (PDF.replace(b"1.7", b"1.6"), 409, "no longer the file that was attached"),
    ],
)
async def test_a_file_that_is_missing_or_was_changed_is_told_so_and_not_given_out(
    browser: Browser, tmp_path: Path, content: bytes | None, status: int, saying: str
) -> None:
    await sign_in(browser, LEAD)
    await attach(browser)
    await send(browser)
    (link,) = await links_on(browser, f"/returns/{OPEN}")
    (path,) = kept_in(tmp_path)
    path.unlink()
    if content is not None:
        write(path, content)
    answer = await browser.get(link)
    assert answer.status_code == status
    assert answer.headers["content-type"].startswith("text/html")
    assert saying in answer.text
    assert "content-disposition" not in answer.headers


@pytest.mark.parametrize("person", PEOPLE, ids=lambda person: person.email)
async def test_a_file_that_waits_is_seen_by_its_provider_alone(browser: Browser, person: Person) -> None:
    await sign_in(browser, LEAD)
    await attach(browser)
    (link,) = await links_on(browser)
    token = token_in((await browser.get(HERE)).text)
    await become(browser, person)
    assert ((await browser.get(link)).status_code == 200) == (person.email == LEAD.email)
    if person.email != LEAD.email:
        assert (await browser.get(HERE)).status_code in {403, 404}
        own = {FORM_FIELD: browser.cookies.get("fingerpost_form", token)}
        files = {"file": ("a.pdf", PDF)}
        assert (await browser.post(HERE, data={**own, "note": "A"}, files=files)).status_code in {403, 404}
        assert (await browser.post(f"{link}/removal", data=own)).status_code in {403, 404}
        await become(browser, LEAD)
        assert await links_on(browser) == [link]


async def test_a_file_that_was_sent_is_downloaded_by_whoever_may_see_the_return(browser: Browser) -> None:
    await sign_in(browser, LEAD)
    await attach(browser)
    await send(browser)
    (link,) = await links_on(browser, f"/returns/{OPEN}")
    for person in PEOPLE:
        await become(browser, person)
        answer = await browser.get(link)
        assert (answer.status_code == 200) == (person.email in READERS), person.email
        if person.email not in READERS:
            assert answer.status_code in {403, 404}
            assert PDF not in answer.content
    browser.cookies.clear()
    assert (await browser.get(link)).status_code == 303


async def test_a_file_is_found_under_its_own_return_alone(browser: Browser) -> None:
    await sign_in(browser, LEAD)
    await attach(browser)
    await send(browser)
    (link,) = await links_on(browser, f"/returns/{OPEN}")
    evidence_id = link.rpartition("/")[2]
    await become(browser, COMMISSIONER)
    for path in (f"/returns/{SENT}/evidence/{evidence_id}", f"{HERE}/{an_id(999)}"):
        assert (await browser.get(path)).status_code == 404, path


async def test_nothing_is_attached_or_taken_out_without_a_form_of_ours(
    browser: Browser, tmp_path: Path
) -> None:
    await sign_in(browser, LEAD)
    await attach(browser)
    (link,) = await links_on(browser)
    files = {"file": ("a.txt", TEXT)}
    for answer in (
        await browser.post(HERE, data={FORM_FIELD: "made-up", "note": "A"}, files=files),
        await browser.post(HERE, data={"note": "A"}, files=files),
        await browser.post(f"{link}/removal", data={}),
    ):
        assert answer.status_code == 403
        assert "This form has expired" in answer.text
    assert [path.read_bytes() for path in kept_in(tmp_path)] == [PDF]


async def test_after_it_was_submitted_nothing_is_attached_or_taken_out(
    app: Litestar, browser: Browser, tmp_path: Path
) -> None:
    await sign_in(browser, LEAD)
    await attach(browser)
    (link,) = await links_on(browser)
    token = token_in((await browser.get(HERE)).text)
    await send(browser)
    form = {FORM_FIELD: token}
    for answer in (
        await browser.get(HERE),
        await browser.post(HERE, data={**form, "note": "A"}, files={"file": ("a.txt", TEXT)}),
        await browser.post(f"{link}/removal", data=form),
    ):
        assert (answer.status_code, answer.headers["location"]) == (303, f"/returns/{OPEN}")
    assert len(await recorded(app)) == len(kept_in(tmp_path)) == 1


async def test_a_colleague_takes_out_what_another_attached(
    app: Litestar, browser: Browser, tmp_path: Path
) -> None:
    colleague = replace(LEAD, person_id=an_id(180), name="Ama Colleague", email="ama@example.org")
    await app.state.desk.access.enter(colleague, PASSWORD)
    await sign_in(browser, LEAD)
    await attach(browser)
    (link,) = await links_on(browser)
    browser.cookies.clear()
    await sign_in(browser, colleague)
    page = (await browser.get(HERE)).text
    assert f"Attached by {LEAD.name}." in page
    await browser.post(f"{link}/removal", data={FORM_FIELD: token_in(page)})
    assert not kept_in(tmp_path)
