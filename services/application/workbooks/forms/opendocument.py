"""Writes a form as an OpenDocument spreadsheet (.ods): the same cells at the same places as in Excel."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from xml.sax.saxutils import escape, quoteattr

from services.application.workbooks.forms.envelope import spreadsheet
from services.application.workbooks.forms.model import INPUTS, FormCell, FormSheet, Look, check_length

_TOP, _INPUT = 'style:vertical-align="top" fo:wrap-option="wrap"', 'fo:border="1.5pt solid #000000"'
_LOOKS: Mapping[Look, tuple[str, str]] = {
    "title": (_TOP.replace('"wrap"', '"no-wrap"'), 'fo:font-weight="bold" fo:font-size="14pt"'),
    "said": (_TOP, ""),
    "heading": (
        f'{_TOP} fo:border-bottom="1.5pt solid #000000" fo:background-color="#e6ecec"',
        'fo:font-weight="bold"',
    ),
    "key": ('style:vertical-align="top"', 'fo:font-size="8pt" fo:color="#505a5f"'),
    "text": (f'{_TOP} {_INPUT} fo:background-color="#fff7d6"', ""),
    "number": (f'{_TOP} {_INPUT} fo:background-color="#fff7d6"', ""),
    "unasked": ('fo:background-color="#d9d9d9"', ""),
}
"""How a cell looks, and how what stands in it does."""
_CHECKS = {
    "whole": ("of:cell-content-is-whole-number() and cell-content()>=0", "A whole number is asked for here."),
    "decimal": ("of:cell-content-is-decimal-number() and cell-content()>=-1E+015", "Write a number here."),
    "": ("", ""),
}
_CENTIMETRES = 0.21
"""Of a character, roughly."""
_APART = re.compile(r"( {2,})")
_UNWRITABLE = re.compile(r"[^\t\n\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""What no XML can hold."""


def write_opendocument(sheets: Sequence[FormSheet]) -> bytes:
    """The form as a file; as `write_excel` does."""
    for sheet in sheets:
        check_length(sheet)
    rules: dict[str, str] = {}
    tables = "".join(_table(sheet, rules) for sheet in sheets)
    validations = f"<table:content-validations>{''.join(rules)}</table:content-validations>" if rules else ""
    return spreadsheet(_styles(sheets), f"{validations}{tables}")


def _styles(sheets: Sequence[FormSheet]) -> str:
    looks = (
        f'<style:style style:name="{look}" style:family="table-cell"'
        f"{' style:data-style-name=' + quoteattr('as-text') if look == 'text' else ''}>"
        f"<style:table-cell-properties {cell}/><style:text-properties {text}/></style:style>"
        for look, (cell, text) in _LOOKS.items()
    )
    widths = (
        f'<style:style style:name="width-{width}" style:family="table-column">'
        f'<style:table-column-properties style:column-width="{width * _CENTIMETRES:.2f}cm"/></style:style>'
        for width in sorted({width for sheet in sheets for width in sheet.widths})
    )
    # As high as what stands in it needs.
    rows = (
        '<style:style style:name="row" style:family="table-row">'
        '<style:table-row-properties style:use-optimal-row-height="true"/></style:style>'
    )
    as_text = '<number:text-style style:name="as-text"><number:text-content/></number:text-style>'
    return "".join((as_text, rows, *looks, *widths))


def _table(sheet: FormSheet, rules: dict[str, str]) -> str:
    columns = "".join(f'<table:table-column table:style-name="width-{width}"/>' for width in sheet.widths)
    rows: dict[int, list[FormCell]] = {}
    for cell in sheet.cells:
        rows.setdefault(cell.row, []).append(cell)
    last = max(rows, default=0)
    written = (_row(sheet, sorted(rows.get(row, ()), key=_column), rules) for row in range(1, last + 1))
    return f"<table:table table:name={quoteattr(sheet.name)}>{columns}{''.join(written)}</table:table>"


def _row(sheet: FormSheet, cells: Iterable[FormCell], rules: dict[str, str]) -> str:
    parts, column = list[str](), 1
    for cell in cells:
        if cell.column > column:
            parts.append(f'<table:table-cell table:number-columns-repeated="{cell.column - column}"/>')
        parts.append(_cell(cell, _rule(sheet, cell, rules)))
        column = cell.column + 1
    return (
        f'<table:table-row table:style-name="row">{"".join(parts) or "<table:table-cell/>"}</table:table-row>'
    )


def _column(cell: FormCell) -> int:
    return cell.column


def _cell(cell: FormCell, rule: str) -> str:
    start = f'<table:table-cell table:style-name="{cell.look}"{rule}'
    match cell.value:
        case None | "":
            return f"{start}/>"
        case Decimal() as number:
            held = f'office:value-type="float" office:value="{number:f}"'
            return f"{start} {held}><text:p>{number:f}</text:p></table:table-cell>"
        case value:
            lines = "".join(f"<text:p>{_line(line)}</text:p>" for line in str(value).split("\n"))
            return f'{start} office:value-type="string">{lines}</table:table-cell>'


def _line(line: str) -> str:
    return "".join(_pieces(_UNWRITABLE.sub("", line)))


def _pieces(line: str) -> Iterator[str]:
    for piece in _APART.split(line):
        if piece.startswith("  "):
            yield f' <text:s text:c="{len(piece) - 1}"/>'
        else:
            yield escape(piece)


def _rule(sheet: FormSheet, cell: FormCell, rules: dict[str, str]) -> str:
    """The attribute that names the rule for what may stand in a cell; the rule is added where it is new."""
    if cell.look not in INPUTS or not (cell.choices or cell.check or cell.note):
        return ""
    name = f"rule-{len(rules)}"
    condition, kind = _condition(cell)
    note = (
        f'<table:help-message table:title={quoteattr(cell.note_title)} table:display="true">'
        f"<text:p>{escape(cell.note)}</text:p></table:help-message>"
        if cell.note
        else ""
    )
    first = quoteattr(f"'{sheet.name}'.A1")
    written = (
        f'<table:content-validation table:name="{name}"{condition} table:allow-empty-cell="true" '
        f"table:base-cell-address={first}>{note}{kind}</table:content-validation>"
    )
    rules[written] = name
    return f' table:content-validation-name="{name}"'


def _condition(cell: FormCell) -> tuple[str, str]:
    if cell.choices:
        listed = ";".join(f'"{choice}"' for choice in cell.choices)
        condition, message, kind = f"of:cell-content-is-in-list({listed})", "Choose from the list.", "stop"
    else:
        (condition, message), kind = _CHECKS[cell.check], "warning"
    if not condition:
        return "", ""
    told = (
        f'<table:error-message table:message-type="{kind}" table:display="true">'
        f"<text:p>{escape(message)}</text:p></table:error-message>"
    )
    return f" table:condition={quoteattr(condition)}", told
