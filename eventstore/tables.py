"""The names of one application's tables, function, channel and lock."""

import hashlib
from dataclasses import dataclass

from eventstore.errors import InvalidName

LONGEST_NAME = 63
"""PostgreSQL cuts identifiers after 63 bytes without a word, so longer ones are refused here."""

LONGEST_SUFFIX = len("_by_contract")


def quoted(name: str) -> str:
    """Return the name as an SQL identifier."""
    return '"' + name.replace('"', '""') + '"'


@dataclass(frozen=True)
class EventsTable:
    """Where one application keeps its events: one table, and what stands beside it.

    Attributes:
        schema: the PostgreSQL schema.
        name: the table of events, such as `events` or `bankaccounts_events`.

    Raises:
        InvalidName: if PostgreSQL would cut a name that is made from these.
    """

    schema: str = "public"
    name: str = "stored_events"

    def __post_init__(self) -> None:
        longest = LONGEST_NAME - LONGEST_SUFFIX
        for part in (self.schema, self.name):
            if not part or len(part.encode()) > longest or "\x00" in part:
                msg = f"{part!r} cannot name a schema or a table of events: use 1 to {longest} bytes."
                raise InvalidName(msg)

    @property
    def _stem(self) -> str:
        """What the companions' names begin with: `events` has `appends`, `x_events` has `x_appends`."""
        return self.name.removesuffix("events") if self.name.endswith("events") else self.name + "_"

    def _qualified(self, name: str) -> str:
        return f"{quoted(self.schema)}.{quoted(name)}"

    @property
    def events(self) -> str:
        """The table of events, quoted and qualified."""
        return self._qualified(self.name)

    @property
    def appends(self) -> str:
        """The table of what was appended under which idempotency key."""
        return self._qualified(self._stem + "appends")

    @property
    def append(self) -> str:
        """The function that appends."""
        return self._qualified(self._stem + "append")

    @property
    def refuse_change(self) -> str:
        """The trigger function that refuses every change of a stored row."""
        return self._qualified(self._stem + "refuse_change")

    @property
    def channel(self) -> str:
        """The channel that is notified of every append; hashed, as schema and name may be long."""
        return "events_" + hashlib.sha256(self.events.encode()).hexdigest()[:32]

    @property
    def lock(self) -> int:
        """The advisory lock that is held from the choice of a position to its commit."""
        return int.from_bytes(hashlib.sha256(self.events.encode()).digest()[:8], signed=True)
