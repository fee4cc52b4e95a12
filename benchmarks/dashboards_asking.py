"""Asking for the pages of the dashboards, and for the rows that they are made of, and how long each takes."""

from __future__ import annotations

import gc
import time
from collections.abc import AsyncGenerator, Awaitable, Callable, Mapping, Sequence
from contextlib import asynccontextmanager
from statistics import median
from uuid import UUID

import asyncpg
import msgspec

from benchmarks import dashboards_council as council
from benchmarks import planning_council as planning
from benchmarks.dashboards_council import Scope
from benchmarks.dashboards_sql import asking
from benchmarks.planning_council import COUNCIL, TODAY
from benchmarks.planning_server import Database
from benchmarks.sustaining import percentile
from demonstration.acts import NOW
from domain.provider_return.model import return_id
from services.access import Access, Cookies
from services.access.database import keeping, reading_only
from services.access.scope import READER
from services.dashboards.addresses import PREFIX
from services.dashboards.app import settle
from services.dashboards.place import Place
from services.dashboards.reading import Readings
from services.dashboards.views.every import view_at

MILLISECONDS = 1000
_SCOPE = "SELECT set_config('fingerpost.council', $1, false), set_config('fingerpost.contracts', '*', false)"


class Timed(msgspec.Struct, frozen=True):
    """How long each of many pages took, in milliseconds."""

    each: Sequence[float]

    @property
    def middle(self) -> float:
        """The median."""
        return median(self.each)

    @property
    def most(self) -> float:
        """What 95 of 100 do not exceed."""
        return percentile(self.each, 95)

    def told(self, name: str) -> dict[str, float]:
        """As figures of a row."""
        return {
            f"{name}_median_milliseconds": round(self.middle, 2),
            f"{name}_p95_milliseconds": round(self.most, 2),
        }


class Asking:
    """A commissioner and a bare connection, on one database.

    Args:
        readings: opens the record for the commissioner.
        cookie: with which they are signed in.
        raw: a connection of the role that reads, with the commissioner's scope.
        head: the last position of the log.
    """

    def __init__(
        self, readings: Readings, cookie: str, raw: asyncpg.Connection[asyncpg.Record], head: int
    ) -> None:
        self._readings, self._cookie, self._raw = readings, cookie, raw
        self.head = head

    async def page(self, path: str, position: int | None = None) -> float:
        """Milliseconds until a page is made, as it is now or as it was known at a position."""
        view, ids = view_at(path)
        place = Place(path=path, query={} if position is None else {"position": str(position)})
        started = time.perf_counter()
        async with self._readings.opened(self._cookie, place, self._readings.asked(place.query)) as reading:
            made = await view.page(reading, ids)
        taken = time.perf_counter() - started
        assert made.parts, path
        return taken * MILLISECONDS

    async def rows(self, path: str) -> float:
        """Milliseconds until the rows of a page are here."""
        statement, arguments = asking(view_at(path)[1], self.head)
        started = time.perf_counter()
        rows = await self._raw.fetch(statement, *arguments)
        taken = time.perf_counter() - started
        assert rows, path
        return taken * MILLISECONDS


@asynccontextmanager
async def opened(database: Database) -> AsyncGenerator[Asking]:
    """What asks a database that is filled and signed in to."""
    keeper, reader = keeping(database.url), reading_only(database.url)
    raw = await asyncpg.connect(database.url, server_settings={"role": READER, "timezone": "UTC"})
    await raw.fetch(_SCOPE, str(COUNCIL))
    head: int = await raw.fetchval("SELECT min(position) FROM projections.checkpoint")
    access = Access(keeper, reader, Cookies(secure=False))
    try:
        yield Asking(Readings(access, lambda: NOW), database.session, raw, head)
    finally:
        await raw.close()
        await keeper.dispose()
        await reader.dispose()


def paths(pattern: str, scope: Scope, pages: int) -> list[str]:
    """Addresses of one view, of as many different contracts as there are, up to so many."""
    step = max(1, scope.contracts // pages)
    return [
        _path(pattern, number, place, scope) for place, number in enumerate(range(0, scope.contracts, step))
    ]


def _path(pattern: str, number: int, place: int, scope: Scope) -> str:
    framework = council.framework_of(number, scope)
    contract_id = planning.contract_id(number)
    periods = council.CALENDAR.periods(scope.began_on, TODAY)
    ids: Mapping[str, UUID] = {
        "contract_id": contract_id,
        "outcome_id": council.outcome_id(framework, place % scope.outcomes),
        "indicator_id": council.indicator_id(framework, place % (scope.indicators - 1)),
        # Early enough to have been there in the middle of the log.
        "return_id": return_id(contract_id, periods[place % max(1, scope.quarters // 4)]),
    }
    return f"{PREFIX}{pattern.format(**ids)}"


async def times(asked: Sequence[str], *turns: Callable[[str], Awaitable[float]]) -> list[Timed]:
    """How long every address took in each of some ways, which take turns; the first few only warm up."""
    for path in asked[: 1 + len(asked) // 20]:
        for turn in turns:
            await turn(path)
    by_default = gc.get_threshold()
    settle()
    found: list[list[float]] = [[] for _ in turns]
    for number, path in enumerate(asked):
        for place in range(len(turns)):
            turned = (place + number) % len(turns)
            found[turned].append(await turns[turned](path))
    gc.unfreeze()
    gc.set_threshold(*by_default)
    return [Timed(each) for each in found]
