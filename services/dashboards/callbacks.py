"""The one callback: it fills the page with the charts that its address asks for.

The address says what is wanted. Who asks, and whether they may see it, is taken from the cookies of the very
request, never from anything that the page sends.
"""

from __future__ import annotations

from typing import Any
from urllib.parse import parse_qsl

import dash
import structlog
from dash import Input, Output, dcc, html

from services.access import FORM_HEADER, Access
from services.dashboards.chart import Parts
from services.dashboards.place import Place
from services.dashboards.reading import Readings
from services.dashboards.refusals import NothingThere, SignInFirst
from services.dashboards.views.every import view_at
from services.presentation.as_of import BadAsOf

_log = structlog.get_logger(__name__)


def layout() -> Any:
    """What every page begins as; it holds nothing that anybody may not see."""
    waiting = html.P("The charts are being drawn.", className="govuk-body", role="status")
    return html.Div([dcc.Location(id="address", refresh=False), html.Div(waiting, id="charts")])


def register(app: Any, access: Access, readings: Readings) -> None:
    """Register the callback with the application."""
    inputs = Input("address", "pathname"), Input("address", "search")

    @app.callback(Output("charts", "children"), *inputs)  # type: ignore[untyped-decorator]
    async def show(pathname: str, search: str) -> Parts:  # pyright: ignore[reportUnusedFunction]
        headers: dict[str, str] = dash.ctx.headers or {}
        cookie = headers.get("cookie")
        if not access.is_our_form(cookie, headers.get(FORM_HEADER.lower())):
            return told("Your sign-in has ended. Sign in again to see the charts.")
        return await charts_for(readings, cookie, pathname, search)


async def charts_for(readings: Readings, cookie: str | None, pathname: str, search: str) -> Parts:
    """The charts of an address, for whoever the cookies say is signed in, or a sentence instead.

    None where the moment cannot be read: the page itself says so beside its control.
    """
    try:
        view, ids = view_at(pathname)
        place = Place(path=pathname, query=dict(parse_qsl((search or "").removeprefix("?"))))
        async with readings.opened(cookie, place, readings.asked(place.query)) as reading:
            return (await view.page(reading, ids)).parts
    except SignInFirst:
        return told("Your sign-in has ended. Sign in again to see the charts.")
    except NothingThere:
        return told("There is nothing here that you can see.")
    except BadAsOf:
        return []


def told(sentence: str) -> Parts:
    """One sentence where charts would stand."""
    return [html.P(sentence, className="govuk-body", role="alert")]


def failed(error: Exception) -> Parts:
    """What is shown when a callback breaks: Dash itself would log nothing and show nothing."""
    _log.error("charts could not be drawn", exc_info=error)
    return told("Sorry, the charts cannot be drawn at the moment. Try again in a minute.")
