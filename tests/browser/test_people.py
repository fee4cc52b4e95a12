"""How far people have come, in a real browser without scripts: workbook in, figures looked at and used."""

from __future__ import annotations

from pathlib import Path

from playwright.sync_api import Page, expect

from domain.provider_return.model import return_id
from tests.browser.conftest import complaints, sign_in
from tests.factories import LEAD, OUTCOMES, SUMMER, YOUTH
from tests.integration.monitoring.by_people import PEOPLE, people

OPEN = return_id(YOUTH, SUMMER)
LINK, FILE, SEE = "Work the figures out", "The workbook, filled in", "See the figures"


def filled_in(folder: Path, *more: tuple[str, int, None, None, None, str | None]) -> Path:
    file = folder / "people.xlsx"
    file.write_bytes(people(*PEOPLE, *more))
    return file


def test_a_provider_mends_a_cell_and_uses_the_figures(page: Page, tmp_path: Path) -> None:
    sign_in(page, LEAD)
    page.get_by_role("link", name="Youth clubs: July to September 2025").click()
    page.get_by_role("link", name=LINK).click()
    with page.expect_download() as started:
        page.get_by_role("link", name="Template for Excel (.xlsx)").click()
    assert started.value.suggested_filename == "people.xlsx"
    page.get_by_label(FILE).set_input_files(filled_in(tmp_path, ("P9", 99, None, None, None, None)))
    page.get_by_role("button", name=SEE).click()

    expect(page.get_by_text("Sheet People, cell B6")).to_be_visible()
    expect(page.get_by_text("The scale goes from 7 to 35.")).to_be_visible()
    page.get_by_label(FILE).set_input_files(filled_in(tmp_path))
    page.get_by_role("button", name=SEE).click()

    expect(page.get_by_role("heading", level=1)).to_have_text("How far people have come")
    expect(page.get_by_text("4 people were read.")).to_be_visible()
    page.get_by_role("button", name="Use these figures").click()
    page.get_by_role("link", name=OUTCOMES[0].statement).click()
    expect(page.get_by_label("Mean score: Well-being score", exact=True)).to_have_value("20.75")


def test_no_page_on_the_way_has_a_barrier(scanned: Page, tmp_path: Path) -> None:
    sign_in(scanned, LEAD)
    scanned.goto(f"/returns/{OPEN}")
    found = complaints(scanned)
    scanned.get_by_role("link", name=LINK).click()
    found += complaints(scanned)
    for code, start in (("P9", 99), ("Jane Smith", 20)):
        file = filled_in(tmp_path, (code, start, None, None, None, None))
        scanned.get_by_label(FILE).set_input_files(file)
        scanned.get_by_role("button", name=SEE).click()
        found += complaints(scanned)
    expect(scanned.get_by_role("button", name="Use these figures")).to_be_visible()
    assert found == []
