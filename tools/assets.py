"""Put what browsers load beside the services that serve it: no page asks a third party for anything.

Run as ``python -m tools.assets`` once ``npm ci`` has filled ``node_modules``.
"""

import gzip
from collections.abc import Callable, Mapping
from importlib import import_module
from pathlib import Path
from typing import Final

from services.presentation.stylesheet import without_govuk_brand

ROOT: Final = Path(__file__).parent.parent
# It says nothing of its types, so they are said here.
_brotli: Final[Callable[[bytes], bytes]] = import_module("brotli").compress
_GOVUK: Final = "govuk-frontend/dist/govuk"
_PRESENTATION: Final = "services/presentation/static/vendor"
_DASHBOARDS: Final = "services/dashboards/assets/vendor"

FILES: Final[Mapping[str, str]] = {
    f"{_GOVUK}/govuk-frontend.min.css": f"{_PRESENTATION}/govuk-frontend.min.css",
    f"{_GOVUK}/govuk-frontend.min.js": f"{_PRESENTATION}/govuk-frontend.min.js",
    "plotly.js-basic-dist-min/plotly-basic.min.js": f"{_DASHBOARDS}/plotly-basic.min.js",
}
"""Where each file comes from in ``node_modules``, and where it goes in the project."""


def install(modules: Path, root: Path) -> None:
    """Copy each file, without what councils may not use of GOV.UK's, and beside it its compressed forms.

    Nothing compresses an answer while it is sent: whoever serves a file sends its ``.br`` or ``.gz``.

    Args:
        modules: the folder that npm filled.
        root: the project's folder.

    Raises:
        FileNotFoundError: if npm has not put a file there.
    """
    for source, target in FILES.items():
        content = (modules / source).read_bytes()
        if source.endswith(".css"):
            content = without_govuk_brand(content.decode()).encode()
        path = root / target
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
        path.with_name(path.name + ".br").write_bytes(_brotli(content))
        path.with_name(path.name + ".gz").write_bytes(gzip.compress(content, mtime=0))


if __name__ == "__main__":
    install(ROOT / "node_modules", ROOT)
