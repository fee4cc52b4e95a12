"""What is packed into a zip: a spreadsheet or document of the office formats, and without macros."""

from __future__ import annotations

import struct
import zipfile
import zlib
from typing import IO, Final, Literal

Packed = Literal["xlsx", "docx", "ods", "odt"]

_TYPES: Final = "[Content_Types].xml"
_MAIN_PARTS: Final[tuple[tuple[str, Packed], ...]] = (
    ("xl/workbook.xml", "xlsx"),
    ("word/document.xml", "docx"),
)
_MIMETYPE: Final = "mimetype"
_OPEN_DOCUMENTS: Final[dict[bytes, Packed]] = {
    b"application/vnd.oasis.opendocument.spreadsheet": "ods",
    b"application/vnd.oasis.opendocument.text": "odt",
}
_RUNNABLE: Final = ("vbaproject", "vbadata", "macrosheets/", "activex", "basic/", "scripts/")
"""Words in the names of parts that hold macros or controls, in either family of formats."""
_MACRO_TYPE: Final = b"macroenabled"
_END: Final = struct.Struct("<4s4H2LH")
_LONGEST_DIRECTORY: Final = 512 * 1024
"""Bytes of the list of parts: reading it takes memory before anything can be told of it."""
_LONGEST_TYPES: Final = 1024 * 1024
_ENCRYPTED: Final = 0x1


def packed_kind(file: IO[bytes]) -> Packed | None:
    """What a zip is; None where it is nothing that is taken, is locked with a password or holds macros."""
    if not _has_short_directory(file):
        return None
    try:
        with zipfile.ZipFile(file) as archive:
            return _kind(archive)
    except (zipfile.BadZipFile, zlib.error, NotImplementedError, EOFError, UnicodeDecodeError, ValueError):
        return None


def _has_short_directory(file: IO[bytes]) -> bool:
    """Whether the list of parts is short, and stands where nothing comes after it."""
    size = file.seek(0, 2)
    if size < _END.size:
        return False
    file.seek(size - _END.size)
    mark, *_, length, _, comment = _END.unpack(file.read(_END.size))
    is_end: bool = mark == b"PK\x05\x06" and comment == 0
    return is_end and length <= _LONGEST_DIRECTORY


def _kind(archive: zipfile.ZipFile) -> Packed | None:
    members = archive.infolist()
    names = {member.filename for member in members}
    if any(member.flag_bits & _ENCRYPTED for member in members) or any(map(_is_runnable, names)):
        return None
    if _TYPES in names:
        if _MACRO_TYPE in _beginning(archive, _TYPES, _LONGEST_TYPES).lower():
            return None
        return next((kind for part, kind in _MAIN_PARTS if part in names), None)
    if _MIMETYPE in names:
        longest = max(map(len, _OPEN_DOCUMENTS)) + 1
        return _OPEN_DOCUMENTS.get(_beginning(archive, _MIMETYPE, longest))
    return None


def _is_runnable(name: str) -> bool:
    return any(word in name.lower().replace("\\", "/") for word in _RUNNABLE)


def _beginning(archive: zipfile.ZipFile, name: str, most: int) -> bytes:
    with archive.open(name) as opened:
        return opened.read(most)
