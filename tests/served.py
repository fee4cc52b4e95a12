"""The monitoring service on the loopback address."""

from __future__ import annotations

import asyncio
import threading

import uvicorn
from litestar import Litestar

from tests.furnished import projecting


class served:  # noqa: N801 - read as a phrase: `with served(app, url) as port`
    """The service in a thread of its own, for whoever drives a browser or a client without a loop."""

    def __init__(self, app: Litestar, database_url: str) -> None:
        config = uvicorn.Config(app, host="127.0.0.1", port=0, log_config=None, lifespan="on")
        self._server, self._database_url = uvicorn.Server(config), database_url
        self._started = threading.Event()
        self._thread = threading.Thread(target=lambda: asyncio.run(self._serve()))

    async def _serve(self) -> None:
        async with projecting(self._database_url):
            serving = asyncio.create_task(self._server.serve())
            while not self._server.started and not serving.done():  # noqa: ASYNC110 - uvicorn has no event
                await asyncio.sleep(0.01)
            self._started.set()
            await serving

    def __enter__(self) -> int:
        self._thread.start()
        self._started.wait()
        port: int = self._server.servers[0].sockets[0].getsockname()[1]
        return port

    def __exit__(self, *_: object) -> None:
        self._server.should_exit = True
        self._thread.join()
