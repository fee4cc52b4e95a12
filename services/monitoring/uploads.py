"""A file as a form brings it."""

from __future__ import annotations

import hashlib
import re
from typing import NamedTuple

from litestar.datastructures import UploadFile

from eventstore.source import WEB, spreadsheet
from services.monitoring.desk import Asking

_DIGEST = re.compile(r"[0-9a-f]{64}")


class Upload(NamedTuple):
    """A file as it was sent.

    Attributes:
        name: as the sender's machine calls it.
        content: its bytes.
    """

    name: str
    content: bytes

    @property
    def digest(self) -> str:
        """SHA-256 of the file in hexadecimal, by which the record names it."""
        return hashlib.sha256(self.content).hexdigest()


async def uploaded(request: Asking, name: str = "file") -> Upload | None:
    """The file that a form brought, or None where none was chosen."""
    file = (await request.form()).get(name)
    if not isinstance(file, UploadFile):
        return None
    content = await file.read()
    return Upload(file.filename, content) if content or file.filename else None


def source_with(digest: str) -> str:
    """By which way something came that was read from a file: the file, where this is the digest of one."""
    return spreadsheet(digest) if _DIGEST.fullmatch(digest) else WEB
