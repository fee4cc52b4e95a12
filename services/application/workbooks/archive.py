"""Unpacks the file that a workbook is, without trusting what it says of itself."""

from __future__ import annotations

import io
import struct
import zipfile
import zlib

from services.application.workbooks.limits import MEGABYTE, Limits
from services.application.workbooks.parts import Refusals, alike

READ_PARTS = (".xml", ".rels", "mimetype")
"""Ends of the names of what is read. Pictures, macros and all else are left where they are."""

_ENCRYPTED = 0x1
_OLD_FORM = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_PROTECTED = "EncryptedPackage".encode("utf-16-le")
_COMPRESSED = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
_PIECE = 65_536
_BROKEN = (
    zipfile.BadZipFile,
    zlib.error,
    struct.error,
    NotImplementedError,
    EOFError,
    ValueError,
    OverflowError,
)
"""What Python's own reader of archives raises where one says what cannot be."""


def unpacked(content: bytes, name: str, limits: Limits) -> dict[str, bytes]:
    """The readable parts of a workbook's file by their names.

    Raises:
        WorkbookRefused: where it is none, is protected with a password, or is too large.
    """
    refusals = Refusals(name)
    if len(content) > limits.file:
        raise refusals.too_large(f"“{name}” is larger than {limits.file / MEGABYTE:g} MB.")
    if content.startswith(_OLD_FORM):
        raise refusals.protected() if _PROTECTED in content else refusals.no_workbook()
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            return _parts(archive, name, limits, refusals)
    except _BROKEN as error:
        raise refusals.no_workbook() from error


def packed(parts: dict[str, bytes]) -> io.BytesIO:
    """The parts as one file again. They are taken out of `parts`, for two of each would fill the memory."""
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w", zipfile.ZIP_STORED) as archive:
        for name in list(parts):
            archive.writestr(zipfile.ZipInfo(name), parts.pop(name))
    written.seek(0)
    return written


def _parts(archive: zipfile.ZipFile, name: str, limits: Limits, refusals: Refusals) -> dict[str, bytes]:
    members = archive.infolist()
    if any(member.flag_bits & _ENCRYPTED for member in members):
        raise refusals.protected()
    wanted = [member for member in members if member.filename.endswith(READ_PARTS)]
    if len({alike(member.filename) for member in wanted}) < len(wanted):
        raise refusals.no_workbook()
    if any(member.compress_type not in _COMPRESSED for member in wanted):
        raise refusals.no_workbook()
    if len(members) > limits.parts:
        raise refusals.too_large(f"“{name}” holds more than {limits.parts:,} parts.")
    parts, left = dict[str, bytes](), limits.unpacked
    for member in wanted:
        content = _read(archive, member, left)
        if content is None:
            raise refusals.too_large(f"“{name}” unpacks to more than {limits.unpacked / MEGABYTE:g} MB.")
        parts[member.filename] = content
        left -= len(content)
    return parts


def _read(archive: zipfile.ZipFile, member: zipfile.ZipInfo, most: int) -> bytes | None:
    """The member's bytes, or None as soon as they are more than `most`, whatever it claims to hold."""
    pieces, length = list[bytes](), 0
    with archive.open(member) as opened:
        while piece := opened.read(_PIECE):
            length += len(piece)
            if length > most:
                return None
            pieces.append(piece)
    return b"".join(pieces)
