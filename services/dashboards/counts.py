"""How many indicators of an outcome moved which way: counts, never a mean of unlike things."""

from __future__ import annotations

from dash import html

from services.dashboards.chart import Parts
from services.dashboards.drawn import DrawnOutcome
from services.dashboards.findings import progress_range
from services.dashboards.movements import counts_in
from services.presentation.words import begin


def counts(drawn: DrawnOutcome) -> Parts:
    """The counts beside each other, and the range of what is travelled; nothing without indicators."""
    if not drawn.indicators:
        return []
    told = [(look, number) for look, number in counts_in(drawn.summary) if look.movement or number]
    rows = [html.Div([html.Dt(begin(look.words)), html.Dd(str(number))]) for look, number in told]
    listed: Parts = [html.Dl(rows, className="fp-counts")]
    travelled = progress_range(drawn.summary)
    return [*listed, html.P(travelled, className="govuk-body")] if travelled else listed
