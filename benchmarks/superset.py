"""(6) A portfolio beside Apache Superset: how many indicators moved which way, by contract and outcome.

Both answer on one machine over one database of a thousand contracts with forty indicators each: Superset by
its chart-data API over the read model's table, as the role that reads and under the same row security, its
caches off; we by the function that our portfolio asks, and by the whole page over HTTP. Superset gives as
many outcomes as stand on our page of 25 contracts, those that need talk first, in one request, without the
sums of all contracts that ours has beside them. We are to need at most half of its time.

Run `python -m benchmarks.superset`; the first time, it installs Superset below `build/`. `--quick` proves
nothing but that it runs.
"""

from __future__ import annotations

import argparse
import asyncio
import sys
import tempfile
import time
from collections.abc import Callable, Generator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from urllib.parse import quote

import httpx
import uvloop

from benchmarks.append import server
from benchmarks.dashboards import Size, filled
from benchmarks.dashboards_council import Scope
from benchmarks.measure import Rates, Row, rate, ratio, rounds, write
from benchmarks.planning import prepare
from benchmarks.planning_council import COMMISSIONER, COUNCIL, TODAY
from benchmarks.planning_server import Database
from benchmarks.superset_environment import USER, Served, free_port, running, serving
from demonstration.acts import NOW
from projections import positions
from projections.distances.queries import PAGE, portfolio_distances
from projections.distances.results import DistanceFilters
from services.access.database import reading_only
from services.access.scope import READER, reading_as
from services.dashboards.addresses import PREFIX
from services.dashboards.app import create_app
from services.dashboards.views import portfolio
from services.operations.serving import serve
from services.settings import Settings

MOST = 0.5
"""Of Superset's time that we may need."""
_MOVEMENTS = ("moved_away", "cannot_be_told", "held", "moved_wanted_way")
_DATASET = """SELECT contract_id, outcome_id, movement, progress FROM projections.distance
WHERE lived IS NULL AND retired_from IS NULL"""


class Superset:
    """A person who has signed in to Superset, and its one dataset.

    Args:
        served: where it answers.
        url: of the database that it asks.
        outcomes: of each contract.
    """

    def __init__(self, served: Served, url: str, outcomes: int) -> None:
        self._client = httpx.Client(base_url=served.address, trust_env=False, timeout=120)
        signing_in = {"username": USER, "password": served.password, "provider": "db", "refresh": False}
        token = self._post("security/login", signing_in)["access_token"]
        self._client.headers["Authorization"] = f"Bearer {token}"
        self._wanted = _wanted(self._dataset(url), limit=PAGE * outcomes)

    def rate(self, times: int) -> float:
        """Answers a second, asked for one after the other."""
        started = time.perf_counter()
        for _ in range(times):
            self.ask()
        return times / (time.perf_counter() - started)

    def ask(self) -> list[dict[str, Any]]:
        """The rows of one answer."""
        found: list[dict[str, Any]] = self._post("chart/data", self._wanted)["result"][0]["data"]
        return found

    def _dataset(self, url: str) -> int:
        database = self._post("database/", {"database_name": "fingerpost", "sqlalchemy_uri": _address(url)})
        dataset = {"database": database["id"], "schema": "projections", "table_name": "now", "sql": _DATASET}
        known: int = self._post("dataset/", dataset)["id"]
        return known

    def _post(self, path: str, sent: Mapping[str, Any]) -> Any:
        answer = self._client.post(f"/api/v1/{path}", json=sent)
        assert answer.is_success, (path, answer.text[:1000])
        return answer.json()


def _address(url: str) -> str:
    """The database as Superset reaches it: as the role that reads, with a commissioner's scope."""
    settings = f"-c role={READER} -c fingerpost.council={COUNCIL} -c fingerpost.contracts=*"
    return f"{url.replace('postgresql://', 'postgresql+psycopg2://')}&options={quote(settings)}"


def _wanted(dataset: int, limit: int) -> dict[str, Any]:
    counts = {name: f"count(*) FILTER (WHERE movement = '{name}')" for name in _MOVEMENTS}
    extremes = {"least_progress": "min(progress)", "most_progress": "max(progress)"}
    metrics = {
        name: {"expressionType": "SQL", "sqlExpression": expression, "label": name}
        for name, expression in {**counts, **extremes}.items()
    }
    return {
        "datasource": {"id": dataset, "type": "table"},
        "force": True,
        "result_format": "json",
        "result_type": "full",
        "queries": [
            {
                "columns": ["contract_id", "outcome_id"],
                "metrics": list(metrics.values()),
                "orderby": [[metrics[name], False] for name in _MOVEMENTS[:3]],
                "row_limit": limit,
            }
        ],
    }


