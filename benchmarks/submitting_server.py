"""The monitoring service for benchmark (3), on our write side or on the library's stock recorder.

python -m benchmarks.submitting_server ours|projecting|stock DATABASE_URL PORT

"projecting" is ours with the projector beside it.
"""

from __future__ import annotations

import asyncio
import sys
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from typing import Any, Self, cast
from urllib.parse import parse_qs, urlsplit
from uuid import UUID

from eventsourcing.application import Application
from eventsourcing.domain import DomainEventProtocol
from eventsourcing.persistence import Mapper, StoredEvent

from domain.codec import CODEC
from domain.shared.facts import Command
from eventstore.envelope import Envelope, enclose
from eventstore.folding import Folded, folding
from eventstore.mapper import EnvelopeMapper
from eventstore.records import Metadata
from services.application.application import Executed, Fingerpost, utc_now
from services.application.context import Context
from services.application.streams import STREAM_OF
from services.monitoring.app import create_app
from services.operations.serving import serve
from services.settings import Settings

SCHEMA = "stock"
CONNECTIONS = 16


class StockMapper(EnvelopeMapper):
    """Our codec over the library's rows, which carry nothing about an event beside the event itself."""

    def to_domain_event(self, stored_event: StoredEvent) -> DomainEventProtocol[UUID]:
        """Return the envelope of a stored fact."""
        return cast(
            "DomainEventProtocol[UUID]",
            Envelope(
                stream_id=cast("UUID", stored_event.originator_id),
                version=stored_event.originator_version,
                fact=CODEC.decode(stored_event.topic, 1, stored_event.state),
            ),
        )


class StockFingerpost(Application[UUID]):
    """The write side as it would be without an event store of our own: `save` in a pool of threads.

    It decides by the same domain. It checks no idempotency key and keeps no actor, council or contract.
    """

    def __init__(self, database_url: str) -> None:
        address = urlsplit(database_url)
        super().__init__(
            env={
                "PERSISTENCE_MODULE": "eventsourcing.postgres",
                "POSTGRES_DBNAME": address.path.strip("/"),
                "POSTGRES_HOST": parse_qs(address.query)["host"][0],
                "POSTGRES_PORT": "5432",
                "POSTGRES_USER": address.username or "",
                "POSTGRES_PASSWORD": "",
                "POSTGRES_SCHEMA": SCHEMA,
                "POSTGRES_POOL_SIZE": str(CONNECTIONS),
            }
        )
        self._threads = ThreadPoolExecutor(CONNECTIONS)

    def construct_mapper(self) -> Mapper[UUID]:
        """Return the mapper of our facts."""
        return StockMapper(CODEC)

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(self, *_: object) -> None:
        self._threads.shutdown()
        self.close()

    async def execute(self, *commands: Command, context: Context) -> Executed:
        """Decide commands for one stream and record what follows, as `Fingerpost.execute` does."""
        loop = asyncio.get_running_loop()
        return await loop.run_in_executor(self._threads, self._execute, commands, context)

    def _execute(self, commands: Sequence[Command], context: Context) -> Executed:
        stream_id, kind = commands[0].stream_id, STREAM_OF[type(commands[0])]
        folded: Folded[Any] = self.repository.get(stream_id, projector_func=folding(kind.evolve, kind.empty))
        facts = kind.decide_all(folded.state, commands, utc_now())
        said = Metadata(council_id=context.council_id, contract_id=context.contract_id)
        self.save(*enclose(stream_id, folded.version, facts, said))
        # Its positions are not those of the log that read models follow: there is nothing to wait for.
        return Executed(
            stream_id=stream_id, version=folded.version + len(facts), position=0, events=len(facts)
        )


def main() -> None:
    """Serve until told to stop."""
    contender, database_url, port = sys.argv[1:]
    settings = Settings(database_url=database_url, port=int(port), log="warning")
    stock = cast("Fingerpost", StockFingerpost(database_url)) if contender == "stock" else None
    serve(create_app(settings, fingerpost=stock), settings, projecting=contender == "projecting")


if __name__ == "__main__":
    main()
