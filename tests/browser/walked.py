"""What a page of charts really holds in the browser: what Plotly draws, tables, words and links."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import UTC, datetime
from decimal import Decimal
from typing import Any

import msgspec
from playwright.sync_api import Page

Cell = Decimal | str
"""A number, a day as 2015-06-30, or words."""
_NUMBER = re.compile(r"[-\N{MINUS SIGN}]?[\d,]+(\.\d+)?")
_DAY = re.compile(r"\d{1,2} [A-Z][a-z]{2} \d{4}")
_READ = """() => [...document.querySelectorAll('section.fp-chart')].map(section => {
  const texts = (part, wanted) => [...part.querySelectorAll(wanted)].map(each => each.textContent);
  const heading = document.getElementById(section.getAttribute('aria-labelledby'));
  const graph = section.querySelector('.js-plotly-plot');
  const files = [...section.querySelectorAll('.fp-chart__files a')].map(each => each.getAttribute('href'));
  const list = values => Array.from(values ?? [], value => value ?? null);
  const drawn = graph ? graph._fullData.filter(trace => trace.visible === true) : [];
  return {
    key: section.id,
    level: heading?.tagName ?? '',
    heading: heading?.textContent ?? '',
    named: section.contains(heading),
    text: section.textContent,
    headings: texts(section, 'thead th'),
    numeric: texts(section, 'thead th.fp-table__number'),
    rows: [...section.querySelectorAll('tbody tr')].map(row => texts(row, 'th, td')),
    traces: drawn.map(({name, x, y, yaxis}) => ({name, x: list(x), y: list(y), lane: yaxis === 'y2'})),
    given: graph ? graph.data.length : 0,
    links: Object.fromEntries(files.map(address => [address.split('.').pop(), address])),
  };
})"""
_FETCHED = """addresses => Promise.all(addresses.map(async address => {
  const answer = await fetch(address);
  const content = new Uint8Array(await answer.arrayBuffer());
  const text = address.includes('.csv') ? new TextDecoder().decode(content) : '';
  return {address, status: answer.status, size: content.length, text};
}))"""


class Trace(msgspec.Struct, frozen=True):
    """One trace as Plotly holds it, typed arrays unpacked.

    Attributes:
        lane: whether it stands in the lane below the chart, where nothing is measured.
    """

    name: str
    x: list[Any]
    y: list[Any]
    lane: bool


class Section(msgspec.Struct, frozen=True):
    """One chart of the page.

    Attributes:
        named: whether its heading stands in it.
        numeric: the headings of its columns of numbers.
        given: how many traces Plotly was given.
        links: addresses of its files, by form.
    """

    key: str
    level: str
    heading: str
    named: bool
    text: str
    headings: list[str]
    numeric: list[str]
    rows: list[list[str]]
    traces: list[Trace]
    given: int
    links: Mapping[str, str]

    def column(self, heading: str) -> list[Cell]:
        """The cells of a column, whatever its unit; none where there is no such column."""
        named = heading if heading in self.headings else self._with_unit(heading)
        return [cell_of(row[self.headings.index(named)]) for row in self.rows] if named else []

    def _with_unit(self, heading: str) -> str:
        return next((each for each in self.headings if each.rpartition(" (")[0] == heading), "")


class Fetched(msgspec.Struct, frozen=True):
    """The answer to a link of the page; its text where it is a CSV."""

    address: str
    status: int
    size: int
    text: str


def sections_of(page: Page) -> list[Section]:
    """The charts of the page, in order."""
    return msgspec.convert(page.evaluate(_READ), list[Section])


def fetched(page: Page, addresses: list[str]) -> list[Fetched]:
    """The files, asked for as a link of the page asks."""
    return msgspec.convert(page.evaluate(_FETCHED, addresses), list[Fetched])


def cell_of(text: str) -> Cell:
    """A cell as it is read."""
    if _NUMBER.fullmatch(text):
        return number_of(text)
    if _DAY.fullmatch(text):
        return datetime.strptime(text, "%d %b %Y").replace(tzinfo=UTC).date().isoformat()
    return text


def number_of(text: str) -> Decimal:
    """A number as it stands on a page."""
    return Decimal(text.replace(",", "").replace("\N{MINUS SIGN}", "-"))


def numbers_in(text: str) -> set[float]:
    """Every number that stands in words."""
    return {float(number_of(found[0])) for found in _NUMBER.finditer(text) if found[0].strip(",")}
