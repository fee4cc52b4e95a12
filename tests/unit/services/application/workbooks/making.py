"""Workbooks made by hand, for what no spreadsheet program would write."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable, Mapping

from services.application.workbooks.writing import WrittenColumn, WrittenSheet, write_workbook

SHEET = "xl/worksheets/sheet1.xml"
_CONTENT = """<?xml version="1.0" encoding="UTF-8"?>
<office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"
  xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" xmlns:calcext="urn:calcext"
  xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" office:version="1.2">
<office:body><office:spreadsheet>{tables}</office:spreadsheet></office:body></office:document-content>"""
_MANIFEST = """<?xml version="1.0"?>
<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0">
<manifest:file-entry manifest:full-path="content.xml">{inside}</manifest:file-entry></manifest:manifest>"""
_KIND = "application/vnd.oasis.opendocument.spreadsheet"


def small() -> bytes:
    """An Excel workbook of one sheet, with a heading and a word."""
    return write_workbook(
        [WrittenSheet(name="Outcomes", columns=(WrittenColumn(heading="Statement"),), rows=[("A word",)])]
    )


def archive(parts: Mapping[str, bytes | str]) -> bytes:
    """A file with these parts."""
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as opened:
        for name, content in parts.items():
            opened.writestr(name, content)
    return written.getvalue()


def parts_of(content: bytes) -> dict[str, bytes]:
    """The parts of a file."""
    with zipfile.ZipFile(io.BytesIO(content)) as opened:
        return {name: opened.read(name) for name in opened.namelist()}


def changed(change: Callable[[bytes], bytes], part: str = SHEET) -> bytes:
    """The small workbook with one part changed."""
    parts = parts_of(small())
    return archive({name: change(content) if name == part else content for name, content in parts.items()})


def with_rows(rows: str) -> bytes:
    """The small workbook with more rows."""
    return changed(lambda sheet: sheet.replace(b"</sheetData>", rows.encode() + b"</sheetData>"))


def opendocument(rows: str, *, encrypted: bool = False) -> bytes:
    """An OpenDocument spreadsheet of one sheet with these rows."""
    inside = "<manifest:encryption-data/>" if encrypted else ""
    table = f'<table:table table:name="Outcomes">{rows}</table:table>'
    return archive(
        {
            "mimetype": _KIND,
            "content.xml": _CONTENT.format(tables=table),
            "META-INF/manifest.xml": _MANIFEST.format(inside=inside),
        }
    )
