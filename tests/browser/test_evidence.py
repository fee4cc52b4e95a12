"""Evidence in a real browser without scripts: attached, taken out, sent, and downloaded by the council."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, ViewportSize, expect

from services.monitoring.app import create_app
from services.settings import Settings
from tests.browser.conftest import WIDTHS, complaints, sign_in
from tests.evidence import PDF, TEXT, workbook
from tests.factories import COMMISSIONER, HOPEFUL, LEAD, NOW, cheap_passwords
from tests.integration.monitoring.returning import OPEN, TASKS
from tests.served import served

ATTACH, FILE, NOTE, ABOUT = "Attach evidence", "The file", "What it shows", "What it is about"
NAME = "Käse & more <survey>.pdf"
KEPT_NAME = "Käse & more -survey-.pdf"


@pytest.fixture
def address(furnished_url: str, tmp_path: Path) -> Iterator[str]:
    """Where a service can be reached that keeps its evidence in a folder of this test."""
    settings = Settings(database_url=furnished_url, clock=NOW, data=tmp_path / "data")
    with served(create_app(settings, passwords=cheap_passwords()), furnished_url) as port:
        yield f"http://127.0.0.1:{port}"


@pytest.fixture
def scripted(chromium: Browser, address: str, width: str) -> Iterator[Page]:
    """A page that axe can look at."""
    size = ViewportSize(width=WIDTHS[width]["width"], height=WIDTHS[width]["height"])
    context = chromium.new_context(base_url=address, viewport=size, bypass_csp=True, locale="en-GB")
    context.set_default_timeout(15_000)
    yield context.new_page()
    context.close()


def written(folder: Path, name: str, content: bytes) -> Path:
    file = folder / name
    file.write_bytes(content)
    return file


def attach(page: Page, file: Path, note: str, about: str = "The return as a whole") -> None:
    page.get_by_label(FILE, exact=True).set_input_files(file)
    page.get_by_label(ABOUT).select_option(label=about)
    page.get_by_label(NOTE).fill(note)
    page.get_by_role("button", name="Attach", exact=True).click()


def fill_in(page: Page) -> None:
    """Answer all that the return asks, as far as it can be seen."""
    for task, values in TASKS.items():
        page.goto(f"/returns/{OPEN}/tasks/{task}")
        for name, value in values.items():
            field = page.locator(f'[name="{name}"]').first
            if not field.is_visible():
                continue
            match field.evaluate("field => field.tagName + (field.type || '')"):
                case "SELECTselect-one":
                    field.select_option(value)
                case "INPUTradio":
                    page.locator(f'[name="{name}"][value="{value}"]').check()
                case _:
                    field.fill(value)
        page.get_by_role("button", name="Save and go on").click()


def downloaded(page: Page, name: str) -> tuple[str, bytes]:
    """What a browser saves, and under which name."""
    with page.expect_download() as started:
        page.get_by_role("link", name=name).click()
    return started.value.suggested_filename, Path(started.value.path()).read_bytes()


def test_a_file_goes_with_the_return_and_the_commissioner_downloads_the_same_bytes(
    page: Page, tmp_path: Path
) -> None:
    sign_in(page, LEAD)
    page.get_by_role("link", name="Youth clubs: July to September 2025").click()
    page.get_by_role("link", name=ATTACH).click()
    attach(
        page, written(tmp_path, "macros.xlsx", workbook({"xl/vbaProject.bin": b"x"})), "How they were asked"
    )
    page.get_by_role("link", name="“macros.xlsx” is not of a kind that can be attached").click()
    expect(page.get_by_label(FILE, exact=True)).to_be_focused()
    expect(page.get_by_label(NOTE)).to_have_value("How they were asked")
    attach(page, written(tmp_path, NAME, PDF), "How they were asked", HOPEFUL.title)
    expect(page.get_by_text(f"Supports “{HOPEFUL.title}”. Attached by {LEAD.name}.")).to_be_visible()
    assert downloaded(page, KEPT_NAME) == (KEPT_NAME, PDF)

    attach(page, written(tmp_path, "Wrong.txt", TEXT), "The wrong one")
    page.get_by_role("button", name="Take out Wrong.txt").click()
    expect(page.get_by_text("Wrong.txt")).to_have_count(0)
    page.get_by_role("link", name="Go back to the tasks").click()
    expect(page.locator("#status-evidence")).to_have_text("1 file")

    fill_in(page)
    page.get_by_role("button", name="Check before you submit").click()
    expect(page.get_by_role("heading", name="Evidence that goes along")).to_be_visible()
    expect(page.get_by_role("link", name=KEPT_NAME)).to_be_visible()
    page.get_by_role("button", name="Submit the return for July to September 2025").click()
    page.get_by_role("link", name="See and keep your receipt").click()
    assert downloaded(page, f"Evidence: {KEPT_NAME}") == (KEPT_NAME, PDF)

    page.context.clear_cookies()
    sign_in(page, COMMISSIONER)
    page.goto(f"/returns/{OPEN}")
    assert downloaded(page, KEPT_NAME) == (KEPT_NAME, PDF)


def test_a_file_that_was_changed_in_the_store_is_told_on_a_page(page: Page, tmp_path: Path) -> None:
    sign_in(page, LEAD)
    page.goto(f"/returns/{OPEN}/evidence")
    attach(page, written(tmp_path, NAME, PDF), "How they were asked")
    (kept,) = (path for path in (tmp_path / "data" / "evidence").rglob("*") if path.is_file())
    kept.write_bytes(PDF.replace(b"1.7", b"1.6"))
    page.get_by_role("link", name=KEPT_NAME).click()
    expect(page.get_by_role("heading", level=1)).to_have_text("The file was changed")


def test_pages_with_evidence_have_no_complaint(scripted: Page, tmp_path: Path) -> None:
    sign_in(scripted, LEAD)
    scripted.goto(f"/returns/{OPEN}/evidence")
    found = complaints(scripted)
    scripted.get_by_role("button", name="Attach", exact=True).click()
    found += complaints(scripted)
    long_name = f"{'A-report-without-a-single-space-in-its-name' * 2}.pdf"
    attach(scripted, written(tmp_path, long_name, PDF), "How they were asked", HOPEFUL.title)
    found += complaints(scripted)
    fill_in(scripted)
    found += complaints(scripted)
    scripted.goto(f"/returns/{OPEN}/check")
    found += complaints(scripted)
    scripted.get_by_role("button", name="Submit the return").click()
    scripted.goto(f"/returns/{OPEN}")
    expect(scripted.get_by_role("heading", name="Evidence")).to_be_visible()
    found += complaints(scripted)
    scripted.goto(f"/returns/{OPEN}/submissions/1/receipt")
    found += complaints(scripted)
    assert found == []
