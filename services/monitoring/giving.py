"""Giving commands as a person, from a form or a program: one way in."""

from __future__ import annotations

from collections.abc import Mapping
from uuid import UUID, uuid5

from domain.shared.errors import DomainError
from domain.shared.facts import Command
from eventstore.errors import EventStoreError
from eventstore.source import WEB
from services.access import Person
from services.application.application import Executed
from services.application.context import Context
from services.monitoring.desk import PATIENCE, Desk
from services.monitoring.forms import Form


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
    context = context_of(person, commands[0].stream_id, contract_id=contract_id, key=key, source=source)
    executed = await desk.fingerpost.execute(*commands, context=context)
    if patience:
        await desk.until_shown(executed.position, patience)
    return executed


def context_of(
    person: Person, stream_id: UUID, *, contract_id: UUID | None, key: str, source: str = WEB
) -> Context:
    """Who gives commands of a stream; the other arguments as `give` takes them."""
    return Context(
        actor_id=person.person_id,
        role=person.role,
        council_id=person.council_id,
        contract_id=contract_id,
        source=source,
        idempotency_key=_own_key(person, stream_id, key),
    )


async def give_form(
    desk: Desk,
    person: Person,
    form: Form,
    *commands: Command,
    contract_id: UUID | None,
    names: Mapping[str, str] | None = None,
) -> Executed | None:
    """Give what a form asks for; None where it was refused, and then the form says why.

    Args:
        desk: what handlers share.
        person: who gives it.
        form: from which the commands were read; it also tells a double click from a second wish.
        commands: what is wanted: one or more, of one stream.
        contract_id: as `give` takes it.
        names: where the form calls a part otherwise than the domain; see `Form.placed`.
    """
    try:
        return await give(desk, person, *commands, contract_id=contract_id, key=form.key)
    except DomainError as error:
        form.placed(error, names)
    except EventStoreError as error:
        form.not_recorded(error)
    return None


def _own_key(person: Person, stream_id: UUID, key: str) -> UUID:
    """The person's key for this stream: nobody can guess or use up a key of somebody else's."""
    return uuid5(stream_id, f"{person.person_id}:{key}")
