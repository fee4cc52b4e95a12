"""Giving what a form asks for through a way in that looks further than one stream, such as an award."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping
from uuid import UUID

from domain.shared.errors import DomainError
from eventstore.errors import EventStoreError
from services.access import Person
from services.application.application import Executed
from services.application.context import Context
from services.monitoring.desk import Desk
from services.monitoring.forms import Form
from services.monitoring.giving import context_of


async def give_through(  # noqa: PLR0913 - each is said by another
    desk: Desk,
    person: Person,
    form: Form,
    way: Callable[[Context], Awaitable[Executed]],
    *,
    contract_id: UUID,
    names: Mapping[str, str],
) -> Executed | None:
    """Give what a form asks for, and wait until pages can show it; None where it was refused.

    Args:
        desk: what handlers share.
        person: who gives it.
        form: says what is wrong where it was refused; it also tells a double click from a second wish.
        way: the way in, which takes who asks.
        contract_id: the contract that it concerns.
        names: where the form calls a part otherwise than the domain; see `Form.placed`.
    """
    try:
        executed = await way(context_of(person, contract_id, contract_id=contract_id, key=form.key))
    except DomainError as error:
        form.placed(error, names)
    except EventStoreError as error:
        form.not_recorded(error)
    else:
        await desk.until_shown(executed.position)
        return executed
    return None