def function_rate(database: Database, times: int) -> float:
    """Answers a second of the function that our portfolio asks, each in a transaction of its own."""
    return uvloop.run(_function_rate(database, times))


async def _function_rate(database: Database, times: int) -> float:
    engine = reading_only(database.url)
    try:
        await _distances(engine)
        started = time.perf_counter()
        for _ in range(times):
            await _distances(engine)
        return times / (time.perf_counter() - started)
    finally:
        await engine.dispose()


async def _distances(engine: Any) -> None:
    async with reading_as(engine, COMMISSIONER) as connection:
        as_of = await positions.latest(connection)
        found = await portfolio_distances(connection, DistanceFilters(), today=TODAY, as_of=as_of)
    assert found.contracts


def page_rate(client: httpx.Client, times: int) -> float:
    """Pages of our portfolio a second, over HTTP."""
    started = time.perf_counter()
    for _ in range(times):
        answer = client.get(f"{PREFIX}{portfolio.VIEW.pattern}")
        assert answer.is_success, answer.text[:1000]
    return times / (time.perf_counter() - started)


@contextmanager
def _ours(database: Database) -> Generator[httpx.Client]:
    """Our dashboards in a process of their own."""
    port = free_port()
    command = (sys.executable, "-m", "benchmarks.superset", "--serve", database.url, str(port))
    address = f"http://127.0.0.1:{port}"
    with (
        running(command, address),
        httpx.Client(base_url=address, headers={"Cookie": database.session}, trust_env=False) as client,
    ):
        yield client


def measure(url: str, folder: Path, size: Size) -> list[Row]:
    """Measure the three in turns.

    Args:
        url: an empty database.
        folder: an empty one, for Superset's metadata.
        size: how much is measured; so many answers a turn as it has pages.
    """
    database = asyncio.run(prepare(url, filled(size.scope)))
    with serving(folder) as served, _ours(database) as client:
        superset = Superset(served, url, size.scope.outcomes)
        assert superset.ask(), "Superset finds no rows"
        page_rate(client, 3)
        turns: dict[str, Callable[[], float]] = {
            "superset": lambda: superset.rate(size.pages),
            "function": lambda: function_rate(database, size.pages),
            "page": lambda: page_rate(client, size.pages),
        }
        found = rounds(size.rounds, turns)
    return rows_of(found)


def rows_of(found: list[Rates]) -> list[Row]:
    """How much of Superset's time our function and our page need."""
    absolute = {
        f"{name}_milliseconds": round(1000 / rate(found, name), 1)
        for name in ("superset", "function", "page")
    }
    return [
        Row(
            benchmark=f"portfolio by our {name}",
            yardstick="Apache Superset's chart-data API over the same rows",
            writers=1,
            events=0,
            ratio=ratio(found, "superset", name),
            absolute=absolute,
        )
        for name in ("function", "page")
    ]


def _serve(url: str, port: int) -> None:
    settings = Settings(database_url=url, port=port, log="warning", clock=NOW)
    serve(create_app(settings), settings, projecting=False)


def main() -> None:
    """Measure, print and write down."""
    parser = argparse.ArgumentParser(description="Measure a portfolio beside Apache Superset.")
    parser.add_argument("--quick", action="store_true", help="few contracts; writes nothing")
    parser.add_argument(
        "--serve", nargs=2, metavar=("URL", "PORT"), help="serve our side, for the measurement"
    )
    arguments = parser.parse_args()
    if arguments.serve:
        _serve(arguments.serve[0], int(arguments.serve[1]))
        return
    size = Size(pages=20, rounds=7)
    if arguments.quick:
        size = Size(scope=Scope(contracts=30, frameworks=4, quarters=2), pages=3, rounds=1)
    with server() as url, tempfile.TemporaryDirectory(prefix="fingerpost-superset-") as folder:
        rows = measure(url, Path(folder), size)
    for row in rows:
        verdict = "" if row.ratio <= MOST else f", more than {MOST:g}"
        figures = ", ".join(f"{name} {figure}" for name, figure in row.absolute.items())
        print(f"{row.benchmark}: {row.ratio:.2f} times as long as {row.yardstick} ({figures}){verdict}")
    if not arguments.quick:
        write(rows)


if __name__ == "__main__":
    main()
