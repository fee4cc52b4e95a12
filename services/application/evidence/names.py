"""Names of files as strangers' machines call them, made fit to be shown and kept."""

from __future__ import annotations

import re
import unicodedata
from typing import Final

_LONGEST: Final = 120
_NOT_ALLOWED: Final = re.compile(r'[<>:"|?*]')
"""Characters that some machine cannot have in the name of a file."""
_UNSEEN: Final = ("Cc", "Cf", "Co", "Cs", "Cn")
"""Categories of characters that are not seen, among them those that turn the direction of what follows."""


def clean_name(given: str) -> str:
    """The name alone, without folders and without what cannot be seen; "file" where nothing is left."""
    alone = re.split(r"[/\\]", unicodedata.normalize("NFC", given))[-1]
    seen = "".join(" " if letter.isspace() else letter for letter in alone if _is_seen(letter))
    tidy = " ".join(_NOT_ALLOWED.sub("-", seen).split()).rstrip(". ")
    stem, dot, ending = tidy.rpartition(".")
    if not dot:
        return tidy[:_LONGEST] or "file"
    return f"{stem[: _LONGEST - len(ending) - 1].strip('. ') or 'file'}.{ending[:_LONGEST]}"


def _is_seen(letter: str) -> bool:
    return letter.isspace() or unicodedata.category(letter) not in _UNSEEN
