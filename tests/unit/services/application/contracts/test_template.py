"""The template can be filled in and read again, and offers what the council has."""

from __future__ import annotations

from pathlib import Path
from typing import get_args

from domain.contract.terms import Arrangement
from domain.shared.calendar import Broken, Frequency
from domain.shared.values import BaselineQuality
from services.application.contracts.workbook import sheets
from services.application.contracts.workbook.planning import Planner
from services.application.contracts.workbook.sheets import SHEETS
from services.application.contracts.workbook.template import template
from services.application.workbooks.reading import read_workbook
from services.presentation import words
from tests.unit.domain.examples import FRAMEWORK
from tests.unit.services.application.contracts.making import GROWING_UP, KNOWN, NOW, WHOLE, file_of, planned

REFERENCE = Path(__file__).parents[5] / "docs/reference/contract-workbook.md"
READ = read_workbook(template(KNOWN), "template.xlsx")


def test_the_template_has_every_sheet_with_its_headings_and_nothing_below() -> None:
    for sheet in SHEETS:
        (headings,) = READ.sheet(sheet.name).values
        assert list(headings) == [column.heading for column in sheet.columns]


def test_the_template_says_how_it_is_filled_in() -> None:
    told = " ".join(str(value) for row in READ.sheet("Notes").values for value in row)
    assert all(sheet.name in told for sheet in SHEETS)


def test_the_template_offers_the_council_s_frameworks_and_organisations() -> None:
    offered = {value for row in READ.sheet("Choices").values for value in row}
    assert {"Growing up well", "Brightside", "Kestrel, Ash & Co", "Every quarter"} <= offered


def test_an_empty_template_has_no_problem_but_that_it_is_empty() -> None:
    plan = Planner(READ, KNOWN).plan({}, {}, NOW)
    assert [problem.address for problem in plan.problems] == ["Contracts!A2"]


def test_a_filled_workbook_is_read_as_it_was_written() -> None:
    read = read_workbook(file_of(WHOLE), "contracts.xlsx")
    assert Planner(read, KNOWN).plan({FRAMEWORK: GROWING_UP}, {}, NOW) == planned(WHOLE)


def test_the_reference_explains_every_sheet_and_column() -> None:
    explained = REFERENCE.read_text()
    headings = {column.heading for sheet in SHEETS for column in sheet.columns}
    assert all(name in explained for name in {*(sheet.name for sheet in SHEETS), *headings})
    assert sheets.ALL in explained


def test_every_choice_of_the_domain_can_be_written_in_the_words_of_the_pages() -> None:
    assert {meaning: word for word, meaning in sheets.ARRANGEMENTS.items()} == words.ARRANGEMENTS
    assert {meaning: word for word, meaning in sheets.FREQUENCIES.items()} == words.FREQUENCIES
    assert {meaning: word for word, meaning in sheets.QUALITIES.items()} == words.BASELINE_QUALITIES
    assert set(sheets.ARRANGEMENTS.values()) == set(get_args(Arrangement))
    assert set(sheets.FREQUENCIES.values()) == set(get_args(Frequency))
    assert set(sheets.QUALITIES.values()) == set(get_args(BaselineQuality))
    assert set(sheets.FIRST_BROKEN.values()) == set(sheets.LAST_BROKEN.values()) == set(get_args(Broken))
