"""A return by spreadsheet in a real browser without scripts: downloaded, filled in, brought back, sent."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from domain.provider_return.model import return_id
from services.application.returns.workbook.wording import FIGURES
from services.application.workbooks.forms.excel import write_excel
from services.application.workbooks.forms.opendocument import write_opendocument
from tests.browser.conftest import _context, complaints, sign_in
from tests.factories import LEAD, LONELY, OUTCOMES, SUMMER, YOUTH
from tests.integration.monitoring.by_spreadsheet import FIGURE, GOOD, key_of
from tests.unit.services.application.returns.workbook.making import Writer, filled_in

OPEN = return_id(YOUTH, SUMMER)
FRIENDS = OUTCOMES[1].statement
WRONG = {**GOOD, (FIGURES, key_of(LONELY), FIGURE): "16%"}


def brought(page: Page, link: str, writer: Writer, folder: Path) -> Path:
    """The template that a link leads to, downloaded and filled in with one wrong cell."""
    with page.expect_download() as started:
        page.get_by_role("link", name=link).click()
    content = filled_in(Path(started.value.path()).read_bytes(), WRONG, writer)
    filled = folder / started.value.suggested_filename
    filled.write_bytes(content)
    return filled


@pytest.mark.parametrize(
    ("link", "writer"),
    [("an Excel file (.xlsx)", write_excel), ("an OpenDocument file (.ods)", write_opendocument)],
)
def test_a_provider_brings_a_spreadsheet_corrects_a_cell_on_the_page_and_submits(
    page: Page, tmp_path: Path, link: str, writer: Writer
) -> None:
    sign_in(page, LEAD)
    page.get_by_role("link", name="Youth clubs: July to September 2025").click()
    file = brought(page, link, writer, tmp_path)
    page.get_by_role("link", name="bring it back").click()
    page.get_by_label("The spreadsheet, filled in").set_input_files(file)
    page.get_by_role("button", name="See what was read").click()

    expect(page.get_by_role("heading", level=1)).to_have_text("What was read from the spreadsheet")
    expect(page.get_by_text("Sheet Figures, cell I6")).to_be_visible()
    expect(page.get_by_text("This is a percentage, 16%.")).to_be_visible()
    page.get_by_role("button", name="Use these answers").click()

    expect(page.get_by_text("1 answer to correct")).to_be_visible()
    page.get_by_role("link", name=FRIENDS).click()
    field = page.get_by_label("Number of people: Often feel alone", exact=True)
    expect(field).to_have_value("16%")
    field.fill("8")
    page.get_by_role("button", name="Save and go on").click()
    page.get_by_role("button", name="Check before you submit").click()
    expect(page.get_by_text("62% (31 of 50)")).to_be_visible()
    page.get_by_role("button", name="Submit the return for July to September 2025").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Return submitted")
    page.get_by_role("link", name="See and keep your receipt").click()
    expect(page.get_by_text("A file with the SHA-256 digest")).to_be_visible()


def test_no_page_on_the_way_has_a_barrier(scanned: Page, tmp_path: Path) -> None:
    sign_in(scanned, LEAD)
    scanned.goto(f"/returns/{OPEN}")
    found = complaints(scanned)
    file = brought(scanned, "an Excel file (.xlsx)", write_excel, tmp_path)
    scanned.get_by_role("link", name="bring it back").click()
    found += complaints(scanned)
    scanned.get_by_role("button", name="See what was read").click()
    found += complaints(scanned)
    scanned.get_by_label("The spreadsheet, filled in").set_input_files(file)
    scanned.get_by_role("button", name="See what was read").click()
    expect(scanned.get_by_role("button", name="Use these answers")).to_be_visible()
    found += complaints(scanned)
    assert found == []


def test_choosing_between_two_answers_has_no_barrier(
    chromium: Browser, address: str, width: str, tmp_path: Path
) -> None:
    context = _context(chromium, address, width, scripts=True)
    page = context.new_page()
    sign_in(page, LEAD)
    page.goto(f"/returns/{OPEN}")
    file = brought(page, "an Excel file (.xlsx)", write_excel, tmp_path)
    page.get_by_role("link", name=FRIENDS).click()
    page.get_by_label("Number of people: Often feel alone", exact=True).fill("9")
    page.get_by_role("button", name="Save as it is").click()
    page.get_by_role("link", name="bring it back").click()
    page.get_by_label("The spreadsheet, filled in").set_input_files(file)
    page.get_by_role("button", name="See what was read").click()
    page.get_by_role("button", name="Use these answers").click()
    expect(page.get_by_role("heading", name="There is a problem")).to_be_visible()
    found = complaints(page)
    page.get_by_role("link", name="Choose which answer to “Often feel alone” to keep.").click()
    choice = page.get_by_role("group", name="Keep which answer to “Often feel alone”")
    choice.get_by_label("The one that is saved").check()
    page.get_by_role("button", name="Use these answers").click()
    page.get_by_role("link", name=FRIENDS).click()
    expect(page.get_by_label("Number of people: Often feel alone", exact=True)).to_have_value("9")
    context.close()
    assert found == []
