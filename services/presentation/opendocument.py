"""Writes tables as an OpenDocument spreadsheet (.ods), as OpenDocument 1.2 describes it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime
from decimal import Decimal
from xml.sax.saxutils import escape, quoteattr

from services.application.workbooks.forms.envelope import spreadsheet

Cell = str | int | Decimal | date | datetime | None
Table = tuple[str, Sequence[str], Sequence[Sequence[Cell]]]
"""The name of a tab, headings, and rows."""

LONGEST_NAME = 31
"""Characters of a tab that every spreadsheet program takes."""
_STYLES = (
    '<number:date-style style:name="in-words"><number:day/><number:text> </number:text>'
    '<number:month number:textual="true" number:style="long"/><number:text> </number:text>'
    '<number:year number:style="long"/></number:date-style>'
    '<style:style style:name="day" style:family="table-cell" style:data-style-name="in-words">'
    '<style:paragraph-properties fo:text-align="start"/></style:style>'
    '<style:style style:name="heading" style:family="table-cell">'
    '<style:table-cell-properties fo:border-bottom="1pt solid #000000"/>'
    '<style:text-properties fo:font-weight="bold"/></style:style>'
    '<style:style style:name="column" style:family="table-column">'
    '<style:table-column-properties style:column-width="4cm"/></style:style>'
)
_NEVER_IN_A_NAME = re.compile(r"[\[\]*?:/\\\x00-\x1f]+")
_LINE_END = re.compile(r"\r\n|\r|\n")
_LOST_BLANKS = re.compile(r"(^ +| {2,}| +$|\t)")
"""Blanks that readers would take for a single one, or for none."""
_UNWRITABLE = re.compile(r"[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""What no XML can hold."""


def opendocument(tables: Iterable[Table]) -> bytes:
    """The tables as a file. Equal tables give equal bytes."""
    return spreadsheet(_STYLES, "".join(map(_table, tables)))


def tab_names(wanted: Iterable[str]) -> list[str]:
    """The names in letters that tabs can show, none of them twice, even were capitals small letters."""
    given: list[str] = []
    taken: set[str] = set()
    for name in wanted:
        plain = " ".join(_UNWRITABLE.sub("", _NEVER_IN_A_NAME.sub(" ", name)).split()).strip("'") or "Sheet"
        given.append(next(each for each in _numbered(plain) if each.casefold() not in taken))
        taken.add(given[-1].casefold())
    return given


def _numbered(name: str) -> Iterator[str]:
    yield name[:LONGEST_NAME].strip()
    number = 2
    while True:
        ending = f" ({number})"
        yield name[: LONGEST_NAME - len(ending)].strip() + ending
        number += 1


def _table(table: Table) -> str:
    name, columns, rows = table
    width = f'<table:table-column table:style-name="column" table:number-columns-repeated="{len(columns)}"/>'
    headings = "".join(_text(heading, ' table:style-name="heading"') for heading in columns)
    header = (
        f"<table:table-header-rows><table:table-row>{headings}</table:table-row></table:table-header-rows>"
    )
    written = "".join(f"<table:table-row>{''.join(map(_cell, row))}</table:table-row>" for row in rows)
    return f"<table:table table:name={quoteattr(name)}>{width}{header}{written}</table:table>"


def _cell(cell: Cell) -> str:
    match cell:
        case None | "":
            return "<table:table-cell/>"
        case datetime() as moment:
            return _text(moment.isoformat())
        case date() as day:
            held = f'table:style-name="day" office:value-type="date" office:date-value="{day.isoformat()}"'
            return f"<table:table-cell {held}><text:p>{day.isoformat()}</text:p></table:table-cell>"
        case int() | Decimal() as number:
            held = f'office:value-type="float" office:value="{number}"'
            return f"<table:table-cell {held}><text:p>{number}</text:p></table:table-cell>"
        case str() as words:
            return _text(words)


def _text(words: str, style: str = "") -> str:
    lines = "".join(f"<text:p>{_line(line)}</text:p>" for line in _LINE_END.split(_UNWRITABLE.sub("", words)))
    return f'<table:table-cell{style} office:value-type="string">{lines}</table:table-cell>'


def _line(line: str) -> str:
    return "".join(_piece(piece) for piece in _LOST_BLANKS.split(line))


def _piece(piece: str) -> str:
    if piece == "\t":
        return "<text:tab/>"
    return f'<text:s text:c="{len(piece)}"/>' if piece and _LOST_BLANKS.fullmatch(piece) else escape(piece)
