"""What a council decides, and how it evolves."""

from __future__ import annotations

from datetime import datetime

import msgspec

from domain.council.commands import CouncilCommand, RegisterCouncil, RenameCouncil
from domain.council.events import CouncilEvent, CouncilRegistered, CouncilRenamed
from domain.shared.errors import AlreadyDone, Invalid, NotFound


class Council(msgspec.Struct, frozen=True):
    """State of one council."""

    name: str = ""


def decide(state: Council, command: CouncilCommand, now: datetime) -> tuple[CouncilEvent, ...]:
    """Answer a command with the facts that follow from it.

    Raises:
        DomainError: where a rule is broken.
    """
    name = command.name.strip()
    if not name:
        raise Invalid("Give the council its name.", field="name")
    match command:
        case RegisterCouncil():
            if state.name:
                raise AlreadyDone(f"{state.name} is already registered.")
            return (CouncilRegistered(name=name),)
        case RenameCouncil():
            if not state.name:
                raise NotFound("There is no such council. Register it first.")
            return () if name == state.name else (CouncilRenamed(name=name),)


def evolve(state: Council, event: CouncilEvent) -> Council:
    """The state after one more fact. Never raises: an old stream must always load."""
    return msgspec.structs.replace(state, name=event.name)
