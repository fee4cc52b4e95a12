"""What is wrong with the markup of an Excel workbook's parts."""

from __future__ import annotations

from tests.unit.services.application.workbooks.hostile.archives import NO_WORKBOOK
from tests.unit.services.application.workbooks.hostile.cases import ORDINARY, read_as, refused
from tests.unit.services.application.workbooks.making import SHEET, archive, changed, parts_of, small

SHARED = "xl/sharedStrings.xml"


def declared(document_type: str, text: str = "") -> bytes:
    """The shared texts with a document type, and what stands in the first of them."""
    return changed(
        lambda part: part.replace(b"?>", f"?>{document_type}".encode(), 1).replace(
            b"Statement", text.encode() or b"Statement"
        ),
        SHARED,
    )


def without(part: str) -> bytes:
    return archive({name: content for name, content in parts_of(small()).items() if name != part})


@refused(NO_WORKBOOK)
def entities_that_grow() -> bytes:
    grown = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))
    return declared(f'<!DOCTYPE sst [<!ENTITY l0 "lol">{grown}]>', "&l9;")


@refused(NO_WORKBOOK)
def one_long_entity_used_often() -> bytes:
    return declared(f'<!DOCTYPE sst [<!ENTITY long "{"x" * 100_000}">]>', "&long;" * 1_000)


@refused(NO_WORKBOOK)
def external_entity() -> bytes:
    return declared('<!DOCTYPE sst [<!ENTITY x SYSTEM "file:///etc/passwd">]>', "&x;")


@refused(NO_WORKBOOK)
def external_document_type() -> bytes:
    return declared('<!DOCTYPE sst SYSTEM "http://127.0.0.1:9/evil.dtd">')


@refused(NO_WORKBOOK)
def parameter_entity() -> bytes:
    return declared('<!DOCTYPE sst [<!ENTITY % x SYSTEM "http://127.0.0.1:9/evil.dtd"> %x;]>')


@refused(NO_WORKBOOK)
def entity_that_nobody_declared() -> bytes:
    return declared("", "&unknown;")


@refused(NO_WORKBOOK)
def invalid_utf8() -> bytes:
    return changed(lambda part: part.replace(b"Statement", b"St\xff\xfement"), SHARED)


@refused(NO_WORKBOOK)
def control_character_in_the_markup() -> bytes:
    return changed(lambda part: part.replace(b"Statement", b"St\x00ement"), SHARED)


@refused(NO_WORKBOOK)
def half_a_surrogate() -> bytes:
    return changed(lambda part: part.replace(b"Statement", b"&#xD800;"), SHARED)


@refused(NO_WORKBOOK)
def another_encoding() -> bytes:
    return changed(lambda part: part.decode().replace('"UTF-8"', '"UTF-16"').encode("utf-16"), SHARED)


@refused(NO_WORKBOOK)
def markup_that_does_not_end() -> bytes:
    return changed(lambda part: part[:-20])


@read_as(ORDINARY)
def elements_nested_deeply() -> bytes:
    deep = "<a>" * 100_000 + "</a>" * 100_000
    return archive({**parts_of(small()), "customXml/item1.xml": deep})


@read_as(ORDINARY)
def elements_nested_deeply_in_the_sheet() -> bytes:
    deep = b"<extLst>" + b"<ext>" * 100_000 + b"</ext>" * 100_000 + b"</extLst></worksheet>"
    return changed(lambda part: part.replace(b"</worksheet>", deep))


@refused(r"holds more than 1,500,000 things\. Take out what is not needed")
def elements_without_end() -> bytes:
    return changed(lambda part: part.replace(b"</sheetData>", b"<row/>" * 1_600_000 + b"</sheetData>"))


@read_as(ORDINARY)
def attribute_of_a_megabyte() -> bytes:
    return changed(lambda part: part.replace(b"<sheetData>", b'<sheetData x="' + b"y" * 1_000_000 + b'">'))


@refused(NO_WORKBOOK)
def no_content_types() -> bytes:
    return archive({"xl/workbook.xml": "<workbook/>"})


@refused(NO_WORKBOOK)
def no_relationships() -> bytes:
    return without("xl/_rels/workbook.xml.rels")


@refused(NO_WORKBOOK)
def sheet_that_is_missing() -> bytes:
    return without(SHEET)


@refused(NO_WORKBOOK)
def shared_texts_that_are_missing() -> bytes:
    return without(SHARED)


@refused(NO_WORKBOOK)
def relationship_to_nothing() -> bytes:
    return changed(lambda part: part.replace(b"worksheets/sheet1.xml", b""), "xl/_rels/workbook.xml.rels")


@refused(NO_WORKBOOK)
def relationship_that_leads_out_of_the_file() -> bytes:
    return changed(
        lambda part: part.replace(b"worksheets/sheet1.xml", b"file:///etc/passwd"),
        "xl/_rels/workbook.xml.rels",
    )


@read_as(ORDINARY)
def external_links() -> bytes:
    link = (
        '<externalLink xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">'
        "<externalBook/></externalLink>"
    )
    rels = (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        '<Relationship Id="rId1" Type="x" Target="http://127.0.0.1:9/other.xlsx" TargetMode="External"/>'
        "</Relationships>"
    )
    return archive(
        {
            **parts_of(small()),
            "xl/externalLinks/externalLink1.xml": link,
            "xl/externalLinks/_rels/externalLink1.xml.rels": rels,
        }
    )


@read_as(ORDINARY)
def strict_form_of_the_standard() -> bytes:
    parts = parts_of(small())
    return archive(
        {
            name: content.replace(
                b"http://schemas.openxmlformats.org/spreadsheetml/2006/main",
                b"http://purl.oclc.org/ooxml/spreadsheetml/main",
            ).replace(
                b"http://schemas.openxmlformats.org/officeDocument/2006/relationships",
                b"http://purl.oclc.org/ooxml/officeDocument/relationships",
            )
            for name, content in parts.items()
        }
    )
