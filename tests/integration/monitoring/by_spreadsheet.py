"""A return brought by spreadsheet, as a browser sends it."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from uuid import UUID

from httpx import Response

from services.access import FORM_FIELD
from services.application.returns.workbook.wording import CHECKS, FIGURES, PEOPLE, WORDS
from services.application.workbooks.forms.excel import write_excel
from services.application.workbooks.forms.opendocument import write_opendocument
from tests.factories import HOPEFUL, LONELY, SAVED, WELCOME, WELL_BEING
from tests.integration.monitoring.conftest import Browser, token_in
from tests.integration.monitoring.filled import send
from tests.integration.monitoring.returning import OPEN
from tests.unit.services.application.returns.workbook.making import Puts, Writer, filled_in

WRITERS: Mapping[str, Writer] = {"xlsx": write_excel, "ods": write_opendocument}
FIGURE, OUT_OF, WHY = "Figure", "Out of, or people", "Why there is no figure"


def key_of(indicator: object) -> str:
    """The key of an indicator's row."""
    return f"readings.{getattr(indicator, 'indicator_id')}"  # noqa: B009


GOOD: Puts = {
    (FIGURES, key_of(HOPEFUL), FIGURE): Decimal(31),
    (FIGURES, key_of(HOPEFUL), OUT_OF): Decimal(50),
    (FIGURES, key_of(WELL_BEING), FIGURE): Decimal("24.5"),
    (FIGURES, key_of(LONELY), FIGURE): Decimal(8),
    (FIGURES, f"{key_of(LONELY)}.groups.0", FIGURE): Decimal(5),
    (FIGURES, key_of(WELCOME), WHY): "We did not collect it",
    (FIGURES, key_of(SAVED), FIGURE): "£900",
    (WORDS, "narratives.story", "Answer"): "<b>Bold</b> & brave: “she laughed”",
    (PEOPLE, "common_data.age.groups.0", "Number"): Decimal(21),
    (PEOPLE, "common_data.age.groups.1", "Number"): Decimal(17),
    (PEOPLE, "common_data.sessions.groups.0", "Number"): Decimal(36),
    (CHECKS, "declarations.insurance", "Does it hold?"): "Yes",
}
"""The same answers as `returning.TASKS` types into the form."""


def here(stream: UUID = OPEN) -> str:
    """Where a return's spreadsheet is."""
    return f"/returns/{stream}/spreadsheet"


async def download(browser: Browser, ending: str = "xlsx", stream: UUID = OPEN) -> bytes:
    """The template."""
    answer = await browser.get(f"{here(stream)}.{ending}")
    assert answer.status_code == 200, answer.text
    return answer.content


async def filled_template(browser: Browser, puts: Puts, ending: str = "xlsx") -> bytes:
    """The template, downloaded and filled in."""
    return filled_in(await download(browser, ending), puts, WRITERS[ending])


async def choose(
    browser: Browser, content: bytes, name: str = "return.xlsx", stream: UUID = OPEN
) -> Response:
    """Choose a file in the page and send it."""
    token = token_in((await browser.get(here())).text)
    return await browser.post(here(stream), data={FORM_FIELD: token}, files={"file": (name, content)})


async def use(browser: Browser, page: str, typed: Mapping[str, str] | None = None) -> Response:
    """Press the button under what was read."""
    return await send(browser, page, f"{here()}/answers", typed)
