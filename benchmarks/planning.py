"""(4) Planning at scale: a commissioner's pages over 100 outcomes, 600 indicators and 500 contracts.

The same pages are asked for from two services of this version, each in a process of its own: one over the
demonstration, one over a council with one framework of 100 outcomes and 600 indicators, and 500 contracts of
as many providers, which work for ten to twelve of the outcomes and have reported on twenty quarters. Both are
looked at on the demonstration's day. What is published is how many times as long a page takes there: three at
most.

Run `python -m benchmarks.planning`; `--quick` takes seconds and proves nothing but that it runs.
"""

from __future__ import annotations

import argparse
import asyncio
from collections.abc import Awaitable, Callable, Iterator, Mapping
from uuid import UUID

import asyncpg
import msgspec

from benchmarks import planning_council, planning_log
from benchmarks.append import server
from benchmarks.measure import Rates, Row, rate, ratio, rounds, write
from benchmarks.planning_council import Scope
from benchmarks.planning_server import Database, Pages, serving
from demonstration import people
from demonstration.aldermere import youth
from demonstration.load import load
from services.access import Access, Cookies, Person, keeping, reading_only
from services.access.service import SignedIn
from services.application.application import Fingerpost
from services.operations.migrations import migrate
from services.operations.projecting import projector

PASSWORD = "a password that nobody guesses"  # noqa: S105 - of an invented person
MOST = 3.0
"""Times as long as the demonstration's that a page may take."""
Fill = Callable[[str, Access], Awaitable[None]]


class Size(msgspec.Struct, frozen=True, kw_only=True):
    """How much is measured.

    Attributes:
        scope: what the greater council holds.
        rounds: turns of each page of each service.
        pages: how often a page is asked for in a turn.
    """

    scope: Scope = Scope()
    rounds: int = 9
    pages: int = 20


class Council(msgspec.Struct, frozen=True, kw_only=True):
    """A council in a database.

    Attributes:
        fill: records its history.
        person: its commissioner.
        password: with which they sign in.
        framework_id: the framework whose designer is measured.
    """

    fill: Fill
    person: Person
    password: str
    framework_id: UUID

    def pages(self) -> Mapping[str, str]:
        """The addresses that are measured, by the name of the page."""
        return {
            "what needs you": "/worklist",
            "contracts": "/contracts",
            "coverage": "/coverage",
            "framework designer": f"/frameworks/{self.framework_id}",
        }


async def _load_demonstration(url: str, access: Access) -> None:
    async with Fingerpost(url) as application:
        await load(application, access, _unseen)


def _unseen(_what: str, _done: int, _total: int) -> None:
    """Nobody watches how far the demonstration has come."""


DEMONSTRATION = Council(
    fill=_load_demonstration,
    person=next(known.person for known in people.PEOPLE if known.key == "commissioner"),
    password=people.PASSWORD,
    framework_id=youth.SERVICE.award.framework_id,
)


def planning(scope: Scope) -> Council:
    """The greater council."""

    async def fill(url: str, access: Access) -> None:
        await access.enter(planning_council.COMMISSIONER, PASSWORD)
        connection = await asyncpg.connect(url)
        await planning_log.fill(connection, scope)
        await connection.close()

    return Council(
        fill=fill,
        person=planning_council.COMMISSIONER,
        password=PASSWORD,
        framework_id=planning_council.FRAMEWORK,
    )


async def prepare(url: str, council: Council) -> Database:
    """Record a council's history in an empty database, project it, and sign its commissioner in."""
    await migrate(url)
    keeper, reader = keeping(url), reading_only(url)
    access = Access(keeper, reader, Cookies(secure=False))
    await council.fill(url, access)
    async with projector(url) as made:
        await made.drain()
    connection = await asyncpg.connect(url)
    await connection.execute("VACUUM ANALYZE")  # as autovacuum does, sooner or later
    await connection.close()
    signed_in = await access.sign_in(
        council.person.email, council.password, address="127.0.0.1", cookie_header=None
    )
    await keeper.dispose()
    await reader.dispose()
    assert isinstance(signed_in, SignedIn)
    return Database(url, f"{Cookies(secure=False).name('session')}={signed_in.token}")


def measure(few_url: str, many_url: str, few: Council, many: Council, size: Size) -> Iterator[Row]:
    """Ask two services for the same pages in turns, and yield the figures of each page.

    Args:
        few_url: an empty database for the lesser council.
        many_url: an empty database for the greater one.
        few: the lesser council.
        many: the greater council.
        size: how much is measured.
    """
    databases = asyncio.run(prepare(few_url, few)), asyncio.run(prepare(many_url, many))
    with serving(*databases) as (of_few, of_many):
        for page, address in few.pages().items():
            turns = {
                "demonstration": _turn(of_few, address, size.pages),
                "at_scale": _turn(of_many, many.pages()[page], size.pages),
            }
            yield row_of(page, rounds(size.rounds, turns))


def _turn(pages: Pages, address: str, times: int) -> Callable[[], float]:
    return lambda: pages.rate(address, times)


def row_of(page: str, found: list[Rates]) -> Row:
    """The figures of one page."""
    return Row(
        benchmark=f"planning: {page}",
        yardstick="the same page over 100 outcomes, 600 indicators and 500 contracts",
        writers=1,
        events=0,
        ratio=ratio(found, "demonstration", "at_scale"),
        absolute={
            f"{name}_milliseconds": round(1000 / rate(found, name), 1)
            for name in ("demonstration", "at_scale")
        },
    )


async def create(url: str, name: str) -> str:
    """Create another database on a server, and return its address."""
    connection = await asyncpg.connect(url)
    await connection.execute(f"CREATE DATABASE {name}")
    await connection.close()
    return url.replace("/fingerpost?", f"/{name}?")


def main() -> None:
    """Measure, print and write down."""
    parser = argparse.ArgumentParser(description="Measure a commissioner's pages.")
    parser.add_argument("--quick", action="store_true", help="seconds instead of minutes; writes nothing")
    quick: bool = parser.parse_args().quick
    little = Scope(outcomes=20, indicators=60, contracts=30, quarters=2)
    size = Size(scope=little, rounds=1, pages=2) if quick else Size()
    rows: list[Row] = []
    with server() as url:
        few_url, many_url = (asyncio.run(create(url, name)) for name in ("few", "many"))
        for row in measure(few_url, many_url, DEMONSTRATION, planning(size.scope), size):
            rows.append(row)
            few, many = row.absolute["demonstration_milliseconds"], row.absolute["at_scale_milliseconds"]
            verdict = "" if row.ratio <= MOST else f", more than {MOST:g}"
            print(f"{row.benchmark}: {few} and {many} ms: {row.ratio:.2f} times as long{verdict}", flush=True)
    if not quick:
        write(rows)


if __name__ == "__main__":
    main()
