"""A workbook that takes all the time it may is read apart: everybody else is answered meanwhile."""

from __future__ import annotations

import asyncio
from time import perf_counter

from services.access import FORM_FIELD
from tests.factories import COMMISSIONER
from tests.integration.monitoring.conftest import Browser, sign_in, token_in
from tests.integration.monitoring.filled import words_of
from tests.unit.services.application.workbooks.making import with_rows

BRING_IN = "/contracts/bring-in"
LONGEST = 1.0
"""Seconds in which the service still answers; the file takes as long by itself."""


async def test_the_service_answers_while_a_hostile_workbook_is_read(browser: Browser) -> None:
    await sign_in(browser, COMMISSIONER)
    token = token_in((await browser.get(BRING_IN)).text)
    file = ("contracts.xlsx", with_rows("<row/>" * 1_600_000))
    reading = asyncio.create_task(browser.post(BRING_IN, data={FORM_FIELD: token}, files={"workbook": file}))
    answered = 0
    while not reading.done():
        begun = perf_counter()
        assert (await browser.get("/readyz")).status_code == 200
        assert perf_counter() - begun < LONGEST
        answered += not reading.done()
        await asyncio.sleep(0.05)
    assert answered >= 5
    assert "holds more than 1,500,000 things. Take out what is not needed" in words_of(await reading, 422)
