"""What can be taken from a page: the numbers of a chart or of all charts, and the picture of a chart."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import NamedTuple

from services.dashboards.chart import Chart
from services.dashboards.page import ALL, FORMS, Form, Page
from services.dashboards.pictures.picture import picture
from services.dashboards.refusals import NothingThere
from services.dashboards.table import Table
from services.presentation.as_of import Asked
from services.presentation.tabular import Sheet, as_csv, as_ods

MEDIA_TYPES: Mapping[Form, str] = {
    "csv": "text/csv; charset=utf-8",
    "ods": "application/vnd.oasis.opendocument.spreadsheet",
    "svg": "image/svg+xml",
    "png": "image/png",
}


def form_named(ending: str) -> Form | None:
    """The form of file that a name ends with, where there is one."""
    return next((form for form in FORMS if form == ending), None)


class File(NamedTuple):
    """A file with its name."""

    name: str
    form: Form
    content: bytes


def file_of(page: Page, key: str, form: Form, asked: Asked) -> File:
    """A file of one chart of the page, or of all its numbers.

    Raises:
        NothingThere: where the page has no such chart, or there is no picture of it.
    """
    if key == ALL:
        return File(_name(page, "", form, asked), form, _all_numbers(page, form))
    made = next((each for each in page.charts if each.key == key), None)
    if made is None or (form in {"svg", "png"} and made.figure is None):
        raise NothingThere
    return File(_name(page, made.subject, form, asked), form, _WAYS[form](made))


def _all_numbers(page: Page, form: Form) -> bytes:
    """All numbers as one table, in a spreadsheet followed by one sheet for each chart."""
    match form:
        case "csv":
            return _csv(page.numbers)
        case "ods":
            whole = _sheet("All numbers", page.numbers)
            return as_ods([whole, *(_sheet(each.subject, each.table) for each in page.charts)])
        case _:
            raise NothingThere


def _csv(table: Table) -> bytes:
    return as_csv([column.heading for column in table.columns], table.rows)


def _sheet(name: str, table: Table) -> Sheet:
    return Sheet(name=name, columns=[column.heading for column in table.columns], rows=table.rows)


_WAYS: Mapping[Form, Callable[[Chart], bytes]] = {
    "csv": lambda made: _csv(made.table),
    "ods": lambda made: as_ods([_sheet(made.subject, made.table)]),
    "svg": lambda made: picture(made, "svg"),
    "png": lambda made: picture(made, "png"),
}


def _name(page: Page, subject: str, form: Form, asked: Asked) -> str:
    moment = "" if asked.is_now else f"as known {asked.words}"
    said = " ".join(part for part in (page.name, subject, moment) if part)
    return f"{re.sub(r'[^a-z0-9]+', '-', said.lower()).strip('-')}.{form}"
