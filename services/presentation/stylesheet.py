"""The stylesheets of both services, and GOV.UK Frontend's without what councils may not use.

The GOV.UK code is free to use; its typeface, crown and crest are not for services outside of GOV.UK.
"""

from __future__ import annotations

import re
import sys
from pathlib import Path

STYLESHEETS = ("/static/vendor/govuk-frontend.min.css", "/static/fingerpost.css")
"""In this order: the second mends the first."""
STATIC = Path(__file__).parent / "static"
FONTS = 'system-ui,-apple-system,"Segoe UI",Roboto,"Noto Sans","Liberation Sans",arial,sans-serif'


def without_govuk_brand(css: str) -> str:
    """The stylesheet with the system's fonts instead of GDS Transport, and without images of GOV.UK."""
    css = re.sub(r"@font-face\{[^}]*\}", "", css)
    css = css.replace("GDS Transport,arial,sans-serif", FONTS)
    return re.sub(r"url\(/assets/[^)]*\)", "none", css)


def main(source: Path, target: Path) -> None:
    """Write the changed stylesheet; the folder is made if it is missing."""
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_text(without_govuk_brand(source.read_text("utf-8")), "utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
