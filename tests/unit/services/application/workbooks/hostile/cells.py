"""What is wrong, or only odd, with the cells of an Excel workbook."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from tests.unit.services.application.workbooks.hostile.archives import NO_WORKBOOK
from tests.unit.services.application.workbooks.hostile.cases import read_as, refused
from tests.unit.services.application.workbooks.making import archive, changed, parts_of, with_rows


def cell(inside: str, more: str = "") -> bytes:
    """The small workbook with one more cell, A3."""
    return with_rows(f'<row r="3"><c r="A3"{more}>{inside}</c></row>')


def text(written: str) -> bytes:
    return cell(f"<is><t>{written}</t></is>", ' t="inlineStr"')


def as_day(serial: str, *, since_1904: bool = False) -> bytes:
    """A number that is shown as a day."""
    parts = parts_of(cell(f"<v>{serial}</v>", ' s="9"'))
    styles = parts["xl/styles.xml"]
    count = styles[styles.index(b"<cellXfs") :].index(b"</cellXfs>") + styles.index(b"<cellXfs")
    own = styles[styles.index(b"<cellXfs") : count].count(b"<xf ")
    days = b'<xf numFmtId="14" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/>' * (
        10 - own
    )
    parts["xl/styles.xml"] = styles[:count] + days + styles[count:]
    if since_1904:
        parts["xl/workbook.xml"] = parts["xl/workbook.xml"].replace(
            b"<workbookPr ", b'<workbookPr date1904="1" '
        )
    return archive(parts)


@read_as({"Outcomes!A3": None}, shows={"Outcomes!A3": "nothing"})
def formula_that_was_never_worked_out() -> bytes:
    return cell("<f>1+1</f>")


@read_as({"Outcomes!A3": None}, shows={"Outcomes!A3": "nothing"})
def formula_with_room_for_an_answer_that_never_came() -> bytes:
    return cell("<f>1+1</f><v/>")


@read_as({"Outcomes!A3": "a & b"})
def formula_whose_answer_holds_a_reference() -> bytes:
    return cell("<f>B1</f><v>a &amp; b</v>", ' t="str"')


@read_as({"Outcomes!A3": Decimal(2)})
def formula_with_its_answer() -> bytes:
    return cell("<f>1+1</f><v>2</v>")


@read_as({"Outcomes!A3": None})
def formula_whose_answer_is_an_empty_text() -> bytes:
    return cell('<f>IF(1,"","x")</f><v></v>', ' t="str"')


@read_as({"Outcomes!A3": None}, shows={"Outcomes!A3": "#DIV/0!"})
def formula_error() -> bytes:
    return cell("<f>1/0</f><v>#DIV/0!</v>", ' t="e"')


@refused(r"“plan\.xlsx” cannot be read: the formula in Outcomes!A3 shows #SPILL!\. Mend it, or type")
def formula_error_of_a_newer_kind() -> bytes:
    return cell("<f>A1#</f><v>#SPILL!</v>", ' t="e"')


@read_as({"Outcomes!A3": "=cmd|' /C calc'!A0"})
def formula_in_a_text() -> bytes:
    return text("=cmd|' /C calc'!A0")


@read_as({"Outcomes!A3": '@SUM(1+9)*cmd|" /C calc"!A0'})
def formula_in_a_text_of_another_kind() -> bytes:
    return text('@SUM(1+9)*cmd|" /C calc"!A0')


@refused(NO_WORKBOOK)
def shared_text_out_of_range() -> bytes:
    return cell("<v>999999</v>", ' t="s"')


@refused(NO_WORKBOOK)
def shared_text_below_zero() -> bytes:
    return cell("<v>-1</v>", ' t="s"')


@refused(NO_WORKBOOK)
def shared_text_that_is_no_number() -> bytes:
    return cell("<v>first</v>", ' t="s"')


@read_as({"Outcomes!A3": "a lot"})
def number_that_is_none() -> bytes:
    return cell("<v>a lot</v>")


@read_as({"Outcomes!A3": "nan"})
def not_a_number() -> bytes:
    return cell("<v>NaN</v>")


@read_as({"Outcomes!A3": "inf"})
def infinity() -> bytes:
    return cell("<v>Infinity</v>")


@read_as({"Outcomes!A3": Decimal(10) ** 308})
def number_of_309_digits() -> bytes:
    return cell("<v>1E308</v>")


@read_as({"Outcomes!A3": "inf"})
def number_beyond_all_numbers() -> bytes:
    return cell("<v>1E999</v>")


@read_as({"Outcomes!A3": Decimal(0)})
def negative_zero() -> bytes:
    return cell("<v>-0</v>")


@read_as({"Outcomes!A3": Decimal(0)})
def number_too_small_to_be_one() -> bytes:
    return cell("<v>1E-400</v>")


@read_as({"Outcomes!A3": "1,250"})
def number_as_text_with_commas() -> bytes:
    return text("1,250")


@read_as({"Outcomes!A3": Decimal("0.625")})
def percentage() -> bytes:
    parts = parts_of(cell("<v>0.625</v>", ' s="1"'))
    return archive(parts)


@read_as({"Outcomes!A3": date(2026, 4, 1)})
def day_since_1900() -> bytes:
    return as_day("46113")


@read_as({"Outcomes!A3": date(2026, 4, 1)})
def day_since_1904() -> bytes:
    return as_day("44651", since_1904=True)


@read_as({"Outcomes!A3": date(1900, 2, 28)})
def day_that_never_was() -> bytes:
    return as_day("60")


@read_as({"Outcomes!A3": "00:00:00"})
def day_before_all_days() -> bytes:
    return as_day("-5")


@read_as({"Outcomes!A3": Decimal(99999999)})
def day_after_all_days() -> bytes:
    return as_day("99999999")


@read_as({"Outcomes!A3": Decimal(10) ** 300})
def day_beyond_all_numbers() -> bytes:
    return as_day("1E300")


@read_as({"Outcomes!A3": "2026-04-01 09:30"})
def moment_that_is_no_day() -> bytes:
    return as_day("46113.3958333333")


@read_as({"Outcomes!A3": date(2026, 4, 1)})
def day_written_out() -> bytes:
    return cell("<v>2026-04-01</v>", ' t="d"')


@read_as({"Outcomes!A3": True})
def boolean() -> bytes:
    return cell("<v>1</v>", ' t="b"')


@read_as({"Outcomes!A3": "evil"})
def control_characters_in_a_text() -> bytes:
    return text("ev_x0000_il_x0008_")


@read_as({"Outcomes!A3": "mean txt.exe"})
def right_to_left_override() -> bytes:
    return text("mean \u202etxt.exe\u202c")


@read_as({"Outcomes!A3": "<script>alert(1)</script>"})
def script_in_a_text() -> bytes:
    return text("&lt;script&gt;alert(1)&lt;/script&gt;")


@read_as({"Outcomes!A3": None})
def text_of_spaces_alone() -> bytes:
    return text(" \u00a0\u2003 ")


@read_as({"Outcomes!A3": "x" * 40_000})
def text_longer_than_a_cell_holds() -> bytes:
    return text("x" * 40_000)


@refused(NO_WORKBOOK)
def number_with_a_remark_in_it() -> bytes:
    return cell("<v>1<!-- and -->2</v>")


@refused(NO_WORKBOOK)
def number_in_a_character_section() -> bytes:
    return cell("<v><![CDATA[12]]></v>")


@refused(NO_WORKBOOK)
def number_in_character_references() -> bytes:
    return cell("<v>&#49;&#50;</v>")


@read_as({"Outcomes!A3": "one & two"})
def text_with_references_and_a_remark() -> bytes:
    return text("one &amp; t<!-- x -->wo")


@read_as({"Outcomes!A3": "Tokyo"})
def text_with_how_it_is_spoken() -> bytes:
    return cell('<is><t>Tokyo</t><rPh sb="0" eb="2"><t>to-kyo</t></rPh></is>', ' t="inlineStr"')


@refused(NO_WORKBOOK)
def kind_that_is_unknown() -> bytes:
    return cell("<v>1</v>", ' t="zz"')


@refused(NO_WORKBOOK)
def the_same_cell_twice() -> bytes:
    return with_rows('<row r="3"><c r="A3"><v>1</v></c><c r="A3"><v>2</v></c></row>')


@refused(NO_WORKBOOK)
def place_that_is_none() -> bytes:
    return with_rows('<row r="3"><c r="3C"><v>1</v></c></row>')


@refused(NO_WORKBOOK)
def row_that_is_no_number() -> bytes:
    return with_rows('<row r="x"/>')


@refused(NO_WORKBOOK)
def row_nought() -> bytes:
    return with_rows('<row r="0"><c r="A0"><v>1</v></c></row>')


@read_as({"Outcomes!A3": "A word", "Outcomes!A4": Decimal(4)})
def rows_out_of_order() -> bytes:
    shared = '<c r="A3" t="inlineStr"><is><t>A word</t></is></c>'
    return with_rows(f'<row r="4"><c r="A4"><v>4</v></c></row><row r="3">{shared}</row>')


@read_as()
def style_out_of_range() -> bytes:
    return changed(lambda part: part.replace(b'<c r="A2" s="', b'<c r="A2" s="999'))
