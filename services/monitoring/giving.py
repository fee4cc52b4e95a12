"""Giving commands as a person, from a form or a program: one way in."""

from __future__ import annotations

from uuid import UUID, uuid5

from domain.shared.facts import Command
from eventstore.source import WEB
from services.access import Person
from services.application.application import Executed
from services.application.context import Context
from services.monitoring.desk import PATIENCE, Desk


async def give(  # noqa: PLR0913 - each is said by another
    desk: Desk,
    person: Person,
    *commands: Command,
    contract_id: UUID | None,
    key: str,
    source: str = WEB,
    patience: float = PATIENCE,
) -> Executed:
    """Give commands as the person, all or none, and wait until pages can show what follows from them.

    Args:
        desk: what handlers share.
        person: who gives them.
        commands: what is wanted: one or more, of one stream.
        contract_id: the contract that it concerns; None where there is none, as for a framework.
        key: tells them from others; the same key again gets the first answer.
        source: by which way it came, as `eventstore.source` writes it.
        patience: seconds to wait until pages can show it; 0 does not ask whether they can.

    Raises:
        DomainError: where a rule refuses it.
        EventStoreError: where it could not be recorded, or it is not known whether it was.
    """
    context = Context(
        actor_id=person.person_id,
        role=person.role,
        council_id=person.council_id,
        contract_id=contract_id,
        source=source,
        idempotency_key=_own_key(person, commands[0].stream_id, key),
    )
    executed = await desk.fingerpost.execute(*commands, context=context)
    if patience:
        await desk.until_shown(executed.position, patience)
    return executed


def _own_key(person: Person, stream_id: UUID, key: str) -> UUID:
    """The person's key for this stream: nobody can guess or use up a key of somebody else's."""
    return uuid5(stream_id, f"{person.person_id}:{key}")
