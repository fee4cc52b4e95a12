"""What every event and every command of the domain is built on."""

from __future__ import annotations

from uuid import UUID

import msgspec


class Fact(msgspec.Struct, frozen=True, kw_only=True):
    """An event: something that happened, in the past tense, never changed afterwards.

    A fact says what happened and nothing of where it is kept: stream, version, position, actor and time
    stand in the envelope that the event store puts around it.
    """


class Command(msgspec.Struct, frozen=True, kw_only=True):
    """A wish, in the imperative. `decide` answers it with facts or refuses it with a `DomainError`."""

    stream_id: UUID
