"""The name of a file is shown and kept without what could lead anywhere or hide anything."""

from __future__ import annotations

from typing import Final

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.provider_return.rules.evidence import LONGEST_NAME
from services.application.evidence.names import clean_name

TURNED: Final = "\u202e"


@pytest.mark.parametrize(
    ("given_name", "clean"),
    [
        ("Survey.pdf", "Survey.pdf"),
        ("Überblick Sommer.pdf", "Überblick Sommer.pdf"),
        ("C:\\Users\\ama\\Survey.pdf", "Survey.pdf"),
        ("../../etc/passwd", "passwd"),
        ("Survey.pdf/", "file"),
        ("", "file"),
        ("..", "file"),
        (".pdf", "file.pdf"),
        ("a\r\nSet-Cookie: x.txt", "a Set-Cookie- x.txt"),
        (f"report{TURNED}fdp.txt", "reportfdp.txt"),
        ('who "is" <this>?.txt', "who -is- -this--.txt"),
        ("  many   spaces .txt", "many spaces.txt"),
        ("cafe\u0301.txt", "café.txt"),
        ("x" * 300 + ".pdf", "x" * 116 + ".pdf"),
    ],
)
def test_a_name_is_cleaned(given_name: str, clean: str) -> None:
    assert clean_name(given_name) == clean


@given(st.text(max_size=300))
def test_any_name_becomes_one_that_a_return_takes(name: str) -> None:
    clean = clean_name(name)
    assert 0 < len(clean) <= LONGEST_NAME
    assert clean == clean.strip()
    assert clean.isprintable()
    assert not set(clean) & set('/\\<>:"|?*')
    assert clean not in {".", ".."}
    assert clean_name(clean) == clean
