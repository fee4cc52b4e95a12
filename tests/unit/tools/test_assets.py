"""What is put beside the services for browsers to load."""

import gzip
from pathlib import Path

import brotli
import pytest

from tools.assets import FILES, install


@pytest.fixture
def modules(tmp_path: Path) -> Path:
    """What npm leaves, with a brand in its stylesheet."""
    for source in FILES:
        path = tmp_path / "node_modules" / source
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(
            "@font-face{font-family:GDS Transport}a{color:red}" if source.endswith(".css") else source
        )
    return tmp_path / "node_modules"


def test_every_file_has_its_compressed_forms_beside_it(modules: Path, tmp_path: Path) -> None:
    install(modules, tmp_path)
    for target in FILES.values():
        plain = (tmp_path / target).read_bytes()
        assert brotli.decompress((tmp_path / f"{target}.br").read_bytes()) == plain
        assert gzip.decompress((tmp_path / f"{target}.gz").read_bytes()) == plain


def test_what_belongs_to_govuk_alone_is_left_out(modules: Path, tmp_path: Path) -> None:
    install(modules, tmp_path)
    stylesheets = [tmp_path / target for target in FILES.values() if target.endswith(".css")]
    assert [path.read_text() for path in stylesheets] == ["a{color:red}"]


def test_a_file_that_npm_did_not_bring_stops_it(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError, match="govuk-frontend"):
        install(tmp_path, tmp_path)
