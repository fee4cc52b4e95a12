"""Kill PostgreSQL and the service in the middle of submissions, and see what the record makes of it.

    python -m tests.load.kill --kills 200

A whole installation runs as it would for a user: the embedded database, and `fingerpost serve all`. Clients
submit returns over HTTP, without a pause, and send again what fails. Now the one and now the other is killed
with SIGKILL, each time when some more submissions were acknowledged, so that there is always something under
way. What is killed is started again, and nothing is repaired by hand.
"""

from __future__ import annotations

import argparse
import asyncio
import random
import sys
import tempfile
import time
from collections.abc import Callable, Mapping
from pathlib import Path
from uuid import UUID

import click
import msgspec

from services.access import Access, Cookies, keeping, reading_only
from services.application.application import Fingerpost
from services.operations.migrations import migrate
from tests.load.clients import Client, Ledger
from tests.load.evidence import read_log, read_pages
from tests.load.stack import Database, Service
from tests.load.verdict import Logged, Sent, Shown, complaints
from tests.load.world import furnish

CLIENTS = 8
BETWEEN = (5, 25)
"""So many more submissions are acknowledged before the next kill."""
LONGEST_WAIT = 0.1
"""Seconds: the kill comes at a moment drawn by lot after that, not just when something was answered."""
RETURNS = 60
"""Returns that are opened for each kill; more than are submitted between two."""
PATIENCE = 120.0
"""Seconds after a kill within which submissions must be acknowledged again."""


class Account(msgspec.Struct, frozen=True, kw_only=True):
    """What is left when a campaign is over.

    Attributes:
        sent: the clients' account of it.
        log: the log's.
        shown: the read models'.
        failures: requests that failed.
        repeated: acknowledgements of what had been acknowledged before.
        seconds: from the first submission to the last acknowledgement.
    """

    sent: list[Sent]
    log: list[Logged]
    shown: Mapping[UUID, Shown]
    failures: int
    repeated: int
    seconds: float

    @property
    def complaints(self) -> list[str]:
        """What is wrong, one sentence each."""
        return complaints(self.sent, self.log, self.shown)

    def __str__(self) -> str:
        acknowledged = sum(bool(one.positions) for one in self.sent)
        return (
            f"{len(self.sent)} submissions in {self.seconds:.0f} s, {acknowledged} acknowledged; "
            f"{self.failures} requests failed; {self.repeated} acknowledgements were of what had been "
            f"acknowledged before; {len(self.log)} events in the log."
        )


async def campaign(folder: Path, kills: int, lot: random.Random, say: Callable[[str], object]) -> Account:
    """Kill so many times, one and the other in turn, and take everybody's account.

    Args:
        folder: an empty folder for the installation; its path may be long.
        kills: how often; every second one is PostgreSQL.
        lot: draws when.
        say: is told of each kill.

    Raises:
        TimeoutError: where the service does not come back.
    """
    with Database(folder / "data") as database, Service(folder / "data") as service:
        await _furnish(database.url, (kills + 1) * RETURNS)
        service.start()
        await service.until_ready()
        ledger, stop, numbers = Ledger(), asyncio.Event(), iter(range((kills + 1) * RETURNS))
        clients = [Client(service.address, ledger, numbers, stop) for _ in range(CLIENTS)]
        for client in clients:
            await client.sign_in()
        begun = time.monotonic()
        async with asyncio.TaskGroup() as working:
            for client in clients:
                working.create_task(client.work())
            for number in range(kills):
                await _until_under_way(ledger, lot)
                what = (service, database)[number % 2]
                say(f"kill {number + 1}: {type(what).__name__.lower()}, {ledger.acknowledged} acknowledged")
                what.kill()
                if what is service:
                    service.start()
            await _until_under_way(ledger, lot)
            stop.set()
        seconds = time.monotonic() - begun
        service.stop()
        return Account(
            sent=ledger.sent,
            log=await read_log(database.url),
            shown=await read_pages(database.url),
            failures=ledger.failures,
            repeated=ledger.repeated,
            seconds=seconds,
        )


async def _until_under_way(ledger: Ledger, lot: random.Random) -> None:
    await ledger.until(ledger.acknowledged + lot.randint(*BETWEEN), PATIENCE)
    await asyncio.sleep(lot.uniform(0, LONGEST_WAIT))


async def _furnish(url: str, returns: int) -> None:
    await migrate(url)
    keeper, reader = keeping(url), reading_only(url)
    async with Fingerpost(url) as fingerpost:
        await furnish(fingerpost, Access(keeper, reader, Cookies(secure=False)), returns)
    await keeper.dispose()
    await reader.dispose()


def main() -> int:
    """Run a campaign and tell what it came to; 1 where something was lost, doubled or changed."""
    parser = argparse.ArgumentParser(description="Kill PostgreSQL and the service, and look for losses.")
    parser.add_argument("--kills", type=int, default=20, help="how often (20)")
    parser.add_argument("--seed", type=int, default=time.time_ns(), help="draws when; the same, alike")
    asked = parser.parse_args()
    click.echo(f"seed {asked.seed}")
    lot = random.Random(asked.seed)  # noqa: S311 - nobody is to be surprised by it
    with tempfile.TemporaryDirectory(prefix="fingerpost-kill-") as folder:
        found = asyncio.run(campaign(Path(folder), asked.kills, lot, click.echo))
    click.echo(found)
    for complaint in found.complaints:
        click.echo(complaint, err=True)
    click.echo("Something is wrong." if found.complaints else "Nothing acknowledged was lost or doubled.")
    return 1 if found.complaints else 0


if __name__ == "__main__":
    sys.exit(main())
