"""What is wrong, or only odd, with an OpenDocument spreadsheet."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from tests.unit.services.application.workbooks.hostile.archives import NO_WORKBOOK, PROTECTED
from tests.unit.services.application.workbooks.hostile.cases import read_as, refused
from tests.unit.services.application.workbooks.making import archive, opendocument, parts_of

NAME = "plan.ods"
CONTENT = "content.xml"


def row(cells: str, more: str = "") -> str:
    return f"<table:table-row{more}>{cells}</table:table-row>"


def cell(inside: str, more: str = "", kind: str = "string") -> str:
    return f'<table:table-cell office:value-type="{kind}"{more}>{inside}</table:table-cell>'


def text(written: str, more: str = "") -> str:
    return cell(f"<text:p>{written}</text:p>", more)


def number(value: str, kind: str = "float") -> str:
    return cell("<text:p>shown</text:p>", f' office:value="{value}"', kind)


def of(*cells: str) -> bytes:
    return opendocument(row("".join(cells)))


def changed(old: bytes, new: bytes, part: str = CONTENT) -> bytes:
    parts = parts_of(of(text("A word")))
    return archive({**parts, part: parts[part].replace(old, new)})


@read_as({"Outcomes!A1": "A word", "Outcomes!B1": Decimal("1.5")}, name=NAME)
def ordinary_opendocument() -> bytes:
    return of(text("A word"), number("1.5"))


@refused(PROTECTED, name=NAME)
def encrypted_opendocument() -> bytes:
    return opendocument("", encrypted=True)


@refused(NO_WORKBOOK, name="plan.fods")
def flat_opendocument() -> bytes:
    return parts_of(of(text("A word")))[CONTENT]


@refused(NO_WORKBOOK, name=NAME)
def text_document_as_spreadsheet() -> bytes:
    return changed(b"spreadsheet", b"text", "mimetype")


@refused(NO_WORKBOOK, name=NAME)
def no_mimetype() -> bytes:
    parts = parts_of(of(text("A word")))
    return archive({name: content for name, content in parts.items() if name != "mimetype"})


@read_as({"Outcomes!A1": "A word"}, name=NAME)
def scripts() -> bytes:
    parts = parts_of(of(text("A word")))
    script = '<script:module xmlns:script="http://openoffice.org/2000/script">Shell("calc")</script:module>'
    return archive({**parts, "Basic/Standard/Module1.xml": script})


@refused(NO_WORKBOOK, name=NAME)
def entities_in_an_opendocument() -> bytes:
    return changed(b"?>", b'?><!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]>')


@refused(r"The sheet “Outcomes” has something in row 1,000,000,000; 20,000 rows can be read", name=NAME)
def row_repeated_without_end() -> bytes:
    return opendocument(row(text("x"), ' table:number-rows-repeated="1000000000"'))


@refused(r"The sheet “Outcomes” has something in column 1,000,000,000; 200 columns can be read", name=NAME)
def cell_repeated_without_end() -> bytes:
    return of(text("x", ' table:number-columns-repeated="1000000000"'))


@read_as({"Outcomes!A1": "x"}, name=NAME)
def empty_rows_and_cells_repeated_without_end() -> bytes:
    empty = '<table:table-cell table:number-columns-repeated="16384"/>'
    return opendocument(row(text("x") + empty) + row(empty, ' table:number-rows-repeated="1048575"'))


@refused(r"unpacks to more than 50 MB", name=NAME)
def spaces_repeated_without_end() -> bytes:
    return of(text('<text:s text:c="999999999"/>'))


@refused(NO_WORKBOOK, name=NAME)
def repeated_less_than_never() -> bytes:
    return of(text("x", ' table:number-columns-repeated="-5"'))


@refused(NO_WORKBOOK, name=NAME)
def repeated_no_times() -> bytes:
    return of(text("x", ' table:number-columns-repeated="many"'))


@refused(NO_WORKBOOK, name=NAME)
def repeated_more_than_any_number() -> bytes:
    return of(text("x", f' table:number-columns-repeated="{"9" * 5_000}"'))


@read_as({"Outcomes!A1": "A word"}, name=NAME)
def note_on_a_cell() -> bytes:
    note = "<office:annotation><text:p>A note</text:p></office:annotation>"
    return of(cell(f"{note}<text:p>A word</text:p>"))


@read_as({"Outcomes!A1": None}, name=NAME, shows={"Outcomes!A1": "nothing"})
def opendocument_formula_that_was_never_worked_out() -> bytes:
    return of('<table:table-cell table:formula="of:=1+1"/>')


@read_as({"Outcomes!A1": Decimal(2)}, name=NAME)
def opendocument_formula_with_its_answer() -> bytes:
    return of(cell("<text:p>2</text:p>", ' table:formula="of:=1+1" office:value="2"', "float"))


@read_as({}, name=NAME, shows={"Outcomes!B1": "#N/A"})
def opendocument_formula_error() -> bytes:
    return of(text("x"), cell("<text:p>#N/A</text:p>", ' calcext:value-type="error"'))


@refused(NO_WORKBOOK, name=NAME)
def opendocument_number_that_is_none() -> bytes:
    return of(number("a lot"))


@read_as({"Outcomes!A1": "inf"}, name=NAME)
def opendocument_number_beyond_all_numbers() -> bytes:
    return of(number("1E999"))


@read_as({"Outcomes!A1": Decimal(0)}, name=NAME)
def opendocument_negative_zero() -> bytes:
    return of(number("-0"))


@read_as({"Outcomes!A1": Decimal("0.5"), "Outcomes!B1": Decimal("12.5")}, name=NAME)
def opendocument_percentage_and_currency() -> bytes:
    return of(number("0.5", "percentage"), number("12.5", "currency"))


@read_as({"Outcomes!A1": date(2026, 4, 1)}, name=NAME)
def opendocument_day() -> bytes:
    return of(cell("", ' office:date-value="2026-04-01"', "date"))


@read_as({"Outcomes!A1": "2026-02-31"}, name=NAME)
def opendocument_day_that_never_was() -> bytes:
    return of(cell("", ' office:date-value="2026-02-31"', "date"))


@read_as({"Outcomes!A1": "Another"}, name=NAME)
def text_that_is_not_what_is_shown() -> bytes:
    return of(cell("<text:p>A word</text:p>", ' office:string-value="Another"'))


@refused(NO_WORKBOOK, name=NAME)
def cells_outside_of_every_sheet() -> bytes:
    return changed(b"<table:table ", row(text("x")).encode() + b"<table:table ")


@refused(r"“plan\.ods” has no sheet with cells", name=NAME)
def opendocument_without_sheets() -> bytes:
    parts = parts_of(opendocument(""))
    begin, end = parts[CONTENT].index(b"<table:table "), parts[CONTENT].index(b"</office:spreadsheet>")
    return archive({**parts, CONTENT: parts[CONTENT][:begin] + parts[CONTENT][end:]})


@refused(r"has two sheets called “Outcomes”", name=NAME)
def opendocument_with_two_sheets_of_one_name() -> bytes:
    return changed(b"</table:table>", b'</table:table><table:table table:name="Outcomes"></table:table>')


@refused(NO_WORKBOOK, name=NAME)
def sheet_within_a_cell() -> bytes:
    inner = '<table:table table:name="Inner">' + row(text("y")) + "</table:table>"
    return of(cell(inner), text("x"))


@read_as({"Outcomes!A1": None}, name=NAME, shows={"Outcomes!A1": "A word", "Outcomes!B1": "3"})
def what_is_shown_without_its_kind_or_value() -> bytes:
    return of(
        "<table:table-cell><text:p>A word</text:p></table:table-cell>",
        cell("<text:p>3</text:p>", "", "float"),
    )


@read_as({"Outcomes!A1": None, "Outcomes!B1": "x"}, name=NAME, shows={"Outcomes!A1": ""})
def note_on_an_empty_cell() -> bytes:
    note = "<office:annotation><text:p>A note</text:p></office:annotation>"
    return of(f"<table:table-cell>{note}</table:table-cell>", text("x"))


@read_as({}, name=NAME, shows={"Outcomes!A1": "nothing", "Outcomes!C2": "nothing"})
def opendocument_formulas_alike_that_were_never_worked_out() -> bytes:
    formula = '<table:table-cell table:formula="of:=1+1" table:number-columns-repeated="3"/>'
    return opendocument(row(formula, ' table:number-rows-repeated="2"'))


@refused(NO_WORKBOOK, name=NAME)
def answer_that_is_neither_yes_nor_no() -> bytes:
    return of(cell("<text:p>PERHAPS</text:p>", ' office:boolean-value="perhaps"', "boolean"))
