"""Small files of every kind that can be attached, and some that cannot."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping
from typing import Final

PDF: Final = b"%PDF-1.7\n1 0 obj\n<< >>\nendobj\n%%EOF\n"
PNG: Final = b"\x89PNG\r\n\x1a\n" + bytes(20)
JPEG: Final = b"\xff\xd8\xff\xe0" + bytes(20)
TEXT: Final = "Ama said: “I am never alone on Fridays.”\n".encode()
CSV: Final = b"week,people\r\n1,12\r\n"
WORKBOOK_TYPE: Final = b"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"
MACRO_TYPE: Final = b"application/vnd.ms-excel.sheet.macroEnabled.main+xml"


def packed(parts: Mapping[str, bytes], comment: bytes = b"") -> bytes:
    """A zip with these parts."""
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.comment = comment
        for name, content in parts.items():
            archive.writestr(name, content)
    return written.getvalue()


def workbook(more: Mapping[str, bytes] | None = None, kind: bytes = WORKBOOK_TYPE) -> bytes:
    """An Excel workbook as far as it is looked at, with more parts beside what makes it one."""
    return packed({"[Content_Types].xml": kind, "xl/workbook.xml": b"<workbook/>", **(more or {})})


def open_document(kind: str, more: Mapping[str, bytes] | None = None) -> bytes:
    """An OpenDocument file: "spreadsheet", "text" or another kind."""
    mimetype = f"application/vnd.oasis.opendocument.{kind}".encode()
    return packed({"mimetype": mimetype, "content.xml": b"<content/>", **(more or {})})


WORD: Final = packed({"[Content_Types].xml": b"<Types/>", "word/document.xml": b"<document/>"})
