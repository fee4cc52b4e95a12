"""The addresses of this service outside of Dash: its pages and its files."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from http import HTTPStatus
from uuid import UUID

import asyncpg
import structlog
from fastapi import FastAPI, Request
from fastapi.responses import HTMLResponse, RedirectResponse, Response
from sqlalchemy.exc import SQLAlchemyError

from services.access import Cookies, form_token
from services.dashboards.addresses import PREFIX, contract_csv, contract_page, id_in
from services.dashboards.callbacks import outcome_of
from services.dashboards.drawn import draw
from services.dashboards.exports import contract_export, indicator_export
from services.dashboards.gate import nothing_there, plain_page, to_sign_in
from services.dashboards.reading import Readings, View
from services.dashboards.refusals import NothingThere, SignInFirst
from services.dashboards.shell import Link, Shell, page
from services.dashboards.trajectory import ContractTrajectory, Trajectory
from services.presentation.as_of import Asked, BadAsOf
from services.presentation.layout import Masthead

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

    async def contract(self, request: Request, contract_id: str) -> Response:
        """The view of a whole contract."""
        return await self._page(request, id_in(contract_id), None)

    async def outcome(self, request: Request, contract_id: str, outcome_id: str) -> Response:
        """The view of one outcome."""
        return await self._page(request, id_in(contract_id), id_in(outcome_id))

    async def contract_csv(self, request: Request, contract_id: str) -> Response:
        """All numbers of a contract."""
        view = await self._view(request, id_in(contract_id), self._asked(request))
        return _csv(contract_export(view.contract), view.contract.reference, view.asked)

    async def indicator_csv(self, request: Request, contract_id: str, indicator_id: str) -> Response:
        """The numbers of one chart."""
        view = await self._view(request, id_in(contract_id), self._asked(request))
        trajectory = _trajectory(view.contract, id_in(indicator_id))
        name = f"{view.contract.reference} {trajectory.indicator.title}"
        return _csv(indicator_export(draw(trajectory)), name, view.asked)

    async def home(self, _request: Request) -> Response:
        """There is no view without a contract: the list of contracts leads to each."""
        return RedirectResponse("/contracts", HTTPStatus.SEE_OTHER)

    async def nothing(self, request: Request) -> Response:
        """Everything else."""
        return nothing_there(request.url.path)

    def _asked(self, request: Request) -> Asked:
        return self._readings.asked(dict(request.query_params))

    async def _view(self, request: Request, contract_id: UUID, asked: Asked) -> View:
        return await self._readings.view(request.headers.get("cookie"), contract_id, asked)

    async def _page(self, request: Request, contract_id: UUID, outcome_id: UUID | None) -> Response:
        asked, error = self._asked_or_error(request)
        view = await self._view(request, contract_id, asked)
        masthead = Masthead(
            path=request.url.path,
            person=view.person,
            acts_for=view.acts_for,
            form_token=form_token(self._cookies.read(request.headers.get("cookie"), "session") or ""),
            asked=asked,
            stopped_on=self._stopped_on,
        )
        shell = _shell(view, outcome_id, masthead, error)
        status = HTTPStatus.BAD_REQUEST if error else HTTPStatus.OK
        return HTMLResponse(page(self._index(request), shell), status)

    def _asked_or_error(self, request: Request) -> tuple[Asked, str]:
        """The moment asked for; where it cannot be read, now and a sentence about it."""
        try:
            return self._asked(request), ""
        except BadAsOf as error:
            return Asked(), str(error)


def _shell(view: View, outcome_id: UUID | None, masthead: Masthead, error: str) -> Shell:
    contract = view.contract
    csv = contract_csv(contract.contract_id, view.asked)
    if outcome_id is None:
        return Shell(
            title=f"Outcomes of {contract.title}",
            caption=f"{contract.area}, {contract.reference}",
            heading=f"Outcomes of {contract.title}",
            back=Link("Back to the contract", f"/contracts/{contract.contract_id}{view.asked.query}"),
            csv=csv,
            masthead=masthead,
            error=error,
        )
    outcome = outcome_of(contract, outcome_id)
    return Shell(
        title=f"{outcome.statement}, {contract.title}",
        caption=f"Outcome of {contract.title}",
        heading=outcome.statement,
        back=Link("Back to all outcomes", contract_page(contract.contract_id, view.asked)),
        csv=csv,
        masthead=masthead,
        error=error,
    )


def _trajectory(contract: ContractTrajectory, indicator_id: UUID) -> Trajectory:
    for outcome in contract.outcomes:
        for trajectory in outcome.trajectories:
            if trajectory.indicator.indicator_id == indicator_id:
                return trajectory
    raise NothingThere


def _csv(content: bytes, name: str, asked: Asked) -> Response:
    moment = "" if asked.is_now else f"-as-known-{asked.words}"
    file_name = re.sub(r"[^a-z0-9]+", "-", f"{name}{moment}".lower()).strip("-")
    headers = {"Content-Disposition": f'attachment; filename="{file_name}.csv"'}
    return Response(content, media_type="text/csv; charset=utf-8", headers=headers)


def add_views(server: FastAPI, routes: Routes) -> None:
    """Add what must be found before anything of Dash's, and how refusals are answered."""
    contract = f"{PREFIX}contracts/{{contract_id}}"
    for path, answer in (
        (PREFIX, routes.home),
        (contract, routes.contract),
        (f"{contract}/outcomes/{{outcome_id}}", routes.outcome),
        (f"{contract}/csv", routes.contract_csv),
        (f"{contract}/indicators/{{indicator_id}}/csv", routes.indicator_csv),
    ):
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
