"""Files with a framework in them, as a form brings them."""

from __future__ import annotations

import asyncio
from typing import NamedTuple

import msgspec

from domain.shared.errors import DomainError, Invalid, Several
from services.application.frameworks.document import FrameworkDocument
from services.application.frameworks.json_form import read_document, written
from services.application.frameworks.workbook.reading import read_framework
from services.application.workbooks.apart import read_apart
from services.application.workbooks.limits import MEGABYTE, USUAL
from services.monitoring.uploads import Upload

LARGEST = USUAL.file + 2 * MEGABYTE
"""Bytes of a request with a file in it: the largest workbook that is read, and what a form puts round it."""
_BYTE_ORDER_MARK = b"\xef\xbb\xbf"


class Wrong(NamedTuple):
    """Something in a file that cannot be used.

    Attributes:
        place: the cell ("Outcomes!C7") or the part ("outcomes.2.level"); "" where it is the whole file.
        sentence: what is wrong and what would be right.
    """

    place: str
    sentence: str


async def read_upload(upload: Upload) -> FrameworkDocument:
    """The framework in a file: JSON where it looks like that, otherwise a workbook.

    Raises:
        DomainError: where there is none, with the cells or parts that cannot be used as fields.
    """
    content = upload.content.removeprefix(_BYTE_ORDER_MARK)
    if not content:
        raise Invalid(f"“{upload.name}” is empty. Choose another file.")
    if content.lstrip()[:1] in {b"{", b"["} or upload.name.lower().endswith(".json"):
        return read_document(content)
    workbook = await read_apart(content, upload.name)
    return await asyncio.to_thread(read_framework, workbook)  # many rows must not keep others waiting


def wrong_with(error: DomainError) -> tuple[Wrong, ...]:
    """Everything in a file that cannot be used, place by place."""
    singles = error.errors if isinstance(error, Several) else (error,)
    # A document's own sentences begin with their place, which has a column of its own here.
    return tuple(Wrong(each.field, each.message.removeprefix(f"{each.field}: ")) for each in singles)


def packed(document: FrameworkDocument) -> str:
    """The document on one line, to stand in a hidden field."""
    return msgspec.json.format(written(document), indent=-1).decode()
