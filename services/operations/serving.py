"""Run the web services, or the projector, until somebody asks us to stop."""

from __future__ import annotations

import asyncio
import signal
import socket
from collections.abc import Generator
from contextlib import contextmanager
from types import FrameType
from typing import Final

import click
import uvicorn
from starlette.types import ASGIApp

from services.operations.errors import ServeError
from services.operations.projecting import keep_up
from services.settings import Settings

_STOPPING: Final = (signal.SIGINT, signal.SIGTERM)
_PATIENCE: Final = 10  # seconds for requests under way when we are asked to stop


def listen(settings: Settings) -> socket.socket:
    """Take the address and port that the settings name.

    Raises:
        ServeError: if they cannot be had.
    """
    family = socket.AF_INET6 if ":" in settings.host else socket.AF_INET
    try:
        return socket.create_server((settings.host, settings.port), family=family, backlog=2048)
    except OSError as error:
        raise ServeError(
            f"Cannot listen on {settings.host} port {settings.port}: {error.strerror}. "
            "Choose others with FINGERPOST_HOST and FINGERPOST_PORT."
        ) from error


def serve(app: ASGIApp, settings: Settings, *, projecting: bool) -> None:
    """Serve ``app`` until SIGINT or SIGTERM, and with ``projecting`` keep the read models up beside it.

    Raises:
        ServeError: if the services cannot be started.
    """
    config = uvicorn.Config(
        app,
        log_config=None,  # the command has set up logging, to stderr
        log_level=settings.log,
        access_log=settings.log == "debug",
        forwarded_allow_ips=settings.trusted_proxies,
        lifespan="on",
        server_header=False,
        timeout_graceful_shutdown=_PATIENCE,
    )
    server = uvicorn.Server(config)
    click.echo(f"Fingerpost is at {settings.where} (Ctrl-C ends it)", err=True)
    with listen(settings) as listening, asyncio.Runner(loop_factory=config.get_loop_factory()) as runner:
        try:
            with _signals_stop_the_server_alone():
                runner.run(_serve(server, listening, settings if projecting else None))
        except SystemExit as error:
            raise ServeError("The services could not be started; what was logged above says why.") from error


def project_until_stopped(settings: Settings) -> None:
    """Keep the read models up with the log until SIGINT or SIGTERM."""

    async def following() -> None:
        stop = asyncio.Event()
        for each in _STOPPING:
            asyncio.get_running_loop().add_signal_handler(each, stop.set)
        await keep_up(settings, stop)

    asyncio.run(following())


async def _serve(server: uvicorn.Server, listening: socket.socket, keep_up_with: Settings | None) -> None:
    stop = asyncio.Event()

    async def following() -> None:
        try:
            await keep_up(keep_up_with, stop) if keep_up_with else await stop.wait()
        finally:
            # Pages that stand still are worse than none: without its projector this process stops.
            server.should_exit = True

    beside = asyncio.create_task(following())
    try:
        await server.serve([listening])
    finally:
        stop.set()
        await beside


@contextmanager
def _signals_stop_the_server_alone() -> Generator[None]:
    """Let a signal stop the server, but not the process before it has tidied up.

    uvicorn stops at SIGINT and SIGTERM, and then raises them again for whoever handled them before.
    """

    def nothing(_number: int, _frame: FrameType | None) -> None:
        return

    before = {each: signal.signal(each, nothing) for each in _STOPPING}
    try:
        yield
    finally:
        for each, handler in before.items():
            signal.signal(each, handler)
