"""A file as it was sent, looked at before it is kept: what it is, how large, and its digest."""

from __future__ import annotations

import hashlib
from typing import IO, NamedTuple

from domain.provider_return.rules.evidence import LARGEST_FILE
from domain.shared.errors import Invalid
from services.application.evidence.kinds import kind_of

LARGEST_SAID = f"{LARGEST_FILE // 1024 // 1024} MB"
TOO_LARGE = f"The file is larger than {LARGEST_SAID}. Make it smaller, or take it apart."
_PIECE = 65_536


class Looked(NamedTuple):
    """What a file was found to be."""

    media_type: str
    size: int
    sha256: str


def look_at(file: IO[bytes], name: str) -> Looked:
    """Look at a file from its beginning to its end.

    Args:
        file: can be gone back in.
        name: as it is to be kept.

    Raises:
        Invalid: where it is empty, too large or of no kind that is taken.
    """
    size = file.seek(0, 2)
    if size == 0:
        raise Invalid(f"“{name}” is empty. Choose another file.", field="file")
    if size > LARGEST_FILE:
        raise Invalid(TOO_LARGE, field="file")
    kind = kind_of(file, name)
    digest = hashlib.sha256()
    file.seek(0)
    while piece := file.read(_PIECE):
        digest.update(piece)
    return Looked(kind.media_type, size, digest.hexdigest())
