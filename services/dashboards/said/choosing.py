"""Choosing the period of which it is shown what was said: by the address, which a form writes."""

from __future__ import annotations

from collections.abc import Sequence
from uuid import UUID

from dash import html
from dash.development.base_component import Component

from domain.shared.values import Period, Value
from services.dashboards.chart import attributes
from services.dashboards.place import Place
from services.dashboards.said.versions import Version, times_changed

PERIOD = "period"
"""What the address calls the choice: the id of a return, or the label of its period."""


class SaidOf(Value, frozen=True, kw_only=True):
    """All that was said of one period in its return, oldest first and at least once."""

    return_id: UUID
    period: Period
    versions: tuple[Version, ...]


def chosen(told: Sequence[SaidOf], wanted: str) -> SaidOf | None:
    """The period that an address asks for; without a wish the last that was ever changed, or else the last.

    Args:
        told: in order of time.
        wanted: as the address has it, or "".

    Returns:
        None where nothing was said of what is asked for, or of any period.
    """
    if wanted.strip():
        asked = wanted.strip()
        return next((each for each in told if asked in {str(each.return_id), each.period.label}), None)
    offered = [each for each in told if times_changed(each.versions)] or told
    return offered[-1] if offered else None


def choice(told: Sequence[SaidOf], current: SaidOf | None, place: Place) -> Component:
    """The form: a list of the periods, the newest first. It keeps the moment that the page is about."""
    options = [
        html.Option(each.period.label, value=str(each.return_id), selected=each is current)
        for each in reversed(told)
    ]
    nothing = [] if current else [html.Option("None chosen", value="", selected=True)]
    kept = [_kept(name, value) for name, value in place.query.items() if name != PERIOD and value]
    return html.Form(
        [
            html.Label("Period", htmlFor=PERIOD, className="govuk-label"),
            html.Select([*nothing, *options], id=PERIOD, name=PERIOD, className="govuk-select"),
            *kept,
            html.Button("Show this period", type="submit", className="govuk-button govuk-button--secondary"),
        ],
        method="get",
        action=place.path,
        className="fp-choice",
        **attributes(aria_label="Choose a period"),
    )


def _kept(name: str, value: str) -> Component:
    """What the address says besides goes along unseen; Dash has no hidden fields of its own."""
    return html.Select(html.Option(value, value=value, selected=True), name=name, hidden=True)
