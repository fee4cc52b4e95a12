"""(5) The dashboards: what the server needs for the data of each view, over a thousand contracts.

A thousand contracts with forty indicators each have reported on twenty quarters: 0.8 million readings. Each
view that there is, is asked for as a commissioner, of many different contracts: the person from their cookie,
a connection under row security, the queries, the figures, and the page with its parts; without HTTP. Beside
it, in turns, raw asyncpg asks for the same rows in one statement; and the same page as it was known in the
middle of the log. 95 of 100 pages are to be there within 50 ms, and a page of the past is to take at most 1.3
times as long as one of now.

With `--ten-times`, two councils are measured, one of them ten times as large: a page of one contract is to
take at most 1.5 times as long there.

Run `python -m benchmarks.dashboards`; `--quick` takes seconds and proves nothing but that it runs.
"""

from __future__ import annotations

import argparse
import asyncio
from collections.abc import Iterator, Sequence

import asyncpg
import msgspec
import uvloop

from benchmarks import dashboards_council as council
from benchmarks import dashboards_figure, dashboards_log
from benchmarks.append import server
from benchmarks.dashboards_asking import opened, paths, times
from benchmarks.dashboards_council import Scope
from benchmarks.measure import Row, write
from benchmarks.planning import PASSWORD, Council, create, prepare
from benchmarks.planning_council import COMMISSIONER
from benchmarks.planning_server import Database
from services.access import Access
from services.dashboards.views.every import VIEWS

MOST_MILLISECONDS = 50.0
MOST = {
    "figures of dashboards": 3.0,
    "dashboards as known before": 1.3,
    "dashboards at ten times the size": 1.5,
}
"""Times as long as its yardstick that each may take."""


class Size(msgspec.Struct, frozen=True, kw_only=True):
    """How much is measured.

    Attributes:
        scope: what the council holds.
        pages: of how many contracts each view is asked for.
        rounds: turns of the figures.
    """

    scope: Scope = Scope()
    pages: int = 200
    rounds: int = 9


def measure(url: str, size: Size) -> Iterator[Row]:
    """Yield the figures of each view, and those of the figures of a page.

    Args:
        url: an empty database.
        size: how much is measured.
    """
    yield dashboards_figure.measure(size.rounds, times=size.pages)
    database = asyncio.run(prepare(url, filled(size.scope)))
    for view in VIEWS:
        yield from uvloop.run(_measure(database, view.pattern, size))


async def _measure(database: Database, pattern: str, size: Size) -> list[Row]:
    async with opened(database) as asked_of:
        asked = paths(pattern, size.scope, size.pages)
        middle = asked_of.head // 2
        now, rows, past = await times(
            asked, asked_of.page, asked_of.rows, lambda path: asked_of.page(path, middle)
        )
    return [
        Row(
            benchmark=f"dashboards: {_name(pattern)}",
            yardstick="raw asyncpg asking for the same rows in one SQL statement",
            writers=1,
            events=0,
            ratio=round(now.middle / rows.middle, 2),
            absolute={**now.told("page"), **rows.told("rows")},
        ),
        Row(
            benchmark=f"dashboards as known before: {_name(pattern)}",
            yardstick="the same page as it is now",
            writers=1,
            events=0,
            ratio=round(past.middle / now.middle, 2),
            absolute={**past.told("before"), **now.told("now")},
        ),
    ]


def measure_growth(few_url: str, many_url: str, few: Size, many: Size) -> Iterator[Row]:
    """Yield how many times as long each view takes in a greater council.

    Args:
        few_url: an empty database for the lesser council.
        many_url: an empty database for the greater one.
        few: how much is measured of the lesser.
        many: and of the greater; as many pages.
    """
    databases = [
        asyncio.run(prepare(url, filled(size.scope))) for url, size in ((few_url, few), (many_url, many))
    ]
    for view in VIEWS:
        yield uvloop.run(_measure_growth(databases, view.pattern, few, many))


async def _measure_growth(databases: Sequence[Database], pattern: str, few: Size, many: Size) -> Row:
    async with opened(databases[0]) as of_few, opened(databases[1]) as of_many:
        asked = [paths(pattern, size.scope, size.pages) for size in (few, many)]
        both = dict(zip(*asked, strict=True))
        lesser, greater = await times(list(both), of_few.page, lambda path: of_many.page(both[path]))
    return Row(
        benchmark=f"dashboards at ten times the size: {_name(pattern)}",
        yardstick="the same view of a council with a tenth of the contracts",
        writers=1,
        events=0,
        ratio=round(greater.most / lesser.most, 2),
        absolute={**lesser.told("few"), **greater.told("many")},
    )


def filled(scope: Scope) -> Council:
    """The council whose dashboards are measured, as a database is filled with it."""

    async def fill(url: str, access: Access) -> None:
        await access.enter(COMMISSIONER, PASSWORD)
        connection = await asyncpg.connect(url)
        await dashboards_log.fill(connection, scope)
        await connection.execute("ANALYZE")
        await connection.close()

    return Council(fill=fill, person=COMMISSIONER, password=PASSWORD, framework_id=council.framework_id(0))


def _name(pattern: str) -> str:
    return pattern or "all contracts"


def main() -> None:
    """Measure, print and write down."""
    parser = argparse.ArgumentParser(description="Measure the dashboards.")
    parser.add_argument("--quick", action="store_true", help="seconds instead of minutes; writes nothing")
    parser.add_argument("--ten-times", action="store_true", help="measure a council ten times as large, too")
    arguments = parser.parse_args()
    little = Scope(contracts=20, frameworks=4, quarters=4)
    size = Size(scope=little, pages=5, rounds=1) if arguments.quick else Size()
    rows: list[Row] = []
    with server() as url:
        for row in _growing(url, size) if arguments.ten_times else measure(url, size):
            rows.append(row)
            print(told(row), flush=True)
    if not arguments.quick:
        write(rows)


def _growing(url: str, few: Size) -> Iterator[Row]:
    many = msgspec.structs.replace(
        few, scope=msgspec.structs.replace(few.scope, contracts=10 * few.scope.contracts)
    )
    few_url, many_url = (asyncio.run(create(url, name)) for name in ("few", "many"))
    yield from measure_growth(few_url, many_url, few, many)


def told(row: Row) -> str:
    """A row as it is printed, with what it misses."""
    figures = ", ".join(f"{name.replace('_', ' ')} {figure:g}" for name, figure in row.absolute.items())
    return f"{row.benchmark}: {row.ratio:.2f} times {row.yardstick} ({figures}){missed(row)}"


def missed(row: Row) -> str:
    """What a row misses of what it is to reach, or nothing."""
    most = MOST.get(row.benchmark.partition(":")[0])
    if most is not None and row.ratio > most:
        return f", more than {most:g}"
    too_long = row.absolute.get("page_p95_milliseconds", 0) > MOST_MILLISECONDS
    return f", more than {MOST_MILLISECONDS:g} ms" if too_long else ""


if __name__ == "__main__":
    main()
