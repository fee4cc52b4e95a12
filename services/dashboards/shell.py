"""The page into which the charts are put: head, header, heading and the control that asks for another moment.

It is ours and is sent by the server; Dash fills one element of it. The pieces stand in Dash's index as marks,
which no text of a page can contain, since every text is escaped.
"""

from __future__ import annotations

from collections.abc import Mapping
from html import escape

import msgspec

from services.dashboards.gate import templates
from services.dashboards.page import ALL, Page
from services.dashboards.place import Place
from services.presentation.layout import Masthead, frame

HEAD, TITLE, TOP, BEFORE, AFTER, BOTTOM = (
    f"<!--fingerpost:{piece}-->" for piece in ("head", "title", "top", "before", "after", "bottom")
)
_CHARTS = "<!--fingerpost:charts-->"

INDEX = f"""<!DOCTYPE html>
<html lang="en-GB" class="govuk-template">
<head>
{HEAD}
<title>{TITLE}</title>
{{%css%}}
</head>
<body class="govuk-template__body">
{TOP}
{BEFORE}
{{%app_entry%}}
{AFTER}
{BOTTOM}
{{%config%}}
{{%scripts%}}
{{%renderer%}}
</body>
</html>
"""
"""What Dash calls its index: it asks for the places of its own parts and leaves ours alone."""


class Shell(msgspec.Struct, frozen=True, kw_only=True):
    """What stands round the charts of a page.

    Attributes:
        kept: what the page is narrowed by, whatever its moment.
        error: a sentence about an address that cannot be read, or nothing.
    """

    page: Page
    place: Place
    masthead: Masthead
    kept: Mapping[str, str]
    error: str = ""


def whole(index: str, shell: Shell) -> str:
    """The whole page: Dash's index with our pieces in their places."""
    made = frame(shell.masthead)
    main = templates().get_template("main.html").render(shell=shell, page=shell.page, charts=_CHARTS, all=ALL)
    before, _, after = main.partition(_CHARTS)
    error = "Error: " if shell.error else ""
    pieces = {
        HEAD: made.head,
        TITLE: escape(f"{error}{shell.page.title} \N{EN DASH} Fingerpost"),
        TOP: made.top,
        BEFORE: before,
        AFTER: after,
        BOTTOM: made.bottom,
    }
    for mark, piece in pieces.items():
        index = index.replace(mark, piece, 1)
    return index
