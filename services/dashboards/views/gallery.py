"""The gallery: every form of chart over awkward figures, all of them invented and none of the record."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from functools import cache
from typing import Final

from dash import html
from dash.development.base_component import Component

from services.dashboards.addresses import gallery_page
from services.dashboards.chart import Parts, attributes, chart
from services.dashboards.gallery.form import Case, Form
from services.dashboards.gallery.forms import FORMS
from services.dashboards.gallery.numbers import numbers_of
from services.dashboards.page import Link, Page
from services.dashboards.place import Place
from services.dashboards.reading import Reading
from services.dashboards.table import Table
from services.dashboards.views.view import Ids, View

TITLE = "Gallery of charts"
_CAPTION = "Every figure here is invented"
_ABOUT = (
    (
        "Charts are easy to read while figures behave. This gallery shows each form of chart with figures "
        "that do not: none at all, missing, nought, huge, below nought, corrected again and again, measured "
        "in another way."
    ),
    (
        "Councils can see here what a chart will say when their own figures turn out like that. Developers "
        "prove their work by it: a program looks at every chart of the gallery, at two widths of the screen, "
        "and holds what is drawn against the table below it."
    ),
)


async def index(_reading: Reading, _ids: Ids) -> Page:
    """What the gallery is for, and the way to each form."""
    listed = [
        html.Li(html.A(form.title, href=gallery_page(form.key), className="govuk-link")) for form in FORMS
    ]
    return Page(
        title=TITLE,
        caption=_CAPTION,
        heading=TITLE,
        back=Link("Back to the accessibility statement", "/accessibility"),
        name="gallery",
        shown=lambda: [
            *(html.P(sentence, className="govuk-body") for sentence in _ABOUT),
            html.Ul(listed, className="govuk-list govuk-list--bullet"),
        ],
        charts=(),
        counted=lambda: Table(columns=(), rows=()),
        invented=True,
    )


def _page_of(form: Form) -> Callable[[Reading, Ids], Awaitable[Page]]:
    async def page(reading: Reading, _ids: Ids) -> Page:
        cases = _cases(form)
        charts = tuple(made for case in cases for made in case.charts)
        return Page(
            title=f"{form.title}, {TITLE.lower()}",
            caption=_CAPTION,
            heading=form.title,
            back=Link("Back to the gallery", gallery_page()),
            name=f"gallery {form.key}",
            shown=lambda: [
                *(html.P(sentence, className="govuk-body") for sentence in form.about),
                *(
                    part
                    for number, case in enumerate(cases, 1)
                    for part in _shown(case, number, reading.place)
                ),
            ],
            charts=charts,
            counted=lambda: numbers_of(charts),
            invented=True,
        )

    return page


@cache
def _cases(form: Form) -> tuple[Case, ...]:
    """The same for everybody and at all times, so they are made once."""
    return form.cases()


def _shown(case: Case, number: int, place: Place) -> Parts:
    """Small charts stand beside each other below the name of their case; large ones name it themselves."""
    small = [made for made in case.charts if made.size == "small"]
    large = [chart(made, place) for made in case.charts if made.size == "large"]
    return [*([_multiples(case, [chart(made, place) for made in small], number)] if small else []), *large]


def _multiples(case: Case, charts: Parts, number: int) -> Component:
    key = f"case-{number}"
    return html.Section(
        [
            html.H2(case.name.capitalize(), id=key, className="govuk-heading-m"),
            html.Div(charts, className="fp-multiples"),
        ],
        className="fp-outcome",
        **attributes(aria_labelledby=key),
    )


VIEWS: Final[tuple[View, ...]] = (
    View("gallery", index),
    *(View(f"gallery/{form.key}", _page_of(form)) for form in FORMS),
)
