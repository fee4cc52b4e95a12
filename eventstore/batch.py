"""Commands as the arrays that the append function takes, and its answer as what became of each."""

from collections.abc import Mapping, Sequence
from typing import Any
from uuid import UUID

import asyncpg

from eventstore.commands import Command, Recorded
from eventstore.errors import EventStoreError, IdempotencyKeyReused, WrongExpectedVersion
from eventstore.records import NOTHING_SAID, Metadata, PendingEvent
from eventstore.tables import EventsTable

Outcome = Recorded | EventStoreError
"""What became of a command: where it stands, or why it was refused."""

ARGUMENTS = 21


def append_statement(names: EventsTable) -> str:
    """Return the statement that calls the append function with the arrays of `arrays`."""
    return f"SELECT * FROM {names.append}({', '.join(f'${n}' for n in range(1, ARGUMENTS + 1))})"  # noqa: S608


def arrays(commands: Sequence[Command]) -> list[list[Any]]:
    """Return the arguments of the append function for commands that share no stream and no key.

    What is said about events is sent once for all events of which it is said: commands have thirty events
    and one actor.
    """
    part_rows: list[tuple[int, UUID, int]] = []
    event_rows: list[tuple[int, int, int, int, bytes]] = []
    metadata: dict[Metadata, int] = {}
    types: dict[tuple[str, int], int] = {}
    said, said_number = None, 0
    for number, command in enumerate(commands, 1):
        parts: dict[UUID | str, int] = {}
        for stream, expected in command.expected.items():
            part_rows.append((number, stream, expected))
            parts[stream] = len(part_rows)
        for event in command.events:
            new, schema_version = NOTHING_SAID, 1
            if isinstance(event, PendingEvent):
                new, schema_version = event.metadata, event.schema_version
            if new is not said:  # looking it up means to hash six UUIDs
                said, said_number = new, metadata.setdefault(new, len(metadata) + 1)
            event_rows.append(
                (
                    parts[event.originator_id],
                    said_number,
                    types.setdefault((event.topic, schema_version), len(types) + 1),
                    event.originator_version,
                    event.state,
                )
            )
    return [
        *_commands(commands),
        *_columns(part_rows),
        *_metadata(metadata),
        *_columns(list(types)),
        *_columns(event_rows),
    ]


def outcomes(commands: Sequence[Command], answer: asyncpg.Record) -> list[Outcome]:
    """Return what became of each command, given the append function's answer for them."""
    refused: dict[int, int] = {number: at for at, number in enumerate(answer["refused"] or ())}
    position: int = answer["head"]
    found: list[Outcome] = []
    for number, command in enumerate(commands, 1):
        if number in refused:
            found.append(_refusal(command, answer, refused[number]))
        else:
            size = len(command.events)
            found.append(Recorded(first_position=position + 1, last_position=position + size))
            position += size
    return found


def _refusal(command: Command, answer: asyncpg.Record, at: int) -> Outcome:
    same: bool | None = answer["known_same"][at]
    if same is None:
        stream: UUID = answer["collided_stream"][at]
        return WrongExpectedVersion(stream, command.expected[stream], answer["collided_version"][at])
    if not same:
        return IdempotencyKeyReused(command.key)
    return Recorded(
        first_position=answer["known_first"][at],
        last_position=answer["known_last"][at],
        repeated=True,
    )


def _commands(commands: Sequence[Command]) -> list[list[Any]]:
    return [
        [command.key for command in commands],
        [command.fingerprint for command in commands],
        [len(command.events) for command in commands],
        [command.moment for command in commands],
    ]


def _metadata(metadata: Mapping[Metadata, int]) -> list[list[Any]]:
    return [
        [said.council_id for said in metadata],
        [said.contract_id for said in metadata],
        [said.actor_id for said in metadata],
        [said.correlation_id for said in metadata],
        [said.causation_id for said in metadata],
        [said.role for said in metadata],
        [said.source for said in metadata],
    ]


def _columns(rows: Sequence[tuple[Any, ...]]) -> list[list[Any]]:
    return [list(column) for column in zip(*rows, strict=True)]
