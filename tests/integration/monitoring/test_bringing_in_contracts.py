"""Contracts brought in from a workbook on the web: looked at first, then all of them or none."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from decimal import Decimal

import pytest
from httpx import Response
from litestar import Litestar

from domain.contract.state import Contract
from services.access import FORM_FIELD
from services.application.contracts.awarding import contract_id_of
from services.application.streams import CONTRACT
from services.application.workbooks.reading import read_workbook
from services.monitoring.contracts.bringing_in import LARGEST_REQUEST, LARGEST_WORKBOOK
from services.monitoring.desk import Desk
from tests.factories import COMMISSIONER, HOPEFUL, NORTHAM
from tests.integration.monitoring.conftest import Browser, sign_in, token_in
from tests.integration.monitoring.filled import send, words_of
from tests.unit.services.application.contracts.making import Rows, file_of

HERE, AWARD = "/contracts/bring-in", "/contracts/bring-in/award"
FIRST = {
    "Reference": "YS-70",
    "Title": "Night bus",
    "Framework": "Growing up well",
    "Arrangement": "Consortium",
    "Lead provider": "Brightside",
    "Partners": "Kestrel",
    "First day": date(2026, 4, 1),
    "Last day": date(2027, 3, 31),
    "Reports": "Every quarter",
}
SECOND = {**FIRST, "Reference": "YS-71", "Title": "Day bus"}
EXPECTED = {"Reference": "YS-70", "Indicator": HOPEFUL.title, "Expected by": date(2027, 3, 31)}


def workbook(expected_value: int = 50) -> Mapping[str, Rows]:
    expected = {**EXPECTED, "Expected value": Decimal(expected_value)}
    return {"Contracts": [FIRST, SECOND], "Expectations": [expected]}


@pytest.fixture
async def commissioner(browser: Browser) -> Browser:
    await sign_in(browser, COMMISSIONER)
    return browser


async def choose(browser: Browser, content: bytes, name: str = "contracts.xlsx") -> Response:
    """Choose a file in the page and send it."""
    token = token_in((await browser.get(HERE)).text)
    return await browser.post(HERE, data={FORM_FIELD: token}, files={"workbook": (name, content)})


async def is_there(app: Litestar, reference: str) -> bool:
    desk: Desk = app.state.desk
    state: Contract = await desk.fingerpost.state(contract_id_of(NORTHAM, reference), CONTRACT)
    return state.award is not None


async def test_a_workbook_is_looked_at_and_then_awarded_once(app: Litestar, commissioner: Browser) -> None:
    page = words_of(await choose(commissioner, file_of(workbook())))
    for said in (
        "2 contracts to award",
        "Night bus",
        "with Kestrel",
        "3 outcomes, 5 indicators",
        "1 expectation",
    ):
        assert said in page, said
    assert not await is_there(app, "YS-70"), "looking at it records nothing"

    report = words_of(await send(commissioner, page, AWARD))
    assert "2 contracts were awarded" in report
    assert await is_there(app, "YS-70")
    shown = f"/contracts/{contract_id_of(NORTHAM, 'YS-70')}"
    assert shown in report
    assert "50% by 31 March 2027" in words_of(await commissioner.get(shown))

    assert "No contract was awarded" in words_of(await send(commissioner, page, AWARD))
    again = words_of(await choose(commissioner, file_of(workbook())))
    assert "Nothing to award" in again
    assert "2 contracts are there already" in again


async def test_one_wrong_cell_keeps_all_contracts_out_and_is_named(
    app: Litestar, commissioner: Browser
) -> None:
    answer = await choose(commissioner, file_of(workbook(expected_value=150)))
    page = words_of(answer, 422)
    assert "One cell cannot be used. Nothing was recorded." in page
    assert 'href="#problems"' in page
    assert "Expectations</th>" in page
    assert "cannot be 150" in page
    assert "<title>Error:" in page
    assert not await is_there(app, "YS-71")


async def test_what_is_no_workbook_is_said_beside_the_field(commissioner: Browser) -> None:
    token = token_in((await commissioner.get(HERE)).text)
    nothing = await commissioner.post(HERE, data={FORM_FIELD: token}, files={"workbook": ("", b"")})
    assert "Choose the workbook that you have filled in." in words_of(nothing, 422)
    words = words_of(await choose(commissioner, b"Dear council", "letter.docx"), 422)
    assert 'href="#workbook"' in words
    assert "letter.docx" in words
    large = words_of(await choose(commissioner, b"x" * (LARGEST_WORKBOOK + 1)), 422)
    assert "larger than 3 megabytes" in large
    larger = words_of(await choose(commissioner, b"x" * (LARGEST_REQUEST + 1)), 413)
    assert "larger than 3 megabytes" in larger
    for content in ("", "%%%", "AAAA" * (LARGEST_WORKBOOK // 3 + 10)):
        came_back = {FORM_FIELD: token, "name": "x", "content": content}
        assert "Choose the workbook" in words_of(await commissioner.post(AWARD, data=came_back), 422)


async def test_the_template_offers_the_councils_own_and_comes_back_filled(commissioner: Browser) -> None:
    file = await commissioner.get(f"{HERE}/template.xlsx")
    assert file.headers["content-disposition"] == 'attachment; filename="contracts.xlsx"'
    read = read_workbook(file.content, "contracts.xlsx")
    assert read.find("Contracts") is not None
    assert file.content[:2] == b"PK"
