"""The one place where the services learn what time it is."""

import time
from collections.abc import Callable
from datetime import UTC, datetime, timedelta

Clock = Callable[[], datetime]
"""Gives the present moment, in UTC."""


def true_time() -> datetime:
    """The present moment."""
    return datetime.now(UTC)


def clock_from(start: datetime | None, ticks: Callable[[], float] = time.monotonic) -> Clock:
    """The true clock, or one that stands at ``start`` now and goes on from there.

    A demonstration's history lies at fixed dates; its clock starts with the process, so that what is due
    next is the same on whatever day it is shown.

    Args:
        start: the moment to start at, with its distance from UTC; None for the true time.
        ticks: seconds that never go back.
    """
    if start is None:
        return true_time
    begun = ticks()
    return lambda: start + timedelta(seconds=ticks() - begun)
