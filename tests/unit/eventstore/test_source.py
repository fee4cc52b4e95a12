"""Where an event came from is written in one form."""

import pytest

from eventstore import source

DIGEST = "0123456789abcdef" * 4


def test_a_file_is_named_by_its_digest() -> None:
    assert source.spreadsheet(DIGEST) == f"spreadsheet:{DIGEST}"
    assert source.imported(DIGEST, 12) == f"import:{DIGEST}:12"


@pytest.mark.parametrize("digest", ["", DIGEST[1:], DIGEST.upper(), "z" * 64])
def test_a_digest_of_another_form_is_refused(digest: str) -> None:
    with pytest.raises(ValueError, match="SHA-256"):
        source.spreadsheet(digest)


def test_lines_are_counted_from_1() -> None:
    with pytest.raises(ValueError, match="counted from 1"):
        source.imported(DIGEST, 0)
