"""Files that go with a return: few, not too large, each once, and about what the return asks."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from domain.provider_return.content import Asked, Evidence
from domain.shared.errors import AlreadyDone, DomainError, Invalid, NotFound

MOST_FILES = 20
"""Files of one return, in all its submissions together."""
LARGEST_FILE = 10 * 1024 * 1024
"""Bytes of one file."""
LONGEST_NAME = 200
_DIGEST = re.compile(r"[0-9a-f]{64}")
_FOLDERS = re.compile(r"[/\\]|^\.{1,2}$")


def wrong_evidence(
    given: Sequence[Evidence], before: Sequence[Evidence], asked: Sequence[Asked]
) -> Iterator[DomainError]:
    """All that does not fit in the files of a submission, each about its own field.

    Args:
        given: the files, in the order in which they are attached.
        before: those that went with earlier submissions of the return.
        asked: what the return asks for.
    """
    if len(before) + len(given) > MOST_FILES:
        yield Invalid(
            f"A return takes {MOST_FILES} files at most. Take some out, or put several into one.",
            field="evidence",
        )
    titles = {known.indicator_id: known.title for known in asked}
    known = list(before)
    for evidence in given:
        field = f"evidence.{evidence.evidence_id}"
        if evidence.indicator_id is not None and evidence.indicator_id not in titles:
            yield NotFound("A file is about an indicator that this return does not ask for.", field=field)
        if any(_same(evidence, other) for other in known):
            yield AlreadyDone(f"“{evidence.name}” is attached twice. Keep one.", field=field)
        known.append(evidence)
        yield from _of_one(evidence, field)


def _same(one: Evidence, other: Evidence) -> bool:
    return one.evidence_id == other.evidence_id or (
        (one.indicator_id, one.sha256) == (other.indicator_id, other.sha256)
    )


def _of_one(evidence: Evidence, field: str) -> Iterator[DomainError]:
    name = evidence.name.strip()
    if not name or _FOLDERS.search(name) or len(name) > LONGEST_NAME:
        yield Invalid(
            f"Give the file a name of at most {LONGEST_NAME} characters, without folders.",
            field=f"{field}.name",
        )
    if evidence.size <= 0:
        yield Invalid(f"“{name}” is empty. Choose another file.", field=f"{field}.size")
    if evidence.size > LARGEST_FILE:
        yield Invalid(
            f"“{name}” is larger than {LARGEST_FILE // 1024 // 1024} MB. Make it smaller, or take it apart.",
            field=f"{field}.size",
        )
    if not _DIGEST.fullmatch(evidence.sha256):
        yield Invalid(
            "Give the SHA-256 of the file as 64 hexadecimal digits in small letters.", field=f"{field}.sha256"
        )
    if not evidence.media_type:
        yield Invalid("Say of which type the file is.", field=f"{field}.media_type")
    if not evidence.note.strip():
        yield Invalid(f"Say what “{name}” shows.", field=f"{field}.note")
