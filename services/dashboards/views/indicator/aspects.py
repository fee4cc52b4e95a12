"""The ways of looking at one indicator, and the links from each to the others."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal
from uuid import UUID

from dash import html
from dash.development.base_component import Component

from domain.framework.definitions import Indicator
from services.dashboards.addresses import indicator_page
from services.dashboards.chart import attributes
from services.presentation.as_of import Asked

Aspect = Literal["travelled", "real", "heading", "people", "groups", "compared", "said"]
NAMES: Mapping[Aspect, str] = {
    "travelled": "How far it has come",
    "real": "Is it real?",
    "heading": "Where it is heading",
    "people": "How far people came",
    "groups": "For whom",
    "compared": "Compared with others",
    "said": "What was said when",
}
"""What each aspect is called, in the order in which they stand beside each other."""


def links(contract_id: UUID, indicator: Indicator, current: Aspect, asked: Asked) -> Component:
    """Links to every aspect, the one that is shown marked as such."""
    return _links(contract_id, indicator, NAMES, current, asked)


def ways_on(contract_id: UUID, indicator: Indicator, asked: Asked) -> Component:
    """Links from a page of several indicators to what else can be asked of one of them."""
    others: dict[Aspect, str] = {aspect: name for aspect, name in NAMES.items() if aspect != "travelled"}
    return _links(contract_id, indicator, others, None, asked)


def _links(
    contract_id: UUID,
    indicator: Indicator,
    names: Mapping[Aspect, str],
    current: Aspect | None,
    asked: Asked,
) -> Component:
    listed = [
        html.Li(
            html.A(
                name,
                href=indicator_page(contract_id, indicator.indicator_id, aspect, asked),
                className="govuk-link",
                **(attributes(aria_current="page") if aspect == current else {}),
            )
        )
        for aspect, name in names.items()
    ]
    label = f"Ways of looking at: {indicator.title}"
    return html.Nav(html.Ul(listed, className="fp-aspects"), **attributes(aria_label=label))
