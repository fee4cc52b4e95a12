"""A file is looked at before it is kept."""

from __future__ import annotations

import hashlib
import io

import pytest

from domain.provider_return.rules.evidence import LARGEST_FILE
from domain.shared.errors import Invalid
from services.application.evidence.looking import look_at
from tests.evidence import PDF


def test_a_file_is_told_with_its_size_and_digest() -> None:
    assert look_at(io.BytesIO(PDF), "a.pdf") == ("application/pdf", len(PDF), hashlib.sha256(PDF).hexdigest())


def test_the_largest_file_that_is_taken_is_looked_at_whole() -> None:
    content = b"%PDF-" + b"x" * (LARGEST_FILE - 5)
    assert look_at(io.BytesIO(content), "a.pdf").sha256 == hashlib.sha256(content).hexdigest()


@pytest.mark.parametrize(
    ("content", "saying"),
    [(b"", "“a.pdf” is empty"), (b"%PDF-" + b"x" * LARGEST_FILE, "larger than 10 MB")],
)
def test_a_file_that_is_empty_or_too_large_is_refused(content: bytes, saying: str) -> None:
    with pytest.raises(Invalid, match=saying) as refused:
        look_at(io.BytesIO(content), "a.pdf")
    assert refused.value.field == "file"
