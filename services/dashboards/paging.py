"""Links to the page before and the page after, where there is more than one page holds."""

from __future__ import annotations

from dash import html

from services.dashboards.chart import Parts, attributes
from services.dashboards.place import Place
from services.presentation.pages import page_number


def page_asked(place: Place) -> int:
    """The number of the page that an address asks for, from 1; what is no number asks for the first."""
    return page_number(place.query.get("page", ""))


def pages(place: Place, number: int, of: int) -> Parts:
    """Where one is, and the links; nothing where all is on one page."""
    if of <= 1:
        return []
    ways = [(number - 1, "Previous page"), (number + 1, "Next page")]
    links = [
        html.Li(html.A(words, href=place.asking("page", str(to)).address, className="govuk-link"))
        for to, words in ways
        if 1 <= to <= of
    ]
    here = html.Li(f"Page {number:,} of {of:,}")
    listed = html.Ul([here, *links], className="fp-aspects")
    return [html.Nav(listed, **attributes(aria_label="Pages"))]
