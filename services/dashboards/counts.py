"""How many indicators of an outcome moved which way: counts, never a mean of unlike things."""

from __future__ import annotations

from dash import html

from services.dashboards.chart import Parts
from services.dashboards.drawn import DrawnOutcome
from services.dashboards.findings import movement_counts, progress_range


def counts(drawn: DrawnOutcome) -> Parts:
    """The counts beside each other, and the range of what is travelled; nothing without indicators."""
    if not drawn.indicators:
        return []
    told = [*movement_counts(drawn.summary)]
    if drawn.summary.not_judged:
        told.append(("no direction wanted", drawn.summary.not_judged))
    rows = [html.Div([html.Dt(words.capitalize()), html.Dd(str(number))]) for words, number in told]
    listed: Parts = [html.Dl(rows, className="fp-counts")]
    travelled = progress_range(drawn.summary)
    return [*listed, html.P(travelled, className="govuk-body")] if travelled else listed
