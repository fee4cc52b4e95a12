"""Where one indicator is heading: its history, what would come if nothing changed, and the story behind."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import islice

from dash import html

from services.dashboards.chart import Parts, attributes, chart
from services.dashboards.explained.links import figure_addresses, leading
from services.dashboards.forecasting.describe import outlook_chart
from services.dashboards.forecasting.outlook import outlook_of
from services.dashboards.page import Page
from services.dashboards.reading import Reading
from services.dashboards.trajectory import PeriodReading
from services.dashboards.views.indicator.of_indicator import indicator_of, page_of
from services.dashboards.views.view import Ids, View

COMMENTS = 5
"""So many of the latest comments are a story that can be read in a minute."""
_ABOUT = (
    "Here the figures are drawn on as though nothing changed, where there are enough of them. Read them "
    "beside the story behind."
)


async def page(reading: Reading, ids: Ids) -> Page:
    """History, forecast and story."""
    found = await indicator_of(reading, ids)
    known = await reading.contract(found.contract.contract_id)
    row = known.summary
    periods = known.calendar.periods(row.starts_on, row.ends_on, ended_early=row.ended_early)
    addresses = figure_addresses(found.contract.contract_id, found.drawn.trajectory, reading.asked)
    made = leading(outlook_chart(outlook_of(found.drawn, periods), found.contract), addresses)
    return page_of(
        found,
        reading,
        "heading",
        shown=lambda: [
            html.P(_ABOUT, className="govuk-body"),
            chart(made, reading.place),
            *story_behind(found.drawn.trajectory.readings),
        ],
        charts=[made],
        counted=lambda: made.table,
    )


VIEW = View("contracts/{contract_id}/indicators/{indicator_id}/heading", page)


def story_behind(readings: Sequence[PeriodReading]) -> Parts:
    """The latest comments on the readings, the newest first."""
    newest_first = sorted(readings, key=lambda each: each.period.ends_on, reverse=True)
    told = list(islice((each for each in newest_first if each.comment), COMMENTS))
    heading = html.H2("The story behind", id="story-behind", className="govuk-heading-m")
    named = attributes(aria_labelledby="story-behind")
    return [html.Section([heading, *_comments(told)], **named)]


def _comments(told: Sequence[PeriodReading]) -> Parts:
    if not told:
        return [html.P("Nobody has written a comment on these readings yet.", className="govuk-body")]
    listed = [html.Li([html.B(f"{each.period.label}: "), each.comment]) for each in told]
    return [html.Ul(listed, className="govuk-list govuk-list--bullet")]
