"""What was said of each period as a part of a page, with the way to the return in which it was said."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from dash import html
from dash.development.base_component import Component

from services.dashboards.addresses import return_in_full
from services.dashboards.chart import Parts, attributes
from services.dashboards.narrative.said import PeriodSaid, Said
from services.presentation.as_of import Asked

HEADING = "What was said of each period"
SHORT: Final = 300
"""So many letters are shown where what was said stands beside much else."""
_KEY = "said"


def said_section(told: Sequence[PeriodSaid], asked: Asked, longest: int | None = None) -> Component:
    """The section, the newest period first.

    Args:
        told: what was said.
        asked: the moment that the page is about, which links keep.
        longest: so many letters of one text are shown before a link to all of it; None shows all.
    """
    parts: Parts = [html.H2(HEADING, id=_KEY, className="govuk-heading-m")]
    if not told:
        parts.append(html.P("Nothing has been said in words yet.", className="govuk-body"))
    for each in told:
        parts += _period(each, asked, longest)
    return html.Section(parts, className="fp-told", **attributes(aria_labelledby=_KEY))


def shortened(words: str, longest: int | None) -> str | None:
    """The words up to the last whole one within so many letters; None where all of them are within."""
    if longest is None or len(words) <= longest:
        return None
    whole = re.match(rf".{{1,{longest}}}(?=\s)", words, re.DOTALL)
    return f"{(whole[0] if whole else words[:longest]).rstrip()} …"


def _period(told: PeriodSaid, asked: Asked, longest: int | None) -> Parts:
    label, address = told.period.label, return_in_full(told.return_id, asked)
    parts: Parts = [
        html.H3(label, className="govuk-heading-s"),
        *_listed(told.of_indicators, address, longest),
    ]
    if told.of_contract:
        parts.append(html.H4("Of the contract as a whole", className="fp-told__whole"))
    parts += _listed(told.of_contract, address, longest)
    link = html.A(f"The return for {label}", href=address, className="govuk-link")
    return [*parts, html.P(link, className="govuk-body")]


def _listed(said: Sequence[Said], address: str, longest: int | None) -> Parts:
    if not said:
        return []
    rows = [html.Div([html.Dt(each.about), html.Dd(_words(each, address, longest))]) for each in said]
    return [html.Dl(rows)]


def _words(said: Said, address: str, longest: int | None) -> list[Component | str]:
    short = shortened(said.words, longest)
    if short is None:
        return [said.words]
    hidden = html.Span(f": {said.about}", className="govuk-visually-hidden")
    return [f"{short} ", html.A(["Read on", hidden], href=address, className="govuk-link")]
