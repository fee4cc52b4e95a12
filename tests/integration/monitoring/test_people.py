"""How far people have come: worked out from their workbook, with no row of it left anywhere."""

from __future__ import annotations

import hashlib
import logging
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from decimal import Decimal
from pathlib import Path

import pytest
from httpx import Response
from litestar import Litestar
from litestar.datastructures import UploadFile
from sqlalchemy import text
from sqlalchemy.ext.asyncio import create_async_engine

from domain.provider_return.model import Return
from eventstore.source import spreadsheet
from services.access import FORM_FIELD, Person
from services.application.returns.drafts import DraftOf
from services.application.returns.people.asked import SHEET
from services.application.streams import RETURN
from services.application.workbooks.reading import read_workbook
from services.monitoring.desk import Desk
from services.monitoring.returns.people import LARGEST_REQUEST
from tests.factories import ADMINISTRATOR, AUDITOR, COMMISSIONER, LEAD, LONELY, NORTHAM, PARTNER, WELL_BEING
from tests.integration.monitoring.by_people import HEADINGS, IN_EVERY_CODE, PEOPLE, people
from tests.integration.monitoring.conftest import Browser, sign_in, token_in
from tests.integration.monitoring.filled import send, words_of
from tests.integration.monitoring.returning import (
    OPEN,
    SENT,
    field,
    fill_in,
    looked_at,
    open_task,
    save,
    submit,
)

HERE, USE = f"/returns/{OPEN}/distance", f"/returns/{OPEN}/distance/figures"
TASK = str(WELL_BEING.outcome_id)


async def choose(browser: Browser, content: bytes, name: str = "people.xlsx") -> Response:
    """Choose a workbook in the page and send it."""
    token = token_in((await browser.get(HERE)).text)
    return await browser.post(HERE, data={FORM_FIELD: token}, files={"file": (name, content)})


@pytest.fixture
async def provider(browser: Browser) -> Browser:
    await sign_in(browser, LEAD)
    return browser


async def test_the_figures_are_shown_beside_what_stands_and_kept_when_they_are_used(
    app: Litestar, provider: Browser
) -> None:
    assert f'href="{HERE}"' in (await provider.get(f"/returns/{OPEN}")).text
    await save(provider, TASK, {field(WELL_BEING, "score"): "19.5", field(WELL_BEING, "comment"): "Hard."})
    content = people(*PEOPLE)
    answer = await choose(provider, content)
    page = words_of(answer)
    assert "4 people were read" in page
    for said in (">20.75<", ">19.5<", ">4.272<", "Under 16", "16 and over"):
        assert said in page, said
    assert 'value="19.5"' in (await open_task(provider, TASK)).text, "looking keeps nothing"

    used = await send(provider, answer.text, USE)
    assert (used.status_code, used.headers["location"]) == (303, f"/returns/{OPEN}")
    task = (await open_task(provider, TASK)).text
    assert 'value="20.75"' in task
    assert 'value="1.25"' in task
    assert "Hard." in task
    desk: Desk = app.state.desk
    draft = await desk.drafts.read(DraftOf(council_id=NORTHAM, return_id=OPEN, submission=1))
    saved = draft.saved[f"readings.{WELL_BEING.indicator_id}"]
    assert saved.source == spreadsheet(hashlib.sha256(content).hexdigest())


async def test_the_page_carries_the_figures_and_none_of_the_rows(provider: Browser) -> None:
    page = words_of(await choose(provider, people(*PEOPLE)))
    assert IN_EVERY_CODE not in page
    wrong = words_of(await choose(provider, people(*PEOPLE, ("zq-first-7719", 99, None, None, 1, "?"))), 422)
    assert IN_EVERY_CODE not in wrong
    for cell in ("A6", "B6", "E6", "F6"):
        assert f"Sheet People, cell {cell}" in wrong
    assert "Nothing was kept" in wrong
    assert "<title>Error:" in wrong


async def test_a_code_that_looks_like_a_name_is_pointed_at_and_the_figures_are_shown_all_the_same(
    provider: Browser,
) -> None:
    page = words_of(await choose(provider, people(("Jane Smith", 20, 24, None, None, None))))
    assert "This looks like a name. Use codes only" in page
    assert "Jane" not in page
    assert "Use these figures" in page


async def test_what_cannot_be_read_is_said_beside_the_field(provider: Browser) -> None:
    token = token_in((await provider.get(HERE)).text)
    nothing = await provider.post(HERE, data={FORM_FIELD: token}, files={"file": ("", b"")})
    assert "Choose the workbook that you have filled in." in words_of(nothing, 422)
    assert 'href="#file"' in words_of(await choose(provider, b"Dear all", "letter.docx"), 422)
    large = words_of(await choose(provider, b"x" * LARGEST_REQUEST), 413)
    assert "larger than 1 megabyte" in large
    made_up = await provider.post(USE, data={FORM_FIELD: token, "figures": '{"readings.x": {"a": "1"}}'})
    assert "Choose the workbook again" in words_of(made_up, 422)


async def test_a_colleagues_answer_is_not_overwritten_unseen(provider: Browser) -> None:
    page = (await choose(provider, people(*PEOPLE))).text
    await save(provider, TASK, {field(WELL_BEING, "score"): "30"})
    clash = await send(provider, page, USE)
    assert "Somebody else has just answered" in words_of(clash, 422)
    assert ">30<" in clash.text
    assert (await send(provider, clash.text, USE)).status_code == 303
    assert 'value="20.75"' in (await open_task(provider, TASK)).text


