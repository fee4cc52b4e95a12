"""Which kinds of files are taken as evidence: told by their content, and then held against their names."""

from __future__ import annotations

from typing import IO, Final, NamedTuple

from domain.shared.errors import Invalid
from services.application.evidence.packed import packed_kind

TAKEN: Final = (
    "Attach a PDF, a picture (PNG or JPEG), plain text, CSV, a spreadsheet (.xlsx or .ods) or a document "
    "(.docx or .odt), without macros."
)
"""A sentence that says which kinds are taken."""


class Kind(NamedTuple):
    """A kind of file.

    Attributes:
        media_type: as it is served.
        endings: of its names.
        called: in a sentence.
    """

    media_type: str
    endings: tuple[str, ...]
    called: str


PDF = Kind("application/pdf", (".pdf",), "a PDF")
PNG = Kind("image/png", (".png",), "a PNG picture")
JPEG = Kind("image/jpeg", (".jpg", ".jpeg"), "a JPEG picture")
TEXT = Kind("text/plain", (".txt",), "plain text")
CSV = Kind("text/csv", (".csv",), "CSV")
_PACKED = {
    "xlsx": Kind(
        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", (".xlsx",), "an Excel workbook"
    ),
    "docx": Kind(
        "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        (".docx",),
        "a Word document",
    ),
    "ods": Kind("application/vnd.oasis.opendocument.spreadsheet", (".ods",), "an OpenDocument spreadsheet"),
    "odt": Kind("application/vnd.oasis.opendocument.text", (".odt",), "an OpenDocument text"),
}
KINDS: Final = (PDF, PNG, JPEG, TEXT, CSV, *_PACKED.values())
_ENDINGS: Final = tuple(ending for kind in KINDS for ending in kind.endings)
_BEGINNINGS: Final = ((b"%PDF-", PDF), (b"\x89PNG\r\n\x1a\n", PNG), (b"\xff\xd8\xff", JPEG))
_ZIP: Final = b"PK\x03\x04"
_PIECE: Final = 65_536
_NO_TEXT: Final = bytes({*range(0x20), 0x7F} - {*b"\t\n\f\r"})
"""Bytes that stand in no plain text, whichever of the usual encodings it is in."""


def kind_of(file: IO[bytes], name: str) -> Kind:
    """What a file is. Reads it from its beginning.

    Args:
        file: can be gone back in.
        name: as its sender calls it.

    Raises:
        Invalid: where it is of no kind that is taken, or its name says that it is something else.
    """
    kind, called = _by_content(file, name), name.lower()
    may_be_misnamed = "." not in name or called.endswith(_ENDINGS)
    if kind is None or not may_be_misnamed:
        raise Invalid(f"“{name}” is not of a kind that can be attached. {TAKEN}", field="file")
    if not called.endswith(kind.endings):
        ending = " or ".join(kind.endings)
        raise Invalid(
            f"“{name}” is {kind.called} by what is in it, but its name does not end in {ending}. Give it the "
            "right name, or choose another file.",
            field="file",
        )
    return kind


def _by_content(file: IO[bytes], name: str) -> Kind | None:
    file.seek(0)
    beginning = file.read(_PIECE)
    for mark, kind in _BEGINNINGS:
        if beginning.startswith(mark):
            return kind
    if beginning.startswith(_ZIP):
        packed = packed_kind(file)
        return None if packed is None else _PACKED[packed]
    file.seek(0)
    while piece := file.read(_PIECE):
        if piece.translate(None, _NO_TEXT) != piece:
            return None
    return CSV if name.lower().endswith(CSV.endings) else TEXT
