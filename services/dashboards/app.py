"""The dashboards as one ASGI application. `create_app` is the only place where its parts are put together."""

from __future__ import annotations

import gc
from collections.abc import AsyncGenerator, Callable
from contextlib import asynccontextmanager
from functools import cache
from importlib import import_module
from pathlib import Path
from typing import Any

from dash import Dash
from fastapi import FastAPI, Request
from sqlalchemy.ext.asyncio import AsyncEngine
from starlette.types import ASGIApp

from domain.shared.days import local_day
from services.access import FORM_HEADER, Access, Cookies
from services.access.database import keeping, reading_only
from services.clock import clock_from
from services.dashboards import callbacks
from services.dashboards.addresses import PREFIX
from services.dashboards.compression import Compressed, compressed_beside
from services.dashboards.reading import Readings
from services.dashboards.routes import Routes, add_nothing_else, add_views
from services.dashboards.security import Guarded, content_security_policy
from services.dashboards.shell import INDEX
from services.settings import Settings

ASSETS = Path(__file__).parent / "assets"
SELDOM = (50_000, 20, 50)
"""The collector's thresholds."""


def create_app(settings: Settings) -> ASGIApp:
    """The dashboards, reading from the database that the settings name.

    Args:
        settings: with the address of a database, be it the embedded one's.

    Raises:
        ValueError: where they name none.
    """
    if settings.database_url is None:
        raise ValueError("The dashboards need the address of a database; start the embedded one first.")
    keeper = keeping(settings.database_url)
    reader = reading_only(settings.read_url or settings.database_url)
    cookies = Cookies(secure=settings.secure_cookies)
    access = Access(keeper, reader, cookies)
    readings = Readings(access, clock_from(settings.clock))
    server = FastAPI(openapi_url=None, docs_url=None, redoc_url=None, lifespan=_lifespan(keeper, reader))
    stopped_on = local_day(settings.clock) if settings.clock else None
    dash: Any = _dash(cookies)
    # Nothing here calls back through a WebSocket, so there is to be no way to it.
    dash.backend.websocket_capability = False
    routes = Routes(readings, cookies, _index_of(dash), stopped_on)
    callbacks.register(dash, access, readings)
    add_views(server, routes)
    dash.init_app(server)
    add_nothing_else(server, routes)
    policy = content_security_policy(dash.csp_hashes())
    return Guarded(Compressed(server, compressed_beside(ASSETS)), policy, f"{PREFIX}assets/")


def _dash(cookies: Cookies) -> Dash:
    dash = Dash(
        __name__,
        server=False,  # its routes are added after ours, by `init_app`
        backend="fastapi",
        assets_folder=str(ASSETS),
        requests_pathname_prefix=PREFIX,
        routes_pathname_prefix=PREFIX,
        index_string=INDEX,
        # Ours is the title of the page that the server sent; Dash would write "Updating..." over it.
        update_title="",
        csrf_token_name=cookies.name("form"),
        csrf_header_name=FORM_HEADER,
        enable_mcp=False,
        on_error=callbacks.failed,
        add_log_handler=False,
        # The page's parts come with the callback, so Dash cannot know their ids beforehand.
        suppress_callback_exceptions=True,
    )
    dash.layout = callbacks.layout
    return dash


def _index_of(dash: Any) -> Callable[[Request], str]:
    """Dash's index, made once, at the first request: it wants one at hand, and is the same for all.

    It holds a token of the page load, which Dash binds background callbacks to; there are none here.
    """
    backend: Any = import_module("dash.backends._fastapi")

    @cache
    def made() -> str:
        dash._setup_server()  # noqa: SLF001 - finds the assets; Dash does it at requests of its own
        return str(dash.index())

    def index(request: Request) -> str:
        token = backend.set_current_request(request)
        try:
            return made()
        finally:
            backend.reset_current_request(token)

    return index


def settle() -> None:
    """Let the collector look through what lives for ever no more, and through pages less often.

    A page of many charts is a hundred thousand objects, which go when it is sent and have no circles: as the
    collector stands by default, it would look through them all several times before that.
    """
    gc.collect()
    gc.freeze()
    gc.set_threshold(*SELDOM)


def _lifespan(*engines: AsyncEngine) -> Callable[[FastAPI], Any]:
    @asynccontextmanager
    async def lifespan(_server: FastAPI) -> AsyncGenerator[None]:
        settle()
        yield
        for engine in engines:
            await engine.dispose()

    return lifespan