async def test_the_template_comes_in_both_formats(provider: Browser) -> None:
    for ending in ("xlsx", "ods"):
        answer = await provider.get(f"{HERE}.{ending}")
        assert f"people.{ending}" in answer.headers["content-disposition"]
        sheet = read_workbook(answer.content, f"people.{ending}").sheet(SHEET)
        assert set(HEADINGS) <= {cell.value for cell in sheet.row(1)}


async def test_of_a_return_that_was_sent_nothing_is_worked_out(provider: Browser) -> None:
    token = token_in((await provider.get(HERE)).text)
    for path in ("distance", "distance.xlsx", "distance.ods"):
        assert (await provider.get(f"/returns/{SENT}/{path}")).status_code == 303
    for path in ("distance", "distance/figures"):
        assert (await provider.post(f"/returns/{SENT}/{path}", data={FORM_FIELD: token})).status_code == 303


@pytest.mark.parametrize("person", [PARTNER, COMMISSIONER, AUDITOR, ADMINISTRATOR])
async def test_nobody_else_may_work_figures_out(browser: Browser, person: Person) -> None:
    await sign_in(browser, person)
    token = browser.cookies["fingerpost_form"]
    for ending in ("", ".xlsx", ".ods"):
        assert (await browser.get(f"{HERE}{ending}")).status_code in {403, 404}, person.email
    for path in (HERE, USE):
        assert (await browser.post(path, data={FORM_FIELD: token})).status_code in {403, 404}, person.email


@contextmanager
def watched_files(monkeypatch: pytest.MonkeyPatch, folder: Path) -> Iterator[list[UploadFile]]:
    """Temporary files go into a folder of their own, and every file that is uploaded is known."""
    seen: list[UploadFile] = []
    made = UploadFile.__init__

    def watched(self: UploadFile, *args: object, **more: object) -> None:
        made(self, *args, **more)  # type: ignore[arg-type]
        seen.append(self)

    monkeypatch.setattr(UploadFile, "__init__", watched)
    monkeypatch.setattr(tempfile, "tempdir", str(folder))
    yield seen


async def test_no_row_is_left_anywhere(  # noqa: PLR0913, PLR0917 - each is a place to be searched
    app: Litestar,
    provider: Browser,
    furnished_url: str,
    monkeypatch: pytest.MonkeyPatch,
    tmp_path_factory: pytest.TempPathFactory,
    caplog: pytest.LogCaptureFixture,
    capfd: pytest.CaptureFixture[str],
) -> None:
    """Uploaded, looked at, used and sent: then the disk, the database and all that was logged is searched."""
    caplog.set_level(logging.DEBUG)
    temporary = tmp_path_factory.mktemp("temporary")
    with watched_files(monkeypatch, temporary) as uploads:
        await fill_in(provider)
        wrong = ("zq-fifth-7719", "x7719", None, None, None, None)
        await choose(provider, people(*PEOPLE, wrong))
        page = (await choose(provider, people(*PEOPLE))).text
        assert (await send(provider, page, USE)).status_code == 303
        task = f"/returns/{OPEN}/tasks/{LONELY.outcome_id}"
        form = (await provider.get(task)).text
        await send(provider, form, task, {field(LONELY, "groups.1.count"): "3"})
        sent = await submit(provider, await looked_at(provider))
        assert sent.status_code == 303, sent.text
    desk: Desk = app.state.desk
    state: Return = await desk.fingerpost.state(OPEN, RETURN)
    reading = state.reading_of(WELL_BEING.indicator_id)
    assert reading is not None
    assert reading.travelled is not None
    assert (reading.travelled.improved, reading.travelled.mean) == (2, Decimal("1.25"))

    assert len(uploads) == 2
    assert not any(file.rolled_to_disk for file in uploads)
    secrets = [f"zq-{which}-{IN_EVERY_CODE}" for which in ("first", "second", "third", "fourth", "fifth")]
    rows = await rows_of(furnished_url)
    assert any(str(WELL_BEING.indicator_id) in row for row in rows), "the search finds what is there"
    assert not [row for row in rows if IN_EVERY_CODE in row and "zq-" in row]
    folder = tmp_path_factory.getbasetemp()
    assert found_in(folder, [str(WELL_BEING.indicator_id)]), "the search finds what is there"
    assert not found_in(folder, secrets)
    out, err = capfd.readouterr()
    for said in (caplog.text, out, err):
        assert not any(secret in said for secret in secrets)


async def rows_of(url: str) -> list[str]:
    """Every row of every table as text, bytes too; then all is written to the disk."""
    engine = create_async_engine(url, isolation_level="AUTOCOMMIT")
    rows: list[str] = []
    async with engine.connect() as connection:
        await connection.execute(text("set bytea_output = 'escape'"))
        tables = await connection.execute(
            text(
                "select oid::regclass::text from pg_class where relkind = 'r' and relnamespace not in "
                "('pg_catalog'::regnamespace, 'information_schema'::regnamespace)"
            )
        )
        for (table,) in tables.all():
            found = await connection.execute(text(f"select t::text from {table} t"))  # noqa: S608
            rows += [row for (row,) in found.all()]
        await connection.execute(text("checkpoint"))
    await engine.dispose()
    return rows


def found_in(folder: Path, secrets: Sequence[str]) -> list[Path]:
    """The files in which any of these stands: tables, the write-ahead log, the server's own log."""
    wanted = [secret.encode() for secret in secrets]
    files = (path for path in folder.rglob("*") if path.is_file())
    return [path for path in files if any(secret in path.read_bytes() for secret in wanted)]
