"""Giving a provider's commands about a return, from a form or a program: one way in."""

from __future__ import annotations

from uuid import UUID, uuid5

from domain.provider_return.commands import ReturnCommand
from services.access import Person
from services.application.application import Executed
from services.application.context import Context
from services.monitoring.desk import PATIENCE, Desk


async def give(  # noqa: PLR0913 - each is said by another
    desk: Desk,
    person: Person,
    contract_id: UUID,
    command: ReturnCommand,
    *,
    key: str,
    source: str,
    patience: float = PATIENCE,
) -> Executed:
    """Give the command as the person, and wait until pages can show what follows from it.

    Args:
        desk: what handlers share.
        person: who gives it.
        contract_id: the contract that the return is of.
        command: what is wanted.
        key: tells the command from others; the same key again gets the first answer.
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
        idempotency_key=_own_key(person, command, key),
    )
    executed = await desk.fingerpost.execute(command, context=context)
    if patience:
        await desk.until_shown(executed.position, patience)
    return executed


def _own_key(person: Person, command: ReturnCommand, key: str) -> UUID:
    """The person's key for this return: nobody can guess or use up a key of somebody else's."""
    return uuid5(command.stream_id, f"{person.person_id}:{key}")
