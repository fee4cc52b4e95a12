"""An event loop in a thread of its own, for callers that cannot await."""

import asyncio
import threading
from collections.abc import Coroutine
from typing import Any, TypeVar

T = TypeVar("T")


class BackgroundLoop:
    """Runs coroutines for threads; its own thread starts with the first and ends with `stop`."""

    def __init__(self) -> None:
        self._loop: asyncio.AbstractEventLoop | None = None
        self._thread: threading.Thread | None = None
        self._starting = threading.Lock()

    @property
    def running(self) -> bool:
        """Tell whether the thread runs."""
        return self._loop is not None

    def run(self, coroutine: Coroutine[Any, Any, T]) -> T:
        """Run a coroutine to its end and return its result, while the calling thread waits."""
        return asyncio.run_coroutine_threadsafe(coroutine, self._started()).result()

    def call_soon(self, function: Any, *arguments: Any) -> None:
        """Call a function in the loop's thread, without waiting; nothing happens if it does not run."""
        loop = self._loop
        if loop is not None and not loop.is_closed():
            loop.call_soon_threadsafe(function, *arguments)

    def stop(self, last: Coroutine[Any, Any, None]) -> None:
        """Run one last coroutine, then end the thread.

        A collected application is closed by whichever thread collects it. If that is the loop's own, nothing
        can be waited for, and the loop ends itself when the last coroutine has.
        """
        loop, self._loop = self._loop, None
        thread, self._thread = self._thread, None
        if loop is None or thread is None:
            last.close()
            return
        ended = asyncio.run_coroutine_threadsafe(last, loop)
        ended.add_done_callback(lambda _: loop.call_soon_threadsafe(loop.stop))
        if thread is not threading.current_thread():
            thread.join()
            ended.result()

    def _started(self) -> asyncio.AbstractEventLoop:
        with self._starting:
            if self._loop is None:
                self._loop = asyncio.new_event_loop()
                self._thread = threading.Thread(
                    target=_run_forever, args=(self._loop,), name="eventstore", daemon=True
                )
                self._thread.start()
            return self._loop


def _run_forever(loop: asyncio.AbstractEventLoop) -> None:
    asyncio.set_event_loop(loop)
    try:
        loop.run_forever()
    finally:
        # Whoever still waits is told so: a thread must not wait for a loop that has ended.
        unfinished = asyncio.all_tasks(loop)
        for task in unfinished:
            task.cancel()
        loop.run_until_complete(asyncio.gather(*unfinished, return_exceptions=True))
        loop.close()
