"""Locks that the kernel lets go of when their holder dies, however it dies.

Three of them, each a file beside the database, tell who is about:

* ``users``: shared by every process that uses the server; the keeper waits to have it alone, and then stops.
* ``keeper``: held by the keeper, so that there is one.
* ``server``: inherited by the postmaster and all its children, so that whoever gets it knows that no
  PostgreSQL process works on the folder. No pid is ever trusted for that.
"""

import fcntl
import os
from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path


def open_lock(folder: Path, name: str) -> int:
    """Open, without taking, the lock called ``name``; closing the descriptor lets it go."""
    return os.open(folder / f"{name}.lock", os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)


def take(descriptor: int) -> None:
    """Wait until the lock is ours alone."""
    fcntl.flock(descriptor, fcntl.LOCK_EX)


def share(descriptor: int) -> None:
    """Wait until nobody has the lock alone, and share it."""
    fcntl.flock(descriptor, fcntl.LOCK_SH)


def try_take(descriptor: int) -> bool:
    """Take the lock alone if that needs no waiting. A lock shared before may be lost by trying."""
    return _try(descriptor, fcntl.LOCK_EX)


def try_share(descriptor: int) -> bool:
    """Share the lock if that needs no waiting."""
    return _try(descriptor, fcntl.LOCK_SH)


def let_go(descriptor: int) -> None:
    """Give up whatever we hold of the lock."""
    fcntl.flock(descriptor, fcntl.LOCK_UN)


@contextmanager
def alone(folder: Path, name: str) -> Generator[None]:
    """Hold the lock called ``name`` for a block."""
    descriptor = open_lock(folder, name)
    try:
        take(descriptor)
        yield
    finally:
        os.close(descriptor)


def wait_for(folder: Path, name: str) -> None:
    """Wait until nobody holds the lock called ``name``."""
    with alone(folder, name):
        """It was free for a moment."""


@contextmanager
def if_free(folder: Path, name: str) -> Generator[int | None]:
    """Hold the lock called ``name`` for a block and give its descriptor, or None where another holds it."""
    descriptor = open_lock(folder, name)
    try:
        yield descriptor if try_take(descriptor) else None
    finally:
        os.close(descriptor)


def _try(descriptor: int, how: int) -> bool:
    try:
        fcntl.flock(descriptor, how | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True
