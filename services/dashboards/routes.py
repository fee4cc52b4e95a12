"""The addresses of this service outside of Dash: its pages and its files."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Mapping
from contextlib import AbstractAsyncContextManager
from datetime import date
from http import HTTPStatus

import asyncpg
import structlog
from fastapi import FastAPI, Request
from fastapi.responses import HTMLResponse, RedirectResponse, Response
from sqlalchemy.exc import SQLAlchemyError

from services.access import Cookies, form_token
from services.dashboards.addresses import PREFIX
from services.dashboards.files import MEDIA_TYPES, file_of, form_named
from services.dashboards.gate import nothing_there, plain_page, to_sign_in
from services.dashboards.narrowing import MOMENT
from services.dashboards.place import Place
from services.dashboards.reading import Reading, Readings
from services.dashboards.refusals import NothingThere, SignInFirst
from services.dashboards.shell import Shell, whole
from services.dashboards.views.every import ALL_VIEWS, view_at
from services.presentation.as_of import Asked, BadAsOf
from services.presentation.layout import Masthead
from services.presentation.moments import NamedMoment

_log = structlog.get_logger(__name__)


class Routes:
    """Answers requests for pages and files.

    Args:
        readings: what a person may see.
        cookies: how cookies are named.
        index: Dash's index for the request at hand.
        stopped_on: the day at which a demonstration's clock started, or None.
    """

    def __init__(
        self, readings: Readings, cookies: Cookies, index: Callable[[Request], str], stopped_on: date | None
    ) -> None:
        self._readings = readings
        self._cookies = cookies
        self._index = index
        self._stopped_on = stopped_on

    async def page(self, request: Request) -> Response:
        """The page of an address; where its moment cannot be read, that is said instead of charts."""
        view, ids = view_at(request.url.path)
        asked, error = self._asked_or_error(request)
        async with self._opened(request, request.url.path, asked) as reading:
            page = await view.page(reading, ids)
            moments = await reading.moments(ids["contract_id"]) if "contract_id" in ids else ()
            masthead = await self._masthead(request, reading, moments)
        shell = Shell(page=page, place=reading.place, masthead=masthead, kept=_kept(request), error=error)
        status = HTTPStatus.BAD_REQUEST if error else HTTPStatus.OK
        return HTMLResponse(whole(self._index(request), shell), status)

    async def file(self, request: Request) -> Response:
        """A file that belongs to a page."""
        path, _, name = request.url.path.rpartition("/")
        key, _, ending = name.rpartition(".")
        form = form_named(ending)
        if form is None:
            raise NothingThere
        view, ids = view_at(path)
        asked = self._readings.asked(dict(request.query_params))
        async with self._opened(request, path, asked) as reading:
            page = await view.page(reading, ids)
        # Outside of the transaction, and of the loop that answers everybody else: drawing takes a while.
        made = await asyncio.to_thread(file_of, page, key, form, asked)
        headers = {"Content-Disposition": f'attachment; filename="{made.name}"'}
        return Response(made.content, media_type=MEDIA_TYPES[made.form], headers=headers)

    async def home(self, _request: Request) -> Response:
        """There is no view without a contract: the list of contracts leads to each."""
        return RedirectResponse("/contracts", HTTPStatus.SEE_OTHER)

    async def nothing(self, request: Request) -> Response:
        """Everything else."""
        return nothing_there(request.url.path)

    def _opened(self, request: Request, path: str, asked: Asked) -> AbstractAsyncContextManager[Reading]:
        place = Place(path=path, query=dict(request.query_params))
        return self._readings.opened(request.headers.get("cookie"), place, asked)

    async def _masthead(
        self, request: Request, reading: Reading, moments: tuple[NamedMoment, ...]
    ) -> Masthead:
        session = self._cookies.read(request.headers.get("cookie"), "session")
        return Masthead(
            path=request.url.path,
            person=reading.person,
            acts_for=await reading.acts_for(),
            form_token=form_token(session or ""),
            asked=reading.asked,
            moments=moments,
            stopped_on=self._stopped_on,
        )

    def _asked_or_error(self, request: Request) -> tuple[Asked, str]:
        """The moment asked for; where it cannot be read, now and a sentence about it."""
        try:
            return self._readings.asked(dict(request.query_params)), ""
        except BadAsOf as error:
            return Asked(), str(error)


def _kept(request: Request) -> Mapping[str, str]:
    """What the page is narrowed by, whatever its moment."""
    return {name: value for name, value in request.query_params.items() if name not in MOMENT}


def add_views(server: FastAPI, routes: Routes) -> None:
    """Add what must be found before anything of Dash's, and how refusals are answered."""
    pages = [(f"{PREFIX}{view.pattern}", routes.page) for view in ALL_VIEWS]
    files = [(f"{PREFIX}{view.pattern}/{{key}}.{{form}}", routes.file) for view in ALL_VIEWS]
    for path, answer in ((PREFIX, routes.home), *files, *pages):
        server.add_api_route(path, answer, methods=["GET"], include_in_schema=False, response_model=None)
    server.add_exception_handler(SignInFirst, _sign_in_first)
    server.add_exception_handler(NothingThere, _nothing_there)
    server.add_exception_handler(BadAsOf, _bad_as_of)
    for failure in (SQLAlchemyError, asyncpg.PostgresError, asyncpg.InterfaceError, OSError):
        server.add_exception_handler(failure, _no_database)


def add_nothing_else(server: FastAPI, routes: Routes) -> None:
    """Add the answer to every other address; Dash would answer each with its index."""
    server.add_api_route("/{path:path}", routes.nothing, methods=["GET"], include_in_schema=False)


async def _sign_in_first(request: Request, _error: Exception) -> Response:
    return to_sign_in(request)


async def _nothing_there(request: Request, _error: Exception) -> Response:
    return nothing_there(request.url.path)


async def _bad_as_of(request: Request, error: Exception) -> Response:
    return plain_page(request.url.path, "That moment cannot be read", str(error), HTTPStatus.BAD_REQUEST)


async def _no_database(request: Request, error: Exception) -> Response:
    _log.error("the database did not answer", path=request.url.path, exc_info=error)
    sentence = "Try again in a minute. Nothing that was recorded is lost."
    heading = "Sorry, the charts cannot be shown at the moment"
    return plain_page(request.url.path, heading, sentence, HTTPStatus.SERVICE_UNAVAILABLE)
