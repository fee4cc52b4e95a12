"""Reads a workbook in a process of its own, so that no file can take the server's memory or time.

A file that makes the reader run on, fill the memory or fall over ends that process and nothing else. See
docs/decisions/workbooks-are-read-apart.md for what the process may do and what it was measured to take.
"""

from __future__ import annotations

import asyncio
import logging
import signal
import sys
from asyncio.subprocess import DEVNULL, PIPE, Process
from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager
from weakref import WeakKeyDictionary

import msgspec

from services.application.workbooks.limits import MEGABYTE, MEMORY, SECONDS, USUAL, Limits
from services.application.workbooks.parts import Refusals
from services.application.workbooks.passing import OUT_OF_MEMORY, Answered, Asked, taken
from services.application.workbooks.problems import WorkbookRefused
from services.application.workbooks.reading import Workbook

AT_ONCE = 2
"""Workbooks that are read at the same time; others wait for their turn."""
PATIENCE = 20
"""Seconds that a workbook waits for its turn at most."""

# Isolated: neither the environment nor the working directory says what is imported.
_COMMAND = (sys.executable, "-I", "-m", "services.application.workbooks.child")
_TOO_LONG = frozenset({-signal.SIGXCPU, -signal.SIGKILL})
_TOO_MUCH = frozenset({OUT_OF_MEMORY, -signal.SIGABRT})
# Made here: what is known of a type is worked out when it is first asked for, and two threads that do so at
# the same time bring the whole process down.
_ANSWER = msgspec.msgpack.Decoder(Answered)
_logger = logging.getLogger(__name__)
_turns = WeakKeyDictionary[asyncio.AbstractEventLoop, asyncio.Semaphore]()


async def read_apart(content: bytes, name: str, limits: Limits = USUAL) -> Workbook:
    """Read an Excel workbook (.xlsx) or an OpenDocument spreadsheet (.ods) as `read_workbook` does.

    Args:
        content: the file's bytes.
        name: what the file is called, for messages.
        limits: how much is read at most.

    Raises:
        WorkbookRefused: where it cannot be read, or not within the time and memory that there is for one.
    """
    asked = msgspec.msgpack.encode(Asked(content, name, limits))
    async with _turn(name):
        answer = await _answer(asked, name)
    if answer.refused:
        raise WorkbookRefused(answer.refused, field="workbook")
    return await asyncio.to_thread(taken, answer, name)


@asynccontextmanager
async def _turn(name: str) -> AsyncGenerator[None]:
    """Wait until fewer than `AT_ONCE` workbooks are being read."""
    turns = _turns.setdefault(asyncio.get_running_loop(), asyncio.Semaphore(AT_ONCE))
    try:
        async with asyncio.timeout(PATIENCE):
            await turns.acquire()
    except TimeoutError as error:
        raise WorkbookRefused(
            f"“{name}” was not read: other workbooks were being read all the while. Wait a minute, and try "
            "again.",
            field="workbook",
        ) from error
    try:
        yield
    finally:
        turns.release()


async def _answer(asked: bytes, name: str) -> Answered:
    # An empty environment: nothing that the server was told in secret is there to be found.
    process = await asyncio.create_subprocess_exec(*_COMMAND, stdin=PIPE, stdout=PIPE, stderr=DEVNULL, env={})
    try:
        async with asyncio.timeout(SECONDS):
            written, _ = await process.communicate(asked)
    except TimeoutError as error:
        raise _too_long(name) from error
    finally:
        await _ended(process)
    if process.returncode:
        raise _why(process.returncode, name)
    try:
        return await asyncio.to_thread(_ANSWER.decode, written)
    except msgspec.DecodeError as error:
        raise Refusals(name).no_workbook() from error


async def _ended(process: Process) -> None:
    if process.returncode is None:
        process.kill()
        await process.wait()


def _why(ended: int, name: str) -> WorkbookRefused:
    """Why there is no answer, by the way in which the process ended."""
    _logger.warning("a workbook's reader ended with %d", ended)
    if ended in _TOO_LONG:
        return _too_long(name)
    if ended in _TOO_MUCH:
        return Refusals(name).too_large(
            f"“{name}” takes more than {MEMORY // MEGABYTE} MB of memory to read."
        )
    return Refusals(name).no_workbook()


def _too_long(name: str) -> WorkbookRefused:
    return Refusals(name).too_large(f"“{name}” takes more than {SECONDS} seconds to read.")
